// Asks that orders go to the floor as carts of a wave, in the order in which the carts are to be taken. Orders that wait are
// released; those on the floor already, which nobody has begun, are put on their carts. What cannot come along any more is left
// out: a plan is a few seconds old when it is sent.
import * as z from 'zod/mini'
import type { Draft } from '../rows/draft.ts'
import type { OrderRow } from '../rows/work.ts'
import { derivedId, type OrderId } from '../values/ids.ts'
import { refuse } from '../values/result.ts'
import { instant } from '../values/time.ts'
import { defineOperation } from './operation.ts'
import { releaseOrder } from './release-orders.ts'
import { id } from './schema.ts'

/** Totes that the largest cart takes. */
export const mostInCart = 24

const schema = z.object({
  carts: z
    .array(z.array(id<OrderId>()).check(z.minLength(1), z.maxLength(mostInCart)))
    .check(z.minLength(1), z.maxLength(100)),
})

type Body = z.output<typeof schema>

export const releaseWave = defineOperation<'release-wave', Body>({
  type: 'release-wave',
  version: 1,
  nature: 'request',
  right: 'order',
  touches: 'nothing',
  schema,
  undo: 'none',
  applyStock(draft, { body }) {
    let turn = 0
    for (const orders of body.carts) {
      const ready = orders.flatMap((order) => onFloor(draft, order) ?? [])
      if (ready.length === 0) continue
      turn += 1
      const cart = {
        id: derivedId<string>(draft.cause.id, 'cart', turn),
        turn,
        priority: Math.max(...ready.map(({ priority }) => priority)),
        due: instant(Math.min(...ready.map(({ shipBy }) => shipBy))),
      }
      ready.forEach((order, index) => {
        draft.put('order', { ...order, cart: { ...cart, square: index + 1 } })
      })
    }
    return turn === 0 ? refuse('nothing-to-release', { orders: body.carts.flat().length }) : undefined
  },
  subjects: ({ body }) => body.carts.flat().map((order) => ({ kind: 'order', id: order })),
})

/** The order, with picks for all of it on the floor and nobody at them; undefined where it cannot be had. */
function onFloor(draft: Draft, id: OrderId): OrderRow | undefined {
  const order = draft.get('order', id)
  if (order?.state === 'waiting' && !releaseOrder(draft, id, false)) return undefined
  const now = draft.get('order', id)
  return now?.state === 'released' && !now.claim && now.openPicks > 0 ? now : undefined
}
