// Asks to do a task beside orders (a count, a move), to put it aside, to give it back, or to take it over (claims.ts says who may).
import * as z from 'zod/mini'
import type { TaskId } from '../values/ids.ts'
import { refuse } from '../values/result.ts'
import { claimed } from './claims.ts'
import { defineOperation } from './operation.ts'
import { id } from './schema.ts'

const schema = z.object({ task: id<TaskId>(), wants: z.enum(['hold', 'give', 'park', 'take-over']) })

type Body = z.output<typeof schema>

export const claimTask = defineOperation<'claim-task', Body>({
  type: 'claim-task',
  version: 1,
  nature: 'request',
  right: 'count',
  touches: 'nothing',
  schema,
  undo: 'none',
  applyStock(draft, { by, body }) {
    const task = draft.get('task', body.task)
    if (!task) return refuse('task-unknown', { task: body.task })
    if (task.state !== 'open') return refuse('task-done', { task: body.task })
    if (task.notBy === by && body.wants !== 'give') return refuse('task-for-another', { task: body.task })
    const after = claimed(draft, task.claim, body.wants, body.task)
    if ('ok' in after) return after
    const { claim: _before, ...rest } = task
    draft.put('task', after.claim ? { ...rest, claim: after.claim } : rest)
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'task', id: body.task }],
})
