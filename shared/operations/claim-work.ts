// Asks to work on an order, to put it aside, to give it back, or to take it over from somebody (claims.ts says who may).
import * as z from 'zod/mini'
import type { OrderId } from '../values/ids.ts'
import { refuse } from '../values/result.ts'
import { claimed } from './claims.ts'
import { defineOperation } from './operation.ts'
import { id } from './schema.ts'

const schema = z.object({
  order: id<OrderId>(),
  /** To give it back; else to begin or go on with it. */
  give: z.boolean(),
  wants: z.exactOptional(z.enum(['park', 'take-over'])),
})

type Body = z.output<typeof schema>

export const claimWork = defineOperation<'claim-work', Body>({
  type: 'claim-work',
  version: 1,
  nature: 'request',
  right: 'pick',
  touches: 'nothing',
  schema,
  undo: 'none',
  applyStock(draft, { body }) {
    const order = draft.get('order', body.order)
    if (!order) return refuse('order-unknown', { order: body.order })
    const wanted = body.give ? 'give' : (body.wants ?? 'hold')
    const after = claimed(draft, order.claim, wanted, order.number)
    if ('ok' in after) return after
    if (wanted !== 'give' && order.state !== 'released' && order.state !== 'picking') {
      return refuse('nothing-to-pick', { order: order.number, state: order.state })
    }
    const { claim: _before, ...rest } = order
    draft.put('order', after.claim ? { ...rest, claim: after.claim } : rest)
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'order', id: body.order }],
})
