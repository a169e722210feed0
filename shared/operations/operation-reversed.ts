// A person took their last step back. The step stays on record; what it did is done the other way round (reversing.ts), as
// of the time of the step, so that every question about any time is answered as if it had never been.
import * as z from 'zod/mini'
import type { OperationId } from '../values/ids.ts'
import { defineOperation } from './operation.ts'
import { id } from './schema.ts'

const schema = z.object({
  /** The operation that is taken back. */
  of: id<OperationId>(),
})

type Body = z.output<typeof schema>

export const operationReversed = defineOperation<'operation-reversed', Body>({
  type: 'operation-reversed',
  version: 1,
  nature: 'fact',
  right: 'count',
  touches: 'goods',
  schema,
  undo: 'none',
  applyStock(draft, { id: operation, by, at, warehouse, body }) {
    if (draft.get('reversal', body.of)) return undefined
    draft.put('reversal', { id: body.of, warehouse, operation, by, at })
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'operation', id: body.of }],
})
