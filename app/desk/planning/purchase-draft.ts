// Owns how a proposal becomes an order to a supplier: the operation's body, its number, and whether it can be ordered as it
// stands. Knows no screen.
import type { BodyOf } from '../../../shared/operations/index.ts'
import type { SupplierTold } from '../../../shared/protocol/desk/planning.ts'
import type { ItemId, PurchaseId } from '../../../shared/values/ids.ts'
import { quantity } from '../../../shared/values/quantity.ts'
import { day, instant } from '../../../shared/values/time.ts'
import { newId } from '../data/operations.ts'

export interface PurchaseDraft {
  readonly company: string
  readonly supplier: Pick<SupplierTold, 'currency' | 'rate'>
  readonly name: string
  readonly number: string
  /** A day, "2026-11-26". */
  readonly expected: string
  readonly lines: readonly { readonly item: string; readonly units: number; readonly price: string }[]
}

export function purchaseOf({
  company,
  supplier,
  name,
  number,
  expected,
  lines,
}: PurchaseDraft): BodyOf<'purchase-ordered'> {
  return {
    purchase: newId() as PurchaseId,
    company: company as never,
    number: number.trim(),
    supplier: name.trim(),
    expectedAt: instant(Date.parse(`${expected}T12:00:00Z`)),
    currency: supplier.currency,
    rate: supplier.rate,
    lines: lines.map(({ item, units, price }) => ({
      id: newId(),
      item: item as ItemId,
      quantity: quantity(units),
      unitPrice: price,
    })),
  }
}

/** "PO-261126-7F3A": the day and enough to tell two of a day apart. */
export function purchaseNumber(today: string): string {
  return `PO-${today.slice(2).replaceAll('-', '')}-${newId().slice(-4).toUpperCase()}`
}

/** The day on which goods ordered now are expected. */
export function expectedOn(now: number, leadDays: number): string {
  return new Date(now + leadDays * day).toISOString().slice(0, 10)
}

/** Whether it can be ordered without a word more: the supplier takes it, and the price of each line is known. */
export function isWhole({ supplier, belowLeast, lines }: SupplierTold): boolean {
  const ordered = lines.filter((line) => !line.waits)
  return supplier !== '' && !belowLeast && ordered.length > 0 && ordered.every((line) => line.unitPrice !== undefined)
}

/** The order of a supplier just as it is proposed. */
export function proposedPurchase(
  supplier: SupplierTold,
  company: string,
  now: number,
  today: string,
): BodyOf<'purchase-ordered'> {
  return purchaseOf({
    company,
    supplier,
    name: supplier.supplier,
    number: purchaseNumber(today),
    expected: expectedOn(now, supplier.leadDays),
    lines: supplier.lines
      .filter((line) => !line.waits)
      .map((line) => ({ item: line.item.id, units: line.quantity, price: line.unitPrice ?? '0' })),
  })
}
