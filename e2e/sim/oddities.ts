// Owns what people on the floor do now and then beside the ordinary: goods and bins that nobody knows, totes that hold fewer than
// they should, work that the desk has asked for, goods carried back because two have picked the same.
import type { Wish } from '../../shared/operations/index.ts'
import { atLocation, onPlate } from '../../shared/rows/places.ts'
import { indexKey } from '../../shared/rows/tables.ts'
import { provisionalItem, provisionalLocation } from '../../shared/stock/provisional.ts'
import { quantity } from '../../shared/values/quantity.ts'
import { company, goods, items, placeOf } from './firm.ts'
import type { Work } from './workload.ts'

/** How often each is looked at, beside the weights of ordinary work. */
export const oddWeights = { foundItem: 2, foundBin: 1, packShort: 2, asked: 3, putBack: 3 } as const

export const oddities: Readonly<Record<keyof typeof oddWeights, Work>> = {
  /** Something with a code that nobody knows comes off the van; two devices may meet the same code. */
  foundItem({ set, dice, newId }) {
    const code = `found-${dice.int(1, 3)}`
    const item = provisionalItem(code)
    const receipt = newId()
    return [
      { type: 'item-found', body: { item, code, name: code, owner: company } },
      {
        type: 'goods-received',
        body: { receipt, ...goods(item), quantity: quantity(dice.int(1, 3)), to: placeOf(set.warehouse, 1) },
      },
    ]
  },

  /** Goods are set down in a bin whose label nobody knows. */
  foundBin({ set, dice }) {
    const label = `Z-${dice.int(1, 2)}`
    const location = provisionalLocation(set.warehouse, label)
    const item = dice.pick(items)
    const from = placeOf(set.warehouse, dice.int(4, 8))
    const there = item ? set.rows.find('quantsAt', from).find((quant) => quant.item === item) : undefined
    if (!there || there.quantity < 1) return undefined
    const { lot, serial, status, owner } = there
    const moved = {
      item: there.item,
      lot,
      serial,
      status,
      owner,
      quantity: quantity(1),
      from,
      to: atLocation(location),
    }
    return [
      { type: 'location-found', body: { location, label } },
      { type: 'goods-moved', body: { purpose: 'move', ...moved } },
    ]
  },

  /** At the bench the tote holds one less than the books say. */
  packShort({ set, dice }) {
    const order = dice.pick(set.rows.find('ordersInState', indexKey(set.warehouse, 'picked')))
    const line = order && dice.pick(set.rows.find('linesOfOrder', order.id).filter((each) => each.picked > each.packed))
    if (!order?.tote || !line) return undefined
    const body = {
      order: order.id,
      line: line.id,
      ...goods(line.item),
      quantity: quantity(1),
      from: onPlate(order.tote),
    }
    return [{ type: 'pack-shorted', body }]
  },

  /** A count or a carrying that the desk has asked for. */
  asked({ set, dice }): readonly Wish[] | undefined {
    const task = dice.pick([
      ...set.rows.find('openTasks', indexKey(set.warehouse, 'count')),
      ...set.rows.find('openTasks', indexKey(set.warehouse, 'move')),
    ])
    const place = task?.from
    if (!task || !place) return undefined
    const there = set.rows.find('quantsAt', place)
    const what = dice.pick(task.item ? there.filter(({ item }) => item === task.item) : there)
    if (task.kind === 'count') {
      const seen = what && { place, item: what.item, lot: what.lot, serial: what.serial, status: what.status }
      const counted = quantity(Math.max(0, (what?.quantity ?? 0) + dice.int(-1, 1)))
      const quant: Wish[] =
        what && seen ? [{ type: 'quant-counted', body: { ...seen, owner: what.owner, counted } }] : []
      return [...quant, { type: 'bin-counted', body: { place, tasks: [task.id] } }]
    }
    if (!what || what.quantity < 1) return undefined
    const to = task.to ?? placeOf(set.warehouse, dice.int(4, 8))
    const { item, lot, serial, status, owner } = what
    const units = quantity(Math.min(what.quantity, task.quantity))
    const body = { purpose: 'move', item, lot, serial, status, owner, quantity: units, from: place, to } as const
    return [{ type: 'goods-moved', body: { ...body, task: task.id, ...(task.line && { line: task.line }) } }]
  },

  /** Whoever hears that another has picked the same carries it back at once. */
  putBack({ set, dice }) {
    const open = set.rows
      .find('exceptionsInState', indexKey(set.warehouse, 'open'))
      .filter(({ kind }) => kind === 'picked-twice' || kind === 'picked-after-cancel' || kind === 'order-unknown')
    const exception = dice.pick(open)
    const holds = exception?.facts.holds
    const shelf = exception?.facts.place
    if (!exception || typeof holds !== 'string' || typeof shelf !== 'string') return undefined
    const from = holds as ReturnType<typeof onPlate>
    const what = set.rows.find('quantsAt', from).find(({ item }) => item === exception.facts.item)
    if (!what || what.quantity < 1) return undefined
    const { item, lot, serial, status, owner } = what
    const line = exception.facts.line
    const body = {
      purpose: 'put-back' as const,
      ...{ item, lot, serial, status, owner, quantity: quantity(1), from },
      to: shelf as typeof from,
      exception: exception.id,
      ...(typeof line === 'string' && set.rows.get('orderLine', line) && { line }),
    }
    return [{ type: 'goods-moved', body }]
  },
}
