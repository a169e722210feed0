// Owns what people on the floor decide next, from what their device shows them: mostly sensible work, some of it in each
// other's way. Does not know whether it will be kept, sent or accepted.
import type { WorkingSet } from '../../app/replica/working-set.ts'
import type { Wish } from '../../shared/operations/index.ts'
import { isReal, onPlate } from '../../shared/rows/places.ts'
import type { Goods, QuantRow } from '../../shared/rows/stock.ts'
import { indexKey, type Rows } from '../../shared/rows/tables.ts'
import type { OrderId, PlateId, ShipmentId } from '../../shared/values/ids.ts'
import { quantity } from '../../shared/values/quantity.ts'
import type { Dice } from './dice.ts'
import { bins, goods, items, placeOf } from './firm.ts'
import { oddities, oddWeights } from './oddities.ts'

interface Floor {
  readonly set: WorkingSet
  readonly dice: Dice
  /** A new identifier of a receipt, shipment or plate. */
  newId(): string
}

export type Work = (floor: Floor) => readonly Wish[] | undefined

const weights = {
  receive: 10,
  putAway: 10,
  pick: 26,
  short: 4,
  pack: 14,
  ship: 14,
  count: 8,
  move: 6,
  giveBack: 2,
  claim: 5,
  cancel: 1,
  report: 2,
  writeOff: 1,
  setDown: 2,
  setAside: 2,
  takeBack: 6,
  pickAgain: 2,
  park: 2,
  ...oddWeights,
} as const

/** The next thing that somebody does; undefined where they look at a few kinds of work and the device shows none to do. */
export function nextWork(floor: Floor): readonly Wish[] | undefined {
  for (let look = 0; look < 3; look++) {
    const wishes = works[floor.dice.weighted(weights)](floor)
    if (wishes) return wishes
  }
  return undefined
}

