// Somebody counted one quant. Within tolerance the books take what was seen, as of that moment, and movements learned later are
// weighed against it; beyond it another person counts again (stock/counting.ts).
import * as z from 'zod/mini'
import type { Draft } from '../rows/draft.ts'
import { quantKey } from '../rows/stock.ts'
import { takeCount, withdrawLook } from '../stock/counting.ts'
import type { TaskId } from '../values/ids.ts'
import { none } from '../values/quantity.ts'
import { askForCount, countTaskOf } from './floor-tasks.ts'
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
    hangs: (state, { id: operation }) => (state.get('count', operation) ? undefined : 'counted-again'),
    rows(draft, { id: operation, body }) {
      withdrawLook(draft, operation)
      const recount = draft.get('task', countTaskOf(operation))
      if (recount?.state === 'open') draft.put('task', { ...recount, state: 'cancelled' })
      const task = body.task && draft.get('task', body.task)
      if (task?.state === 'done') draft.put('task', { ...task, state: 'open', done: none })
    },
  },
  applyStock(draft, { by, body }) {
    const task = body.task && draft.get('task', body.task)
    if (task && task.state === 'open') draft.put('task', { ...task, state: 'done', done: task.quantity })
    const became = takeCount(draft, body.place, body, body.counted)
    const { difference } = became
    const facts = { item: body.item, place: body.place, lot: body.lot, counted: body.counted, difference }
    const subject = `quant:${quantKey(body.place, body)}`
    if (became.posted) {
      endRecounts(draft, body)
      if (difference !== 0 && !became.tolerated) draft.raise('count-differs', subject, facts)
      return undefined
    }
    if (became.first) draft.raise('count-disputed', subject, { ...facts, books: became.books })
    const { item, place, lot } = body
    askForCount(draft, { place, item, ...(lot && { lot }), notBy: by })
    return undefined
  },
  post(draft, { id, at, body }): readonly LedgerFact[] {
    const count = draft.get('count', id)
    if (!count || count.disputed !== undefined) return []
    const input = { id, at, type: 'adjust', item: body.item, difference: count.adjusted } as const
    return [{ fact: 'cost', company: body.owner, input }]
  },
  subjects: ({ body }) => [{ kind: 'item', id: body.item }],
})

/** What is settled needs no other look. */
function endRecounts(draft: Draft, { place, item, lot }: Body): void {
  for (const task of draft.find('openTasksFrom', place)) {
    if (task.kind !== 'count' || task.notBy === undefined) continue
    if (task.item === item && (task.lot ?? '') === lot)
      draft.put('task', { ...task, state: 'done', done: task.quantity })
  }
}
