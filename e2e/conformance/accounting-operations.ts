// From events of a case to the product's own operations: a receipt comes on a purchase of its own, a shipment leaves the
// bin for a free order of its own, a count is a count of the one quant. The event's id is the operation's.
import type { Firm } from '../../server/apply/fixture.ts'
import { item } from '../../server/apply/fixture.ts'
import type { OperationType } from '../../shared/operations/index.ts'
import type { CaseEvent, Scenario } from './accounting-cases.ts'

export interface Told {
  /** Ids that came with another body: held. */
  readonly rejected: readonly string[]
  /** Exact repeats: answered again, without effect. */
  readonly duplicates: number
}

const bin = 'L:A-01-11'
const company = 'acme'

type Step = { type: OperationType; body: unknown; id?: string; at: number }

const teller: Readonly<Record<string, (event: CaseEvent, scenario: Scenario) => Step[]>> = {
  opening: (event) => [
    main(event, 'stock-opened', { ...goods(event), quantity: event.qty, place: bin, value: event.value }),
  ],
  receipt: (event, { base }) => [
    before(event, 'purchase-ordered', {
      purchase: `po-${event.id}`,
      company: 'acme',
      number: `PO-${event.id}`,
      supplier: 'Supplier',
      expectedAt: timeOf(event),
      currency: base,
      rate: event.fx ?? '1',
      lines: [{ id: `po-${event.id}-1`, item: event.sku, quantity: event.qty, unitPrice: event.unitPrice }],
    }),
    main(event, 'goods-received', {
      receipt: `r-${event.id}`,
      purchase: `po-${event.id}`,
      line: `po-${event.id}-1`,
      ...goods(event),
      quantity: event.qty,
      to: bin,
    }),
  ],
  ship: (event, { base }) => [
    before(event, 'order-placed', {
      order: `so-${event.id}`,
      company: 'acme',
      number: `SO-${event.id}`,
      channel: 'cases',
      placedAt: timeOf(event),
      shipBy: timeOf(event),
      priority: 5,
      currency: base,
      customer: { id: 'customer', name: 'Customer', country: 'GB' },
      shipTo: { name: 'Customer', lines: [], country: 'GB' },
      lines: [{ id: `so-${event.id}-1`, item: event.sku, quantity: event.qty, unitPrice: '0', net: 0 }],
      charges: [],
    }),
    main(event, 'parcel-shipped', {
      shipment: `sh-${event.id}`,
      order: `so-${event.id}`,
      number: `SO-${event.id}/1`,
      lines: [{ line: `so-${event.id}-1`, ...goods(event), quantity: event.qty, from: bin }],
    }),
  ],
  count: (event, scenario) => [
    main(event, 'quant-counted', {
      place: bin,
      ...goods(event),
      counted: (event.counted ?? 0) - onTheWay(event, scenario),
    }),
  ],
  write_off: (event) => [
    main(event, 'stock-written-off', { ...goods(event), quantity: event.qty, from: bin, reason: 'case' }),
  ],
  return_to_stock: (event) => [returned(event, 'restock')],
  return_damaged: (event) => [returned(event, 'scrap')],
  supplier_invoice: (event, { base }) => [
    main(event, 'supplier-invoice-recorded', {
      company,
      document: event.id,
      supplier: 'Supplier',
      number: event.id,
      currency: event.currency ?? base,
      ...(event.fx && { rate: event.fx }),
      lines: [{ receipt: event.receipt, quantity: event.qty, unitPrice: event.unitPrice }],
      ...(event.tax !== undefined && { tax: event.tax }),
    }),
  ],
  landed_cost: (event) => [
    main(event, 'landed-cost-recorded', {
      company,
      receipts: event.receipts,
      amount: event.amount,
      basis: event.basis === 'qty' ? 'quantity' : event.basis,
    }),
  ],
  supplier_return: (event) => [
    main(event, 'goods-sent-back', { receipt: event.receipt, ...goods(event), quantity: event.qty, from: bin }),
  ],
  assemble: (event) => [
    main(event, 'kit-assembled', {
      ...goods({ sku: event.kit }),
      quantity: event.qty,
      to: bin,
      components: event.components?.map((part) => ({ ...goods(part), quantity: part.qty, from: bin })),
    }),
  ],
  disassemble: (event) => [
    main(event, 'kit-broken-down', {
      ...goods({ sku: event.kit }),
      quantity: event.qty,
      from: bin,
      components: event.components?.map((part) => ({
        ...goods(part),
        quantity: part.qty,
        weight: part.weight,
        to: bin,
      })),
    }),
  ],
  revalue: (event) => [main(event, 'stock-revalued', { company, item: event.sku, unitCost: event.unitCost })],
  transfer_out: (event) => [
    main(event, 'transfer-shipped', { ...goods(event), quantity: event.qty, from: bin, to: 'south' }),
  ],
  transfer_in: (event) => [
    main(event, 'transfer-received', { transfer: event.transfer, ...goods(event), quantity: event.qty, to: bin }),
  ],
  transfer_loss: (event) => [
    main(event, 'transfer-lost', { transfer: event.transfer, ...goods(event), quantity: event.qty }),
  ],
  close: (event) => [main(event, 'close-period', { company, through: event.through })],
  sales_invoice: (event, { base }) => [
    main(event, 'sales-invoice-issued', {
      company,
      document: event.id,
      customer: 'customer',
      currency: event.currency ?? base,
      ...(event.fx && { rate: event.fx }),
      lines: event.lines?.map(({ qty, unitPrice, taxBp }) => ({ quantity: qty, unitPrice, taxBasisPoints: taxBp })),
      ...(event.docDiscount !== undefined && { discount: event.docDiscount }),
      ...(event.shipping && {
        shipping: { amount: event.shipping.amount, taxBasisPoints: event.shipping.taxBp },
      }),
      ...(event.taxRounding && { taxRounding: event.taxRounding }),
    }),
  ],
  payment: (event, scenario) => [
    main(event, 'payment-received', {
      ...paid(event, scenario),
      customer: 'customer',
      ...(event.fee !== undefined && { fee: event.fee }),
      ...(event.to === '1050' && { to: 'clearing' }),
    }),
  ],
  pay_supplier: (event, scenario) => [main(event, 'supplier-paid', { ...paid(event, scenario), supplier: 'Supplier' })],
  refund: (event) => [
    main(event, 'refund-paid', {
      company,
      net: event.net,
      tax: event.tax,
      ...(event.to === '2210' && { card: 'card' }),
    }),
  ],
  channel_payout: (event) => [
    main(event, 'channel-payout-received', {
      company,
      payout: event.id,
      channel: 'cases',
      gross: event.gross,
      refunds: event.refunds,
      fees: event.fees,
      reserve: event.reserve,
      net: event.net,
    }),
  ],
  gift_card_sale: (event) => [main(event, 'gift-card-sold', { company, card: 'card', amount: event.amount })],
  gift_card_redeem: (event) => [applied(event, 'gift-card', 'card')],
  customer_deposit: (event) => [
    main(event, 'deposit-taken', { company, deposit: 'deposit', customer: 'customer', amount: event.amount }),
  ],
  deposit_apply: (event) => [applied(event, 'deposit', 'deposit')],
  fx_reval: (event, scenario) => [
    main(event, 'exchange-revalued', { company, currency: currencyOf(event.invoices?.[0], scenario), rate: event.fx }),
  ],
}

