// Somebody was asked to look after contradictions, until a time; or nobody in particular any more, and they are again whose
// kind says. Deciding them stays free to everybody who may.
import * as z from 'zod/mini'
import type { ExceptionId, PersonId } from '../values/ids.ts'
import { instant } from '../values/time.ts'
import { defineOperation } from './operation.ts'
import { id } from './schema.ts'

const schema = z.object({
  exceptions: z.array(id<ExceptionId>()).check(z.minLength(1), z.maxLength(200)),
  /** Left out: back to whoever decides such kinds. */
  to: z.exactOptional(id<PersonId>()),
  dueAt: z.exactOptional(z.int().check(z.gte(0))),
})

type Body = z.output<typeof schema>

export const exceptionAssigned = defineOperation<'exception-assigned', Body>({
  type: 'exception-assigned',
  version: 1,
  nature: 'fact',
  right: 'resolve',
  touches: 'nothing',
  schema,
  undo: 'none',
  applyStock(draft, { body: { exceptions, to, dueAt } }) {
    for (const each of exceptions) {
      const exception = draft.get('exception', each)
      if (exception?.state !== 'open') continue
      const { assigned: _before, dueAt: _due, ...rest } = exception
      draft.put('exception', {
        ...rest,
        ...(to !== undefined && { assigned: to }),
        ...(to !== undefined && dueAt !== undefined && { dueAt: instant(dueAt) }),
      })
    }
    return undefined
  },
  subjects: ({ body }) => body.exceptions.map((each) => ({ kind: 'exception', id: each })),
})
