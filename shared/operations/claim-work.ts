// Asks to work on an order. The first who asks gets it; a device never loses it by mere waiting, only when it gives it back
// or a person at the desk takes it over.
import * as z from 'zod/mini'
import type { OrderId } from '../values/ids.ts'
import { refuse } from '../values/result.ts'
import { defineOperation } from './operation.ts'
import { id } from './schema.ts'

const schema = z.object({ order: id<OrderId>(), give: z.boolean() })

type Body = z.output<typeof schema>

export const claimWork = defineOperation<'claim-work', Body>({
  type: 'claim-work',
  version: 1,
  nature: 'request',
  right: 'pick',
  touches: 'nothing',
  schema,
  undo: 'none',
  applyStock(draft, { body, device, by, at }) {
    const order = draft.get('order', body.order)
    if (!order) return refuse('order-unknown', { order: body.order })
    if (order.claim && order.claim.device !== device) {
      const person = draft.get('person', order.claim.person)
      return refuse('claimed-by-other', { order: order.number, person: person?.name ?? '' })
    }
    if (body.give) {
      const { claim: _given, ...rest } = order
      draft.put('order', rest)
      return undefined
    }
    if (order.state !== 'released' && order.state !== 'picking') {
      return refuse('nothing-to-pick', { order: order.number, state: order.state })
    }
    draft.put('order', { ...order, claim: { device, person: by, at } })
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'order', id: body.order }],
})
