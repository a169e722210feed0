// Owns starting the worker that gathers a copy, so that no scan and no screen waits for its rows, and letting it go.
import { Fault } from '../../shared/values/result.ts'
import type { GatherEnd, Gathering } from './gather.ts'
import type { GatherRequest, GatherWord } from './gather-worker.ts'

/** @returns as gather. @throws Fault as gather, or where the worker can't be run */
export function gatherApart(name: string, { scopes, signal, told }: Gathering): Promise<GatherEnd> {
  const worker = new Worker(new URL('./gather-worker.ts', import.meta.url), { type: 'module' })
  const ended = new Promise<GatherEnd>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<GatherWord>) => {
      if ('progress' in data) told(data.progress)
      else if ('end' in data) resolve(data.end)
      else reject(new Fault(data.fault.kind, data.fault.message))
    }
    signal.addEventListener('abort', () => resolve('stopped'))
    worker.onerror = (event) => reject(new Fault('storage', event.message || 'the worker failed'))
    worker.postMessage({ name, scopes } satisfies GatherRequest)
  })
  return ended.finally(() => worker.terminate())
}
