// People with devices that know only what they heard last, for properties of the rules: each decides from its own copy, keeps
// what it does, and sends it when it meets the house again. What they do may be in each other's way.
import { MemoryState } from '../rows/memory-state.ts'
import { isReal, locationOf, onPlate, type Place } from '../rows/places.ts'
import type { QuantRow } from '../rows/stock.ts'
import { indexKey, type Kind, scopeOf } from '../rows/tables.ts'
import { exceptions } from '../stock/exceptions.ts'
import { goodsOf } from '../stock/movements.ts'
import { provisionalItem, provisionalLocation, provisionalLot } from '../stock/provisional.ts'
import type { OrderId, PlateId, ShipmentId } from '../values/ids.ts'
import { quantity } from '../values/quantity.ts'
import { instant } from '../values/time.ts'
import { applyOperation, readOperation } from './apply.ts'
import { House } from './fake-house.ts'
import { type OperationType, operations, type Wish } from './index.ts'
import type { Operation } from './operation.ts'

/** One thing that somebody tries; `x` and `y` choose among what their device shows them. */
export interface Step {
  readonly who: number
  readonly act: Act
  readonly x: number
  readonly y: number
}

export const acts = [
  'receive',
  'receive-unknown',
  'receive-damaged',
  'receive-unread',
  'close-delivery',
  'move',
  'move-to-unknown',
  'set-aside',
  'pick',
  'pick-again',
  'short',
  'pack',
  'pack-short',
  'ship',
  'set-down',
  'put-back',
  'count',
  'count-bin',
  'count-claim',
  'return',
  'write-off',
  'claim',
  'cancel',
  'release',
  'wave',
  'plan-moves',
  'move-task',
  'name-item',
  'name-bin',
  'name-lot',
  'resolve',
  'undo',
  'undo-older',
  'send',
  'hear',
] as const

export type Act = (typeof acts)[number]

const people = ['maria', 'ivan', 'olga'] as const
const bins = ['L:A-01', 'L:A-02', 'L:B-01', 'L:DOCK-1'].map((place) => place as Place)
const codes = ['?-1', '?-2']
const labels = ['Z-1', 'Z-2']
const receipts = ['unread-1', 'unread-2']

class Hand {
  readonly name: string
  state = new MemoryState()
  readonly outbox: Operation[] = []
  readonly made: string[] = []

  constructor(name: string) {
    this.name = name
  }
}

export class Fleet {
  readonly house = new House()
  readonly hands = people.map((name) => new Hand(name))
  /** Facts that the house refused or held; there must be none. */
  readonly lost: string[] = []
  /** Which types of operation devices have sent, for who asks whether all were tried. */
  readonly sent = new Set<string>()
  #made = 0

  constructor() {
    const { house } = this
    house.item('nut', { tracking: 'lot-expiry' })
    for (const name of ['maria', 'ivan']) house.hire(name, ['lead'])
    const warehouse = house.state.get('warehouse', 'north')
    if (warehouse) house.record('warehouse-saved', { ...warehouse, countTolerance: { units: 1, perMille: 0 } })
    house.stock('bolt', 'L:A-01', 12)
    house.stock('bolt', 'L:B-01', 6)
    house.stock('nut', 'L:A-02', 8, { lot: 'n1', expiry: '2027-01-31' })
    house.stock('nut', 'L:A-01', 3, { lot: 'old', expiry: '2026-11-01' })
    // Its label could not be read, and an order is promised some of it.
    house.stock('nut', 'L:B-01', 5, { lot: provisionalLot(receipts[0] ?? '') })
    house.purchase('PO-1', { bolt: 5, nut: 4 })
    house.order('SO-1', { bolt: 4, nut: 2 })
    house.order('SO-2', { bolt: 6 })
    house.order('SO-3', { bolt: 30 })
    house.order('SO-4', { nut: 9 })
    for (const hand of this.hands) this.#hear(hand)
  }

