// Owns how what was looked up is shown: an item's places, a bin's or tote's contents, an order's lines.
import { atLocation, locationOf, onPlate, type Place, plateOf } from '../../rows/places.ts'
import type { PlateRow, QuantRow } from '../../rows/stock.ts'
import { indexKey, type State } from '../../rows/tables.ts'
import type { ItemId, LocationId, OrderId, PlateId } from '../../values/ids.ts'
import { nameOf, unitOf, whatOf } from '../item-blocks.ts'
import { goodsOn } from '../order-totes.ts'
import { metres, whereOf } from '../place-blocks.ts'
import type { FoundRow, StepView } from '../view.ts'
import { say, type Words } from '../words.ts'
import type { LookUpJob } from './state.ts'

const mostShown = 50

export function view(state: State, job: LookUpJob): StepView {
  return {
    job: 'look-up',
    title: say('job.look-up'),
    ...found(state, job),
    notes: [],
    aged: job.item !== undefined || job.location !== undefined || job.plate !== undefined,
    main: { kind: 'press', words: say('press.back'), choice: 'close' },
    waysTitle: say('ways.any'),
    ways: [],
    ...(hasWork(job) && { sides }),
    ...(job.last && { done: job.last }),
    ...(job.question && { question: job.question.ask }),
  }
}

const sides: NonNullable<StepView['sides']> = [
  { choice: 'move', icon: 'move', words: say('side.move') },
  { choice: 'count', icon: 'count', words: say('side.count') },
]

/** What can be carried or counted from here. */
function hasWork({ item, location, plate }: LookUpJob): boolean {
  return item !== undefined || location !== undefined || plate !== undefined
}

/** Where an item lies, by the books: the lot that was scanned first, then where the most is. */
export function placesOf(state: State, job: LookUpJob, item: ItemId): readonly QuantRow[] {
  const wanted = (quant: QuantRow) => (job.lot !== undefined && quant.lot === job.lot ? 0 : 1)
  return state
    .find('quantsOfItem', indexKey(job.warehouse, item))
    .filter((quant) => quant.quantity !== 0)
    .sort((a, b) => wanted(a) - wanted(b) || b.quantity - a.quantity || (a.id < b.id ? -1 : 1))
}

function found(state: State, job: LookUpJob): Partial<StepView> {
  if (job.item) return itemFound(state, job, job.item)
  if (job.location) return placeFound(state, job, job.location)
  if (job.plate) return plateFound(state, job.plate)
  if (job.order) return orderFound(state, job.order)
  return { main: { kind: 'scan', words: say('scan.anything'), expects: 'anything' } }
}

function itemFound(state: State, job: LookUpJob, item: ItemId): Partial<StepView> {
  const key = indexKey(job.warehouse, item)
  const quants = placesOf(state, job, item)
  const onHand = sum(quants.map((quant) => quant.quantity))
  const free = sum(quants.map((quant) => (isFree(state, quant) ? Math.max(0, quant.quantity - quant.allocated) : 0)))
  const lines = state.find('openPurchaseLinesOfItem', key)
  const coming = sum(
    lines.map((line) => (state.get('purchase', line.purchase)?.state === 'closed' ? 0 : line.ordered - line.received)),
  )
  return {
    what: whatOf(state, item, { state: 'later', ...(job.lot && { lot: job.lot }) }),
    figures: [
      { label: say('figure.on-hand'), value: onHand },
      { label: say('figure.free'), value: free },
      { label: say('figure.coming'), value: coming },
    ],
    found: quants.slice(0, mostShown).map((quant) => placeRow(state, job, quant)),
  }
}

function isFree(state: State, quant: QuantRow): boolean {
  const id = locationOf(quant.place)
  const location = id && state.get('location', id)
  if (!location || location.blocked || quant.status !== 'available') return false
  return location.type === 'pick-face' || location.type === 'reserve'
}

function placeRow(state: State, job: LookUpJob, quant: QuantRow): FoundRow {
  return {
    id: quant.id,
    code: placeCode(state, quant.place),
    words: placeWords(state, job, quant),
    ...(quant.lot && { name: quant.lot }),
    choice: `quant:${quant.id}`,
    quantity: quant.quantity,
    unit: say('unit', { n: quant.quantity, unit: unitOf(state, quant.item) }),
  }
}

