// Owns the queue in front of the store. Arrivals that wait together are committed together, so that operations of many
// devices share one fsync; nobody is answered before the commit is durable. Decides nothing about stock.

import type { ExchangeAnswer, ExchangeRequest } from '../../shared/protocol/exchange.ts'
import { rowsVersion } from '../../shared/rows/rows-version.ts'
import type { Scope } from '../../shared/rows/tables.ts'
import { makeId } from '../../shared/values/ids.ts'
import type { Store } from '../store/store.ts'
import { readAnswer, type StoredAnswer } from './answer.ts'
import type { Answered, Arrival, HouseOperation } from './arrival.ts'
import { Backlog } from './backlog.ts'
import { applyGroup } from './group.ts'
import { choicesToRetry, heldArrival, heldBehind, took, unreadHeld } from './held.ts'
import { pull, scopesOf } from './pull.ts'
import { Upkeep } from './upkeep.ts'
import { WorkingSet } from './working-set.ts'

interface Options {
  readonly store: Store
  /** Milliseconds since 1970; the only clock that the server believes. */
  readonly now: () => number
  /** 16 random bytes, for a new epoch. */
  readonly random: () => Uint8Array
  /** At most so many operations in one commit. */
  readonly groupSize?: number
  /** Lets what has come in meanwhile be read; without it a group is what waits already. */
  readonly turn?: () => Promise<void>
  /** Milliseconds of a clock that only runs, by which the pace of commits is known; without it the pace stays a guess. */
  readonly stopwatch?: () => number
}

interface Waiting {
  readonly arrival: Arrival
  readonly resolve: (answered: Answered) => void
  readonly reject: (fault: unknown) => void
}

const nothingPulled = { rows: [], cursors: {}, more: false, left: undefined, ahead: false }

type Listener = (revisions: ReadonlyMap<Scope, number>) => void

export class Applier {
  readonly #store: Store
  readonly #now: () => number
  readonly #random: () => Uint8Array
  readonly #groupSize: number
  readonly #turn: (() => Promise<void>) | undefined
  readonly #stopwatch: () => number
  readonly #queue: Waiting[] = []
  readonly #backlog = new Backlog()
  readonly #listeners = new Set<Listener>()
  readonly #held = new WorkingSet()
  readonly #upkeep: Upkeep
  #pumping: Promise<void> | undefined
  #epoch: string

  private constructor(options: Options, epoch: string, upkeep: Upkeep) {
    this.#store = options.store
    this.#now = options.now
    this.#random = options.random
    this.#groupSize = options.groupSize ?? 500
    this.#turn = options.turn
    this.#stopwatch = options.stopwatch ?? (() => 0)
    this.#epoch = epoch
    this.#upkeep = upkeep
  }

  static async open(options: Options): Promise<Applier> {
    let epoch = await options.store.meta('epoch')
    if (epoch === undefined) {
      epoch = makeId<string>({ now: options.now, random: options.random })
      await options.store.setMeta('epoch', epoch)
    }
    return new Applier(options, epoch, await Upkeep.open(options.store))
  }

  get epoch(): string {
    return this.#epoch
  }

  /** Looks anew at what backups and upkeep have settled, also those of another process. */
  async refresh(): Promise<void> {
    await this.#upkeep.refresh()
  }

  /** How long until what waits now is durable, in milliseconds: above some bound the caller answers "busy" instead. */
  get backlogMs(): number {
    return this.#backlog.milliseconds
  }

  /** One round trip of a device: its operations are applied and durable, then the rows that it lacks are read. */
  async exchange(request: ExchangeRequest): Promise<ExchangeAnswer> {
    return readAnswer(await this.exchangeStored(request))
  }