  /** Does one step, where its device shows something to do. */
  step({ who, act, x, y }: Step): void {
    const hand = this.hands[who % this.hands.length]
    if (!hand) return
    if (act === 'send') this.#send(hand, 1 + (x % 4))
    else if (act === 'hear') this.#meet(hand)
    else {
      const wishes = wish(hand, act, x, y, () => `${hand.name}-${this.#made}`)
      for (const each of wishes ?? []) this.#record(hand, each)
    }
  }

  /** Everybody sends all that they have, in turns that the numbers choose; then all hear. */
  rest(turns: readonly number[]): void {
    for (let turn = 0; this.hands.some(({ outbox }) => outbox.length > 0); turn++) {
      const waiting = this.hands.filter(({ outbox }) => outbox.length > 0)
      const hand = waiting[(turns[turn % turns.length] ?? 0) % waiting.length]
      if (hand) this.#send(hand, 1)
    }
    for (const hand of this.hands) this.#hear(hand)
  }

  #record(hand: Hand, { type, body }: Wish): void {
    this.#made += 1
    this.house.now += 1000
    const at = instant(this.house.now)
    const raw = {
      id: `11111111-0000-7000-8000-${String(this.#made).padStart(12, '0')}`,
      device: `hh-${hand.name}`,
      incarnation: 'i1',
      n: this.#made,
      type,
      v: 1,
      at,
      rawAt: at,
      by: hand.name,
      warehouse: 'north',
      body: JSON.parse(JSON.stringify(body)),
    } as unknown as Operation
    const read = readOperation(raw)
    if (!read.ok) throw new Error(`unreadable: ${JSON.stringify(raw)}`)
    const applied = applyOperation(hand.state, read.operation, { post: false })
    if (applied.outcome !== 'applied') return
    hand.state.apply(applied.effects.changes)
    hand.state.remember(applied.effects.movements)
    hand.state.note(read.operation)
    hand.outbox.push(raw)
    hand.made.push(raw.id)
  }

  #send(hand: Hand, most: number): void {
    for (const operation of hand.outbox.splice(0, most)) {
      this.sent.add(operation.type)
      const { refused } = this.house.apply(operation)
      const request = operations[operation.type as OperationType].nature === 'request'
      if (refused !== undefined && !request) this.lost.push(`${operation.type}: ${refused}`)
    }
  }

  #meet(hand: Hand): void {
    this.#send(hand, hand.outbox.length)
    this.#hear(hand)
  }

  /** Takes a new copy; operations of its own stay known, so that the last can be taken back. */
  #hear(hand: Hand): void {
    const state = new MemoryState()
    for (const kind of Object.keys(scopeOf) as Kind[]) {
      for (const row of this.house.state.all(kind)) state.set(kind, row.id, row)
    }
    for (const id of hand.made) {
      const own = this.house.state.operation(id)
      if (own) state.note(own)
    }
    hand.state = state
  }
}

const one = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

