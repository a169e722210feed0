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
  undo: {
    hangs: (state, { id: operation, body }) =>
      state.get('plate', body.plate)?.moved?.operation === operation ? undefined : 'moved-on',
    rows(draft, { body }) {
      const plate = draft.get('plate', body.plate)
      if (!plate?.moved) return
      const { moved, ...rest } = plate
      if (moved.from === undefined) draft.remove('plate', plate.id)
      else draft.put('plate', { ...rest, at: moved.from })
    },
  },
  applyStock(draft, { id: operation, body, warehouse }) {
    const known = draft.get('plate', body.plate)
    draft.put('plate', {
      ...(known ?? { id: body.plate, warehouse, code: body.code, kind: body.kind }),
      at: body.to,
      moved: { operation, ...(known && { from: known.at }) },
      ...(body.order && { order: body.order }),
    })
    return undefined
  },
  subjects: ({ body }) => [
    { kind: 'plate', id: body.plate },
    ...(body.order ? [{ kind: 'order', id: body.order as string }] : []),
  ],
})