function placeCode(state: State, place: Place): string {
  const location = locationOf(place)
  const plate = plateOf(place)
  if (location) return state.get('location', location)?.code ?? location
  return (plate && state.get('plate', plate)?.code) ?? place
}

function placeWords(state: State, job: LookUpJob, quant: QuantRow): Words {
  const plate = plateOf(quant.place)
  const row = plate && state.get('plate', plate)
  if (row) return plateWords(state, row)
  const id = locationOf(quant.place)
  const location = id && state.get('location', id)
  if (quant.status !== 'available') return say('found.status', { status: quant.status })
  const at = job.at && state.get('location', job.at)
  if (location && at && at.id !== location.id) {
    return say('found.place-at', { type: location.type, metres: metres(at, location) })
  }
  return say('found.place', { type: location ? location.type : 'reserve', level: location ? location.level : 0 })
}

/** Whose a plate is and where it stands; in somebody's hands it stands nowhere. */
function plateWords(state: State, plate: PlateRow): Words {
  const order = plate.order && state.get('order', plate.order)
  const stands = locationOf(plate.at) !== undefined
  const code = placeCode(state, plate.at)
  if (order)
    return stands
      ? say('found.plate-of', { order: order.number, code })
      : say('found.for-order', { order: order.number })
  return stands ? say('found.on-plate', { code }) : say('found.on-the-way')
}

function placeFound(state: State, job: LookUpJob, id: LocationId): Partial<StepView> {
  const location = state.get('location', id)
  if (!location) return {}
  const quants = state.find('quantsAt', atLocation(id)).filter((quant) => quant.quantity !== 0)
  const plates = state.find('platesAt', atLocation(id)).slice(0, mostShown)
  return {
    where: whereOf(state, location, job, {
      state: 'later',
      label: say('found.place', { type: location.type, level: location.level }),
    }),
    found: [
      ...quants.slice(0, mostShown).map((quant) => goodsRow(state, quant)),
      ...plates.map((plate): FoundRow => {
        const units = sum(goodsOn(state, plate.id).map((quant) => quant.quantity))
        return {
          id: plate.id,
          code: plate.code,
          quantity: units,
          unit: say('unit', { n: units, unit: 'piece' }),
          choice: `plate:${plate.id}`,
        }
      }),
    ],
  }
}

function plateFound(state: State, id: PlateId): Partial<StepView> {
  const plate = state.get('plate', id)
  const quants = state.find('quantsAt', onPlate(id)).filter((quant) => quant.quantity !== 0)
  return {
    what: {
      state: 'later',
      name: plate?.code ?? id,
      code: plate?.code ?? id,
      ...(plate && { note: plateWords(state, plate) }),
    },
    found: quants.slice(0, mostShown).map((quant) => goodsRow(state, quant)),
  }
}

function goodsRow(state: State, quant: QuantRow): FoundRow {
  const item = state.get('item', quant.item)
  return {
    id: quant.id,
    code: item?.sku ?? quant.item,
    item: quant.item,
    name: nameOf(state, quant.item),
    ...goodsWords(quant),
    choice: `quant:${quant.id}`,
    quantity: quant.quantity,
    unit: say('unit', { n: quant.quantity, unit: unitOf(state, quant.item) }),
  }
}

/** What tells these goods from others of the item: that they are kept apart, else their lot or number. */
function goodsWords(quant: QuantRow): { words?: Words } {
  if (quant.status !== 'available') return { words: say('found.status', { status: quant.status }) }
  const lot = quant.lot || quant.serial
  return lot ? { words: say('lot.is', { lot }) } : {}
}

function orderFound(state: State, id: OrderId): Partial<StepView> {
  const order = state.get('order', id)
  if (!order) return {}
  return {
    what: { state: 'later', name: order.number, code: order.number, note: say('found.order', { state: order.state }) },
    figures: [
      { label: say('figure.ordered'), value: order.units },
      { label: say('figure.picked'), value: order.picked },
      { label: say('figure.shipped'), value: order.shipped },
    ],
    list: {
      label: say('list.lines'),
      done: order.picked,
      of: order.units,
      lines: state
        .find('linesOfOrder', id)
        .slice(0, mostShown)
        .map((line) => ({
          id: line.id,
          item: line.item,
          name: nameOf(state, line.item),
          done: line.picked,
          of: line.ordered - line.cancelled,
          state: line.picked >= line.ordered - line.cancelled ? ('done' as const) : ('later' as const),
        })),
    },
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
