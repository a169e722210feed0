// Owns how an order of the demo goes through the house: placed, released, picked into a tote, packed, shipped, as far as
// it is to have come. Each step takes from the state what the one before left there.
import { atLocation, locationOf, onPlate } from '../../shared/rows/places.ts'
import type { TaskRow } from '../../shared/rows/work.ts'
import { goodsOf } from '../../shared/stock/movements.ts'
import type { PlateId, ShipmentId } from '../../shared/values/ids.ts'
import { quantity } from '../../shared/values/quantity.ts'
import { assert } from '../../shared/values/result.ts'
import type { Instant } from '../../shared/values/time.ts'
import { demoId } from './demo-ids.ts'
import type { DemoOrder, Goal } from './order-plans.ts'
import type { Stage } from './receive-flow.ts'
import { type Hand, houseOf } from './recorder.ts'

const minute = 60_000
const cartons = ['S1', 'S2', 'M1', 'M2', 'L1', 'L2']
/** The steps in their order; a goal of a step includes those before it. */
const steps: readonly Goal[] = ['waiting', 'released', 'picking', 'picked', 'packed', 'shipped']

export function comesTo(order: DemoOrder, step: Goal): boolean {
  return steps.indexOf(order.goal) >= steps.indexOf(step)
}

export function placeOrder({ company, recorder }: Stage, order: DemoOrder, at: Instant): void {
  const { customer } = order
  recorder.record(houseOf(order.warehouse), at, {
    type: 'order-placed',
    body: {
      order: order.id,
      company: company.company.id,
      number: order.number,
      channel: order.channel,
      placedAt: order.placedAt,
      shipBy: order.shipBy,
      priority: order.priority,
      currency: company.company.currency,
      ...pricingOf(order.channel),
      customer: { id: customer.id, name: customer.name, country: customer.country },
      shipTo: { name: customer.name, lines: [...customer.lines], country: customer.country },
      lines: order.lines.map((line) => ({ ...line })),
      charges: order.charges.map((charge) => ({ ...charge })),
    },
  })
}

/** Firms are told prices without tax, shoppers with it; a marketplace remits the tax of its orders itself. */
function pricingOf(channel: string): { readonly pricing?: 'net' | 'gross' } {
  if (channel.startsWith('Marketplace')) return {}
  return { pricing: channel === 'B2B' ? 'net' : 'gross' }
}

/** Sends orders to the floor together, and plans the hands that take them from there. */
export function sendWave(stage: Stage, orders: readonly DemoOrder[], at: Instant, shipAt: Instant): void {
  const first = orders[0]
  if (!first) return
  const lead = stage.crew.hand('lead', first.warehouse)
  stage.recorder.record(lead, at, {
    type: 'release-orders',
    body: { orders: orders.map(({ id }) => id), parts: false },
  })
  for (const order of orders) if (comesTo(order, 'picking')) planPicking(stage, order, at, shipAt)
}

export function openPicks({ recorder }: Stage, order: DemoOrder): TaskRow[] {
  const code = (task: TaskRow) => {
    const location = task.from && locationOf(task.from)
    return (location && recorder.state.get('location', location)?.code) ?? ''
  }
  return recorder.state
    .find('tasksOfOrder', order.id)
    .filter(({ kind, state }) => kind === 'pick' && state === 'open')
    .sort((a, b) => (code(a) < code(b) ? -1 : 1))
}

function planPicking(stage: Stage, order: DemoOrder, from: Instant, shipAt: Instant): void {
  const { timeline, chance, crew } = stage
  const tasks = openPicks(stage, order)
  const steps = tasks.map(() => chance.whole(25, 80) * 1000)
  const { hand, at } = crew.take(
    'pick',
    order.warehouse,
    from + minute,
    steps.reduce((sum, step) => sum + step, minute),
  )
  const tote = toteOf(order)
  // An order that is being picked has had half of its tasks done, at least one and never all.
  const done = comesTo(order, 'picked') ? tasks.length : Math.max(1, Math.floor(tasks.length / 2))
  let now = at
  tasks.slice(0, done).forEach((task, i) => {
    now += steps[i] ?? minute
    timeline.plan(now, (time) => pickTask(stage, hand, task, tote, time))
  })
  if (!comesTo(order, 'picked')) return
  timeline.plan(now + 50_000, (time) => {
    stage.recorder.record(hand, time, {
      type: 'plate-moved',
      body: { plate: tote.id, code: tote.code, kind: 'tote', to: atLocation(benchOf(stage, order)), order: order.id },
    })
  })
  if (comesTo(order, 'packed')) timeline.plan(now + 2 * minute, (time) => planPacking(stage, order, time, shipAt))
}

