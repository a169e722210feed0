// Owns the proof of the journal: numbers without a gap, every seal worked out again from what stands there, and the totals
// of reports summed again from the sealed entries.
import { chainStart, type SealedEntry, textToSeal } from '../../shared/ledger/journal/seal.ts'
import type { UnsealedEntry } from './journal.ts'
import { reportAmounts } from './report-amounts.ts'
import type { StoreView } from './store.ts'

const page = 2000

/** @param sealOf the hash of a text, as the sealing step makes it */
export async function verifyJournal(
  view: StoreView,
  tenant: number,
  sealOf: (text: string) => string,
): Promise<string[]> {
  const companies = await view.db
    .selectFrom('journal')
    .select('company')
    .distinct()
    .where('tenant', '=', tenant)
    .execute()
  const wrong: string[] = []
  for (const { company } of companies) wrong.push(...(await verifyCompany(view, tenant, company, sealOf)))
  return wrong
}

async function verifyCompany(
  view: StoreView,
  tenant: number,
  company: string,
  sealOf: (text: string) => string,
): Promise<string[]> {
  const months = new Map<string, number>()
  const documents = new Map<string, number>()
  let number = 0
  let hash = chainStart
  for (;;) {
    const sealed = await sealedAfter(view, tenant, company, number)
    for (const { entry, hash: kept, number: has } of sealed) {
      number += 1
      if (has !== number) return [`${company}: journal number ${number} is missing`]
      if (!entry) return [`${company}: the entry with journal number ${number} is missing`]
      hash = sealOf(textToSeal(hash, entry))
      if (hash !== kept) return [`${company}: entry ${number} (${entry.id}) is not what was sealed, or one before it`]
    }
    const entries = sealed.flatMap(({ entry, rev }): UnsealedEntry[] => (entry ? [{ ...entry, rev }] : []))
    const amounts = await reportAmounts(view, company, entries)
    for (const each of amounts.months) {
      add(months, [each.account, each.month, each.item, each.warehouse, each.channel].join(' '), each.amount)
    }
    for (const each of amounts.documents)
      add(documents, [each.account, each.document, each.postedOn].join(' '), each.amount)
    if (sealed.length < page) break
  }
  const keptMonths = await view.db
    .selectFrom('month_total')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('company', '=', company)
    .execute()
  const keptDocuments = await view.db
    .selectFrom('document_total')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('company', '=', company)
    .execute()
  return [
    ...differing(
      `${company}: month total`,
      months,
      keptMonths.map((row) => [[row.account, row.month, row.item, row.warehouse, row.channel].join(' '), row]),
    ),
    ...differing(
      `${company}: document total`,
      documents,
      keptDocuments.map((row) => [[row.account, row.document, row.posted_on].join(' '), row]),
    ),
  ]
}

async function sealedAfter(view: StoreView, tenant: number, company: string, number: number) {
  const rows = await view.db
    .selectFrom('journal')
    .leftJoin('entry', (join) =>
      join.onRef('entry.tenant', '=', 'journal.tenant').onRef('entry.id', '=', 'journal.entry'),
    )
    .select([
      'journal.number',
      'journal.hash',
      'journal.rev',
      'entry.id',
      'entry.operation',
      'entry.event',
      'entry.kind',
      'entry.posted_on',
      'entry.learned_at',
      'entry.parts',
    ])
    .where('journal.tenant', '=', tenant)
    .where('journal.company', '=', company)
    .where('journal.number', '>', number)
    .orderBy('journal.number')
    .limit(page)
    .execute()
  const lines = await view.journal.linesOf(rows.flatMap((row) => row.id ?? []))
  const parts = await view.journal.partsOf(
    rows.flatMap(({ id, parts }) => (id === null ? [] : [{ id, parts: parts ?? 0 }])),
  )
  return rows.map((row) => {
    const { id, operation, event, kind, posted_on, learned_at } = row
    const entry: SealedEntry | undefined =
      id === null || operation === null || event === null || kind === null || posted_on === null
        ? undefined
        : {
            id,
            company,
            operation,
            event,
            kind,
            postedOn: posted_on,
            learnedAt: Number(learned_at),
            number: Number(row.number),
            lines: lines.get(id) ?? [],
            parts: parts.get(id) ?? [],
          }
    return { number: Number(row.number), hash: row.hash, rev: Number(row.rev), entry }
  })
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount)
}

function differing(
  what: string,
  sums: ReadonlyMap<string, number>,
  kept: readonly (readonly [string, { readonly debit: number; readonly credit: number }])[],
): string[] {
  const left = new Map(sums)
  const wrong: string[] = []
  for (const [key, row] of kept) {
    const balance = Number(row.debit) - Number(row.credit)
    const sum = left.get(key) ?? 0
    if (balance !== sum) wrong.push(`${what} ${key} is ${balance}, its entries sum to ${sum}`)
    left.delete(key)
  }
  for (const [key, sum] of left) if (sum !== 0) wrong.push(`${what} ${key} is not kept, its entries sum to ${sum}`)
  return wrong
}
