// Somebody has looked at everything in a bin, be it empty: what was seen stands in the counts of its quants; whoever asked for the
// whole bin to be counted has their answer.
import * as z from 'zod/mini'
import { locationOf } from '../rows/places.ts'
import type { TaskId } from '../values/ids.ts'
import { none } from '../values/quantity.ts'
import { defineOperation } from './operation.ts'
import { id, place } from './schema.ts'

const schema = z.object({
  place: place(),
  /** The tasks that it answers. */
  tasks: z.array(id<TaskId>()).check(z.minLength(1), z.maxLength(50)),
})

type Body = z.output<typeof schema>

export const binCounted = defineOperation<'bin-counted', Body>({
  type: 'bin-counted',
  version: 1,
  nature: 'fact',
  right: 'count',
  touches: 'goods',
  schema,
  undo: {
    rows(draft, { body }) {
      for (const each of body.tasks) {
        const task = draft.get('task', each)
        if (task?.state === 'done') draft.put('task', { ...task, state: 'open', done: none })
      }
    },
  },
  applyStock(draft, { body }) {
    for (const each of body.tasks) {
      const task = draft.get('task', each)
      if (task?.kind !== 'count' || task.state !== 'open' || task.from !== body.place) continue
      draft.put('task', { ...task, state: 'done', done: task.quantity })
    }
    return undefined
  },
  subjects({ body }) {
    const location = locationOf(body.place)
    return location ? [{ kind: 'location', id: location }] : []
  },
})
