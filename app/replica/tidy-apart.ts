// Owns starting the worker that tidies a replica, and letting it go when it is done.
import type { Scope } from '../../shared/rows/tables.ts'
import type { TidyRequest, TidyWord } from './tidy-worker.ts'

/** @returns as tidyStorage; rejects where the worker fails, and then nothing has changed */
export function tidyApart(name: string, scopes: readonly Scope[]): Promise<boolean> {
  const worker = new Worker(new URL('./tidy-worker.ts', import.meta.url), { type: 'module' })
  const done = new Promise<boolean>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<TidyWord>) => {
      if ('failed' in data) reject(new Error(data.failed))
      else resolve(data.changed)
    }
    worker.onerror = (event) => reject(new Error(event.message || 'the worker failed'))
    worker.postMessage({ name, scopes } satisfies TidyRequest)
  })
  return done.finally(() => worker.terminate())
}
