// Owns the import of orders from the file to the books: read, plan, find or make the home, record all of it in one commit.
// Nothing is recorded unless everything can be. Does not know the terminal.

import type { Wish } from '../../shared/operations/index.ts'
import type { CompanyRow, WarehouseRow } from '../../shared/rows/catalogue.ts'
import { ok, type Result, refuse } from '../../shared/values/result.ts'
import type { HouseOperation } from '../apply/arrival.ts'
import type { Services } from '../services.ts'
import type { ImportPlan } from './import-plan.ts'
import { homeOperations, plainCompany, plainWarehouse } from './plain-home.ts'
import { type ImportContext, importOperations } from './to-operations.ts'

export interface ImportHome {
  /** Name of the company whose orders they are; else the first whose books are in the file's currency. */
  readonly company?: string
  /** Name of the warehouse that ships them; else the company's own, else the first by name. */
  readonly warehouse?: string
}

export interface Imported {
  /** Operations recorded now, and operations that were there already: an earlier run of the same file. */
  readonly recorded: number
  readonly known: number
  /** Of those recorded: kept without effect, or applied with something to decide on the desk. */
  readonly held: number
  readonly exceptions: number
  readonly company: string
  readonly warehouse: string
}

const defaultName = 'Online Retail'

/** Records a plan. A second run of the same plan records nothing. @throws Fault when the store can't be written */
export async function importOrders(
  services: Services,
  plan: ImportPlan,
  wanted: ImportHome = {},
): Promise<Result<Imported, 'other-currency'>> {
  const home = await homeOf(services, plan, wanted)
  if (!home.ok) return home
  const { context, making, company, warehouse } = home.value
  const operations: readonly HouseOperation[] = [...making, ...importOperations(plan, context)]
  const before = await services.store.operations.byIds(operations.map(({ id }) => id))
  const fresh = operations.filter(({ id }) => !before.has(id))
  // One arrival is one commit: a crash leaves all of it or none.
  const { acks } = fresh.length > 0 ? await services.applier.submit('import', fresh) : { acks: [] }
  return ok({
    recorded: acks.length,
    known: before.size,
    held: acks.filter(({ outcome }) => outcome === 'held').length,
    exceptions: acks.filter(({ outcome }) => outcome === 'exception').length,
    company,
    warehouse,
  })
}

interface Home {
  readonly context: ImportContext
  /** What has to be recorded first where company or warehouse are new. */
  readonly making: readonly HouseOperation[]
  readonly company: string
  readonly warehouse: string
}

async function homeOf(
  { store, now }: Services,
  plan: ImportPlan,
  wanted: ImportHome,
): Promise<Result<Home, 'other-currency'>> {
  const companies = (await store.rows.all('company', 1000)).map(({ row }) => row as CompanyRow).sort(byName)
  const warehouses = (await store.rows.all('warehouse', 1000)).map(({ row }) => row as WarehouseRow).sort(byName)
  const known = companies.find((each) =>
    wanted.company === undefined ? each.currency === plan.currency : each.name === wanted.company,
  )
  if (known && known.currency !== plan.currency) {
    return refuse('other-currency', { company: known.name, books: known.currency, file: plan.currency })
  }
  const company = known ?? plainCompany(wanted.company ?? defaultName, plan.currency)
  const place =
    wanted.warehouse === undefined
      ? (warehouses.find((each) => each.company === company.id) ?? warehouses[0])
      : warehouses.find(({ name }) => name === wanted.warehouse)
  const made = place ? undefined : plainWarehouse(wanted.warehouse ?? defaultName, company.id, plan.items.length + 100)
  const warehouse = place ?? made?.warehouse
  const wishes: Wish[] = []
  if (!known) wishes.push({ type: 'company-saved', body: company })
  for (const body of made?.locations ?? []) wishes.push({ type: 'location-saved', body })
  if (made) wishes.push({ type: 'warehouse-saved', body: made.warehouse })
  const id = (warehouse as WarehouseRow).id
  return ok({
    context: { company: company.id, warehouse: id },
    making: homeOperations(wishes, id, now()),
    company: company.name,
    warehouse: (warehouse as WarehouseRow).name,
  })
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}
