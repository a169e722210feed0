// Keeps a replica in memory, with the guarantees of a real disk and its faults on order: full, failing, slow, evicted,
// the process killed before or after a commit. For tests and the simulated fleet.
import type { Operation } from '../../shared/operations/operation.ts'
import { type Change, type Scope, scopeOfRow } from '../../shared/rows/tables.ts'
import { assert, Fault } from '../../shared/values/result.ts'
import type { AnswerRecord } from './database.ts'
import { type BuiltImage, buildImage, byKind, type RowsByKind } from './image-builder.ts'
import {
  type Counter,
  endsCopy,
  forgottenUpTo,
  type Heard,
  heardAfter,
  isBetween,
  isUnanswered,
  newStream,
  number,
  outboxMarkOf,
} from './marks.ts'
import {
  type DeviceKeys,
  type Identity,
  type Keeping,
  type KnownRows,
  type Marks,
  type News,
  type Notes,
  noRows,
  type Opening,
  type OutboxMark,
  type ReplicaStorage,
  type RowsMark,
  type RowsReader,
  type Settlement,
} from './storage.ts'
import { packedMark, takeInto } from './stored-rows.ts'

/** What becomes of one transaction. A killed process hears nothing any more, whether its write was in time or not. */
export type Fate = 'done' | 'full' | 'failed' | 'killed-before' | 'killed-after'

export type Call = Exclude<keyof ReplicaStorage, 'close'>

/** Decides each call's fate, and may take its time: transactions of one disk wait for each other. */
export type Faults = (call: Call) => Promise<Fate>

interface StoredSet {
  readonly set: number
  readonly rows: readonly Change[]
}

/** What survives a process. Several tabs may share one. */
export class FakeDisk {
  counter: Counter | undefined
  heard: Heard | undefined
  mark: RowsMark = noRows
  sets: readonly StoredSet[] = []
  readonly outbox = new Map<string, Map<number, Operation>>()
  answers: readonly AnswerRecord[] = []
  image: { readonly upTo: number; readonly built: BuiltImage } | undefined
  notes: Partial<Notes> = {}
  queue: Promise<unknown> = Promise.resolve()

  /** As a browser does that needs the space, or a person who clears site data. */
  evict(): void {
    this.counter = undefined
    this.heard = undefined
    this.mark = noRows
    this.sets = []
    this.outbox.clear()
    this.answers = []
    this.image = undefined
    this.notes = {}
  }

  operationsOf(incarnation: string): Map<number, Operation> {
    let operations = this.outbox.get(incarnation)
    if (!operations) {
      operations = new Map()
      this.outbox.set(incarnation, operations)
    }
    return operations
  }
}

const noFaults: Faults = async () => 'done'

export class FakeStorage implements ReplicaStorage {
  readonly #disk: FakeDisk
  readonly #faults: Faults
  #alive = true
  #died: () => void = () => undefined
  /** Resolves when the process has ended. */
  readonly death = new Promise<'killed-before'>((resolve) => {
    this.#died = () => resolve('killed-before')
  })

  constructor(disk: FakeDisk = new FakeDisk(), faults: Faults = noFaults) {
    this.#disk = disk
    this.#faults = faults
  }