const works: Readonly<Record<keyof typeof weights, Work>> = {
  ...oddities,

  receive(floor) {
    const { set, dice, newId } = floor
    const purchase = dice.pick([
      ...inState(floor, 'purchasesInState', 'open'),
      ...inState(floor, 'purchasesInState', 'part-received'),
    ])
    const line = purchase && dice.pick(set.rows.find('linesOfPurchase', purchase.id))
    if (!purchase || !line) return undefined
    const body = {
      receipt: newId(),
      purchase: purchase.id,
      line: line.id,
      ...goods(line.item),
      quantity: quantity(dice.int(1, 5)),
    }
    const received: Wish = { type: 'goods-received', body: { ...body, to: placeOf(set.warehouse, 1) } }
    if (dice.chance(0.1)) {
      return [received, { type: 'delivery-closed', body: { purchase: purchase.id, receipt: body.receipt } }]
    }
    return [received]
  },

  putAway(floor) {
    const { set, dice } = floor
    const quant = dice.pick(
      set.rows.find('quantsAt', placeOf(set.warehouse, 1)).filter(({ quantity: units }) => units > 0),
    )
    if (!quant) return undefined
    const to = placeOf(set.warehouse, dice.int(4, bins))
    return [moved(quant, dice.chance(0.8) ? quant.quantity : 1, to, 'put-away')]
  },

  pick(floor) {
    const { dice } = floor
    const task = dice.pick(tasks(floor, 'pick'))
    if (!task?.order || !task.line || !task.item || !task.from) return undefined
    const open = Math.max(1, task.quantity - task.done)
    return [
      {
        type: 'units-picked',
        body: {
          order: task.order,
          line: task.line,
          task: task.id,
          ...goods(task.item),
          quantity: quantity(dice.chance(0.7) ? open : dice.int(1, open)),
          from: task.from,
          tote: toteOf(floor, task.order),
        },
      },
    ]
  },

  short(floor) {
    const task = floor.dice.pick(tasks(floor, 'pick'))
    if (!task?.order || !task.line) return undefined
    return [{ type: 'pick-shorted', body: { task: task.id, order: task.order, line: task.line, reason: 'fewer' } }]
  },

  pack(floor) {
    const { set, dice, newId } = floor
    const order = dice.pick(inState(floor, 'ordersInState', 'picked'))
    if (!order?.tote) return undefined
    const lines = linesFrom(floor, order.id, onPlate(order.tote), (line) => line.picked - line.packed)
    if (lines.length === 0) return undefined
    const shipment = newId() as ShipmentId
    const plate = { id: newId() as PlateId, code: `C-${shipment.slice(-6)}` }
    const number = `${order.number}/${shipment.slice(-4)}`
    const at = placeOf(set.warehouse, 2)
    return [{ type: 'parcel-packed', body: { shipment, order: order.id, number, carton: 'M', plate, at, lines } }]
  },

  ship(floor) {
    const { set, dice } = floor
    const order = dice.pick(inState(floor, 'ordersInState', 'packed'))
    const packed = order && set.rows.find('shipmentsOfOrder', order.id).filter(({ state }) => state === 'packed')
    const shipment = packed && dice.pick(packed)
    if (!order || !shipment?.plate) return undefined
    const from = onPlate(shipment.plate)
    const lines = shipment.lines.map(({ line, item, quantity: units }) => ({
      line,
      ...goods(item),
      quantity: units,
      from,
    }))
    return [
      { type: 'parcel-shipped', body: { shipment: shipment.id, order: order.id, number: shipment.number, lines } },
    ]
  },

  count(floor) {
    const quant = anyQuant(floor)
    if (!quant) return undefined
    const off = floor.dice.chance(0.5) ? 0 : floor.dice.int(-2, 2)
    const counted = quantity(Math.max(0, quant.quantity + off))
    return [{ type: 'quant-counted', body: { place: quant.place, ...goodsIn(quant), counted } }]
  },

  move(floor) {
    const { set, dice } = floor
    const quant = anyQuant(floor)
    if (!quant || quant.quantity < 1) return undefined
    return [moved(quant, dice.int(1, quant.quantity), placeOf(set.warehouse, dice.int(1, bins)), 'move')]
  },

  giveBack({ set, dice }) {
    const item = dice.pick(items)
    if (!item) return undefined
    const disposition = dice.pick(['restock', 'refurbish', 'scrap'] as const) ?? 'restock'
    const to = placeOf(set.warehouse, 1)
    return [{ type: 'goods-returned', body: { ...goods(item), quantity: quantity(1), disposition, to } }]
  },

  claim(floor) {
    const order = floor.dice.pick(inState(floor, 'ordersInState', 'released'))
    if (!order) return undefined
    return [
      { type: 'claim-work', body: { order: order.id, give: order.claim !== undefined && floor.dice.chance(0.5) } },
    ]
  },

  cancel(floor) {
    const state = floor.dice.pick(['waiting', 'released', 'picking', 'picked'] as const) ?? 'waiting'
    const order = floor.dice.pick(inState(floor, 'ordersInState', state))
    return order && [{ type: 'cancel-order', body: { order: order.id, reason: 'changed' } }]
  },

  report({ set, dice }) {
    const at = placeOf(set.warehouse, dice.int(1, bins))
    return [{ type: 'code-reported', body: { code: `unknown-${dice.int(1, 5)}`, job: 'count', at } }]
  },

  writeOff(floor) {
    const quant = anyQuant(floor)
    if (!quant) return undefined
    const body = { ...goodsIn(quant), quantity: quantity(1), from: quant.place, reason: 'broken' }
    return [{ type: 'stock-written-off', body }]
  },

  setAside(floor) {
    const quant = anyQuant(floor)
    if (!quant) return undefined
    const back = quant.status !== 'available'
    const purpose = back ? ('release' as const) : ('set-aside' as const)
    const toStatus = back ? ('available' as const) : ('quarantine' as const)
    const body = { purpose, ...goodsIn(quant), quantity: quantity(1), from: quant.place, to: quant.place, toStatus }
    return [{ type: 'goods-moved', body }]
  },

  /** The last step on this device is taken back; now and then an older one, by whoever has it in hand. */
  takeBack({ set, dice }) {
    const steps = set.pending
    const step = dice.chance(0.8) ? steps[steps.length - 1] : dice.pick(steps)
    return step && [{ type: 'operation-reversed', body: { of: step.id } }]
  },

  /** Somebody who did not hear that it is done picks a task once more. */
  pickAgain(floor) {
    const order = floor.dice.pick(inState(floor, 'ordersInState', 'picked'))
    const done = order && floor.set.rows.find('tasksOfOrder', order.id).filter(({ kind }) => kind === 'pick')
    const task = done && floor.dice.pick(done)
    if (!task?.order || !task.line || !task.item || !task.from) return undefined
    const from = task.from
    const tote = toteOf(floor, task.order)
    const body = {
      order: task.order,
      line: task.line,
      task: task.id,
      ...goods(task.item),
      quantity: quantity(1),
      from,
      tote,
    }
    return [{ type: 'units-picked', body }]
  },

  park(floor) {
    const order = floor.dice.pick([
      ...inState(floor, 'ordersInState', 'released'),
      ...inState(floor, 'ordersInState', 'picking'),
    ])
    const wants = floor.dice.pick(['park', 'take-over'] as const) ?? 'park'
    return order && [{ type: 'claim-work', body: { order: order.id, give: false, wants } }]
  },

  setDown(floor) {
    const { set, dice } = floor
    const order = dice.pick([
      ...inState(floor, 'ordersInState', 'picking'),
      ...inState(floor, 'ordersInState', 'picked'),
    ])
    const tote = order?.tote && set.rows.get('plate', order.tote)
    if (!order || !tote) return undefined
    const to = placeOf(set.warehouse, dice.int(2, 3))
    return [{ type: 'plate-moved', body: { plate: tote.id, code: tote.code, kind: 'tote', to, order: order.id } }]
  },
}