/** Kinds of events for which the product has no operation. */
export function unsupported(scenario: Scenario): string[] {
  return [...new Set(scenario.events.map((event) => event.type).filter((type) => !(type in teller)))]
}

/** Sends a case in its order of arrival. */
export async function tell(firm: Firm, scenario: Scenario): Promise<Told> {
  const skus = new Set(scenario.events.flatMap(skusOf))
  for (const sku of skus) {
    await firm.submit({ type: 'item-saved', body: item(sku, `code-${sku}`) })
    const standardCost = scenario.items?.[sku]?.stdCost
    if (standardCost) await firm.submit({ type: 'standard-cost-set', body: { item: sku, standardCost } })
  }
  const rejected: string[] = []
  const seen = new Set<string>()
  let duplicates = 0
  for (const event of scenario.events) {
    const steps = teller[event.type]?.(event, scenario) ?? []
    for (const step of steps) {
      const { acks } = await firm.submit(step)
      if (step.id !== event.id) continue
      if (acks[0]?.outcome === 'held') rejected.push(event.id)
      else if (seen.has(event.id)) duplicates += 1
    }
    seen.add(event.id)
  }
  return { rejected, duplicates }
}

function returned(event: CaseEvent, disposition: 'restock' | 'scrap'): Step {
  return main(event, 'goods-returned', {
    ...(event.ship && { shipEvent: event.ship }),
    ...goods(event),
    quantity: event.qty,
    disposition,
    to: bin,
  })
}

function skusOf({ sku, kit, components }: CaseEvent): string[] {
  return [sku, kit, ...(components?.map((part) => part.sku) ?? [])].filter((each) => each !== undefined)
}

/** A count of a case sees all that a pool holds; one of the product sees a bin, in which goods on their way do not lie. */
function onTheWay(count: CaseEvent, { events }: Scenario): number {
  let units = 0
  for (const { type, sku, qty = 0, at } of events) {
    if (sku !== count.sku || Date.parse(at) > timeOf(count)) continue
    if (type === 'transfer_out') units += qty
    if (type === 'transfer_in' || type === 'transfer_loss') units -= qty
  }
  return units
}

function paid(event: CaseEvent, scenario: Scenario) {
  return {
    company,
    document: `payment-${event.id}`,
    currency: currencyOf(event.invoice, scenario),
    ...(event.fx && { rate: event.fx }),
    amount: event.amount,
    allocations: [{ document: event.invoice, amount: event.amount }],
  }
}

function currencyOf(invoice: string | undefined, { base, events }: Scenario): string {
  return events.find(({ id }) => id === invoice)?.currency ?? base
}

function applied(event: CaseEvent, kind: 'gift-card' | 'deposit', holding: string): Step {
  return main(event, 'holding-applied', { company, kind, holding, document: event.invoice, amount: event.amount })
}

function goods(event: { readonly sku?: string | undefined }) {
  return { item: event.sku, lot: '', serial: '', status: 'available', owner: 'acme' }
}

function main(event: CaseEvent, type: Step['type'], body: unknown): Step {
  return { type, body, id: event.id, at: timeOf(event) }
}

/** What has to be there first. It carries an id of its own, and coming again it is the same. */
function before(event: CaseEvent, type: Step['type'], body: unknown): Step {
  return { type, body, id: `${event.id}-before`, at: timeOf(event) }
}

function timeOf(event: CaseEvent): number {
  return Date.parse(event.at)
}