function wish(hand: Hand, act: Act, x: number, y: number, newId: () => string): readonly Wish[] | undefined {
  const { state } = hand
  const quant = one(quants(state), x)
  switch (act) {
    case 'receive':
    case 'receive-damaged': {
      const line = one([...state.all('purchaseLine')], x)
      if (!line) return undefined
      const damaged = act === 'receive-damaged'
      const goods = { ...goodsFor(line.item, line.item === 'nut' ? 'n1' : ''), quantity: quantity(1 + (y % 4)) }
      const linked = y % 3 === 0 ? {} : { purchase: line.purchase, line: line.id }
      const to = (damaged ? 'L:DMG-1' : 'L:DOCK-1') as Place
      const body = { receipt: 'r1', ...linked, ...goods, to, ...(damaged && { status: 'damaged' as const }) }
      return [{ type: 'goods-received', body }]
    }
    case 'receive-unknown': {
      const code = one(codes, x) ?? ''
      const item = provisionalItem(code)
      const body = { receipt: 'r2', ...goodsFor(item, ''), quantity: quantity(1 + (y % 3)), to: 'L:DOCK-1' as Place }
      return [
        { type: 'item-found', body: { item, code, name: code, owner: 'acme' as never } },
        { type: 'code-reported', body: { code, job: 'receive' } },
        { type: 'goods-received', body },
      ]
    }
    case 'receive-unread': {
      const unread = provisionalLot(one(receipts, x) ?? '')
      const body = {
        receipt: 'r3',
        ...goodsFor('nut', unread),
        quantity: quantity(1 + (y % 3)),
        to: 'L:DOCK-1' as Place,
      }
      return [{ type: 'goods-received', body }]
    }
    case 'close-delivery':
      return [{ type: 'delivery-closed', body: { purchase: 'PO-1' as never, receipt: 'r1' } }]
    case 'move':
      return quant && [moved(quant, 1 + (y % 4), one(bins, y) ?? quant.place)]
    case 'move-to-unknown': {
      const label = one(labels, y) ?? ''
      const location = provisionalLocation('north', label)
      const found: Wish = { type: 'location-found', body: { location, label } }
      return quant && [found, moved(quant, 1 + (y % 3), `L:${location}` as Place)]
    }
    case 'set-aside': {
      if (!quant) return undefined
      const toStatus =
        quant.status === 'available' ? (one(['damaged', 'quarantine'] as const, y) ?? 'damaged') : 'available'
      const purpose = toStatus === 'available' ? 'release' : 'set-aside'
      const body = { purpose, ...goodsOf(quant), quantity: quantity(1 + (y % 2)), from: quant.place, to: quant.place }
      return [{ type: 'goods-moved', body: { ...body, purpose: purpose as never, toStatus } }]
    }
    case 'pick':
    case 'pick-again':
      return picked(hand, act, x, y)
    case 'short': {
      const task = one(open(state, 'pick'), x)
      if (!task?.order || !task.line) return undefined
      return [{ type: 'pick-shorted', body: { task: task.id, order: task.order, line: task.line, reason: 'fewer' } }]
    }
    case 'pack': {
      const order = one(
        [...state.all('order')].filter((each) => each.picked > each.packed && each.tote),
        x,
      )
      const lines = order ? linesIn(state, order.id, 'picked', 'packed', onPlate(order.tote as PlateId)) : []
      if (!order || lines.length === 0) return undefined
      const shipment = newId() as ShipmentId
      const plate = { id: `C-${shipment}` as PlateId, code: `C-${shipment}` }
      const body = { shipment, order: order.id, number: shipment, carton: 'M', plate, at: 'L:PACK-1' as Place, lines }
      return [{ type: 'parcel-packed', body }]
    }
    case 'pack-short': {
      const order = one(
        [...state.all('order')].filter((each) => each.picked > each.packed && each.tote),
        x,
      )
      const line = order && one(linesIn(state, order.id, 'picked', 'packed', onPlate(order.tote as PlateId)), y)
      return order && line && [{ type: 'pack-shorted', body: { order: order.id, ...line, quantity: quantity(1) } }]
    }
    case 'ship': {
      const shipment = one(
        [...state.all('shipment')].filter((each) => each.state === 'packed'),
        x,
      )
      if (!shipment?.plate) return undefined
      const from = onPlate(shipment.plate)
      const lots = state.find('quantsAt', from)
      const lines = shipment.lines.map(({ line, item, quantity: units }) => {
        const lot = lots.find((each) => each.item === item)?.lot ?? ''
        return { line, ...goodsFor(item, lot), quantity: units, from }
      })
      return [
        {
          type: 'parcel-shipped',
          body: { shipment: shipment.id, order: shipment.order, number: shipment.number, lines },
        },
      ]
    }
    case 'set-down': {
      const tote = one(
        [...state.all('plate')].filter(({ kind }) => kind === 'tote'),
        x,
      )
      if (!tote) return undefined
      return [
        { type: 'plate-moved', body: { plate: tote.id, code: tote.code, kind: 'tote', to: 'L:STAGE-1' as Place } },
      ]
    }
    case 'put-back':
      return putBack(state, x, y)
    case 'count-bin': {
      const place = one(bins, x) ?? ('L:A-01' as Place)
      const tasks = open(state, 'count').flatMap(({ id, from }) => (from === place ? [id] : []))
      return tasks.length > 0 ? [{ type: 'bin-counted', body: { place, tasks } }] : undefined
    }
    case 'count-claim': {
      const task = one(open(state, 'count'), x)
      const wants = one(['hold', 'give', 'park', 'take-over'] as const, y) ?? 'hold'
      return task && [{ type: 'claim-task', body: { task: task.id, wants } }]
    }
    case 'count': {
      if (!quant) return undefined
      const counted = quantity(Math.max(0, quant.quantity + ((y % 7) - 3)))
      const task = one(
        open(state, 'count').filter(({ from }) => from === quant.place),
        y,
      )
      const body = { place: quant.place, ...goodsOf(quant), counted, ...(task && { task: task.id }) }
      return [{ type: 'quant-counted', body }]
    }
    case 'return': {
      const line = one([...state.all('orderLine')], x)
      if (!line) return undefined
      const disposition = one(['restock', 'refurbish', 'scrap', 'quarantine'] as const, y) ?? 'scrap'
      const known = y % 2 === 0 ? { order: line.order, line: line.id } : { code: 'nobody-knows' }
      const goods = { ...goodsFor(line.item, line.item === 'nut' ? 'n1' : ''), quantity: quantity(1) }
      return [{ type: 'goods-returned', body: { ...known, ...goods, disposition, to: 'L:DOCK-1' as Place } }]
    }
    case 'write-off': {
      const body = quant && { ...goodsOf(quant), quantity: quantity(1), from: quant.place, reason: 'broken' }
      return body && hand.name === 'olga' ? [{ type: 'stock-written-off', body }] : undefined
    }
    case 'claim': {
      const order = one([...state.all('order')], x)
      const wants = one([undefined, 'park', 'take-over'] as const, y)
      return order && [{ type: 'claim-work', body: { order: order.id, give: y % 5 === 0, ...(wants && { wants }) } }]
    }
    case 'cancel': {
      const order = one([...state.all('order')], x)
      return order && [{ type: 'cancel-order', body: { order: order.id, reason: 'changed' } }]
    }
    case 'release': {
      const order = one([...state.all('order')], x)
      return order && [{ type: 'release-orders', body: { orders: [order.id], parts: y % 2 === 0 } }]
    }
    case 'wave': {
      const orders = [...state.all('order')]
      const carts = [orders.slice(0, 1 + (x % 3)), orders.slice(1 + (x % 3), 3 + (y % 3))]
      const body = { carts: carts.map((cart) => cart.map((order) => order.id)).filter((cart) => cart.length > 0) }
      return body.carts.length > 0 ? [{ type: 'release-wave', body }] : undefined
    }
    case 'plan-moves': {
      const from = quant && locationOf(quant.place)
      const to = locationOf(one(bins, y) ?? ('L:A-01' as Place))
      return from && to && [{ type: 'plan-moves', body: { moves: [{ item: quant.item, from, to }] } }]
    }
    case 'move-task':
      return moveAsked(state, x, y)
    case 'name-lot': {
      const body = {
        item: 'nut' as never,
        lot: provisionalLot(one(receipts, x) ?? ''),
        is: one(['n1', 'n2'], y) ?? 'n1',
      }
      return [{ type: 'lot-identified', body }]
    }
    case 'name-item': {
      const is = one(['bolt', provisionalItem(codes[1] ?? '')], y) as never
      return [{ type: 'item-identified', body: { item: provisionalItem(one(codes, x) ?? ''), is } }]
    }
    case 'name-bin': {
      const location = provisionalLocation('north', one(labels, x) ?? '')
      return [{ type: 'location-identified', body: { location, is: 'B-01' as never } }]
    }
    case 'resolve':
      return resolved(state, x, y)
    case 'undo':
    case 'undo-older': {
      const of = act === 'undo' ? hand.made[hand.made.length - 1] : one(hand.made, x)
      return of ? [{ type: 'operation-reversed', body: { of: of as never } }] : undefined
    }
    case 'send':
    case 'hear':
      return undefined
  }
}