export function toteOf(order: DemoOrder): { readonly id: PlateId; readonly code: string } {
  const code = `T-${100 + (Number(order.number.slice(3)) % 400)}`
  return { id: demoId<PlateId>('plate', code), code }
}

export function pickTask(
  { recorder, company }: Stage,
  hand: Hand,
  task: TaskRow,
  tote: { readonly id: PlateId; readonly code: string },
  at: Instant,
): void {
  const { order, line, item, from } = task
  assert(order && line && item && from, 'a pick of nothing')
  const code = company.items.find(({ row }) => row.id === item)?.row.codes[0]
  recorder.record(hand, at, {
    type: 'units-picked',
    body: {
      order,
      line,
      task: task.id,
      item,
      lot: task.lot ?? '',
      serial: '',
      status: 'available',
      owner: company.company.id,
      quantity: quantity(task.quantity - task.done),
      from,
      tote: { ...tote },
      ...(code === undefined ? {} : { scan: { code: code.code, factor: code.quantity } }),
    },
  })
}

function benchOf({ company }: Stage, order: DemoOrder) {
  return (order.warehouse === company.riga.row.id ? company.riga : company.tallinn).row.packBench
}

function planPacking(stage: Stage, order: DemoOrder, from: Instant, shipAt: Instant): void {
  const { hand, at } = stage.crew.take('pack', order.warehouse, from, stage.chance.whole(40, 110) * 1000)
  stage.timeline.plan(at, (time) => {
    const shipment = packOrder(stage, hand, order, time)
    if (!comesTo(order, 'shipped')) return
    const leaves = order.channel === 'Counter' ? time + minute : Math.max(shipAt, time + 5 * minute)
    stage.timeline.plan(leaves, (now) => shipParcel(stage, shipment, now))
  })
}

/** Closes all that an order's tote holds into a carton. */
export function packOrder(stage: Stage, hand: Hand, order: DemoOrder, at: Instant): ShipmentId {
  const { recorder, chance } = stage
  const shipment = demoId<ShipmentId>('shipment', order.number)
  const number = `${order.number}-1`
  const tote = onPlate(toteOf(order).id)
  const lines = recorder.state.find('linesOfOrder', order.id)
  const packed = recorder.state.find('quantsAt', tote).map((quant) => {
    const line = lines.find(({ item }) => item === quant.item)
    assert(line, `in the tote of ${order.number} lies what it did not order`)
    return { line: line.id, ...goodsOf(quant), quantity: quant.quantity, from: tote }
  })
  recorder.record(hand, at, {
    type: 'parcel-packed',
    body: {
      shipment,
      order: order.id,
      number,
      carton: chance.pick(cartons),
      plate: { id: demoId<PlateId>('plate', number), code: number },
      at: atLocation(benchOf(stage, order)),
      lines: packed,
    },
  })
  return shipment
}

function shipParcel({ recorder, crew, chance }: Stage, shipment: ShipmentId, at: Instant): void {
  const row = recorder.state.get('shipment', shipment)
  assert(row?.plate, 'a parcel that nobody packed')
  const place = onPlate(row.plate)
  const lines = recorder.state.find('quantsAt', place).map((quant) => {
    const line = row.lines.find(({ item }) => item === quant.item)
    assert(line, 'a parcel holds what was not packed')
    return { line: line.line, ...goodsOf(quant), quantity: quant.quantity, from: place }
  })
  recorder.record(crew.hand('pack', row.warehouse), at, {
    type: 'parcel-shipped',
    body: {
      shipment,
      order: row.order,
      number: row.number,
      carrier: 'DPD',
      tracking: `0580${chance.whole(100_000_000, 999_999_999)}${chance.whole(1, 9)}`,
      lines,
    },
  })
}
