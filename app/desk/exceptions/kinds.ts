// Owns how each kind of exception looks on the desk, and what a way out asks for. Groups, owners and ways are the register's
// (shared/stock/exceptions.ts). A kind that this page has not heard of is still shown, and resolved with a note.
import type { ExceptionKind } from '../../../shared/rows/exception-kinds.ts'
import { type ExceptionGroup, exceptions, isExceptionKind, type Way } from '../../../shared/stock/exceptions.ts'
import type { DeskIconName, Tone } from '../../ui/desk/index.ts'
import type { DeskTranslate } from '../text.ts'

export type Group = ExceptionGroup | 'other'

/** In the order in which they are listed. */
export const groups: readonly Group[] = [
  'orders',
  'shelf',
  'receiving',
  'returns',
  'dates',
  'money',
  'devices',
  'other',
]

interface Look {
  readonly icon: DeskIconName
  readonly tone: Tone
}

const looks: Readonly<Record<ExceptionKind, Look>> = {
  'picked-twice': { icon: 'exception', tone: 'err' },
  'picked-after-cancel': { icon: 'exception', tone: 'err' },
  'cancelled-after-pick': { icon: 'exception', tone: 'warn' },
  'order-unknown': { icon: 'unknown', tone: 'err' },
  'order-number-again': { icon: 'unknown', tone: 'neutral' },
  'short-pick': { icon: 'fewer', tone: 'warn' },
  'short-pack': { icon: 'fewer', tone: 'warn' },
  'count-differs': { icon: 'weigh', tone: 'warn' },
  'negative-stock': { icon: 'weigh', tone: 'err' },
  'blocked-location-used': { icon: 'locked', tone: 'neutral' },
  'wrong-class-used': { icon: 'hazard', tone: 'warn' },
  'over-received': { icon: 'weigh', tone: 'warn' },
  'received-unordered': { icon: 'weigh', tone: 'warn' },
  'short-received': { icon: 'weigh', tone: 'warn' },
  'blind-return': { icon: 'return', tone: 'warn' },
  'count-disputed': { icon: 'weigh', tone: 'err' },
  'received-damaged': { icon: 'hazard', tone: 'warn' },
  'returned-more': { icon: 'return', tone: 'warn' },
  'unfit-picked': { icon: 'expiry', tone: 'err' },
  'undo-too-late': { icon: 'waiting', tone: 'warn' },
  'undone-by-other': { icon: 'person', tone: 'neutral' },
  'unknown-bin': { icon: 'unknown', tone: 'neutral' },
  'unknown-code': { icon: 'unknown', tone: 'neutral' },
  'expiry-differs': { icon: 'expiry', tone: 'warn' },
  'billed-not-received': { icon: 'money', tone: 'warn' },
  'price-differs': { icon: 'money', tone: 'warn' },
  'invoice-total-differs': { icon: 'money', tone: 'warn' },
  'document-again': { icon: 'money', tone: 'warn' },
  'paid-beyond-open': { icon: 'money', tone: 'warn' },
  'payout-unmatched': { icon: 'money', tone: 'warn' },
  'rate-missing': { icon: 'money', tone: 'err' },
  'over-credit-limit': { icon: 'money', tone: 'warn' },
  'more-than-sent': { icon: 'weigh', tone: 'warn' },
  'operation-held': { icon: 'waiting', tone: 'warn' },
  'work-lost': { icon: 'cannot-keep', tone: 'err' },
  'device-copied': { icon: 'devices', tone: 'warn' },
  'without-right': { icon: 'person', tone: 'neutral' },
}

export function lookOf(kind: string): Look {
  return isExceptionKind(kind) ? looks[kind] : { icon: 'exception', tone: 'neutral' }
}

export function groupOf(kind: string): Group {
  return isExceptionKind(kind) ? exceptions[kind].group : 'other'
}

export function kindText(d: DeskTranslate, kind: string): string {
  return isExceptionKind(kind) ? d(`kind.${kind}`) : kind
}

/** What was done otherwise is always possible, and is written down. */
export const otherWay = 'other'

/** The ways out of a kind, the usual one first, "something else" last. */
export function waysOf(kind: string): readonly string[] {
  return [...(isExceptionKind(kind) ? exceptions[kind].ways : ['accepted']), otherWay]
}

/** One thing that a way out asks for; what is not required may be left to the rules. */
export interface Need {
  readonly ask: 'number' | 'note' | 'item' | 'factor' | 'order' | 'bin' | 'bins' | 'sku' | 'name'
  readonly required: boolean
}

const must = (ask: Need['ask']): Need => ({ ask, required: true })
const may = (ask: Need['ask']): Need => ({ ask, required: false })

const asks: Readonly<Partial<Record<Way | typeof otherWay, readonly Need[]>>> = {
  'add-code-to-item': [must('item'), must('factor')],
  'create-item': [must('sku'), must('name')],
  'name-bin': [must('bin')],
  'name-order': [must('order')],
  'use-for-other-order': [may('order')],
  'count-bins': [must('bins')],
  'count-again': [may('number')],
  'count-bin': [may('number')],
  [otherWay]: [must('note')],
}

/** What a way asks for before it can be done. @param countable the books name the very quant that would be counted */
export function needsOf(way: string, countable: boolean): readonly Need[] {
  const needs = Object.hasOwn(asks, way) ? (asks[way as Way] ?? []) : []
  return needs.filter(({ ask }) => ask !== 'number' || countable)
}

/** Ways that several contradictions can take at once: their kinds all have it, and it asks for nothing that differs. */
export function sharedWays(kinds: readonly string[]): readonly string[] {
  const [first, ...rest] = [...new Set(kinds)].map(waysOf)
  return (first ?? []).filter(
    (way) =>
      rest.every((ways) => ways.includes(way)) &&
      needsOf(way, false).every((need) => !need.required || way === otherWay),
  )
}