function picked(hand: Hand, act: 'pick' | 'pick-again', x: number, y: number): readonly Wish[] | undefined {
  const { state } = hand
  const tasks = act === 'pick' ? open(state, 'pick') : [...state.all('task')].filter(({ kind }) => kind === 'pick')
  const task = one(tasks, x)
  if (!task?.order || !task.line || !task.item || !task.from) return undefined
  const units = act === 'pick' ? Math.max(1, task.quantity - task.done - (y % 2)) : 1 + (y % 3)
  const tote = state.get('order', task.order)?.tote ?? (`T-${hand.name}-${task.order}` as PlateId)
  const body = {
    order: task.order,
    line: task.line,
    task: task.id,
    ...goodsFor(task.item, task.lot ?? ''),
    quantity: quantity(units),
    from: task.from,
    tote: { id: tote, code: tote },
  }
  return [{ type: 'units-picked', body }]
}

function resolved(state: MemoryState, x: number, y: number): readonly Wish[] | undefined {
  const exception = one(
    [...state.all('exception')].filter((each) => each.state === 'open'),
    x,
  )
  const way = exception && one(exceptions[exception.kind].ways, y)
  if (!exception || !way) return undefined
  const body = {
    exception: exception.id,
    resolution: way,
    item: 'bolt' as never,
    location: 'B-01' as never,
    places: [bins[0] as Place],
    ...(y % 2 === 0 && { order: 'SO-2' as OrderId }),
  }
  return [{ type: 'exception-resolved', body }]
}

