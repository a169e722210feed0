// Somebody counted one quant. The books take what was seen, as of that moment; movements learned later are weighed
// against it.
import * as z from 'zod/mini'
import { quantKey } from '../rows/stock.ts'
import { adjustToCount, withdrawCount } from '../stock/movements.ts'
import type { TaskId } from '../values/ids.ts'
import { none } from '../values/quantity.ts'
import type { LedgerFact } from './ledger-facts.ts'
import { defineOperation } from './operation.ts'
import { goodsShape, id, place, units } from './schema.ts'

const schema = z.object({
  place: place(),
  ...goodsShape,
  counted: units(0),
  task: z.exactOptional(id<TaskId>()),
})

type Body = z.output<typeof schema>

export const quantCounted = defineOperation<'quant-counted', Body>({
  type: 'quant-counted',
  version: 1,
  nature: 'fact',
  right: 'count',
  touches: 'goods',
  schema,
  undo: {
    rows(draft, { id: operation, body }) {
      withdrawCount(draft, operation)
      const task = body.task && draft.get('task', body.task)
      if (task?.state === 'done') draft.put('task', { ...task, state: 'open', done: none })
    },
  },
  applyStock(draft, { body }) {
    const difference = adjustToCount(draft, body.place, body, body.counted)
    const task = body.task && draft.get('task', body.task)
    if (task && task.state === 'open') draft.put('task', { ...task, state: 'done', done: task.quantity })
    if (difference !== 0) {
      draft.raise('count-differs', `quant:${quantKey(body.place, body)}`, {
        item: body.item,
        place: body.place,
        counted: body.counted,
        difference,
      })
    }
    return undefined
  },
  post(draft, { id, at, body }): readonly LedgerFact[] {
    const count = draft.get('count', id)
    if (!count) return []
    const input = { id, at, type: 'adjust', item: body.item, difference: count.adjusted } as const
    return [{ fact: 'cost', company: body.owner, input }]
  },
  subjects: ({ body }) => [{ kind: 'item', id: body.item }],
})
