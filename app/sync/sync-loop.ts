// Owns when exchanges happen: at once after work is recorded, again while something waits, with back-off while the server
// can't be reached, now and then to hear what others did. Never asks the browser whether there is a network.
import { maxOperations } from '../../shared/protocol/exchange.ts'
import { Fault } from '../../shared/values/result.ts'
import type { Environment } from '../replica/environment.ts'
import { isCopyDue } from '../replica/marks.ts'
import type { ReplicaStorage } from '../replica/storage.ts'
import type { WorkingSet } from '../replica/working-set.ts'
import type { GatherEnd, GatherOptions } from './gather.ts'
import type { Transport, TransportFailure } from './transport.ts'
import { ask, contactOf, isRestored, isTooOld, teach } from './turn.ts'

export interface SyncOptions {
  readonly set: WorkingSet
  readonly storage: ReplicaStorage
  readonly transport: Transport
  readonly environment: Environment
  /** `gather` of gather.ts, or what does it away from the screen. */
  readonly gather: (options: GatherOptions) => Promise<GatherEnd>
  /** A new incarnation for the stream, after a copy of the device has used its numbers. */
  incarnation(): string
  /** The device was revoked and its work taken: forget everything. */
  onWipe(): void
}

export interface SyncStatus {
  readonly phase: 'idle' | 'sending' | 'unreachable'
  /** Exchanges in a row that got no answer. */
  readonly failures: number
  /** The server speaks of rows that this app can't show: it only takes work. */
  readonly pushOnly: boolean
  /** Why the server does not talk to this device at all. */
  readonly refused: string | undefined
}

const soon = 100
const pollEvery = 20_000
const firstBackOff = 1_000
const longestBackOff = 60_000
const leastSent = 20

export class SyncLoop {
  readonly #options: SyncOptions
  readonly #listeners = new Set<() => void>()
  #status: SyncStatus = { phase: 'idle', failures: 0, pushOnly: false, refused: undefined }
  #running = false
  #inTurn: Promise<void> | undefined
  #again = false
  #cancel: (() => void) | undefined
  #stopKept: (() => void) | undefined
  #gathering: AbortController | undefined
  #most = maxOperations
  /** Device clock at which the next exchange is planned. A clock that jumps costs one poll at most. */
  #due = Number.POSITIVE_INFINITY
  /** Device clock, before which the server asked to be left alone. */
  #notBefore = 0

  constructor(options: SyncOptions) {
    this.#options = options
  }

