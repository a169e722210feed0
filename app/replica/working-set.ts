// Owns the working set of a handheld: all it needs in memory, answered within a frame; what is recorded is applied at once
// and then kept; what the server says is stored and then shown. Does not know the network, nor any screen or job.
import { operations, type Wish } from '../../shared/operations/index.ts'
import type { Operation } from '../../shared/operations/operation.ts'
import { nextTime } from '../../shared/protocol/times.ts'
import type { Effects } from '../../shared/rows/draft.ts'
import type { MemoryState } from '../../shared/rows/memory-state.ts'
import { sameRow } from '../../shared/rows/same-row.ts'
import {
  type Change,
  handheldKinds,
  packScope,
  type Scope,
  type State,
  tenantScope,
  warehouseScope,
} from '../../shared/rows/tables.ts'
import type { Catalogue } from '../../shared/scan/scanned.ts'
import { makeId, type OperationId, type WarehouseId } from '../../shared/values/ids.ts'
import { assert, Bug, ok, type Result } from '../../shared/values/result.ts'
import { type Instant, instant } from '../../shared/values/time.ts'
import type { Environment } from './environment.ts'
import type { Image } from './image.ts'
import { Incoming } from './incoming.ts'
import { changesIn, ineffective, type Learned, remembered } from './learned.ts'
import { isBetween, isStaged } from './marks.ts'
import { ImageLost, type Read, readAll, whenThere } from './reading.ts'
import { Rebase } from './rebase.ts'
import { scanCatalogue } from './scan-catalogue.ts'
import type { Contact, Identity, Opening, OutboxMark, ReplicaStorage, RowsMark, Session, Unkept } from './storage.ts'
import type { TabChannel } from './tab-channel.ts'
import { isUntidy, tidyStorage } from './tidy.ts'
import { type Topic, Versions } from './versions.ts'

/** In rows. */
export interface CopyProgress {
  readonly arrived: number
  readonly coming: number | undefined
}

interface Options {
  readonly storage: ReplicaStorage
  readonly environment: Environment
  readonly tabs: TabChannel
  /** Does what tidyStorage does, away from the screen. */
  readonly tidyApart?: (scopes: readonly Scope[]) => Promise<boolean>
}

/** The two moments of recording, never mixed. */
export interface Recorded {
  readonly ids: readonly OperationId[]
  /** What it did, already in the working set: the screen may go on. */
  readonly answered: Effects
  /** Resolves when all of it is durably saved: tick, success sound. A Fault means it is not, and has been taken back. */
  readonly kept: Promise<void>
}

export class WorkingSet {
  readonly #storage: ReplicaStorage
  readonly #environment: Environment
  readonly #tabs: TabChannel
  readonly #tidyApart: (scopes: readonly Scope[]) => Promise<boolean>
  readonly #versions = new Versions()
  readonly #view = new Rebase((kind) => this.#versions.changed(kind))
  readonly #incoming = new Incoming()
  /** How far a copy that is gathered beside this has come. */
  #copying: CopyProgress | undefined
  #coming: number | undefined
  readonly #keptListeners = new Set<() => void>()
  readonly #stopListening: () => void
  #identity: Identity
  #mark: RowsMark
  #outbox: OutboxMark
  #contact: Contact | undefined
  #session: Session | undefined
  #hand: unknown
  #image: Image | undefined
  #lastAt: number
  /** Another tab is in the middle of a pull whose first rows this one has not read. */
  #behind = false
  /** Settling and catching up happen one after the other. */
  #turn: Promise<unknown> = Promise.resolve()

  /** What scanned codes name. */
  readonly catalogue: Catalogue

