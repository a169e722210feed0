// Owns what a customer is credited for goods that came back: of each line what its returned units were invoiced at, with the
// tax of that, worked out over all that has come back, so that the parts sum to the whole. The credit is a document with a
// number; it settles the invoices of its order first. Runs on the server only, where sale rows exist.
import { accounts } from '../ledger/accounts.ts'
import { taxOn, taxRateOf } from '../ledger/tax/rate.ts'
import type { DocumentRow } from '../rows/books.ts'
import type { Draft } from '../rows/draft.ts'
import type { State } from '../rows/tables.ts'
import type { SaleRow, SaleTax } from '../rows/work.ts'
import { roundShare } from '../values/fraction.ts'
import type { ItemId, OrderId } from '../values/ids.ts'
import { roundRatio } from '../values/money.ts'
import { quantity } from '../values/quantity.ts'
import { type TaxedAt, taxKey } from '../values/taxed-at.ts'
import { type Instant, instant } from '../values/time.ts'
import { offset } from './books/documents-offset.ts'
import { entryOf, postedOn, takeNumber } from './books/posting.ts'
import { taxedAt } from './books/put-invoice.ts'
import { openAgain, withdrawn } from './books/reopening.ts'
import { giveUnbilledBack, invoicesOf, takeUnbilled, unbilledStands } from './books/unbilled-returns.ts'
import { lineTaxKey } from './invoice-shipment.ts'
import type { LedgerFact } from './ledger-facts.ts'

interface Returned {
  readonly order?: OrderId
  readonly line?: string
  readonly item: ItemId
  readonly quantity: number
}

/** Reads the draft that applyStock left: the line's units that came back include these. Units never invoiced earn nothing. */
export function creditReturn(
  draft: Draft,
  operation: string,
  at: Instant,
  { order, line: id, item, quantity: came }: Returned,
): readonly LedgerFact[] {
  const sale = order && draft.get('sale', order)
  const line = id && draft.get('saleLine', id)
  if (!sale || !line || line.invoicedUnits <= 0) return []
  const after = draft.get('orderLine', line.id)?.returned ?? came
  const invoiced = (units: number) => {
    const counted = Math.min(Math.max(0, units), line.invoicedUnits)
    return Number(roundRatio(BigInt(line.invoiced) * BigInt(counted), BigInt(line.invoicedUnits)))
  }
  const returned = invoiced(after) - invoiced(after - came)
  if (returned === 0) return []
  const rate = taxedAt(line)
  const sold = { line: line.id, item, quantity: quantity(came), net: returned, tax: rate }
  const unbilled = takeUnbilled(draft, operation, at, sale, sold)
  const net = returned - unbilled.net
  if (net === 0) return unbilled.facts
  const tax = takeTax(draft, sale, rate, net)
  const value = atInvoiced(draft, sale.id)
  const [netValue, totalValue] = [value(net), value(net + tax)]
  const document = putCredit(draft, sale, operation, at, {
    amount: net + tax,
    value: totalValue,
    taxes: [
      {
        ...rate,
        net: 0 - netValue,
        tax: netValue - totalValue,
        ...((net !== netValue || net + tax !== totalValue) && { own: { net: 0 - net, tax: 0 - tax } }),
      },
    ],
    credits: { at: rate, net, tax },
  })
  const lines = [
    { account: accounts.refunds, amount: netValue, item },
    { account: accounts.receivables, amount: 0 - totalValue },
    ...(totalValue === netValue ? [] : [{ account: accounts.salesTax, amount: totalValue - netValue }]),
  ]
  return [
    ...unbilled.facts,
    { fact: 'entry', event: `${operation}#credit`, company: sale.company, at, lines },
    ...settleInvoices(draft, document, operation, at),
  ]
}

/** The share of the tax that was invoiced at a rate: all of it once all that it was on came back. */
function takeTax(draft: Draft, sale: SaleRow, rate: TaxedAt, net: number): number {
  const key = taxKey(rate)
  const known = sale.taxed?.find((each) => lineTaxKey(each) === key)
  if (!known || known.net === 0) return taxOn(net, taxRateOf({ taxPercent: rate.percent }))
  const creditedNet = known.creditedNet + net
  const creditedTax = Number(roundRatio(BigInt(known.tax) * BigInt(creditedNet), BigInt(known.net)))
  const taxed = (sale.taxed ?? []).map(
    (each): SaleTax => (each === known ? { ...known, creditedNet, creditedTax } : each),
  )
  draft.put('sale', { ...sale, taxed })
  return creditedTax - known.creditedTax
}

