// Owns asking the server to print the label of something on a printer of this warehouse. Needs the network: a printer is
// nowhere else. What comes of it is a value for the screen.
import * as z from 'zod/mini'
import type { DeviceKeys } from '../replica/storage.ts'
import type { WorkingSet } from '../replica/working-set.ts'
import { signedPost } from './signed-fetch.ts'

export type LabelOfHand = 'bin' | 'plate' | 'pallet' | 'tote' | 'item' | 'lot' | 'carton' | 'shipping'

export interface LabelAsked {
  readonly kind: LabelOfHand
  /** Id or number of the thing. */
  readonly term: string
  readonly language: 'en' | 'ru'
}

export type LabelPrinted =
  | { readonly ok: true; readonly printer: string }
  | { readonly ok: false; readonly why: 'no-network' | 'no-printer' | 'not-sent-yet' | 'refused' }

const taken = z.object({ printer: z.string() })
const refusal = z.object({ error: z.string() })
const patience = 8_000

export function labelPrinter(set: WorkingSet, keys: DeviceKeys): (asked: LabelAsked) => Promise<LabelPrinted> {
  return async ({ kind, term, language }) => {
    const signer = { device: set.identity.device, key: keys.sign.privateKey }
    const body = { kind, terms: [term], language, copies: 1, person: set.session?.person ?? '' }
    const answered = await signedPost(signer, '/api/print', body, patience)
    if (answered.ok) {
      const read = taken.safeParse(answered.json)
      return read.success ? { ok: true, printer: read.data.printer } : { ok: false, why: 'refused' }
    }
    if (answered.status === 0 || answered.status >= 500) return { ok: false, why: 'no-network' }
    const read = refusal.safeParse('json' in answered ? answered.json : undefined)
    const code = read.success ? read.data.error : ''
    return { ok: false, why: code === 'no-printer' ? 'no-printer' : code === 'unknown' ? 'not-sent-yet' : 'refused' }
  }
}
