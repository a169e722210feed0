// Owns the purchases that give a file of orders the stock it needs: each item once, two weeks before the first order, at
// six tenths of its median price. Pure. Does not know suppliers or what is in stock already.
import { fractionOf, roundRatio } from '../../shared/values/fraction.ts'
import type { PurchaseId } from '../../shared/values/ids.ts'
import { decimalOf, exponentOf } from '../../shared/values/money.ts'
import { quantity } from '../../shared/values/quantity.ts'
import { day, type Instant } from '../../shared/values/time.ts'
import { importedId } from './import-ids.ts'
import type { PlannedItem, PlannedOrder, PlannedPurchase } from './import-plan.ts'

const itemsInOne = 50
const daysBefore = 14

/** One purchase order for every fifty items, in order of their codes; quantities are what all the orders need together. */
export function coverPurchases(
  items: readonly PlannedItem[],
  orders: readonly PlannedOrder[],
  currency: string,
): readonly PlannedPurchase[] {
  const needed = new Map<string, number>()
  for (const { item, quantity: units } of orders.flatMap(({ lines }) => lines)) {
    needed.set(item, (needed.get(item) ?? 0) + units)
  }
  const bought = items.filter(({ id }) => needed.has(id))
  const orderedAt = (orders.reduce((first, { placedAt }) => Math.min(first, placedAt), Number.POSITIVE_INFINITY) -
    daysBefore * day) as Instant
  const purchases: PlannedPurchase[] = []
  for (let start = 0; start < bought.length; start += itemsInOne) {
    const lines = bought.slice(start, start + itemsInOne).map(({ id, price }) => ({
      item: id,
      quantity: quantity(needed.get(id) ?? 0),
      unitPrice: coverPrice(price ?? '0', currency),
    }))
    // Named by what it buys: a file with other orders needs other stock, and is another purchase.
    const id = importedId<PurchaseId>('cover', orderedAt, JSON.stringify(lines))
    const place = String(purchases.length + 1).padStart(2, '0')
    const number = `COVER-${place}-${id.slice(0, 6).toUpperCase()}`
    purchases.push({
      id,
      number,
      orderedAt,
      lines: lines.map((line, i) => ({ id: importedId('cover-line', id, i), ...line })),
    })
  }
  return purchases
}

/** R(0.6 × median) in whole minor units, as a price. */
export function coverPrice(median: string, currency: string): string {
  const { numerator, denominator } = fractionOf(median)
  const minor = 10n ** BigInt(exponentOf(currency))
  return decimalOf(Number(roundRatio(numerator * 6n * minor, denominator * 10n)), currency)
}
