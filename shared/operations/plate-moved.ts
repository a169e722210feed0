// A tote, carton or pallet was set down somewhere, with all that is on it.
import * as z from 'zod/mini'
import type { OrderId, PlateId } from '../values/ids.ts'
import { defineOperation } from './operation.ts'
import { id, place, text } from './schema.ts'

const schema = z.object({
  plate: id<PlateId>(),
  code: text(40),
  kind: z.enum(['pallet', 'tote', 'carton']),
  to: place(),
  order: z.exactOptional(id<OrderId>()),
})

type Body = z.output<typeof schema>

export const plateMoved = defineOperation<'plate-moved', Body>({
  type: 'plate-moved',
  version: 1,
  nature: 'fact',
  right: 'pick',
  touches: 'goods',
  schema,
  applyStock(draft, { body, warehouse }) {
    const known = draft.get('plate', body.plate)
    draft.put('plate', {
      ...(known ?? { id: body.plate, warehouse, code: body.code, kind: body.kind }),
      at: body.to,
      ...(body.order && { order: body.order }),
    })
    return undefined
  },
  subjects: ({ body }) => [
    { kind: 'plate', id: body.plate },
    ...(body.order ? [{ kind: 'order', id: body.order as string }] : []),
  ],
})
