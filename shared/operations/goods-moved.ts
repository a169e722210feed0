// Goods were carried from a place to another: put away after receiving, moved, replenished, put back.
import * as z from 'zod/mini'
import { locationOf } from '../rows/places.ts'
import { moveUnits } from '../stock/movements.ts'
import { defineOperation } from './operation.ts'
import { goodsShape, place, scanned, units } from './schema.ts'

const schema = z.object({
  purpose: z.enum(['put-away', 'move', 'replenish', 'put-back']),
  ...goodsShape,
  quantity: units(),
  from: place(),
  to: place(),
  /** The place that was proposed, where another was taken: for whoever tunes the proposals. */
  proposed: z.exactOptional(place()),
  scan: z.exactOptional(scanned()),
})

type Body = z.output<typeof schema>

export const goodsMoved = defineOperation<'goods-moved', Body>({
  type: 'goods-moved',
  version: 1,
  nature: 'fact',
  right: 'put-away',
  touches: 'goods',
  schema,
  applyStock(draft, { body }) {
    moveUnits(draft, { goods: body, from: body.from, to: body.to, quantity: body.quantity })
    const target = locationOf(body.to)
    const location = target && draft.get('location', target)
    if (location?.blocked) {
      draft.raise('blocked-location-used', `location:${location.id}`, { bin: location.code, item: body.item })
    }
    const item = draft.get('item', body.item)
    const storage = location?.type === 'pick-face' || location?.type === 'reserve'
    if (storage && item && item.storageClass !== location.storageClass) {
      draft.raise('wrong-class-used', `location:${location.id}`, { bin: location.code, item: body.item })
    }
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'item', id: body.item }],
})
