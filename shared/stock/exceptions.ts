// The one register of contradictions: how each is grouped on the desk, whose it is to decide, and the ways out of it. A way
// out is chosen as a fact (`exception-resolved`); what follows from it are ordinary operations.
import type { Role } from '../rows/catalogue.ts'
import type { ExceptionKind } from '../rows/exception-kinds.ts'

/** How the desk groups exceptions by what they are about. */
export type ExceptionGroup = 'shelf' | 'receiving' | 'orders' | 'dates' | 'devices'

export interface ExceptionDefinition {
  readonly group: ExceptionGroup
  /** Who decides, unless somebody is assigned. */
  readonly owner: Role
  /** The answers that can be given, the usual one first. Their words are texts of the app under `exception.<kind>.<way>`. */
  readonly ways: readonly string[]
  /** Closes by itself when the contradiction is gone, without anybody deciding. */
  readonly settles: boolean
}

const shelf = (ways: readonly string[], settles = false): ExceptionDefinition => ({
  group: 'shelf',
  owner: 'lead',
  ways,
  settles,
})

export const exceptions: Readonly<Record<ExceptionKind, ExceptionDefinition>> = {
  'negative-stock': shelf(['count-bin', 'late-scan-expected', 'accepted'], true),
  'count-differs': shelf(['accepted', 'count-again']),
  'blocked-location-used': shelf(['move-away', 'unblock', 'accepted']),
  'wrong-class-used': shelf(['move-away', 'accepted']),
  'short-pick': { group: 'orders', owner: 'lead', ways: ['count-bin', 'wait-for-stock', 'accepted'], settles: false },
  'short-pack': { group: 'orders', owner: 'lead', ways: ['pick-again', 'accepted'], settles: false },
  'picked-twice': {
    group: 'orders',
    owner: 'lead',
    ways: ['put-back', 'use-for-other-order', 'accepted'],
    settles: false,
  },
  'picked-after-cancel': { group: 'orders', owner: 'lead', ways: ['put-back', 'use-for-other-order'], settles: false },
  'cancelled-after-pick': { group: 'orders', owner: 'lead', ways: ['put-back', 'use-for-other-order'], settles: false },
  'order-number-again': { group: 'orders', owner: 'manager', ways: ['keep-first', 'accepted'], settles: false },
  'over-received': {
    group: 'receiving',
    owner: 'manager',
    ways: ['keep-and-expect-invoice', 'send-back', 'accepted'],
    settles: false,
  },
  'received-unordered': {
    group: 'receiving',
    owner: 'manager',
    ways: ['keep-and-expect-invoice', 'send-back', 'accepted'],
    settles: false,
  },
  'short-received': {
    group: 'receiving',
    owner: 'manager',
    ways: ['claim-from-supplier', 'expect-later', 'accepted'],
    settles: false,
  },
  'unknown-code': {
    group: 'receiving',
    owner: 'manager',
    ways: ['add-code-to-item', 'send-back', 'accepted'],
    settles: false,
  },
  'undo-too-late': shelf(['count-bin', 'accepted']),
  'undone-by-other': shelf(['accepted', 'count-bin']),
  'expiry-differs': { group: 'dates', owner: 'manager', ways: ['keep-known-date', 'take-seen-date'], settles: false },
  'operation-held': { group: 'devices', owner: 'manager', ways: ['try-again', 'accepted'], settles: false },
  'work-lost': { group: 'devices', owner: 'manager', ways: ['count-bins', 'accepted'], settles: false },
  'device-copied': { group: 'devices', owner: 'admin', ways: ['revoke-device', 'accepted'], settles: false },
  'without-right': { group: 'devices', owner: 'manager', ways: ['accepted', 'change-roles'], settles: false },
}

export function isExceptionKind(kind: string): kind is ExceptionKind {
  return Object.hasOwn(exceptions, kind)
}
