// Owns the journal as it is kept: numbers and seals of entries, and the totals by month and document that are added in the
// same step. Does not decide what an entry belongs to: dimensions come in.
import { sql } from 'kysely'
import type { EntryPart } from '../../shared/ledger/journal/grouping.ts'
import type { SealedEntry } from '../../shared/ledger/journal/seal.ts'
import { costEventOf } from './cost-event-text.ts'
import type { Db } from './database.ts'
import type { Value } from './row-tables.ts'
import type { Shapes } from './shapes.ts'

/** Where the journal of a company ends so far. */
export interface JournalHead {
  readonly number: number
  readonly rev: number
  readonly entry: string
  readonly hash: string
}

/** An entry that has no number yet. */
/** An entry as its table holds it. */
export interface StoredEntry {
  readonly id: string
  readonly company: string
  readonly operation: string
  readonly event: string
  readonly kind: UnsealedEntry['kind']
  readonly posted_on: string
  readonly learned_at: number
  readonly rev: number
  readonly parts: number
}

export type UnsealedEntry = Omit<SealedEntry, 'number'> & { readonly rev: number }

export interface Sealed {
  readonly number: number
  readonly rev: number
  readonly entry: string
  readonly hash: string
}

/** An amount that a report can ask for by month; '' where a dimension does not apply. */
export interface MonthAmount {
  readonly month: string
  readonly account: string
  readonly item: string
  readonly warehouse: string
  readonly channel: string
  readonly units: number
  readonly amount: number
}

/** An amount that belongs to a document: an order or a purchase. */
export interface DocumentAmount {
  readonly kind: string
  readonly document: string
  readonly account: string
  readonly postedOn: string
  readonly units: number
  readonly amount: number
}

const monthKey = ['tenant', 'company', 'account', 'month', 'item', 'warehouse', 'channel']
const documentKey = ['tenant', 'company', 'account', 'document', 'posted_on']

export class JournalStore {
  readonly #db: Db
  readonly #shapes: Shapes
  readonly #tenant: number

  constructor(db: Db, shapes: Shapes, tenant: number) {
    this.#db = db
    this.#shapes = shapes
    this.#tenant = tenant
  }

