// Owns what an operation that waits to be sent says in words: what was done, to what, where. Only those that a handheld
// makes have sentences of their own.

import type { AnyOperation } from '../../../shared/operations/index.ts'
import { operations } from '../../../shared/operations/index.ts'
import type { Operation } from '../../../shared/operations/operation.ts'
import { locationOf, type Place, plateOf } from '../../../shared/rows/places.ts'
import type { State } from '../../../shared/rows/tables.ts'
import type { IconName } from '../../ui/handheld/index.ts'
import type { Words } from '../words.ts'

export interface WaitingWords {
  readonly icon: IconName
  readonly title: string
  readonly detail?: string
}

/** @param operation as it was recorded on this device, so its body is of the present version or an older one */
export function waitingWords(state: State, operation: Operation, text: Words): WaitingWords {
  const known = operations[operation.type as AnyOperation['type']]
  const read = known?.schema.safeParse(operation.body)
  if (!read?.success) return { icon: 'note', title: text.say('waiting.other') }
  return wordsOf(state, { ...operation, body: read.data } as AnyOperation, text)
}

function wordsOf(state: State, operation: AnyOperation, text: Words): WaitingWords {
  const goods = (body: { item: string; quantity: number }) => ({
    n: text.number(body.quantity),
    name: state.get('item', body.item)?.name ?? body.item,
  })
  const fromTo = (from: Place, to: Place) =>
    text.say('waiting.from-to', { from: placeCode(state, from), to: placeCode(state, to) })
  const at = (place: Place) => text.say('waiting.at', { code: placeCode(state, place) })
  const order = (id: string) => state.get('order', id)?.number ?? id
  switch (operation.type) {
    case 'units-picked': {
      const { body } = operation
      const detail = text.say('waiting.from-to', { from: placeCode(state, body.from), to: body.tote.code })
      return { icon: 'pick', title: text.say('waiting.units-picked', goods(body)), detail }
    }
    case 'pick-shorted':
      return { icon: 'fewer', title: text.say('waiting.pick-shorted', { order: order(operation.body.order) }) }
    case 'goods-received': {
      const { body } = operation
      return { icon: 'receive', title: text.say('waiting.goods-received', goods(body)), detail: at(body.to) }
    }
    case 'delivery-closed': {
      const number = state.get('purchase', operation.body.purchase)?.number ?? operation.body.purchase
      return { icon: 'receive', title: text.say('waiting.delivery-closed', { number }) }
    }
    case 'goods-moved': {
      const { body } = operation
      const icon = body.purpose === 'put-away' ? 'put-away' : 'move'
      return { icon, title: text.say('waiting.goods-moved', goods(body)), detail: fromTo(body.from, body.to) }
    }
    case 'plate-moved': {
      const { body } = operation
      return { icon: 'move', title: text.say('waiting.plate-moved', { code: body.code }), detail: at(body.to) }
    }
    case 'parcel-packed': {
      const { number, order: id } = operation.body
      return { icon: 'pack', title: text.say('waiting.parcel-packed', { number }), detail: order(id) }
    }
    case 'pack-shorted': {
      const { body } = operation
      return { icon: 'fewer', title: text.say('waiting.pack-shorted', goods(body)), detail: order(body.order) }
    }
    case 'parcel-shipped': {
      const { number, order: id } = operation.body
      return { icon: 'ship', title: text.say('waiting.parcel-shipped', { number }), detail: order(id) }
    }
    case 'quant-counted': {
      const { body } = operation
      const facts = goods({ item: body.item, quantity: body.counted })
      return { icon: 'count', title: text.say('waiting.quant-counted', facts), detail: at(body.place) }
    }
    case 'bin-counted':
      return { icon: 'count', title: text.say('waiting.bin-counted'), detail: at(operation.body.place) }
    case 'operation-reversed':
      return { icon: 'back', title: text.say('waiting.operation-reversed') }
    case 'code-reported':
      return { icon: 'unknown', title: text.say('waiting.code-reported', { code: operation.body.code }) }
    case 'item-found':
      return { icon: 'unknown', title: text.say('waiting.item-found', { name: operation.body.name }) }
    case 'claim-work': {
      const { give, order: id } = operation.body
      return { icon: 'pick', title: text.say(give ? 'waiting.give-back' : 'waiting.claim-work', { order: order(id) }) }
    }
    default:
      return { icon: 'note', title: text.say('waiting.other') }
  }
}

function placeCode(state: State, place: Place): string {
  const location = locationOf(place)
  const plate = plateOf(place)
  if (location) return state.get('location', location)?.code ?? location
  return (plate && state.get('plate', plate)?.code) ?? place
}
