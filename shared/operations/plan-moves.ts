// Asks that goods be carried to better places, as the planning of slots proposes: one move task each, for hands to do.
import * as z from 'zod/mini'
import { atLocation } from '../rows/places.ts'
import type { ItemId, LocationId } from '../values/ids.ts'
import { quantity } from '../values/quantity.ts'
import { refuse } from '../values/result.ts'
import { askForMove } from './floor-tasks.ts'
import { defineOperation } from './operation.ts'
import { id } from './schema.ts'

const schema = z.object({
  moves: z
    .array(z.object({ item: id<ItemId>(), from: id<LocationId>(), to: id<LocationId>() }))
    .check(z.minLength(1), z.maxLength(200)),
})

type Body = z.output<typeof schema>

export const planMoves = defineOperation<'plan-moves', Body>({
  type: 'plan-moves',
  version: 1,
  nature: 'request',
  right: 'order',
  touches: 'nothing',
  schema,
  undo: 'none',
  applyStock(draft, { body }) {
    let index = 0
    for (const { item, from, to } of body.moves) {
      const asked = draft
        .find('openTasksFrom', atLocation(from))
        .some((task) => task.kind === 'move' && task.item === item)
      if (asked || !draft.get('location', to)) continue
      for (const quant of draft.find('quantsAt', atLocation(from))) {
        // Units that a picker was sent for stay until they are taken.
        const free = quant.quantity - quant.allocated
        if (quant.item !== item || quant.status !== 'available' || free <= 0) continue
        askForMove(draft, { goods: quant, quantity: quantity(free), from: quant.place, to: atLocation(to) }, index++)
      }
    }
    return index === 0 ? refuse('nothing-to-move', {}) : undefined
  },
  subjects: ({ body }) => body.moves.map(({ item }) => ({ kind: 'item' as const, id: item })),
})