  get status(): SyncStatus {
    return this.#status
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  start(): void {
    if (this.#running) return
    this.#running = true
    this.#stopKept = this.#options.set.onKept(() => this.hint())
    this.#plan(0)
  }

  stop(): void {
    this.#running = false
    this.#gathering?.abort()
    this.#stopKept?.()
    this.#cancel?.()
    this.#cancel = undefined
  }

  /**
   * Something may have changed here or there. While the server can't be reached, the back-off goes on.
   * @param within milliseconds over which devices that all hear the same news spread their questions
   */
  hint(within = 0): void {
    if (!this.#running) return
    if (this.#inTurn) {
      this.#again = true
      return
    }
    const delay = soon + within * this.#options.environment.random()
    const due = this.#options.environment.now() + delay
    if (this.#status.failures === 0 && due < this.#due) this.#plan(delay)
  }

  /** A person, or a sign of a network: tries at once, whatever failed before, unless the server asked for a pause. */
  tryNow(): void {
    if (!this.#running) return
    if (this.#inTurn) this.#again = true
    else this.#plan(Math.min(longestBackOff, Math.max(0, this.#notBefore - this.#options.environment.now())))
  }

  #plan(delay: number): void {
    this.#cancel?.()
    this.#due = this.#options.environment.now() + delay
    this.#cancel = this.#options.environment.after(delay, () => {
      this.#cancel = undefined
      this.#due = Number.POSITIVE_INFINITY
      this.#inTurn ??= this.#run()
    })
  }

  async #run(): Promise<void> {
    let delay = firstBackOff
    try {
      delay = await this.#turns()
    } catch (fault) {
      // The store can't be read or written just now. Nothing is lost; the next try may find it well.
      if (!(fault instanceof Fault)) throw fault
      delay = this.#failed()
    } finally {
      this.#inTurn = undefined
      if (this.#running) {
        const now = this.#again && this.#status.failures === 0
        this.#again = false
        this.#plan(now ? soon : delay)
      }
    }
  }

  /** Exchanges until nothing waits on either side. Returns how long to rest. */
  async #turns(): Promise<number> {
    const { set, storage, transport, environment } = this.#options
    // A tab that was killed right after it had kept something could tell nobody.
    await set.refresh()
    while (this.#running) {
      this.#tell({ phase: this.#status.failures > 0 ? 'unreachable' : set.unsent > 0 ? 'sending' : 'idle' })
      if (isCopyDue(set.mark)) {
        const end = await this.#gather()
        if (end === 'whole' || end === 'stopped') continue
        if (end === 'wipe') return this.#wiped()
        if (end !== 'push-only') return this.#notAnswered(end, 0)
        this.#tell({ failures: 0, refused: undefined, pushOnly: true })
        return set.unsent > 0 ? this.#failed() : this.#rest()
      }
      const asked = await ask(set, storage, this.#most)
      const sentAt = environment.now()
      const answered = await transport.exchange(asked.request)
      if (!answered.ok) return this.#notAnswered(answered, asked.request.operations.length)
      const { answer } = answered
      const contact = contactOf(answer, sentAt, environment.now())
      const restored = isRestored(asked, answer)
      const learned = teach(asked, answer, contact)
      const stored = await set.settle(learned)
      if (answer.fork && stored) await set.fork(asked.stream.incarnation, this.#options.incarnation())
      this.#most = Math.min(maxOperations, this.#most * 2)
      this.#tell({ failures: 0, refused: undefined, pushOnly: answer.pushOnly === true })
      if (answer.wipe && set.unsent === 0) return this.#wiped()
      const moved = restored || answer.fork || !stored || learned.stream.acked > asked.stream.acked
      const stuck = asked.request.operations.length > 0 && !moved
      const unasked = set.scopes().some((scope) => !Object.hasOwn(asked.request.cursors, scope))
      if (answer.more || restored || isTooOld(asked, answer) || unasked || (!stuck && set.unsent > 0)) continue
      this.#tell({ phase: 'idle' })
      return stuck ? this.#failed() : this.#rest()
    }
    return 0
  }

  #rest(): number {
    return pollEvery * (1 + 2 * this.#options.environment.random())
  }

  /** The device is told to forget everything, and does unless something is still not sent. */
  async #wiped(): Promise<number> {
    if (!(await this.#options.storage.wipe())) return this.#failed()
    this.stop()
    this.#options.onWipe()
    return 0
  }

  /** A copy of all rows, made by what is another tab to the working set. */
  async #gather(): Promise<GatherEnd> {
    const { set, storage, transport, environment, gather, incarnation } = this.#options
    const stopping = new AbortController()
    this.#gathering = stopping
    try {
      return await gather({
        storage,
        transport,
        now: () => environment.now(),
        incarnation,
        scopes: set.scopes(),
        signal: stopping.signal,
        told: (progress) => {
          set.noteCopying(progress)
          if (this.#running) this.#tell({ failures: 0, refused: undefined })
        },
      })
    } finally {
      await set.noteCopied()
    }
  }

  #notAnswered(failure: TransportFailure, sent: number): number {
    // A thin line may never carry much within the time: smaller parts get through.
    const least = failure.kind === 'too-large' ? 1 : leastSent
    const shrinks = failure.kind === 'too-large' || failure.kind === 'unreachable'
    if (shrinks && sent > least) this.#most = Math.max(least, Math.floor(sent / 2))
    if (failure.kind === 'too-large' && sent > 1) return 0
    if (failure.kind === 'refused') this.#tell({ refused: failure.code })
    const rest = this.#failed()
    if (failure.kind !== 'busy') return rest
    const asked = failure.retryAfter * (1 + this.#options.environment.random())
    this.#notBefore = this.#options.environment.now() + asked
    return Math.max(asked, rest)
  }

  /** Counts a failure and says how long to wait: doubling, with jitter, so that a fleet does not come back at once. */
  #failed(): number {
    const failures = this.#status.failures + 1
    this.#tell({ phase: 'unreachable', failures })
    const longest = Math.min(longestBackOff, firstBackOff * 2 ** (failures - 1))
    return longest * (0.5 + 0.5 * this.#options.environment.random())
  }

  #tell(change: Partial<SyncStatus>): void {
    const next = { ...this.#status, ...change }
    const same = (Object.keys(next) as (keyof SyncStatus)[]).every((key) => next[key] === this.#status[key])
    if (same) return
    this.#status = next
    for (const listener of [...this.#listeners]) listener()
  }
}
