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
  count: (event) => [main(event, 'quant-counted', { place: bin, ...goods(event), counted: event.counted })],
  write_off: (event) => [
    main(event, 'stock-written-off', { ...goods(event), quantity: event.qty, from: bin, reason: 'case' }),
  ],
  return_to_stock: (event) => [returned(event, 'restock')],
  return_damaged: (event) => [returned(event, 'scrap')],
}

/** Kinds of events for which the product has no operation. */
export function unsupported(scenario: Scenario): string[] {
  return [...new Set(scenario.events.map((event) => event.type).filter((type) => !(type in teller)))]
}

/** Sends a case in its order of arrival. */
export async function tell(firm: Firm, scenario: Scenario): Promise<Told> {
  const skus = new Set(scenario.events.flatMap((event) => (event.sku ? [event.sku] : [])))
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

function goods(event: CaseEvent) {
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