function quants(state: MemoryState): readonly QuantRow[] {
  return [...state.all('quant')].filter(({ place }) => isReal(place)).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Units in a tote, back to a bin, out of the order's line that they were picked for. */
function putBack(state: MemoryState, x: number, y: number): readonly Wish[] | undefined {
  const line = one(
    [...state.all('orderLine')].filter((each) => each.picked > each.packed),
    x,
  )
  const tote = line && state.get('order', line.order)?.tote
  const held = tote && state.find('quantsAt', onPlate(tote)).find(({ item }) => item === line.item)
  if (!line || !held || held.quantity <= 0) return undefined
  const { body } = moved(held, 1, one(bins, y) ?? held.place)
  return [{ type: 'goods-moved', body: { ...body, purpose: 'put-back', line: line.id } }]
}

/** A part or all of a move that was asked for. */
function moveAsked(state: MemoryState, x: number, y: number): readonly Wish[] | undefined {
  const task = one(
    [...state.all('task')].filter(({ kind }) => kind === 'move'),
    x,
  )
  const quant = task?.from && state.find('quantsAt', task.from).find(({ item }) => item === task.item)
  if (!task?.to || !quant) return undefined
  const { body } = moved(quant, 1 + (y % 3), task.to)
  return [{ type: 'goods-moved', body: { ...body, task: task.id } }]
}

function open(state: MemoryState, kind: 'pick' | 'count') {
  return state.find('openTasks', indexKey('north', kind))
}

function moved(quant: QuantRow, units: number, to: Place) {
  const body = { purpose: 'move' as const, ...goodsOf(quant), quantity: quantity(units), from: quant.place, to }
  return { type: 'goods-moved', body } as const
}

function goodsFor(item: string, lot: string) {
  return { item: item as never, lot, serial: '', status: 'available' as const, owner: 'acme' as never }
}

function linesIn(state: MemoryState, order: OrderId, more: 'picked', less: 'packed', from: Place) {
  return state.find('linesOfOrder', order).flatMap((line) => {
    const units = line[more] - line[less]
    const lot = state.find('quantsAt', from).find((each) => each.item === line.item)?.lot ?? ''
    return units > 0 ? [{ line: line.id, ...goodsFor(line.item, lot), quantity: quantity(units), from }] : []
  })
}