/** Amounts of the order in the books' currency, at the rate at which it was invoiced. */
function atInvoiced(draft: Draft, order: OrderId): (amount: number) => number {
  let [amount, value] = [0, 0]
  for (const each of invoicesOf(draft, order)) {
    amount += each.amount
    value += each.value
  }
  return (part) => (amount === value || amount === 0 ? part : roundShare(value, part, amount))
}

function putCredit(
  draft: Draft,
  sale: SaleRow,
  id: string,
  at: Instant,
  { amount, value, ...more }: Pick<DocumentRow, 'amount' | 'value' | 'taxes' | 'credits'>,
): DocumentRow {
  const document: DocumentRow = {
    id,
    company: sale.company,
    side: 'receivable',
    kind: 'credit-note',
    number: takeNumber(draft, sale.company, 'credit-note'),
    party: sale.customer,
    issuedAt: at,
    dueAt: at,
    currency: sale.currency,
    amount: 0 - amount,
    value: 0 - value,
    openAmount: 0 - amount,
    openValue: 0 - value,
    order: sale.id,
    postedOn: postedOn(draft, sale.company, at),
    ...more,
  }
  draft.put('document', document)
  return document
}

/** Sets the credit against what is open of the order's invoices, oldest first; the rest waits for a refund. */
function settleInvoices(draft: Draft, credit: DocumentRow, operation: string, at: Instant): readonly LedgerFact[] {
  const invoices = invoicesOf(draft, String(credit.order)).filter((each) => each.openAmount > 0)
  const facts: LedgerFact[] = []
  const settles: { document: string; amount: number; value: number }[] = []
  for (const invoice of invoices.toSorted((a, b) => a.issuedAt - b.issuedAt)) {
    const left = draft.get('document', credit.id) ?? credit
    const part = Math.min(invoice.openAmount, 0 - left.openAmount)
    if (part <= 0) break
    const difference = offset(draft, left, invoice, part)
    const after = draft.get('document', invoice.id) ?? invoice
    settles.push({ document: invoice.id, amount: part, value: invoice.openValue - after.openValue })
    facts.push(...entryOf(`${operation}#offset-${settles.length}`, credit.company, at, difference))
  }
  const kept = draft.get('document', credit.id)
  if (kept && settles.length > 0) draft.put('document', { ...kept, settles })
  return facts
}

/** Whether a credit was used beyond what it settled when it was issued: then it stands. */
export function creditUsed(state: State, id: string, order?: OrderId): boolean {
  if (unbilledStands(state, id, order)) return true
  const credit = state.get('document', id)
  if (!credit || credit.cancelled) return false
  const settled = (credit.settles ?? []).reduce((sum, each) => sum + each.amount, 0)
  return 0 - credit.amount !== settled - credit.openAmount
}

/** Takes a credit back: it keeps its number and is worth nothing, what it had settled is open again, what it took off parcels theirs. */
export function takeCreditBack(draft: Draft, id: string, order?: OrderId): void {
  giveUnbilledBack(draft, id, order)
  const credit = draft.get('document', id)
  if (!credit || credit.cancelled) return
  const first = postedOn(draft, credit.company, instant(0))
  for (const { document } of [...(credit.settles ?? []), { document: id }]) {
    const settled = draft.get('document', document)
    if (settled) openAgain(draft, settled, id, first)
  }
  giveTaxBack(draft, credit)
  draft.put('document', withdrawn(draft, draft.get('document', id) ?? credit, first))
}

function giveTaxBack(draft: Draft, { order, credits }: DocumentRow): void {
  const sale = order && draft.get('sale', order)
  if (!sale?.taxed || !credits) return
  const taxed = sale.taxed.map((each): SaleTax => {
    if (lineTaxKey(each) !== lineTaxKey(credits)) return each
    return { ...each, creditedNet: each.creditedNet - credits.net, creditedTax: each.creditedTax - credits.tax }
  })
  draft.put('sale', { ...sale, taxed })
}
