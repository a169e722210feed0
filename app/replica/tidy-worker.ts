// The worker that makes the restart image, so that no scan waits for it. One at a time of all tabs.
import type { Scope } from '../../shared/rows/tables.ts'
import { DexieStorage } from './dexie-storage.ts'
import { tidyStorage } from './tidy.ts'

export interface TidyRequest {
  readonly name: string
  readonly scopes: readonly Scope[]
}

const worker = self as unknown as DedicatedWorkerGlobalScope

/** Whether other tabs have to look again, or why it failed. */
export type TidyWord = { readonly changed: boolean } | { readonly failed: string }

const say = (word: TidyWord) => worker.postMessage(word)

worker.onmessage = ({ data }: MessageEvent<TidyRequest>) => {
  // Nobody hears of what an asynchronous listener throws.
  tidy(data).then(
    (changed) => say({ changed }),
    (cause: unknown) => say({ failed: String(cause) }),
  )
}

function tidy(data: TidyRequest): Promise<boolean> {
  return navigator.locks.request(`${data.name}.tidy`, { ifAvailable: true }, async (lock) => {
    if (!lock) return false
    const storage = await DexieStorage.connect({ name: data.name })
    try {
      return await tidyStorage(storage, data.scopes)
    } finally {
      storage.close()
    }
  })
}
