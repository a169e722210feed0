// Owns how a delivery of the demo goes: ordered, counted in at a dock case by case, put away where the house proposes.
// Does not know what is delivered when.
import { suggestBin } from '../../shared/planning/put-away.ts'
import { atLocation, locationOf, type Place } from '../../shared/rows/places.ts'
import type { Goods } from '../../shared/rows/stock.ts'
import { indexKey } from '../../shared/rows/tables.ts'
import type { LocationId } from '../../shared/values/ids.ts'
import { type Quantity, quantity } from '../../shared/values/quantity.ts'
import { assert } from '../../shared/values/result.ts'
import type { Instant } from '../../shared/values/time.ts'
import type { DemoCompany } from './company.ts'
import type { Crew } from './crew.ts'
import { demoId } from './demo-ids.ts'
import { madeLot } from './opening-stock.ts'
import type { DemoPurchase } from './purchase-plans.ts'
import type { Chance } from './random.ts'
import { type Hand, houseOf, type Recorder } from './recorder.ts'
import type { Timeline } from './timeline.ts'

export interface Stage {
  readonly company: DemoCompany
  readonly crew: Crew
  readonly recorder: Recorder
  readonly timeline: Timeline
  readonly chance: Chance
}

const minute = 60_000
const mostInFace = 160

export function planPurchase(stage: Stage, purchase: DemoPurchase): void {
  const { company, recorder, timeline } = stage
  timeline.plan(purchase.orderedAt, (at) => {
    const { id, number, warehouse, supplier, expectedAt, lines } = purchase
    recorder.record(houseOf(warehouse), at, {
      type: 'purchase-ordered',
      body: {
        purchase: id,
        company: company.company.id,
        number,
        supplier,
        expectedAt,
        currency: company.company.currency,
        rate: '1',
        lines: lines.map((line) => ({ ...line })),
      },
    })
  })
  if (purchase.arrival !== 'none') timeline.plan(purchase.expectedAt, (at) => receive(stage, purchase, at))
}

function receive(stage: Stage, purchase: DemoPurchase, from: Instant): void {
  const { recorder, timeline, chance, crew } = stage
  const receipt = demoId<string>('receipt', purchase.number)
  // A delivery in progress has a part of its lines counted.
  const lines = purchase.arrival === 'part' ? purchase.lines.slice(0, 3) : purchase.lines
  const { hand, at } = crew.take('receive', purchase.warehouse, from, lines.length * 4 * minute)
  lines.forEach((line, i) => {
    const units = arriving(purchase, i, line.quantity)
    timeline.plan(at + i * 4 * minute + chance.whole(20, 200) * 1000, (now) =>
      receiveLine(stage, { purchase, line, units, receipt, hand }, now),
    )
  })
  if (purchase.arrival !== 'all' && purchase.arrival !== 'short') return
  timeline.plan(at + lines.length * 4 * minute + 30_000, (now) => {
    recorder.record(hand, now, { type: 'delivery-closed', body: { purchase: purchase.id, receipt } })
  })
}

/** What comes is what was ordered, but for the second line of a short delivery and a case too many of the first. */
function arriving({ arrival }: DemoPurchase, line: number, ordered: Quantity): Quantity {
  if (arrival === 'short' && line === 1) return quantity(Math.max(1, Math.floor(ordered / 2)))
  if (arrival === 'over' && line === 0) return quantity(ordered + 12)
  return ordered
}

interface Coming {
  readonly purchase: DemoPurchase
  readonly line: DemoPurchase['lines'][number]
  readonly units: Quantity
  readonly receipt: string
  readonly hand: Hand
}

function receiveLine(stage: Stage, { purchase, line, units, receipt, hand }: Coming, at: Instant): void {
  const { company, recorder, timeline, chance } = stage
  const item = company.items.find(({ row }) => row.id === line.item)
  assert(item, `ordered what is not sold: ${line.item}`)
  const lot = madeLot(item, at, chance)
  const goods: Goods = {
    item: line.item,
    lot: lot?.lot ?? '',
    serial: '',
    status: 'available',
    owner: company.company.id,
  }
  const dock = dockOf(stage, purchase)
  const code = item.row.codes.find(({ level }) => level === 'case') ?? item.row.codes[0]
  recorder.record(hand, at, {
    type: 'goods-received',
    body: {
      receipt,
      purchase: purchase.id,
      line: line.id,
      ...goods,
      ...(lot?.expiry === undefined ? {} : { expiry: lot.expiry }),
      quantity: units,
      to: atLocation(dock),
      ...(code === undefined ? {} : { scan: { code: code.code, factor: code.quantity } }),
    },
  })
  // What came within the last half hour still stands at the dock.
  timeline.plan(at + chance.whole(15, 40) * minute, (now) => putAway(stage, hand, { goods, units, from: dock }, now))
}

function dockOf({ company }: Stage, purchase: DemoPurchase): LocationId {
  const warehouse = purchase.warehouse === company.riga.row.id ? company.riga : company.tallinn
  return warehouse.locations.find(({ code }) => code === purchase.dock)?.id ?? warehouse.row.dock
}

function putAway(
  { recorder }: Stage,
  hand: Hand,
  { goods, units, from }: { readonly goods: Goods; readonly units: Quantity; readonly from: LocationId },
  at: Instant,
): void {
  const point = recorder.state.get('location', from)
  assert(point, 'a dock that is not there')
  const except = fullFaces(recorder, hand, goods, units)
  const found = suggestBin(recorder.state, { warehouse: hand.warehouse, goods, from: point, except })
  if (!found) return
  move(recorder, hand, at, {
    goods,
    units,
    from: atLocation(from),
    to: atLocation(found.location),
    purpose: 'put-away',
  })
}

/** Pick faces with the goods that the delivery would overfill: it goes to the reserve. */
function fullFaces({ state }: Recorder, { warehouse }: Hand, { item }: Goods, units: number): LocationId[] {
  return state.find('quantsOfItem', indexKey(warehouse, item)).flatMap((quant) => {
    const location = locationOf(quant.place)
    return location && quant.quantity + units > mostInFace ? [location] : []
  })
}

export function move(
  recorder: Recorder,
  hand: Hand,
  at: Instant,
  moved: {
    readonly goods: Goods
    readonly units: Quantity
    readonly from: Place
    readonly to: Place
    readonly purpose: 'put-away' | 'replenish'
  },
): void {
  const { goods, units, from, to, purpose } = moved
  recorder.record(hand, at, { type: 'goods-moved', body: { purpose, ...goods, quantity: units, from, to } })
}
