// Goods were carried from a place to another: put away after receiving, moved, replenished, put back.
import * as z from 'zod/mini'
import { locationOf } from '../rows/places.ts'
import { type Move, moveAll } from '../stock/movements.ts'
import { defineOperation, type Operation } from './operation.ts'
import { goodsShape, place, scanned, units } from './schema.ts'

const schema = z.object({
  purpose: z.enum(['put-away', 'move', 'replenish', 'put-back']),
  ...goodsShape,
  quantity: units(),
  from: place(),
  to: place(),
  /** What the goods are from now on, where that changes: set aside as damaged, into quarantine, released. */
  toStatus: z.exactOptional(goodsShape.status),
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
  moves: movesOf,
  undo: 'mirror',
  applyStock(draft, { body }) {
    moveAll(draft, movesOf({ body }))
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

function movesOf({ body }: Pick<Operation<string, Body>, 'body'>): readonly Move[] {
  const { from, to, quantity, toStatus } = body
  return [{ goods: body, from, to, quantity, ...(toStatus && { toStatus }) }]
}
