// Owns what went wrong, and what was looked after, at the demo company: an order taken by two people at once, goods that
// a count does not find, a shelf with fewer, a code that nobody knows, returns, a refill. Does not know ordinary work.
import { shipEventOf } from '../../shared/operations/parcel-shipped.ts'
import { atLocation, type Place } from '../../shared/rows/places.ts'
import type { Goods, QuantRow } from '../../shared/rows/stock.ts'
import { indexKey } from '../../shared/rows/tables.ts'
import { goodsOf } from '../../shared/stock/movements.ts'
import type { PlateId } from '../../shared/values/ids.ts'
import { quantity } from '../../shared/values/quantity.ts'
import { assert } from '../../shared/values/result.ts'
import { day, type Instant } from '../../shared/values/time.ts'
import { demoId } from './demo-ids.ts'
import { openPicks, packOrder, pickTask, toteOf } from './order-flow.ts'
import type { DemoOrder } from './order-plans.ts'
import { move, type Stage } from './receive-flow.ts'

const minute = 60_000
const hour = 60 * minute

export function planIncidents(stage: Stage): void {
  const { company, timeline } = stage
  const { now, orders } = company
  const story = orders.find(({ goal }) => goal === 'story')
  if (story) planStory(stage, story)
  timeline.plan(now - 132 * minute, (at) => refill(stage, at, { from: 'C-05-31', to: 'A-03-12', units: 24 }))
  timeline.plan(now - 34 * minute, (at) => refill(stage, at, { from: 'C-05-32', to: 'D-01-14', units: 20 }))
  timeline.plan(now - 192 * minute, (at) => reportCode(stage, at))
  timeline.plan(now - 61 * minute, (at) => count(stage, at, 'A-01-22', 'LMP-LED-300', -4))
  timeline.plan(now - 6 * day, (at) => writeOff(stage, at))
  const released = orders.find(({ goal, warehouse }) => goal === 'released' && warehouse === company.riga.row.id)
  if (released) timeline.plan(now - 25 * minute, (at) => shortPick(stage, released, at))
  // Every morning somebody counts a few bins; once, days ago, a bin had less.
  for (let ago = 12; ago >= 1; ago -= 1) {
    timeline.plan(now - ago * day - 4 * hour, (at) => countSome(stage, at, ago === 5))
  }
  timeline.plan(now - 4 * day, (at) => settleOldCounts(stage, at))
  timeline.plan(now - 2 * day, (at) => takeBack(stage, at, 'restock'))
  timeline.plan(now - 1.5 * day, (at) => takeBack(stage, at, 'refurbish'))
  timeline.plan(now - 3 * hour, (at) => takeBack(stage, at, 'scrap'))
}

/** Ivan picks and packs the order; Maria, offline too, has the same tasks and takes the first of them again. */
function planStory(stage: Stage, order: DemoOrder): void {
  const { company, crew, recorder, timeline } = stage
  const { now } = company
  const ivan = crew.named('Ivan Petrov')
  const maria = crew.named('Maria Kalniņa')
  timeline.plan(now - 71 * minute, (at) => {
    const lead = crew.hand('lead', order.warehouse)
    recorder.record(lead, at, { type: 'release-orders', body: { orders: [order.id], parts: false } })
    const tasks = openPicks(stage, order)
    tasks.forEach((task, i) => {
      timeline.plan(now - (57 - i) * minute, (time) => pickTask(stage, ivan, task, toteOf(order), time))
    })
    timeline.plan(now - 52 * minute, (time) => packOrder(stage, ivan, order, time))
    const bottles = tasks.find(({ item }) => item === order.lines[0]?.item)
    const tote = { id: demoId<PlateId>('plate', 'T-091'), code: 'T-091' }
    if (bottles) timeline.plan(now - 41 * minute, (time) => pickTask(stage, maria, bottles, tote, time))
  })
}

function refill(
  { company, crew, recorder }: Stage,
  at: Instant,
  wanted: { readonly from: string; readonly to: string; readonly units: number },
): void {
  const [from, to] = [placeOf(company, wanted.from), placeOf(company, wanted.to)]
  const quant = recorder.state.find('quantsAt', from)[0]
  if (!quant || quant.quantity - quant.allocated < wanted.units) return
  const hand = crew.hand('lead', company.riga.row.id)
  move(recorder, hand, at, { goods: goodsOf(quant), units: quantity(wanted.units), from, to, purpose: 'replenish' })
}

function reportCode({ company, crew, recorder }: Stage, at: Instant): void {
  recorder.record(crew.named('Ivan Petrov'), at, {
    type: 'code-reported',
    body: { code: '5901234123457', job: 'receive', at: placeOf(company, 'DOCK-2') },
  })
}

