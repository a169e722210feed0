// Owns the demo company as plain data: who, what, where, and what is to have happened, all from a seed and the time that
// it is now. Does not know operations.
import type { BodyOf } from '../../shared/operations/index.ts'
import type { CompanyId } from '../../shared/values/ids.ts'
import type { Instant } from '../../shared/values/time.ts'
import { demoId } from './demo-ids.ts'
import { type DemoItem, demoItems } from './items.ts'
import { type DemoWarehouse, demoWarehouses } from './layout.ts'
import { type Opening, openingStock, rigaFilling, rigaStory, tallinnFilling } from './opening-stock.ts'
import { type DemoOrder, demoOrders } from './order-plans.ts'
import { type DemoPerson, demoDevices, demoPeople } from './people.ts'
import { type DemoPurchase, demoPurchases } from './purchase-plans.ts'
import { Chance } from './random.ts'

export interface DemoCompany {
  readonly now: Instant
  readonly company: BodyOf<'company-saved'>
  readonly riga: DemoWarehouse
  readonly tallinn: DemoWarehouse
  readonly items: readonly DemoItem[]
  readonly people: readonly DemoPerson[]
  readonly devices: readonly BodyOf<'device-enrolled'>[]
  readonly openings: { readonly riga: readonly Opening[]; readonly tallinn: readonly Opening[] }
  readonly purchases: readonly DemoPurchase[]
  readonly orders: readonly DemoOrder[]
}

/** The seed of the company that `npm start` shows. */
export const demoSeed = 20_418

export function demoCompany(seed: number, now: Instant): DemoCompany {
  const chance = new Chance(seed)
  const company: BodyOf<'company-saved'> = {
    id: demoId<CompanyId>('company', 'Baltic Outdoor SIA'),
    name: 'Baltic Outdoor SIA',
    currency: 'EUR',
    zone: 'Europe/Riga',
    costing: 'fifo',
  }
  const warehouses = demoWarehouses(company.id)
  const { riga, tallinn } = warehouses
  const items = demoItems(company.id, chance)
  // Their own stream of chance: a later version with other goods still prints the PINs that were set.
  const people = demoPeople(riga.row.id, tallinn.row.id, new Chance(seed + 1_000_003))
  const openings = {
    riga: openingStock(riga, items, rigaFilling, { story: rigaStory, now, chance }),
    tallinn: openingStock(tallinn, chance.shuffled(items), tallinnFilling, { story: [], now, chance }),
  }
  return {
    now,
    company,
    riga,
    tallinn,
    items,
    people,
    devices: demoDevices(riga.row.id, tallinn.row.id),
    openings,
    purchases: demoPurchases(warehouses, items, now, chance),
    orders: demoOrders(warehouses, items, openings, now, chance),
  }
}
