// Owns the planning runs of this server: one at a time for each kind and warehouse, in a thread where the database is a file,
// with progress, an end from outside, and the latest plan that was finished. Kept in memory: a plan is made anew in seconds.
import type { Plan, PlanRun } from '../../shared/protocol/desk/planning.ts'
import { makeId } from '../../shared/values/ids.ts'
import type { Store } from '../store/store.ts'
import { inThread } from './in-thread.ts'
import { makePlan, type PlanAsked } from './make-plan.ts'

/** Where planning reads: the open store, and its file where a thread may open it as well. */
export interface PlanningHome {
  readonly store: Store
  readonly file?: string | undefined
  readonly now: () => number
  readonly random: () => Uint8Array
}

const longest = 60_000

interface Held {
  run: PlanRun
  stop?: () => void
  plan?: Plan
}

export class PlanRuns {
  readonly #home: PlanningHome
  readonly #held = new Map<string, Held>()

  constructor(home: PlanningHome) {
    this.#home = home
  }

  /** Starts a run; where one of the kind is under way already, that one is told. */
  start(asked: PlanAsked): PlanRun {
    const key = keyOf(asked)
    const held = this.#held.get(key)
    if (held?.run.state === 'running') return held.run
    const { now, random } = this.#home
    const { kind, warehouse } = asked
    const run: PlanRun = {
      id: makeId<string>({ now, random }),
      kind,
      warehouse,
      startedAt: now(),
      state: 'running',
      progress: 0,
    }
    const next: Held = { run, ...(held?.plan && { plan: held.plan }) }
    this.#held.set(key, next)
    void this.#settle(next, asked, this.#begin(next, asked))
    return run
  }

  latest(kind: PlanAsked['kind'], warehouse: string): { readonly run?: PlanRun; readonly plan?: Plan } {
    const held = this.#held.get(keyOf({ kind, warehouse }))
    return held ? { run: held.run, ...(held.plan && { plan: held.plan }) } : {}
  }

  cancel(kind: PlanAsked['kind'], warehouse: string): void {
    const held = this.#held.get(keyOf({ kind, warehouse }))
    if (held?.run.state !== 'running') return
    held.stop?.()
    this.#end(held, 'cancelled')
  }

  /** In a thread where the database is a file. One in memory can be read here alone: tests, and nothing larger. */
  async #begin(held: Held, asked: PlanAsked): Promise<unknown> {
    const { store, file } = this.#home
    const now = held.run.startedAt
    const progress = (share: number) => {
      if (held.run.state === 'running') held.run = { ...held.run, progress: share }
    }
    if (file === undefined)
      return makePlan(store, asked, { now, timeLeft: () => held.run.state === 'running', progress })
    const { answer, stop } = inThread({ ...asked, file, now, within: longest }, progress)
    held.stop = stop
    return answer
  }

  async #settle(held: Held, { kind }: PlanAsked, answer: Promise<unknown>): Promise<void> {
    try {
      const plan = await answer
      if (held.run.state !== 'running') return
      held.plan = plan as Plan
      this.#end(held, 'done')
    } catch (cause) {
      // One that was cancelled ends without an answer, as it should.
      if (held.run.state === 'running') console.error(`Planning (${kind}) failed:`, cause)
      this.#end(held, 'failed')
    }
  }

  #end(held: Held, state: 'done' | 'cancelled' | 'failed'): void {
    if (held.run.state !== 'running') return
    held.run = { ...held.run, state, endedAt: this.#home.now(), ...(state === 'done' && { progress: 1 }) }
  }
}

function keyOf({ kind, warehouse }: Pick<PlanAsked, 'kind' | 'warehouse'>): string {
  return `${kind}|${warehouse}`
}