function count({ company, crew, recorder }: Stage, at: Instant, bin: string, sku: string, difference: number): void {
  const place = placeOf(company, bin)
  const item = company.items.find(({ row }) => row.sku === sku)?.row.id
  const quant = recorder.state.find('quantsAt', place).find((each) => each.item === item)
  if (!quant || quant.quantity + difference < 0) return
  recorder.record(crew.named('Pēteris Ronis'), at, {
    type: 'quant-counted',
    body: { place, ...goodsOf(quant), counted: quantity(quant.quantity + difference) },
  })
}

function countSome({ company, crew, recorder, chance }: Stage, at: Instant, oneDiffers: boolean): void {
  const { openings, riga } = company
  for (let i = 0; i < 3; i += 1) {
    const place = atLocation(chance.pick(openings.riga).location)
    const quant = recorder.state.find('quantsAt', place)[0]
    if (!quant || quant.quantity < 4) continue
    recorder.record(crew.hand('lead', riga.row.id), at, {
      type: 'quant-counted',
      body: { place, ...goodsOf(quant), counted: quantity(quant.quantity - (oneDiffers && i === 0 ? 3 : 0)) },
    })
  }
}

function settleOldCounts({ company, crew, recorder }: Stage, at: Instant): void {
  const manager = crew.hand('manage', company.riga.row.id)
  for (const { id, kind } of recorder.state.find('exceptionsInState', indexKey(company.riga.row.id, 'open'))) {
    if (kind !== 'count-disputed') continue
    recorder.record(manager, at, {
      type: 'exception-resolved',
      body: { exception: id, resolution: 'approve', note: 'Recounted by Andris, the three are gone.' },
    })
  }
}

function writeOff({ company, crew, recorder, chance }: Stage, at: Instant): void {
  const opening = chance.pick(company.openings.riga.filter(({ lot, quantity: units }) => lot === '' && units > 5))
  const place = atLocation(opening.location)
  const quant = recorder.state.find('quantsAt', place).find(({ item }) => item === opening.item)
  if (!quant || quant.quantity - quant.allocated < 1) return
  recorder.record(crew.hand('manage', company.riga.row.id), at, {
    type: 'stock-written-off',
    body: { ...goodsOf(quant), quantity: quantity(1), from: place, reason: 'Fell from the top level' },
  })
}

function shortPick(stage: Stage, order: DemoOrder, at: Instant): void {
  const task = openPicks(stage, order)[0]
  if (!task?.order || !task.line) return
  stage.recorder.record(stage.crew.named('Dace Vītola'), at, {
    type: 'pick-shorted',
    body: { task: task.id, order: task.order, line: task.line, reason: 'fewer' },
  })
}

/** One unit of an order that left comes back. */
function takeBack(stage: Stage, at: Instant, disposition: 'restock' | 'refurbish' | 'scrap'): void {
  const { company, crew, recorder, chance } = stage
  const { riga } = company
  const gone = recorder.operations.filter(
    (each) => each.type === 'parcel-shipped' && each.warehouse === riga.row.id && each.at < at - day / 2,
  )
  if (gone.length === 0) return
  const shipped = chance.pick(gone)
  const shipment = recorder.state.get('shipment', (shipped.body as { shipment: string }).shipment)
  const line = shipment?.lines[0]
  assert(shipment && line, 'a parcel left without goods')
  const item = company.items.find(({ row }) => row.id === line.item)
  const lot = (shipped.body as { lines: readonly { lot: string }[] }).lines[0]?.lot ?? ''
  const goods: Goods = {
    item: line.item,
    lot,
    serial: '',
    status: disposition === 'restock' ? 'available' : disposition === 'refurbish' ? 'quarantine' : 'damaged',
    owner: company.company.id,
  }
  const code = item?.row.codes[0]
  recorder.record(crew.hand('return', riga.row.id), at, {
    type: 'goods-returned',
    body: {
      order: shipment.order,
      line: line.line,
      shipment: shipment.id,
      shipEvent: shipEventOf(shipped.id, 0),
      ...goods,
      quantity: quantity(1),
      disposition,
      to: disposition === 'restock' ? shelfOf(stage, goods) : placeOf(company, 'QUAR-1'),
      ...(code === undefined ? {} : { scan: { code: code.code, factor: code.quantity } }),
    },
  })
}

/** Where the same goods lie already, else where returns wait. */
function shelfOf({ company, recorder }: Stage, { item, lot }: Goods): Place {
  const same = (quant: QuantRow) => quant.lot === lot && quant.place.startsWith('L:') && quant.status === 'available'
  const quant = recorder.state.find('quantsOfItem', indexKey(company.riga.row.id, item)).find(same)
  return quant?.place ?? placeOf(company, 'STAGE-1')
}

function placeOf({ riga }: Stage['company'], bin: string): Place {
  const location = riga.locations.find(({ code }) => code === bin)
  assert(location, `no bin ${bin}`)
  return atLocation(location.id)
}
