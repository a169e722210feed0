// The worker that makes the restart image, so that no scan waits for it. One at a time of all tabs.
import type { Scope } from '../../shared/rows/tables.ts'
import { DexieStorage } from './dexie-storage.ts'
import { tidyStorage } from './tidy.ts'

export interface TidyRequest {
  readonly name: string
  readonly scopes: readonly Scope[]
}

const worker = self as unknown as DedicatedWorkerGlobalScope

worker.onmessage = async ({ data }: MessageEvent<TidyRequest>) => {
  const changed = await navigator.locks.request(`${data.name}.tidy`, { ifAvailable: true }, async (lock) => {
    if (!lock) return false
    const storage = await DexieStorage.connect({ name: data.name })
    try {
      return await tidyStorage(storage, data.scopes)
    } finally {
      storage.close()
    }
  })
  worker.postMessage(changed)
}