  async head(company: string): Promise<JournalHead | undefined> {
    const row = await this.#db
      .selectFrom('journal')
      .select(['number', 'rev', 'entry', 'hash'])
      .where('tenant', '=', this.#tenant)
      .where('company', '=', company)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row && { ...row, number: Number(row.number), rev: Number(row.rev) }
  }

  /** The next entries behind the head, in the order of their commits. */
  async unsealed(company: string, head: JournalHead | undefined, limit: number): Promise<UnsealedEntry[]> {
    const rows = await this.#db
      .selectFrom('entry')
      .select(['id', 'company', 'operation', 'event', 'kind', 'posted_on', 'learned_at', 'rev', 'parts'])
      .where('tenant', '=', this.#tenant)
      .where('company', '=', company)
      .where(sql<boolean>`(rev, id) > (${head?.rev ?? 0}, ${head?.entry ?? ''})`)
      .orderBy('rev')
      .orderBy('id')
      .limit(limit)
      .execute()
    return this.entriesOf(rows)
  }

  /** Stored entries with their lines and parts, in the same order. */
  async entriesOf(rows: readonly StoredEntry[]): Promise<UnsealedEntry[]> {
    const lines = await this.linesOf(rows.map((row) => row.id))
    const parts = await this.partsOf(rows)
    return rows.map((row) => ({
      id: row.id,
      company: row.company,
      operation: row.operation,
      event: row.event,
      kind: row.kind,
      postedOn: row.posted_on,
      learnedAt: Number(row.learned_at),
      rev: Number(row.rev),
      lines: lines.get(row.id) ?? [],
      parts: parts.get(row.id) ?? [],
    }))
  }

  async linesOf(entries: readonly string[]): Promise<Map<string, SealedEntry['lines'][number][]>> {
    const rows = await this.#shapes.read<{
      entry: string
      line: number
      account: string
      item: string | null
      amount: number
    }>(this.#db, 'entry_line', ['entry', 'line', 'account', 'item', 'amount'], 'entry', this.#tenant, entries, false)
    rows.sort((a, b) => a.line - b.line)
    const lines = new Map<string, SealedEntry['lines'][number][]>()
    for (const { entry, account, item, amount } of rows) {
      const line = { account, item, amount: Number(amount) }
      const known = lines.get(entry)
      if (known) known.push(line)
      else lines.set(entry, [line])
    }
    return lines
  }

  /** What each event has of the entries that are about several. */
  async partsOf(
    entries: readonly { readonly id: string; readonly parts: number }[],
  ): Promise<Map<string, EntryPart[]>> {
    const ids = entries.filter((entry) => Number(entry.parts) > 0).map((entry) => entry.id)
    const rows = await this.#shapes.read<{ entry: string; first: number; body: string }>(
      this.#db,
      'entry_part',
      ['entry', 'first', 'body'],
      'entry',
      this.#tenant,
      ids,
      false,
    )
    rows.sort((a, b) => Number(a.first) - Number(b.first))
    const parts = new Map<string, EntryPart[]>()
    for (const { entry, body } of rows) {
      const some = JSON.parse(body) as EntryPart[]
      parts.set(entry, [...(parts.get(entry) ?? []), ...some])
    }
    return parts
  }

  async seal(company: string, sealed: readonly Sealed[]): Promise<void> {
    await this.#shapes.write(
      this.#db,
      { table: 'journal', columns: ['tenant', 'company', 'number', 'entry', 'rev', 'hash'] },
      sealed.map((each): Value[] => [this.#tenant, company, each.number, each.entry, each.rev, each.hash]),
    )
  }

  async addMonths(company: string, amounts: readonly MonthAmount[]): Promise<void> {
    const sums = new Map<string, Value[]>()
    for (const { account, month, item, warehouse, channel, units, amount } of amounts) {
      const key = [account, month, item, warehouse, channel].join('|')
      addTo(sums, key, [this.#tenant, company, account, month, item, warehouse, channel], units, amount)
    }
    await this.#shapes.write(
      this.#db,
      { table: 'month_total', columns: [...monthKey, ...sumColumns], key: monthKey, adding: sumColumns },
      [...sums.values()],
    )
  }

  async addDocuments(company: string, amounts: readonly DocumentAmount[]): Promise<void> {
    const sums = new Map<string, Value[]>()
    for (const { account, kind, document, postedOn, units, amount } of amounts) {
      const key = [account, document, postedOn].join('|')
      addTo(sums, key, [this.#tenant, company, account, document, postedOn, kind], units, amount)
    }
    await this.#shapes.write(
      this.#db,
      {
        table: 'document_total',
        columns: [...documentKey, 'kind', ...sumColumns],
        key: documentKey,
        adding: sumColumns,
      },
      [...sums.values()],
    )
  }

  /** The quantity of each costing event that is a sale or its return; what others move is not sold. */
  async soldUnits(company: string, events: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.#shapes.read<{ id: string; body: string }>(
      this.#db,
      'cost_event',
      ['id', 'body'],
      { company, by: 'id' },
      this.#tenant,
      events,
      false,
    )
    const units = new Map<string, number>()
    for (const { id, body } of rows) {
      const { input } = costEventOf(body)
      const sign =
        input.type === 'ship' ? 1 : input.type === 'return-to-stock' || input.type === 'return-damaged' ? -1 : 0
      if (sign !== 0 && 'quantity' in input) units.set(id, sign * input.quantity)
    }
    return units
  }
}

const sumColumns = ['units', 'debit', 'credit']

function addTo(sums: Map<string, Value[]>, key: string, head: readonly Value[], units: number, amount: number): void {
  const at = head.length
  const known = sums.get(key)
  if (!known) {
    sums.set(key, [...head, units, Math.max(0, amount), Math.max(0, -amount)])
    return
  }
  known[at] = Number(known[at]) + units
  known[at + 1] = Number(known[at + 1]) + Math.max(0, amount)
  known[at + 2] = Number(known[at + 2]) + Math.max(0, -amount)
}
