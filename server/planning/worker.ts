// Owns a planning run in a thread of its own: opens the database to read, plans, tells how far it is. Ended from outside it
// leaves nothing behind, since it writes nothing.
import { parentPort, workerData } from 'node:worker_threads'
import { Store } from '../store/store.ts'
import { homesLearned } from './homes-run.ts'
import { makePlan, type PlanAsked } from './make-plan.ts'

/** What the thread is started with, and what it says. */
export interface WorkerTask extends Omit<PlanAsked, 'kind'> {
  /** A plan, or what is learned of where goods best lie. */
  readonly kind: PlanAsked['kind'] | 'homes'
  readonly file: string
  readonly now: number
  /** Milliseconds after which the best plan so far is told. */
  readonly within: number
}

export type WorkerNews = { readonly progress: number } | { readonly plan: unknown }

const toldEvery = 0.01

async function work(): Promise<void> {
  const task = workerData as WorkerTask
  const store = await Store.open(task.file)
  const until = performance.now() + task.within
  let told = 0
  const tell = (news: WorkerNews) => parentPort?.postMessage(news)
  const { kind, warehouse, options } = task
  const running = {
    now: task.now,
    timeLeft: () => performance.now() < until,
    progress(share: number) {
      if (share - told < toldEvery) return
      told = share
      tell({ progress: share })
    },
  }
  const plan =
    kind === 'homes'
      ? await homesLearned(store, warehouse, task.now)
      : await makePlan(store, { kind, warehouse, options }, running)
  await store.close()
  tell({ plan })
}

await work()
