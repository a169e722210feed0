// Owns what a person reported from the floor and what became of it: open contradictions of their own work, and those decided
// within a day. Draws nothing.
import { locationOf, type Place } from '../../../shared/rows/places.ts'
import { indexKey, type State } from '../../../shared/rows/tables.ts'
import type { ExceptionRow } from '../../../shared/rows/work.ts'
import { exceptions } from '../../../shared/stock/exceptions.ts'
import type { PlainKey, Words } from '../words.ts'

/** Decided longer ago, it is no news. */
const recent = 24 * 60 * 60_000

const kinds = new Set<string>([
  'negative-stock',
  'count-differs',
  'count-disputed',
  'blocked-location-used',
  'wrong-class-used',
  'undo-too-late',
  'short-pick',
  'short-pack',
  'picked-twice',
  'picked-after-cancel',
  'order-unknown',
  'over-received',
  'received-unordered',
  'received-damaged',
  'short-received',
  'unknown-code',
  'unknown-bin',
  'blind-return',
  'returned-more',
  'expiry-differs',
  'unfit-picked',
])

export interface Reported {
  readonly id: string
  readonly title: string
  /** What it is about: goods, place, order. */
  readonly about: string
  readonly state: string
  readonly open: boolean
}

/** The open ones first, each the latest first. */
export function reportedBy(state: State, warehouse: string, person: string, now: number): readonly ExceptionRow[] {
  const of = (phase: ExceptionRow['state']) =>
    state
      .find('exceptionsInState', indexKey(warehouse, phase))
      .filter((row) => row.person === person && (phase === 'open' || now - (row.resolvedAt ?? 0) < recent))
      .sort((a, b) => b.openedAt - a.openedAt)
  return [...of('open'), ...of('resolved')]
}

export function told(state: State, row: ExceptionRow, text: Words): Reported {
  const fact = (name: string) => String(row.facts[name] ?? '')
  const bin = locationOf(fact('place') as Place)
  const about = [
    state.get('item', fact('item'))?.name,
    (bin && state.get('location', bin)?.code) || fact('bin'),
    fact('order') || fact('code'),
  ]
  const title = text.say((kinds.has(row.kind) ? `reported.${row.kind}` : 'reported.other') as PlainKey)
  const owner = exceptions[row.kind].owner
  const time = text.time(row.resolvedAt ?? row.openedAt)
  return {
    id: row.id,
    title,
    about: about.filter(Boolean).join(' · '),
    state:
      row.state === 'open'
        ? text.say(owner === 'lead' ? 'reported.lead-looks' : 'reported.manager-looks', { time })
        : text.say('reported.decided', { time }),
    open: row.state === 'open',
  }
}