function inState<I extends 'ordersInState' | 'purchasesInState'>({ set }: Floor, index: I, state: string) {
  return set.rows.find(index, indexKey(set.warehouse, state))
}

function tasks({ set }: Floor, kind: 'pick'): readonly Rows['task'][] {
  return set.rows.find('openTasks', indexKey(set.warehouse, kind))
}

function anyQuant({ set, dice }: Floor): QuantRow | undefined {
  const item = dice.pick(items)
  const quants = item ? set.rows.find('quantsOfItem', indexKey(set.warehouse, item)) : []
  return dice.pick(quants.filter(({ place }) => isReal(place)))
}

function goodsIn({ item, lot, serial, status, owner }: QuantRow): Goods {
  return { item, lot, serial, status, owner }
}

function moved(quant: QuantRow, units: number, to: QuantRow['place'], purpose: 'move' | 'put-away'): Wish {
  const body = { purpose, ...goodsIn(quant), quantity: quantity(units), from: quant.place, to }
  return { type: 'goods-moved', body }
}

/** Two devices that pick the same order offline take different totes, as people do. */
function toteOf({ set, dice }: Floor, order: OrderId): { id: PlateId; code: string } {
  const known = set.rows.get('order', order)?.tote
  const plate = known && dice.chance(0.9) ? set.rows.get('plate', known) : undefined
  if (plate) return { id: plate.id, code: plate.code }
  const n = dice.int(1, 9)
  // Some totes travel with a van between the warehouses.
  const home = dice.chance(0.2) ? 'van' : set.warehouse
  return { id: `tote-${home}-${n}` as PlateId, code: `T-${home}-${n}` }
}

function linesFrom(
  { set }: Floor,
  order: OrderId,
  from: QuantRow['place'],
  openOf: (line: Rows['orderLine']) => number,
) {
  return set.rows.find('linesOfOrder', order).flatMap((line) => {
    const open = openOf(line)
    return open > 0 ? [{ line: line.id, ...goods(line.item), quantity: quantity(open), from }] : []
  })
}