  /** As `exchange`, with rows as they lie in the store, for whoever sends them on as text. */
  async exchangeStored(request: ExchangeRequest): Promise<StoredAnswer> {
    const receivedAt = this.#now()
    const answered = await this.#enqueue({
      from: 'device',
      device: request.stream.device,
      incarnation: request.stream.incarnation,
      acked: request.acked,
      operations: request.operations,
      receivedAt,
      waiting: request.waiting,
    })
    const asks = Object.keys(request.cursors).length > 0
    const pushOnly = request.rows !== rowsVersion
    const scopes = asks ? await scopesOf(this.#store, request.stream.device, Object.keys(request.cursors)) : []
    const wanted = scopes.filter((scope) => Object.hasOwn(request.cursors, scope))
    const anew = this.#upkeep.isBeyond(request)
    const pulled =
      pushOnly || anew || answered.revoked || !asks ? nothingPulled : await pull(this.#store, wanted, request)
    if (answered.ahead || pulled.ahead) await this.#restored(request.epoch)
    return {
      epoch: this.#epoch,
      acks: answered.acks,
      rows: pulled.rows,
      cursors: { ...Object.fromEntries(scopes.map((scope) => [scope, 0])), ...request.cursors, ...pulled.cursors },
      more: pulled.more,
      ...(pulled.left !== undefined && { left: pulled.left }),
      expected: answered.expected,
      safe: Math.min(this.#upkeep.safeOf(request.stream), answered.expected - 1),
      serverTime: this.#now(),
      ...(answered.fork && { fork: true as const }),
      ...(pushOnly && { pushOnly: true as const }),
      ...(anew && { anew: true as const }),
      ...(answered.revoked && { wipe: true as const }),
    }
  }

  /** Operations of a program of the house (desk, import, automation); each is applied once however often it is submitted. */
  async submit(source: string, operations: readonly HouseOperation[]): Promise<Answered> {
    return this.#enqueue({ from: 'house', source, operations, receivedAt: this.#now() })
  }

  /**
   * Tries what was kept without effect once more, because the server may read it now. Returns how many took effect.
   * @param ids a manager's choice; without it all that could not be read, or stumbled
   */
  async retryHeld(ids?: readonly string[]): Promise<number> {
    if (ids) return took(await this.#enqueue(heldArrival(ids, this.#now())))
    let count = 0
    for await (const some of unreadHeld(this.#store)) count += took(await this.#enqueue(heldArrival(some, this.#now())))
    return count
  }

  /** Told after every commit which scopes have moved on. Returns how to stop listening. */
  onCommit(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.#pumping) await this.#pumping
  }

  #enqueue(arrival: Arrival): Promise<Answered> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ arrival, resolve, reject })
      this.#backlog.add(arrival.operations.length)
      this.#pumping ??= this.#pump()
    })
  }

  async #pump(): Promise<void> {
    // Not before it is known that this one runs: whoever enqueues from within starts no second one.
    await undefined
    while (this.#queue.length > 0) {
      await this.#gather()
      const group = this.#take()
      const started = this.#stopwatch()
      await this.#commit(group)
      this.#backlog.done(sizeOf(group), this.#stopwatch() - started)
    }
    // In the same turn as the last look at the queue: whoever enqueues after it starts a new pump.
    this.#pumping = undefined
  }

  /** A commit keeps the process busy to its end, so whoever is at the door comes in before: as long as each turn brings more. */
  async #gather(): Promise<void> {
    if (!this.#turn) return
    for (let before = 0; this.#queue.length > before; ) {
      before = this.#queue.length
      await this.#turn()
      if (sizeOf(this.#queue) >= this.#groupSize) return
    }
  }

  #take(): Waiting[] {
    let size = 0
    let count = 0
    for (const each of this.#queue) {
      if (count > 0 && size + each.arrival.operations.length > this.#groupSize) break
      size += each.arrival.operations.length
      count += 1
    }
    return this.#queue.splice(0, count)
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    try {
      const result = await this.#store.transaction((view) =>
        applyGroup(
          view,
          group.map((each) => each.arrival),
          this.#now(),
          this.#held,
        ),
      )
      for (const [index, each] of group.entries()) each.resolve(result.answers[index] as Answered)
      this.#retryChosen(group)
      if (result.revisions.size > 0) for (const listener of this.#listeners) listener(result.revisions)
    } catch (fault) {
      this.#held.forget()
      // Nothing of the group is kept. One arrival may be what the store can't take: the others get their own commit.
      if (group.length > 1) for (const each of group) await this.#commit([each])
      else group[0]?.reject(fault)
    }
  }

  #retryChosen(group: readonly Waiting[]): void {
    const chosen = choicesToRetry(group.map(({ arrival }) => arrival))
    if (chosen.length === 0) return
    heldBehind(this.#store, chosen)
      .then((ids) => this.retryHeld(ids))
      .catch((fault: unknown) => console.error('what was held could not be tried again', fault))
  }

  /** The device has seen more than this database holds, so it is a restored one: everybody takes a new first copy. */
  async #restored(knownEpoch: string): Promise<void> {
    if (knownEpoch !== this.#epoch) return
    this.#epoch = makeId<string>({ now: this.#now, random: this.#random })
    await this.#store.setMeta('epoch', this.#epoch)
  }
}

function sizeOf(waiting: readonly Waiting[]): number {
  return waiting.reduce((sum, each) => sum + each.arrival.operations.length, 0)
}
