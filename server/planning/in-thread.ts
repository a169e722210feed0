// Owns work of planning in a thread of its own, so that scans are answered meanwhile: starting it, hearing of it, its end.
import { Worker } from 'node:worker_threads'
import type { WorkerNews, WorkerTask } from './worker.ts'

export interface Threaded {
  /** What the thread found. Rejects where it fails or ends without an answer, as it does when it is stopped. */
  readonly answer: Promise<unknown>
  stop(): void
}

/** The thread keeps no stopping server alive. @param progress told shares of the work, 0 to 1 */
export function inThread(task: WorkerTask, progress: (share: number) => void = () => undefined): Threaded {
  const worker = new Worker(new URL('./start-worker.mjs', import.meta.url), { workerData: task, execArgv: [] })
  const answer = new Promise<unknown>((resolve, reject) => {
    worker.on('message', (news: WorkerNews) => ('plan' in news ? resolve(news.plan) : progress(news.progress)))
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the thread ended without an answer')))
  })
  worker.unref()
  return { answer, stop: () => void worker.terminate() }
}
