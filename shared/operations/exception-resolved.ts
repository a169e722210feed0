// Somebody decided what becomes of a contradiction. The deciding is a fact of its own; what follows are other operations.
import * as z from 'zod/mini'
import type { ExceptionId } from '../values/ids.ts'
import { defineOperation } from './operation.ts'
import { id, text } from './schema.ts'

const schema = z.object({ exception: id<ExceptionId>(), resolution: text(40), note: z.exactOptional(text(1000)) })

type Body = z.output<typeof schema>

export const exceptionResolved = defineOperation<'exception-resolved', Body>({
  type: 'exception-resolved',
  version: 1,
  nature: 'fact',
  right: 'resolve',
  touches: 'nothing',
  schema,
  undo: 'none',
  applyStock(draft, { body, by, at }) {
    const exception = draft.get('exception', body.exception)
    if (!exception || exception.state === 'resolved') return undefined
    draft.put('exception', {
      ...exception,
      state: 'resolved',
      resolvedAt: at,
      resolvedBy: by,
      resolution: body.resolution,
    })
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'exception', id: body.exception }],
})
