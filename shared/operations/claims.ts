// Owns who holds work: the first who asks, for as long as they work on it. A lease is renewed by work and never lost by waiting
// alone; when it has run out, or the work was put aside, another may take over what is left of it. Does not know what is held.
import type { Draft } from '../rows/draft.ts'
import type { Claim } from '../rows/work.ts'
import type { DeviceId, OrderId, PersonId } from '../values/ids.ts'
import { type Refusal, refuse } from '../values/result.ts'
import { type Instant, instant } from '../values/time.ts'
import { mayAt } from './rights.ts'

/** What somebody wants with work: to begin or go on, to give it back, to put it aside, to take it over from another. */
export type Wanted = 'hold' | 'give' | 'park' | 'take-over'

/** How long after the last work nobody else may take it over without asking: half an hour, by the server's clock. */
export const lease = 30 * 60_000

/** The claim after it; undefined where nobody holds it then. */
export function claimed(
  draft: Draft,
  claim: Claim | undefined,
  wanted: Wanted,
  named: string,
): { readonly claim: Claim | undefined } | Refusal {
  const { device, by: person, at } = draft.cause
  const mine = claim?.device === device
  if (claim && !mine && !mayTake(draft, claim, wanted)) {
    const holder = draft.get('person', claim.person)
    const free = isFree(claim, at)
    return refuse('claimed-by-other', { order: named, person: holder?.name ?? '', ...(free && { free: 1 }) })
  }
  if (wanted === 'give') return { claim: undefined }
  const held = { device, person, at: mine ? claim.at : at, until: instant(at + lease) }
  return { claim: wanted === 'park' ? { ...held, parked: at } : held }
}

/** Whether its lease has run out, or it was put aside: then another may take it over. */
export function isFree(claim: Claim, at: Instant): boolean {
  return claim.parked !== undefined || claim.until === undefined || claim.until <= at
}

/** Whether nobody else holds it: it is free, or this device has it, or this person, whose other device may be broken. */
export function isOwn(
  claim: Claim | undefined,
  who: { readonly device: DeviceId; readonly person: PersonId },
): boolean {
  return !claim || claim.device === who.device || claim.person === who.person
}

/** A lead takes over whatever they say; anybody what is free. */
function mayTake(draft: Draft, claim: Claim, wanted: Wanted): boolean {
  const { by, at, device } = draft.cause
  if (wanted === 'hold' && (claim.parked !== undefined || isOwn(claim, { device, person: by }))) return true
  if (wanted !== 'take-over') return false
  const person = draft.get('person', by)
  return isFree(claim, at) || (person !== undefined && mayAt(person, 'order', at))
}

/** Work on an order by its holder renews their lease, and takes it up again where it was put aside. */
export function renewClaim(draft: Draft, orderId: OrderId): void {
  const order = draft.get('order', orderId)
  const { device, at } = draft.cause
  if (!order?.claim || order.claim.device !== device) return
  const { parked: _aside, ...claim } = order.claim
  draft.put('order', { ...order, claim: { ...claim, until: instant(at + lease) } })
}
