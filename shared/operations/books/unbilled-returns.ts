// Owns goods that come back before the invoice of their period: less is billed of their parcel, nobody is credited. Runs on the
// server only, where office rows exist.
import { accounts } from '../../ledger/accounts.ts'
import type { DocumentRow, UnbilledLine, UnbilledRow } from '../../rows/books.ts'
import type { Draft } from '../../rows/draft.ts'
import type { State } from '../../rows/tables.ts'
import type { SaleRow } from '../../rows/work.ts'
import { roundShare } from '../../values/fraction.ts'
import type { OrderId } from '../../values/ids.ts'
import { sumOf } from '../../values/money.ts'
import { quantity } from '../../values/quantity.ts'
import type { Instant } from '../../values/time.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { entryOf, transferLines } from './posting.ts'

/**
 * Takes goods that came back off parcels of their order that are not billed yet, the latest first.
 * @param came what came back, at what it was sold
 * @returns how much of its net that was; the rest was billed before
 */
export function takeUnbilled(
  draft: Draft,
  operation: string,
  at: Instant,
  sale: SaleRow,
  came: UnbilledLine,
): { readonly net: number; readonly facts: readonly LedgerFact[] } {
  let [units, net, value] = [0, 0, 0]
  const rows = draft.find('unbilledOfOrder', sale.id).filter(({ document }) => document === undefined)
  for (const row of rows.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))) {
    const part = Math.min(came.quantity - units, leftOf(row, came.line))
    if (part <= 0) continue
    units += part
    const worth = (units === came.quantity ? came.net : roundShare(came.net, units, came.quantity)) - net
    const booked = inBooks(row, worth)
    net += worth
    value += booked
    const within = taxWithin(row, came.line, part)
    const returned = {
      ...came,
      quantity: quantity(part),
      net: worth,
      by: operation,
      value: booked,
      ...(within !== undefined && { taxAmount: within }),
    }
    draft.put('unbilled', { ...row, returned: [...row.returned, returned] })
  }
  const lines = transferLines(accounts.refunds, accounts.shippedNotInvoiced, value).map((each) =>
    each.account === accounts.refunds ? { ...each, item: came.item } : each,
  )
  return { net, facts: entryOf(`${operation}#unbilled`, sale.company, at, lines) }
}

/** Units of a line that left in a parcel and have not come back. */
function leftOf({ lines, returned }: UnbilledRow, line: string): number {
  const units = (all: readonly UnbilledLine[]) => sumOf(all.filter((each) => each.line === line).map((r) => r.quantity))
  return units(lines) - units(returned)
}

/** The tax that the price of units of a line holds, pro rata by what is left of it in a parcel. */
function taxWithin({ lines, returned }: UnbilledRow, line: string, units: number): number | undefined {
  const own = lines.find((each) => each.line === line)
  if (own?.taxAmount === undefined) return undefined
  const back = returned.filter((each) => each.line === line)
  const left = own.quantity - sumOf(back.map((each) => each.quantity))
  const tax = own.taxAmount - sumOf(back.map((each) => each.taxAmount ?? 0))
  return units === left ? tax : roundShare(tax, units, left)
}

/** A part of what a parcel earned, as the books have it. */
function inBooks({ lines, charges, value }: UnbilledRow, net: number): number {
  const whole = sumOf(lines.map((each) => each.net)) + sumOf(charges.map(({ amount }) => amount))
  return whole === value || whole === 0 ? net : roundShare(value, net, whole)
}

/** Whether what an operation took off a parcel stands: the parcel was billed since. */
export function unbilledStands(state: State, operation: string, order: OrderId | undefined): boolean {
  return takenBy(state, operation, order).some(({ document }) => document !== undefined)
}

/** What an operation took off parcels is theirs again. */
export function giveUnbilledBack(draft: Draft, operation: string, order: OrderId | undefined): void {
  for (const row of takenBy(draft, operation, order)) {
    draft.put('unbilled', { ...row, returned: row.returned.filter(({ by }) => by !== operation) })
  }
}

function takenBy(state: State, operation: string, order: OrderId | undefined): readonly UnbilledRow[] {
  const rows = order === undefined ? [] : state.find('unbilledOfOrder', order)
  return rows.filter(({ returned }) => returned.some(({ by }) => by === operation))
}

/** Invoices that bill an order: of its parcels, and of the periods that gathered some. */
export function invoicesOf(state: State, order: string): readonly DocumentRow[] {
  const own = state.find('documentsOfOrder', order).filter(({ kind }) => kind === 'invoice')
  const gathered = new Set(state.find('unbilledOfOrder', order).flatMap(({ document }) => document ?? []))
  for (const { id } of own) gathered.delete(id)
  return [...own, ...[...gathered].flatMap((id) => state.get('document', id) ?? [])]
}
