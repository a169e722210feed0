// Owns the planning runs of this server: one at a time for each kind and warehouse, in a thread where the database is a file,
// with progress, an end from outside, and the latest plan that was finished. Kept in memory: a plan is made anew in seconds.
import { Worker } from 'node:worker_threads'
import type { Plan, PlanRun } from '../../shared/protocol/desk/planning.ts'
import { makeId } from '../../shared/values/ids.ts'
import type { Store } from '../store/store.ts'
import { makePlan, type PlanAsked } from './make-plan.ts'
import type { WorkerNews, WorkerTask } from './worker.ts'

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
    if (this.#home.file === undefined) void this.#here(next, asked)
    else this.#inThread(next, asked, this.#home.file)
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

  #inThread(held: Held, asked: PlanAsked, file: string): void {
    const task: WorkerTask = { ...asked, file, now: held.run.startedAt, within: longest }
    const worker = new Worker(new URL('./start-worker.mjs', import.meta.url), { workerData: task, execArgv: [] })
    held.stop = () => void worker.terminate()
    worker.on('message', (news: WorkerNews) => {
      if (held.run.state !== 'running') return
      if ('plan' in news) {
        held.plan = news.plan as Plan
        this.#end(held, 'done')
      } else held.run = { ...held.run, progress: news.progress }
    })
    worker.on('error', (cause) => {
      console.error(`Planning (${asked.kind}) failed:`, cause)
      this.#end(held, 'failed')
    })
    worker.on('exit', () => this.#end(held, 'failed'))
    // A run under way does not keep a stopping server alive.
    worker.unref()
  }

  /** A database in memory can be read here alone: tests, and nothing larger. */
  async #here(held: Held, asked: PlanAsked): Promise<void> {
    const { store } = this.#home
    try {
      const plan = await makePlan(store, asked, {
        now: held.run.startedAt,
        timeLeft: () => held.run.state === 'running',
        progress: (share) => {
          if (held.run.state === 'running') held.run = { ...held.run, progress: share }
        },
      })
      if (held.run.state !== 'running') return
      held.plan = plan
      this.#end(held, 'done')
    } catch (cause) {
      console.error(`Planning (${asked.kind}) failed:`, cause)
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
