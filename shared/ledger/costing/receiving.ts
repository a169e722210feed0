// Owns what comes from suppliers: openings, receipts, their invoices, costs that land on them later, goods sent back.
import { largestRemainder } from '../../values/largest-remainder.ts'
import { amountOf } from '../../values/money.ts'
import { accounts } from '../accounts.ts'
import type {
  CostEvent,
  Facts,
  FreightInvoice,
  LandedCost,
  Opening,
  Receipt,
  SupplierInvoice,
  SupplierReturn,
} from '../cost-event.ts'
import { factsOf, type LegDraft } from './leg-draft.ts'
import { absorb, proRata } from './pool-state.ts'

export function costOpening(leg: LegDraft, input: Opening): void {
  leg.bringIn(input.quantity, input.value)
  leg.post(accounts.openingEquity, -input.value)
  leg.facts = factsOf(input.quantity, input.value, input.quantity)
}

export function costReceipt(leg: LegDraft, input: Receipt): void {
  const value = amountOf(input.quantity, input.unitPrice, leg.costing.currency, input.rate)
  if (input.seen) leg.post(accounts.shrinkage, value)
  else leg.bringIn(input.quantity, value)
  leg.post(accounts.receivedNotInvoiced, -value)
  leg.facts = factsOf(input.quantity, value, input.quantity)
}

/** Gives what is left of a receipt its part of a later cost; what has left the pool goes to purchase adjustments. */
function spread(leg: LegDraft, receipt: CostEvent, facts: Facts, amount: number): void {
  const share = absorb(leg.pool, receipt.id, facts.held, amount, leg.costing.method)
  leg.postStock(share)
  leg.post(accounts.purchaseAdjustments, amount - share)
}

export function costSupplierInvoice(leg: LegDraft, input: SupplierInvoice): void {
  const { currency } = leg.costing
  const owed = amountOf(input.quantity, input.unitPrice, currency, input.rate)
  const tax = input.tax ?? 0
  leg.post(accounts.inputTax, tax)
  leg.post(accounts.payables, -(owed + tax))
  const receipt = leg.source
  if (!receipt) {
    leg.post(accounts.receivedNotInvoiced, owed)
    return
  }
  const facts = leg.around.factsOf(receipt)
  const receiptRate = receipt.input.type === 'receipt' ? receipt.input.rate : undefined
  const atReceipt = amountOf(input.quantity, input.unitPrice, currency, receiptRate)
  const units = Math.min(input.quantity, Math.max(0, facts.units))
  const released = units === 0 ? 0 : proRata(units, facts.units, facts.value)
  const billed = proRata(units, input.quantity, atReceipt)
  // Units billed beyond those received stay as a debit, until they come or the supplier credits them.
  leg.post(accounts.receivedNotInvoiced, released + (atReceipt - billed))
  spread(leg, receipt, facts, billed - released)
  leg.post(accounts.realisedExchange, owed - atReceipt)
  leg.touch(receipt.id, {
    units: 0 - units,
    value: 0 - released,
    billedUnits: units,
    billedValue: proRata(units, input.quantity, owed),
  })
}

/** By what a landed cost is split: the original value or quantity of each linked receipt. */
function weightsOf(receipts: readonly CostEvent[], basis: LandedCost['basis']): number[] {
  const weights = receipts.map((receipt) => (basis === 'value' ? receipt.facts?.value : receipt.facts?.held) ?? 0)
  return weights.some((weight) => weight > 0) ? weights : receipts.map((receipt) => receipt.facts?.held ?? 0)
}

function sharesOf(leg: LegDraft, receipts: readonly string[], amount: number, basis: LandedCost['basis']): number[] {
  const sources = receipts.map((id) => leg.around.source(id))
  return largestRemainder(amount, weightsOf(sources, basis))
}

export function costLandedCost(leg: LegDraft, input: LandedCost): void {
  const { links } = leg.event
  const receipt = links[leg.index]
  if (leg.index === 0) leg.facts = factsOf(0, input.amount)
  if (receipt === undefined) {
    leg.post(accounts.landedCostAccrual, -input.amount)
    leg.post(accounts.purchaseAdjustments, input.amount)
    return
  }
  const share = sharesOf(leg, links, input.amount, input.basis)[leg.index] ?? 0
  const source = leg.around.source(receipt)
  leg.post(accounts.landedCostAccrual, -share)
  spread(leg, source, leg.around.factsOf(source), share)
  leg.touch(receipt, {})
}

/** Its first leg clears the accrual; each further one spreads the difference over a receipt of the landed cost. */
export function costFreightInvoice(leg: LegDraft, input: FreightInvoice): void {
  const [landedCost, ...receipts] = leg.event.links
  const accrual = landedCost === undefined ? undefined : leg.around.source(landedCost)
  const accrued = accrual ? leg.around.factsOf(accrual).value : 0
  const basis = accrual?.input.type === 'landed-cost' ? accrual.input.basis : 'value'
  if (leg.index === 0) {
    const tax = input.tax ?? 0
    leg.post(accounts.inputTax, tax)
    leg.post(accounts.payables, -(input.amount + tax))
    leg.post(accounts.landedCostAccrual, accrual ? accrued : input.amount)
    if (!accrual) return
    leg.touch(accrual.id, { value: 0 - accrued })
    if (receipts.length === 0) leg.post(accounts.purchaseAdjustments, input.amount - accrued)
    return
  }
  const receipt = receipts[leg.index - 1]
  if (receipt === undefined) return
  const share = sharesOf(leg, receipts, input.amount - accrued, basis)[leg.index - 1] ?? 0
  const source = leg.around.source(receipt)
  spread(leg, source, leg.around.factsOf(source), share)
  leg.touch(receipt, {})
}

export function costSupplierReturn(leg: LegDraft, input: SupplierReturn): void {
  const receipt = leg.source
  const own = receipt && leg.costing.method === 'fifo' ? receipt.id : undefined
  const taken = leg.issue(input.quantity, accounts.purchaseAdjustments, own)
  if (!receipt) {
    leg.post(accounts.receivedNotInvoiced, taken)
    return
  }
  const facts = leg.around.factsOf(receipt)
  const unbilled = Math.min(input.quantity, Math.max(0, facts.units))
  const unbilledValue = unbilled === 0 ? 0 : proRata(unbilled, facts.units, facts.value)
  const billed = Math.min(input.quantity - unbilled, Math.max(0, facts.billedUnits))
  const billedValue = billed === 0 ? 0 : proRata(billed, facts.billedUnits, facts.billedValue)
  leg.post(accounts.receivedNotInvoiced, unbilledValue)
  leg.post(accounts.payables, billedValue)
  leg.post(accounts.purchaseAdjustments, taken - unbilledValue - billedValue)
  leg.touch(receipt.id, {
    units: 0 - unbilled,
    value: 0 - unbilledValue,
    billedUnits: 0 - billed,
    billedValue: 0 - billedValue,
    held: -input.quantity,
  })
}
