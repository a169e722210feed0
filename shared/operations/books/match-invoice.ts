// Owns the three-way match: what was billed against what was ordered (price) and received (units), and how bills wait for
// goods whose scans come later. Runs on the server only, where office rows exist.

import { accounts } from '../../ledger/accounts.ts'
import type { SupplierInvoice } from '../../ledger/cost-event.ts'
import type { ReceivedRow } from '../../rows/books.ts'
import type { Draft } from '../../rows/draft.ts'
import type { CompanyId } from '../../values/ids.ts'
import { amountOf, basisPointsOf } from '../../values/money.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { baseCurrency, entryOf, transferLines } from './posting.ts'

/** A billed price may exceed the agreed one by so many basis points before anybody is asked, unless agreed otherwise. */
export const usualTolerance = 100

interface Billed {
  readonly company: CompanyId
  readonly supplier: string
  readonly number: string
}

interface Part {
  /** Undefined for units that nobody has received yet. */
  readonly receipt: string | undefined
  readonly quantity: number
}

/** The receipts of a purchase line that still wait for a bill, oldest first, up to a quantity; the rest waits for goods. */
export function matchLine(draft: Draft, line: string | undefined, quantity: number): readonly Part[] {
  const parts: Part[] = []
  let left = quantity
  const receipts = line === undefined ? [] : draft.find('receivedOnLine', line)
  for (const receipt of receipts.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    const units = Math.min(left, unbilled(receipt))
    if (units <= 0) continue
    parts.push({ receipt: receipt.id, quantity: units })
    left -= units
  }
  if (left > 0) parts.push({ receipt: undefined, quantity: left })
  return parts
}

/** Units that came and stayed and no bill has named. */
function unbilled({ units, sentBack, billed }: ReceivedRow): number {
  return units - sentBack - billed
}

/** Names a price above the agreed one, beyond the tolerance. */
export function comparePrice(
  draft: Draft,
  billed: Billed & { readonly currency: string },
  line: { readonly line: string; readonly quantity: number; readonly unitPrice: string },
): void {
  const terms = draft.get('purchaseTerms', line.line)
  if (!terms || terms.currency !== billed.currency) return
  const agreed = amountOf(line.quantity, terms.unitPrice, billed.currency)
  const asked = amountOf(line.quantity, line.unitPrice, billed.currency)
  const trade = draft.get('tradeTerms', `${billed.company}|payable|${billed.supplier}`)
  const over = asked - agreed - basisPointsOf(agreed, trade?.tolerance ?? usualTolerance)
  if (over <= 0) return
  draft.raise('price-differs', `purchaseLine:${line.line}`, {
    number: billed.number,
    agreed: terms.unitPrice,
    asked: line.unitPrice,
    beyond: asked - agreed,
    currency: billed.currency,
  })
}

/** Names units of a purchase line that are billed and have not come. */
export function compareUnits(draft: Draft, billed: Billed, line: string): void {
  const missing = draft.find('billsWaitingFor', line).reduce((sum, { quantity }) => sum + quantity, 0)
  if (missing === 0) return
  const item = draft.get('purchaseLine', line)?.item ?? ''
  draft.raise('billed-not-received', `purchaseLine:${line}`, { number: billed.number, item, missing })
}

/** Remembers a receipt for its bill, and gives it to bills that waited for it, oldest first. */
export function receiveForBills(
  draft: Draft,
  received: Omit<ReceivedRow, 'billed' | 'sentBack'>,
): readonly LedgerFact[] {
  const facts: LedgerFact[] = []
  let billed = 0
  const waiting = received.line === undefined ? [] : draft.find('billsWaitingFor', received.line)
  const lock = draft.get('books', received.company)?.lock ?? 0
  for (const bill of waiting.toSorted((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1))) {
    const units = Math.min(received.units - billed, bill.quantity)
    if (units === 0) break
    billed += units
    const rest = bill.quantity - units
    draft.remove('waitingBill', bill.id)
    const waits = bill.input
    // What a close has frozen stands as it was posted; bill and receipt meet on the account alone.
    if (bill.time < lock) {
      if (rest > 0) draft.put('waitingBill', { ...bill, quantity: rest })
      continue
    }
    facts.push(retold(received, { ...waits, receipt: received.id, quantity: units }))
    if (rest === 0) continue
    const event = `${received.id}#bill-${facts.length}`
    const { tax: _, ...untaxed } = waits
    const input: SupplierInvoice = { ...untaxed, id: event, quantity: rest, receipt: `waiting:${event}` }
    draft.put('waitingBill', { ...bill, id: event, quantity: rest, input })
    facts.push({ fact: 'cost', company: received.company, input })
    facts.push(...splitRounding(draft, received, waits, units))
  }
  draft.put('received', { ...received, billed, sentBack: 0 })
  if (received.line !== undefined && draft.find('billsWaitingFor', received.line).length === 0) {
    settle(draft, received.line)
  }
  return facts
}

function retold({ company }: Pick<ReceivedRow, 'company'>, input: SupplierInvoice): LedgerFact {
  return { fact: 'retold', company, input }
}

/** Two parts of a line are rounded apart; what that changes of the debt is taken back, for the paper has not changed. */
function splitRounding(
  draft: Draft,
  { id, company, at }: Pick<ReceivedRow, 'id' | 'company' | 'at'>,
  whole: SupplierInvoice,
  units: number,
): readonly LedgerFact[] {
  const base = baseCurrency(draft, company, 'EUR')
  const value = (quantity: number) => amountOf(quantity, whole.unitPrice, base, whole.rate)
  const lost = value(whole.quantity) - value(units) - value(whole.quantity - units)
  return entryOf(
    `${id}#split-${whole.id}`,
    company,
    at,
    transferLines(accounts.purchaseAdjustments, accounts.payables, lost),
  )
}

function settle(draft: Draft, line: string): void {
  for (const exception of draft.find('exceptionsOf', `purchaseLine:${line}`)) {
    if (exception.kind !== 'billed-not-received' || exception.state !== 'open') continue
    const { at, by } = draft.cause
    draft.put('exception', { ...exception, state: 'resolved', resolvedAt: at, resolvedBy: by, resolution: 'settled' })
  }
}
