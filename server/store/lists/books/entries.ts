// Owns entries of the books as the desk shows them: with their lines, the item they are about and the operation behind.
import { sql } from 'kysely'
import type { EntryRow } from '../../../../shared/protocol/desk/operations.ts'
import { type StoreView, tenant } from '../../store.ts'
import { briefsOf } from '../names/briefs.ts'
import { Names } from '../names/names.ts'
import { currenciesOf } from './costs.ts'

export interface EntryHead {
  readonly id: string
  readonly company: string
  readonly operation: string
  readonly kind: string
  readonly posted_on: string
  readonly learned_at: number
}

const chunk = 300

/** Fills entries with their lines and the operation behind each, in the order given. */
export async function filledEntries(store: StoreView, heads: readonly EntryHead[]): Promise<EntryRow[]> {
  const lines = new Map<string, { account: string; amount: number; item: string | null }[]>()
  for (let from = 0; from < heads.length; from += chunk) {
    const ids = heads.slice(from, from + chunk).map((head) => head.id)
    const found = await sql<{ entry: string; account: string; item: string | null; amount: number }>`
      select entry, account, item, amount from entry_line
      where tenant = ${tenant} and entry in (${sql.join(ids)}) order by entry, line`.execute(store.db)
    for (const { entry, account, item, amount } of found.rows) {
      const line = { account, item, amount: Number(amount) }
      const known = lines.get(entry)
      if (known) known.push(line)
      else lines.set(entry, [line])
    }
  }
  const itemOf = (head: EntryHead) => onlyItem(lines.get(head.id) ?? [])
  const names = await new Names(store).learn({ items: heads.map(itemOf) })
  const currencies = await currenciesOf(store)
  const briefs = await briefsOf(
    store,
    heads.map((head) => head.operation),
    names,
  )
  return heads.map((head) => {
    const item = itemOf(head)
    const operation = briefs.get(head.operation)
    return {
      id: head.id,
      company: head.company,
      currency: currencies.get(head.company) ?? '',
      kind: head.kind,
      postedOn: head.posted_on,
      learnedAt: Number(head.learned_at),
      ...(item !== undefined && { item: names.item(item) }),
      lines: debitsFirst(byAccount(lines.get(head.id) ?? [])),
      ...(operation && { operation }),
    }
  })
}

/** The item that an entry is about; none where it is about several, as an invoice is. */
function onlyItem(lines: readonly { readonly item: string | null }[]): string | undefined {
  const items = new Set(lines.flatMap((line) => line.item ?? []))
  const [first] = items
  return items.size === 1 ? first : undefined
}

/** One line for each account and side: a sale of forty items is one revenue to whoever reads the journal. */
function byAccount(lines: readonly { readonly account: string; readonly amount: number }[]) {
  const sums = new Map<string, { account: string; amount: number }>()
  for (const { account, amount } of lines) {
    const key = `${account}${amount < 0 ? '-' : '+'}`
    const known = sums.get(key)
    if (known) known.amount += amount
    else sums.set(key, { account, amount })
  }
  return [...sums.values()]
}

function debitsFirst<Line extends { readonly amount: number }>(lines: readonly Line[]): Line[] {
  return [...lines.filter((line) => line.amount >= 0), ...lines.filter((line) => line.amount < 0)]
}

/** Entries that some operations made, newest learned first. */
export async function entriesOf(store: StoreView, operations: readonly string[], limit = 500): Promise<EntryRow[]> {
  const heads: EntryHead[] = []
  for (let from = 0; from < operations.length && heads.length < limit; from += chunk) {
    const some = operations.slice(from, from + chunk)
    const found = await sql<EntryHead>`
      select id, company, operation, kind, posted_on, learned_at from entry
      where tenant = ${tenant} and operation in (${sql.join(some)})
      order by learned_at desc, id desc limit ${limit - heads.length}`.execute(store.db)
    heads.push(...found.rows)
  }
  return filledEntries(store, heads)
}