  private constructor(
    { storage, environment, tabs, tidyApart }: Options,
    identity: Identity,
    outbox: OutboxMark,
    opening: Opening,
  ) {
    this.#storage = storage
    this.#environment = environment
    this.#tabs = tabs
    this.#tidyApart = tidyApart ?? ((scopes) => tidyStorage(storage, scopes))
    this.#identity = identity
    this.#outbox = outbox
    this.#lastAt = outbox.lastAt
    this.#mark = opening.rows
    this.#contact = opening.contact
    this.#session = opening.session
    this.#hand = opening.hand
    this.catalogue = scanCatalogue(
      () => this.#view.rows,
      () => this.warehouse,
    )
    this.#stopListening = tabs.listen((message) => {
      // A store that can't be read now will be by the next exchange, which says so.
      if (message !== 'nudge') this.refresh().catch(() => undefined)
    })
  }

  /**
   * Reads what the first screens ask, and the rest of the rows behind them; undefined where the device is not enrolled.
   * @throws Fault where the store can't be read
   */
  static async open(options: Options): Promise<WorkingSet | undefined> {
    for (;;) {
      const read = await readAll(options.storage, false)
      const { identity, outbox } = read.opening
      if (!identity || !outbox) return undefined
      const set = new WorkingSet(options, identity, outbox, read.opening)
      try {
        // What other tabs tell meanwhile comes after it.
        await set.#queued(() => set.#begin(read))
      } catch (lost) {
        set.close()
        if (!(lost instanceof ImageLost)) throw lost
        continue
      }
      void options.environment.painted().then(() => set.whenWhole().catch(() => undefined))
      return set
    }
  }

  /** What rules and jobs read: the server's rows with the device's own work on top. */
  get state(): State {
    return this.#view
  }

  /** For lists and look-ups of screens. Ask anew at each draw: a new copy is another object. */
  get rows(): Pick<MemoryState, 'get' | 'find' | 'count' | 'all' | 'size'> {
    return this.#view.rows.state
  }

  get identity(): Identity {
    return this.#identity
  }

  get warehouse(): WarehouseId {
    return this.#identity.warehouse
  }

  get session(): Session | undefined {
    return this.#session
  }

  /** The task in hand as last recorded; null for none. */
  get hand(): unknown {
    return this.#hand
  }

  get mark(): RowsMark {
    return this.#mark
  }

  get outbox(): OutboxMark {
    return this.#outbox
  }

  get contact(): Contact | undefined {
    return this.#contact
  }

  /** The time by the server's clock, as far as this device knows it. */
  now(): Instant {
    return instant(Math.round(this.#environment.now() + (this.#contact?.offset ?? 0)))
  }

  /** Kept operations that the server has not answered. */
  get unsent(): number {
    const { next, acked } = this.#outbox.stream
    return next - 1 - acked
  }

  /** Operations that the rows from the server do not show yet, oldest first; those with `n` 0 are not kept yet. */
  get pending(): readonly Operation[] {
    return this.#view.pending
  }

  /** Rows that wait for the rest of a pull, or of a copy. */
  get arriving(): number {
    return this.#copying?.arrived ?? this.#incoming.count
  }

  /** How many rows of it are still to come; undefined where nobody has counted. */
  get coming(): number | undefined {
    return this.#copying ? this.#copying.coming : this.#coming
  }

  /** Whether a whole copy of everything that this device works with is here. */
  get ready(): boolean {
    return this.scopes().every((scope) => this.#mark.complete.includes(scope))
  }

  /** Whether every row can be read at once: after a restart most come while the first screen is drawn. */
  get whole(): boolean {
    return this.#image?.whole ?? true
  }

  /** Resolves when every row can be read; until then reading may throw a promise of it. @throws Fault */
  whenWhole(): Promise<void> {
    return this.whole ? Promise.resolve() : this.#inTurn(() => Promise.resolve())
  }

  /** What the device asks the server for: its own warehouse, and others as long as work there is not sent. */
  scopes(): readonly Scope[] {
    const scopes = new Set<Scope>([tenantScope, warehouseScope(this.warehouse)])
    for (const { warehouse } of this.#view.pending) scopes.add(warehouseScope(warehouse))
    if (this.#view.get('device', this.#identity.device)?.packStation) scopes.add(packScope(this.warehouse))
    return [...scopes]
  }

  /** For useSyncExternalStore. */
  readonly subscribe = (listener: () => void): (() => void) => this.#versions.subscribe(listener)

  /** A number that changes when something of the topic has changed; without a topic, when anything has. */
  readonly version = (topic?: Topic): number => this.#versions.of(topic)

  /** Called after each operation of this tab is kept. */
  onKept(run: () => void): () => void {
    this.#keptListeners.add(run)
    return () => this.#keptListeners.delete(run)
  }

  /**
   * Records what a job decided: applied at once, then kept together with the task in hand. A request that the rules refuse
   * is not recorded; nothing of its batch is.
   * @param given the task in hand as it stands after it, or how it follows from the ids of what is recorded; null for none;
   * absent leaves it
   * @throws Bug where nobody is signed in, or a wish is not what its schema says
   */
  record(wishes: readonly Wish[], given?: unknown): Result<Recorded> {
    assert(this.whole, 'recorded before every row could be read')
    const lastAt = this.#lastAt
    const unkept: Unkept[] = []
    const effects: Effects[] = []
    for (const wish of wishes) {
      const operation = this.#operationOf(wish)
      unkept.push(operation)
      const applied = this.#view.run({ ...operation, ...this.#origin(), n: 0 })
      if (applied.outcome === 'applied') effects.push(applied.effects)
      else if (applied.outcome === 'refused' || isBug(applied.reason)) {
        this.#view.takeBack(idsOf(unkept))
        this.#lastAt = lastAt
        this.#versions.tell()
        if (applied.outcome === 'refused') return applied.refusal
        throw new Bug(`${wish.type} is ${applied.reason}`)
      }
    }
    const before = this.#hand
    const ids = unkept.map(({ id }) => id)
    const hand: unknown = typeof given === 'function' ? given(ids) : given
    if (hand !== undefined) this.#setHand(hand)
    this.#versions.tell()
    return ok({ ids, answered: sum(effects), kept: this.#keep(unkept, hand, before) })
  }

  /** Keeps the task in hand between two facts. @throws Fault where it can't */
  async keepHand(hand: unknown): Promise<void> {
    const before = this.#hand
    this.#setHand(hand)
    this.#versions.tell()
    await this.#keep([], hand, before)
  }

  async setSession(session: Session | undefined): Promise<void> {
    await this.#storage.setNote('session', session)
    this.#session = session
    this.#versions.changed('session')
    this.#versions.tell()
  }

  /** Goes on in another warehouse, in every tab; what is copied of this one stays until the rows are next packed. */
  async enterWarehouse(warehouse: WarehouseId): Promise<void> {
    const identity = { ...this.#identity, warehouse }
    await this.#storage.setNote('identity', identity)
    this.#identity = identity
    this.#versions.changed('copy')
    this.#tabs.post('settled')
    this.#versions.tell()
  }

  /**
   * Stores and then shows what an exchange taught, also that another copy of all rows is to begin; gathering one is not its
   * work. False where another tab was faster: then nothing of it happened.
   */
  settle(learned: Learned): Promise<boolean> {
    return this.#inTurn(async () => {
      if (this.#behind) await this.#reload()
      if (learned.after !== this.#mark.stored) return false
      const rows = changesIn(
        learned.rows,
        (kind, id) => this.#incoming.lookup(kind, id)?.row ?? this.#view.get(kind, id),
      )
      const { after, mark, stream, whole, contact } = learned
      const acks = remembered(learned.acks)
      const outbox = await this.#storage.settle({ after, rows, mark, stream, acks, contact })
      if (!outbox) {
        await this.#catchUp()
        return false
      }
      this.#contact = contact
      this.#coming = learned.coming
      this.#setOutbox(outbox)
      this.#view.noteIneffective(ineffective(acks))
      await this.#takeIn(mark, rows, whole)
      this.#mark = mark
      this.#tabs.post('settled')
      this.#versions.tell()
      return true
    })
  }

  /** A copy of all rows is gathered into the store, by this tab or beside it, and with it what waits is sent. */
  noteCopying(progress: CopyProgress): void {
    this.#copying = progress
    this.#versions.changed('copy')
    this.#versions.tell()
    // A store that can't be read now will be at the end of the copy, which says so.
    if (this.unsent > 0) this.refresh().catch(() => undefined)
  }

  /** The gathering has ended: shows the copy where it is whole. @throws Fault where the store can't be read */
  async noteCopied(): Promise<void> {
    await this.refresh()
    if (this.#mark.replaces === undefined) this.#copying = undefined
    this.#versions.changed('copy')
    this.#versions.tell()
    this.#tabs.post('settled')
  }

  /** Offers all that is remembered in a new stream, after a copy of this device has used the numbers of `lost`. */
  async fork(lost: string, incarnation: string): Promise<void> {
    await this.#storage.fork(lost, incarnation)
    await this.refresh()
    this.#tabs.post('settled')
  }

  /** Reads what other tabs have done. */
  refresh(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#catchUp()
      this.#versions.tell()
    })
  }

  /** Makes the next start faster; for an idle moment. */
  async tidy(): Promise<void> {
    if (!this.ready || !(await isUntidy(this.#storage))) return
    if (await this.#tidyApart(this.scopes())) await this.refresh()
  }

  /** Stops hearing other tabs; the store is the caller's to close. */
  close(): void {
    this.#stopListening()
  }

  #operationOf(wish: Wish): Unkept {
    const session = this.#session
    assert(session, `${wish.type} recorded with nobody signed in`)
    const rawAt = instant(Math.round(this.#environment.now()))
    const at = nextTime(rawAt, this.#contact?.offset ?? 0, this.#lastAt)
    this.#lastAt = at
    const random = () => this.#environment.randomBytes()
    const id = makeId<OperationId>({ now: () => at, random })
    const { type, body } = wish
    return { id, type, v: operations[type].version, at, rawAt, by: session.person, warehouse: this.warehouse, body }
  }

  #origin(): Pick<Operation, 'device' | 'incarnation'> {
    const { device, stream } = this.#outbox
    return { device, incarnation: stream.incarnation }
  }

  async #keep(unkept: readonly Unkept[], hand: unknown, before: unknown): Promise<void> {
    try {
      // The answer first: opening a transaction costs a slow device half a frame.
      await this.#environment.painted()
      const kept = await this.#storage.keep(hand === undefined ? { operations: unkept } : { operations: unkept, hand })
      this.#noteKept(kept)
    } catch (cause) {
      this.#view.takeBack(idsOf(unkept))
      if (hand !== undefined && this.#hand === hand) this.#setHand(before)
      this.#versions.tell()
      throw cause
    }
    if (unkept.length === 0) return
    this.#tabs.post('kept')
    for (const run of [...this.#keptListeners]) run()
  }

  #noteKept(kept: readonly Operation[]): void {
    const last = kept[kept.length - 1]
    if (!last) return
    this.#view.number(kept)
    this.#lastAt = Math.max(this.#lastAt, last.at)
    const { stream } = this.#outbox
    const next = stream.incarnation === last.incarnation ? Math.max(stream.next, last.n + 1) : stream.next
    this.#setOutbox({ ...this.#outbox, stream: { ...stream, next }, lastAt: this.#lastAt })
    this.#versions.tell()
  }

  #setOutbox(outbox: OutboxMark): void {
    if (!sameRow(this.#outbox, outbox)) this.#versions.changed('outbox')
    this.#outbox = outbox
    this.#lastAt = Math.max(this.#lastAt, outbox.lastAt)
  }

  #setHand(hand: unknown): void {
    this.#hand = hand
    this.#versions.changed('hand')
  }

  readonly #isShown = ({ incarnation, n }: Operation): boolean => {
    if (n === 0) return false
    const { stream } = this.#outbox
    return stream.incarnation !== incarnation || n <= stream.reflected
  }

  async #takeIn(mark: RowsMark, rows: readonly Change[], whole: boolean): Promise<void> {
    if (mark.replaces !== undefined) this.#incoming.clear()
    else if (isStaged(mark)) {
      this.#incoming.add(rows)
    } else if (whole || rows.length > 0) {
      this.#view.merge([...this.#incoming.takeChanges(), ...rows], this.#isShown)
    }
    this.#versions.changed('copy')
  }

  async #catchUp(): Promise<void> {
    const news = await this.#storage.newsSince(this.#mark.shown)
    if (news.reload || !news.outbox) return this.#reload()
    if (news.outbox.stream.acked !== this.#outbox.stream.acked) {
      this.#view.noteIneffective(ineffective(await this.#storage.answers()))
    }
    this.#setOutbox(news.outbox)
    this.#contact = news.contact
    if (news.identity && news.identity.warehouse !== this.#identity.warehouse) {
      this.#identity = news.identity
      this.#versions.changed('copy')
    }
    const moved = news.mark.stored !== this.#mark.stored
    if (moved) {
      this.#incoming.clear()
      this.#behind = isBetween(news.mark)
      this.#versions.changed('copy')
    }
    this.#mark = news.mark
    this.#view.merge(news.rows, this.#isShown)
    this.#view.reconcile(news.pending)
  }

  async #reload(): Promise<void> {
    const read = await readAll(this.#storage, true)
    const { identity, outbox } = read.opening
    if (!identity || !outbox) return
    this.#identity = identity
    this.#mark = read.opening.rows
    this.#contact = read.opening.contact
    this.#setOutbox(outbox)
    await this.#begin(read)
  }

  async #begin({ opening, image, shown, staged, steps, answers }: Read): Promise<void> {
    this.#image = image
    this.#behind = false
    this.#view.noteIneffective(ineffective(answers))
    this.#view.remember(steps)
    this.#incoming.clear()
    for (const rows of staged) this.#incoming.add(rows)
    this.#view.adopt(shown, this.#isShown)
    await whenThere(image, () => this.#view.reconcile(opening.pending))
    for (const topic of [...handheldKinds, 'copy'] as const) this.#versions.changed(topic)
    this.#versions.tell()
  }

  async #needAll(): Promise<void> {
    const image = this.#image
    if (!image || image.whole) return
    await image.needAll()
    if (image.lost) await this.#reload()
    this.#versions.changed('copy')
    this.#versions.tell()
  }

  /** One after the other, with every row there. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#queued(() => (this.whole ? work() : this.#needAll().then(work)))
  }

  #queued<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work)
    this.#turn = result.catch(() => undefined)
    return result
  }
}

function isBug(reason: string): boolean {
  return reason === 'unknown-type' || reason === 'unknown-version' || reason === 'unreadable'
}

function idsOf(unkept: readonly Unkept[]): ReadonlySet<string> {
  return new Set(unkept.map(({ id }) => id))
}

function sum(effects: readonly Effects[]): Effects {
  return {
    changes: effects.flatMap(({ changes }) => changes),
    movements: effects.flatMap(({ movements }) => movements),
    exceptions: effects.flatMap(({ exceptions }) => exceptions),
    revisedCounts: effects.flatMap(({ revisedCounts }) => revisedCounts),
  }
}