  open(read: RowsReader): Promise<Opening> {
    return this.#run('open', (disk) => {
      const stagedFrom = disk.mark.replaces ?? disk.mark.shown
      const image = disk.image && { ...disk.image.built, upTo: disk.image.upTo }
      for (const { set, rows } of disk.sets) {
        if (image && set <= image.upTo) continue
        if (set <= disk.mark.shown) read(rows, 'shown')
        else if (set > stagedFrom) read(rows, 'staged')
      }
      const { identity, contact, session, hand } = disk.notes
      const outbox = outboxOf(disk)
      return {
        image,
        identity,
        contact,
        session,
        hand: hand ?? null,
        rows: disk.mark,
        outbox,
        pending: pendingOf(disk),
      }
    })
  }

  newsSince(stored: number): Promise<News> {
    return this.#run('newsSince', (disk): News => {
      if (stored < disk.mark.packed || stored > disk.mark.shown) return { reload: true }
      return {
        reload: false,
        identity: disk.notes.identity,
        rows: disk.sets.filter(({ set }) => set > stored && set <= disk.mark.shown).flatMap(({ rows }) => rows),
        mark: disk.mark,
        outbox: outboxOf(disk),
        pending: pendingOf(disk),
        contact: disk.notes.contact,
      }
    })
  }

  begin(identity: Identity, keys: DeviceKeys | undefined, incarnation: string): Promise<void> {
    return this.#run('begin', (disk) => {
      const remembered = disk.heard ? inOrder(disk, disk.heard.incarnation, 1) : []
      const lastAt = disk.counter?.lastAt ?? 0
      const after = newStream(identity.device, incarnation, remembered, { lastAt, reflected: 0 })
      const hand = disk.notes.hand ?? null
      disk.evict()
      disk.notes = { identity, hand, ...(keys && { keys }) }
      disk.counter = after.counter
      disk.heard = after.heard
      for (const operation of after.moved) disk.operationsOf(incarnation).set(operation.n, operation)
    })
  }

  keep({ operations, hand }: Keeping): Promise<readonly Operation[]> {
    return this.#run('keep', (disk) => {
      if (hand !== undefined) disk.notes.hand = hand
      if (operations.length === 0) return []
      assert(disk.counter, 'recorded before the device was enrolled')
      const { counter, kept } = number(disk.counter, operations)
      disk.counter = counter
      for (const operation of kept) disk.operationsOf(operation.incarnation).set(operation.n, operation)
      return kept
    })
  }

  settle(settlement: Settlement): Promise<OutboxMark | undefined> {
    const { after, rows, mark, stream, acks, contact } = settlement
    return this.#run('settle', (disk) => {
      if (disk.mark.stored !== after || !disk.counter || !disk.heard) return undefined
      const replaced = disk.mark.replaces ?? 0
      if (endsCopy(disk.mark, mark)) {
        disk.sets = disk.sets.filter(({ set }) => set > replaced)
        disk.image = undefined
      }
      if (rows.length > 0) disk.sets = [...disk.sets, { set: mark.stored, rows }]
      disk.mark = mark
      if (contact) disk.notes.contact = contact
      disk.heard = heardAfter(disk.heard, stream)
      const { incarnation } = stream
      const forgotten = forgottenUpTo(stream)
      const again = new Set(acks.map(({ n }) => n))
      const before = disk.answers.filter((each) => each.incarnation !== incarnation || !again.has(each.n))
      const remembered = [...before, ...acks.map((ack) => ({ ...ack, incarnation }))]
      disk.answers = remembered.filter((each) => each.incarnation !== incarnation || each.n > forgotten)
      const operations = disk.operationsOf(incarnation)
      for (const n of operations.keys()) if (n <= forgotten) operations.delete(n)
      return outboxMarkOf(disk.counter, disk.heard)
    })
  }

  outbox(incarnation: string, from: number, limit: number): Promise<readonly Operation[]> {
    return this.#run('outbox', (disk) => inOrder(disk, incarnation, from).slice(0, limit))
  }

  marks(): Promise<Marks> {
    return this.#run('marks', (disk) => ({ rows: disk.mark, outbox: outboxOf(disk) }))
  }

  fork(lost: string, incarnation: string): Promise<void> {
    return this.#run('fork', (disk) => {
      const { counter, heard } = disk
      if (!counter || !heard || counter.incarnation !== lost) return
      const remembered = inOrder(disk, lost, 1)
      const after = newStream(counter.device, incarnation, remembered, { ...heard, lastAt: counter.lastAt })
      disk.outbox.clear()
      disk.answers = []
      for (const operation of after.moved) disk.operationsOf(incarnation).set(operation.n, operation)
      disk.counter = after.counter
      disk.heard = after.heard
    })
  }

  answers(): Promise<readonly AnswerRecord[]> {
    return this.#run('answers', (disk) => disk.answers)
  }

  loose(): Promise<number> {
    return this.#run('loose', (disk) =>
      disk.sets.reduce((sum, { set, rows }) => sum + (set > disk.mark.packed ? rows.length : 0), 0),
    )
  }

  fresh(): Promise<number> {
    return this.#run('fresh', (disk) =>
      disk.sets.reduce((sum, { set, rows }) => sum + (set > (disk.image?.upTo ?? 0) ? rows.length : 0), 0),
    )
  }

  makeImage(known?: KnownRows): Promise<boolean> {
    return this.#run('makeImage', (disk) => {
      if (known ? disk.mark.packed > known.upTo : isBetween(disk.mark)) return false
      const { upTo, rows } = known ?? { upTo: disk.mark.shown, rows: shownRows(disk) }
      disk.image = { upTo, built: buildImage(rows) }
      return true
    })
  }

  imageChunk(upTo: number, chunk: number): Promise<Uint8Array | undefined> {
    return this.#run('imageChunk', ({ image }) => (image?.upTo === upTo ? image.built.chunks[chunk] : undefined))
  }

  repack(scopes: readonly Scope[]): Promise<boolean> {
    return this.#run('repack', (disk) => {
      if (isBetween(disk.mark)) return false
      const rows = new Map<string, Change>()
      for (const each of disk.sets) takeInto(rows, each.rows)
      const wanted = [...rows.values()].filter(({ kind, row }) => row && scopes.includes(scopeOfRow(kind, row)))
      disk.image = undefined
      disk.mark = packedMark(disk.mark, scopes)
      disk.sets = [{ set: disk.mark.stored, rows: wanted }]
      return true
    })
  }

  note<K extends keyof Notes>(name: K): Promise<Notes[K] | undefined> {
    return this.#run('note', (disk) => disk.notes[name])
  }

  setNote<K extends keyof Notes>(name: K, value: Notes[K] | undefined): Promise<void> {
    return this.#run('setNote', (disk) => {
      if (value === undefined) delete disk.notes[name]
      else disk.notes = { ...disk.notes, [name]: value }
    })
  }

  wipe(): Promise<boolean> {
    return this.#run('wipe', (disk) => {
      if (isUnanswered(disk.counter, disk.heard)) return false
      disk.evict()
      return true
    })
  }

  close(): void {
    this.kill()
  }

  /** The process ends: nothing more of it reaches the disk, and nobody hears of it. */
  kill(): void {
    this.#alive = false
    this.#died()
  }

  #run<T>(call: Call, work: (disk: FakeDisk) => T): Promise<T> {
    const never = new Promise<T>(() => undefined)
    const turn = this.#disk.queue.then(async (): Promise<{ value: T } | undefined> => {
      if (!this.#alive) return undefined
      const fate = await Promise.race([this.#faults(call), this.death])
      if (fate === 'killed-before') this.kill()
      if (!this.#alive) return undefined
      if (fate === 'full') throw new Fault('quota', 'the disk is full')
      if (fate === 'failed') throw new Fault('storage', 'the store failed')
      const value = work(this.#disk)
      if (fate === 'killed-after') this.kill()
      return { value }
    })
    this.#disk.queue = turn.catch(() => undefined)
    return turn.then((outcome) => (outcome && this.#alive ? outcome.value : never))
  }
}

function shownRows({ sets }: FakeDisk): RowsByKind {
  const rows = new Map<string, Change>()
  for (const each of sets) takeInto(rows, each.rows)
  return byKind(rows.values())
}

function inOrder(disk: FakeDisk, incarnation: string, from: number): readonly Operation[] {
  return [...(disk.outbox.get(incarnation)?.values() ?? [])].filter(({ n }) => n >= from).sort((a, b) => a.n - b.n)
}

function outboxOf({ counter, heard }: FakeDisk): OutboxMark | undefined {
  return counter && heard && outboxMarkOf(counter, heard)
}

function pendingOf(disk: FakeDisk): readonly Operation[] {
  return disk.heard ? inOrder(disk, disk.heard.incarnation, disk.heard.reflected + 1) : []
}
