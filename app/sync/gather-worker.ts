// The worker that gathers a copy. It has the store and the device's key to itself, as another tab would.
import type { Scope } from '../../shared/rows/tables.ts'
import { makeId } from '../../shared/values/ids.ts'
import { Fault } from '../../shared/values/result.ts'
import { DexieStorage } from '../replica/dexie-storage.ts'
import { browserEnvironment } from '../replica/environment.ts'
import type { CopyProgress } from '../replica/working-set.ts'
import { type GatherEnd, gather } from './gather.ts'
import { httpTransport } from './signed-fetch.ts'

export interface GatherRequest {
  readonly name: string
  readonly scopes: readonly Scope[]
}

/** What it says: after each page, and once at the end. */
export type GatherWord =
  | { readonly progress: CopyProgress }
  | { readonly end: GatherEnd }
  | { readonly fault: Pick<Fault, 'kind' | 'message'> }

const worker = self as unknown as DedicatedWorkerGlobalScope

// Whoever started this worker ends it.
const { signal } = new AbortController()
const environment = browserEnvironment
const incarnation = () => makeId<string>({ now: () => environment.now(), random: () => environment.randomBytes() })

const say = (word: GatherWord) => worker.postMessage(word)

worker.onmessage = async ({ data: { name, scopes } }: MessageEvent<GatherRequest>) => {
  try {
    const storage = await DexieStorage.connect({ name })
    const identity = await storage.note('identity')
    const keys = await storage.note('keys')
    if (!identity || !keys) throw new Fault('storage', 'the device is not enrolled')
    const transport = httpTransport({ device: identity.device, key: keys.sign.privateKey })
    const told = (progress: CopyProgress) => say({ progress })
    say({ end: await gather({ storage, transport, now: () => environment.now(), scopes, signal, told, incarnation }) })
  } catch (cause) {
    // Nobody hears of what an asynchronous listener throws.
    const { kind, message } = cause instanceof Fault ? cause : new Fault('storage', String(cause))
    say({ fault: { kind, message } })
  }
}
