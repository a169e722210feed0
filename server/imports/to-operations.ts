// Owns carrying out a plan: the operations of an import, with ids made from their content, so that the same file makes
// the same operations and a second run changes nothing. Does not know how operations are kept.
import { system } from '../../shared/operations/apply.ts'
import type { BodyOf, OperationType, Wish } from '../../shared/operations/index.ts'
import type { CompanyId, WarehouseId } from '../../shared/values/ids.ts'
import { quantity } from '../../shared/values/quantity.ts'
import { day, type Instant } from '../../shared/values/time.ts'
import type { HouseOperation } from '../apply/arrival.ts'
import { importedId } from './import-ids.ts'
import type { ImportPlan, PlannedCustomer, PlannedItem, PlannedOrder, PlannedPurchase } from './import-plan.ts'

export interface ImportContext {
  /** Whose orders they are; its books are in the file's currency. */
  readonly company: CompanyId
  /** From where they are shipped, and to where the cover is delivered. */
  readonly warehouse: WarehouseId
}

/** The name under which imports stand in the trail. */
export const importChannel = 'online-retail'

/** Everything that a plan records, catalogue first, each at the time that the file says. */
export function importOperations(plan: ImportPlan, context: ImportContext): readonly HouseOperation[] {
  const customers = new Map(plan.customers.map((customer) => [customer.id, customer]))
  const begin = beginOf(plan)
  return [
    ...plan.items.map((item) => operation(context, begin, 'item-saved', itemBody(item, context))),
    ...plan.purchases.map((purchase) =>
      operation(context, purchase.orderedAt, 'purchase-ordered', purchaseBody(purchase, plan.currency, context)),
    ),
    ...plan.orders.map((order) =>
      operation(
        context,
        order.placedAt,
        'order-placed',
        orderBody(order, customers.get(order.customer), plan.currency, context),
      ),
    ),
  ]
}

function operation<Type extends OperationType>(
  { warehouse }: ImportContext,
  at: Instant,
  type: Type,
  body: BodyOf<Type>,
): HouseOperation {
  const id = importedId('operation', type, warehouse, JSON.stringify(body))
  const wish = { type, body } as Wish
  return { id, at, by: system, warehouse, ...wish }
}

/** A moment before anything in the file, so that items are known when they are ordered. */
function beginOf({ orders, purchases }: ImportPlan): Instant {
  const times = [...orders.map(({ placedAt }) => placedAt), ...purchases.map(({ orderedAt }) => orderedAt)]
  const first = times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY)
  return (Number.isFinite(first) ? first - 1 : 0) as Instant
}

function itemBody({ id, sku, name, codes }: PlannedItem, { company }: ImportContext): BodyOf<'item-saved'> {
  const one = quantity(1)
  return {
    id,
    sku,
    name,
    unit: 'piece',
    codes: codes.map((code) => ({ code, level: 'each', quantity: one })),
    tracking: 'none',
    confirm: 'trust',
    owner: company,
    storageClass: 'ambient',
  }
}

function purchaseBody(
  { id, number, orderedAt, lines }: PlannedPurchase,
  currency: string,
  { company }: ImportContext,
): BodyOf<'purchase-ordered'> {
  return {
    purchase: id,
    company,
    number,
    supplier: 'Cover of imported orders',
    expectedAt: orderedAt,
    currency,
    rate: '1',
    lines: lines.map((line) => ({ ...line })),
  }
}

function orderBody(
  order: PlannedOrder,
  customer: PlannedCustomer | undefined,
  currency: string,
  { company }: ImportContext,
): BodyOf<'order-placed'> {
  const name = customer?.name ?? order.customer
  // The file knows no address beyond the country.
  const country = customer?.countryCode ?? order.country
  return {
    order: order.id,
    company,
    number: order.number,
    channel: importChannel,
    placedAt: order.placedAt,
    shipBy: (order.placedAt + day) as Instant,
    priority: 5,
    currency,
    customer: { id: order.customer, name, country },
    shipTo: { name, lines: [], country },
    lines: order.lines.map(({ id, item, quantity: units, unitPrice, gross }) => ({
      id,
      item,
      quantity: units,
      unitPrice,
      net: gross,
    })),
    charges: order.charges.map(({ account, amount }) => ({ account, amount })),
  }
}
