// Owns how corrections of costs are gathered into journal entries: what one cause changed on one day in the same accounts, in
// the same direction, is one entry with parts. Knows neither numbers nor where entries are kept.
import { money } from '../../values/money.ts'
import type { BusinessDate } from '../../values/time.ts'
import type { Entry, EntryLine } from '../recosting/posting.ts'

/** What an entry holds of one event: the event, then an amount for each line of the entry, in the order of its lines. */
export type EntryPart = [event: string, ...amounts: number[]]

/** A balanced entry of the journal. */
export interface GroupedEntry {
  /** The event that it belongs to; '' where it has parts. */
  readonly event: string
  readonly kind: Entry['kind']
  readonly causedBy: string
  readonly date: BusinessDate
  readonly lines: readonly EntryLine[]
  /** Empty where the entry is about one event. */
  readonly parts: readonly EntryPart[]
}

interface Gathering {
  readonly first: Entry
  readonly sums: number[]
  readonly parts: EntryPart[]
}

/**
 * Gathers the corrections (`recost`) of one commit by cause, day and lines; first postings stay one by one, as does a
 * correction that is alone. Debits and credits are never set off against each other: turnovers stay what they were.
 */
export class EntryGroups {
  readonly #found: (Entry | Gathering)[] = []
  readonly #gatherings = new Map<string, Gathering>()

  add(entry: Entry): void {
    if (entry.kind === 'initial') {
      this.#found.push(entry)
      return
    }
    const key = keyOf(entry)
    const known = this.#gatherings.get(key)
    if (known) {
      const part: EntryPart = [entry.event]
      entry.lines.forEach(({ amount }, i) => {
        known.sums[i] = (known.sums[i] ?? 0) + amount
        part.push(amount)
      })
      known.parts.push(part)
      return
    }
    const amounts = entry.lines.map(({ amount }) => amount)
    const started = { first: entry, sums: amounts, parts: [[entry.event, ...amounts] as EntryPart] }
    this.#gatherings.set(key, started)
    this.#found.push(started)
  }

  /** Entries in the order in which each first appeared. */
  all(): GroupedEntry[] {
    return this.#found.map((each): GroupedEntry => {
      if (!('first' in each)) return { ...each, parts: [] }
      const { first, sums, parts } = each
      if (parts.length === 1) return { ...first, parts: [] }
      const lines = first.lines.map((line, i) => ({ ...line, amount: money(sums[i] ?? line.amount) }))
      return { ...first, event: '', lines, parts }
    })
  }
}

interface AboutSeveral {
  readonly event: string
  readonly lines: readonly { readonly amount: number }[]
  readonly parts: readonly EntryPart[]
}

/** An entry as one for each event that it is about. */
export function byEvent<E extends AboutSeveral>(entry: E): readonly E[] {
  if (entry.parts.length === 0) return [entry]
  return entry.parts.map(([event, ...amounts]) => ({
    ...entry,
    event,
    lines: entry.lines.map((line, i) => ({ ...line, amount: amounts[i] ?? 0 })),
    parts: [],
  }))
}

function keyOf({ causedBy, date, lines }: Entry): string {
  let key = `${causedBy}|${date}`
  for (const { account, item, amount } of lines) key += `|${amount > 0 ? '+' : '-'}${account}:${item ?? ''}`
  return key
}
