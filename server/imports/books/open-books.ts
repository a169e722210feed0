// Owns the step from a file of opening balances to operations: items and places looked up, documents named by what they are, so
// that the same file recorded again records nothing.

import { system } from '../../../shared/operations/apply.ts'
import type { CompanyRow, ItemRow } from '../../../shared/rows/catalogue.ts'
import { indexKey } from '../../../shared/rows/tables.ts'
import type { CustomerRow } from '../../../shared/rows/work.ts'
import { ok, type Result, refuse } from '../../../shared/values/result.ts'
import type { HouseOperation } from '../../apply/arrival.ts'
import type { Services } from '../../services.ts'
import { importedId } from '../import-ids.ts'
import type { OpeningDocument, OpeningRow, OpeningStock } from './opening-file.ts'

export interface Opened {
  readonly accounts: number
  readonly documents: number
  readonly stock: number
  readonly known: number
}

/** @param on the day on whose end the balances stand */
export async function openBooks(
  services: Services,
  rows: readonly OpeningRow[],
  {
    company,
    warehouse,
    on,
    by = system,
  }: { readonly company: CompanyRow; readonly warehouse: string; readonly on: string; readonly by?: string },
): Promise<Result<Opened, 'unknown-item' | 'unknown-place'>> {
  const at = Date.parse(`${on}T12:00Z`)
  const base = { at, by, warehouse }
  const operations: HouseOperation[] = []
  const accounts = rows.flatMap((row) => (row.kind === 'account' ? [row] : []))
  const documents = rows.flatMap((row) => (row.kind === 'receivable' || row.kind === 'payable' ? [row] : []))
  const stock = rows.flatMap((row) => (row.kind === 'stock' ? [row] : []))
  const customers = await customersNamed(
    services,
    documents.flatMap(({ kind, party }) => (kind === 'receivable' ? [party] : [])),
  )
  const pages = Math.max(accounts.length > 0 ? 1 : 0, Math.ceil(documents.length / documentsAtOnce))
  for (let page = 0; page < pages; page++) {
    const some = documents.slice(page * documentsAtOnce, (page + 1) * documentsAtOnce)
    const body = {
      company: company.id,
      on,
      balances: page === 0 ? accounts.map(({ account, value }) => ({ account, amount: value })) : [],
      documents: some.map((each) => documentOf(company.id, each, customers)),
    }
    operations.push({ ...base, id: importedId('opening', company.id, on, page), type: 'balances-opened', body })
  }
  for (const row of stock) {
    const body = await stockOf(services, company, warehouse, row)
    if (!body.ok) return refuse(body.code, { line: row.line, ...body.facts })
    const id = importedId<string>('opening stock', company.id, warehouse, row.sku, row.place, on)
    operations.push({ ...base, id, type: 'stock-opened', body: body.value })
  }
  const before = await services.store.operations.byIds(operations.map(({ id }) => id))
  const fresh = operations.filter(({ id }) => !before.has(id))
  if (fresh.length > 0) await services.applier.submit('import', fresh)
  return ok({ accounts: accounts.length, documents: documents.length, stock: stock.length, known: before.size })
}

const documentsAtOnce = 2000

/** The customer whom orders have brought already, where one alone has a name: what is open with them is one account. */
async function customersNamed({ store }: Services, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map()
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  const found = new Map<string, string[]>()
  for (const { id, row } of await store.rows.all('customer', mostCustomers)) {
    const name = (row as CustomerRow).name.toLowerCase()
    if (wanted.has(name)) found.set(name, [...(found.get(name) ?? []), id])
  }
  return new Map(
    names.flatMap((name) => {
      const ids = found.get(name.toLowerCase()) ?? []
      return ids.length === 1 && ids[0] !== undefined ? [[name, ids[0]] as const] : []
    }),
  )
}

const mostCustomers = 1_000_000

function documentOf(company: string, row: OpeningDocument, customers: ReadonlyMap<string, string>) {
  const { kind: side, party: named, number, currency, amount, value } = row
  const party = (side === 'receivable' ? customers.get(named) : undefined) ?? named
  return {
    document: importedId<string>('opening document', company, side, named, number),
    side,
    party,
    number,
    currency,
    amount,
    value,
    issuedAt: Date.parse(`${row.issuedOn}T00:00Z`),
    dueAt: Date.parse(`${row.dueOn}T00:00Z`),
  }
}

async function stockOf(
  { store }: Services,
  company: CompanyRow,
  warehouse: string,
  { sku, place, quantity, value }: OpeningStock,
): Promise<Result<unknown, 'unknown-item' | 'unknown-place'>> {
  const item = (await store.rows.byIndex('itemBySku', [sku]))[0]?.row as ItemRow | undefined
  if (!item) return refuse('unknown-item', { sku })
  const bin = (await store.rows.byIndex('locationByCode', [indexKey(warehouse, place)]))[0]
  if (!bin) return refuse('unknown-place', { place })
  const goods = { item: item.id, lot: '', serial: '', status: 'available', owner: company.id }
  return ok({ ...goods, quantity, place: `L:${bin.id}`, value })
}
