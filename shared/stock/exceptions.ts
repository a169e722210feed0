// The one register of contradictions: how each is grouped on the desk, whose it is to decide, and the ways out of it. A way
// out is chosen as a fact (`exception-resolved`); what it does stands in shared/operations/ways.ts, which the compiler holds
// to the list of ways here.
import type { Role } from '../rows/catalogue.ts'
import type { ExceptionKind } from '../rows/exception-kinds.ts'

/** How the desk groups exceptions by what they are about. */
export type ExceptionGroup = 'shelf' | 'receiving' | 'orders' | 'returns' | 'dates' | 'money' | 'devices'

/** Every way out that any contradiction has. */
export type Way =
  | 'accepted'
  | 'add-code-to-item'
  | 'approve'
  | 'change-roles'
  | 'claim-from-supplier'
  | 'correct-document'
  | 'count-again'
  | 'count-bin'
  | 'count-bins'
  | 'create-item'
  | 'expect-later'
  | 'keep-and-expect-invoice'
  | 'keep-first'
  | 'keep-known-date'
  | 'late-scan-expected'
  | 'move-away'
  | 'name-bin'
  | 'name-order'
  | 'pick-again'
  | 'put-back'
  | 'release-anyway'
  | 'revoke-device'
  | 'send-back'
  | 'take-seen-date'
  | 'try-again'
  | 'unblock'
  | 'use-for-other-order'
  | 'wait-for-payment'
  | 'wait-for-stock'

export interface ExceptionDefinition {
  readonly group: ExceptionGroup
  /** Who decides, unless somebody is assigned. */
  readonly owner: Role
  /** The answers that can be given, the usual one first. Their words are texts of the app under `way.<way>`. */
  readonly ways: readonly Way[]
  /** Closes by itself when the contradiction is gone, without anybody deciding. */
  readonly settles: boolean
}

const of =
  (group: ExceptionGroup, owner: Role) =>
  (ways: readonly Way[], settles = false): ExceptionDefinition => ({ group, owner, ways, settles })

const shelf = of('shelf', 'lead')
const orders = of('orders', 'lead')
const receiving = of('receiving', 'manager')
const returns = of('returns', 'manager')
const dates = of('dates', 'manager')
const devices = of('devices', 'manager')
const money = of('money', 'bookkeeper')

export const exceptions: Readonly<Record<ExceptionKind, ExceptionDefinition>> = {
  'negative-stock': shelf(['count-bin', 'late-scan-expected', 'accepted'], true),
  'count-differs': shelf(['accepted', 'count-again']),
  'count-disputed': shelf(['count-again', 'approve'], true),
  'blocked-location-used': shelf(['move-away', 'unblock', 'accepted']),
  'wrong-class-used': shelf(['move-away', 'accepted']),
  'undo-too-late': shelf(['count-bin', 'accepted']),
  'undone-by-other': shelf(['accepted', 'count-bin']),
  'short-pick': orders(['count-bin', 'wait-for-stock', 'accepted']),
  'short-pack': orders(['pick-again', 'accepted']),
  'picked-twice': orders(['put-back', 'use-for-other-order', 'accepted']),
  'picked-after-cancel': orders(['put-back', 'use-for-other-order']),
  'cancelled-after-pick': orders(['put-back', 'use-for-other-order']),
  'order-unknown': orders(['put-back', 'use-for-other-order', 'accepted']),
  'order-number-again': of('orders', 'manager')(['keep-first', 'accepted']),
  'over-received': receiving(['keep-and-expect-invoice', 'send-back', 'accepted']),
  'received-unordered': receiving(['keep-and-expect-invoice', 'send-back', 'accepted']),
  'received-damaged': receiving(['claim-from-supplier', 'send-back', 'accepted']),
  'short-received': receiving(['claim-from-supplier', 'expect-later', 'accepted']),
  'unknown-code': receiving(['add-code-to-item', 'create-item', 'send-back', 'accepted']),
  'unknown-bin': shelf(['name-bin', 'move-away', 'accepted']),
  'blind-return': returns(['name-order', 'accepted']),
  'returned-more': returns(['accepted', 'name-order']),
  'expiry-differs': dates(['keep-known-date', 'take-seen-date']),
  'unfit-picked': dates(['put-back', 'accepted']),
  'billed-not-received': money(['claim-from-supplier', 'late-scan-expected', 'accepted'], true),
  'price-differs': money(['claim-from-supplier', 'accepted']),
  'invoice-total-differs': money(['claim-from-supplier', 'accepted']),
  'document-again': money(['keep-first', 'correct-document']),
  'paid-beyond-open': money(['correct-document', 'accepted']),
  'payout-unmatched': money(['correct-document', 'accepted']),
  'rate-missing': money(['correct-document', 'accepted']),
  'over-credit-limit': money(['release-anyway', 'wait-for-payment']),
  'more-than-sent': money(['late-scan-expected', 'accepted'], true),
  'operation-held': devices(['try-again', 'accepted']),
  'work-lost': devices(['count-bins', 'accepted']),
  'device-copied': of('devices', 'admin')(['revoke-device', 'accepted']),
  'without-right': devices(['accepted', 'change-roles']),
}

export function isExceptionKind(kind: string): kind is ExceptionKind {
  return Object.hasOwn(exceptions, kind)
}

export function isWay(way: string, of: ExceptionKind): way is Way {
  return (exceptions[of].ways as readonly string[]).includes(way)
}
