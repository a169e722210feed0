// Goods were carried from a place to another, or became another status where they lie: put away after receiving, moved,
// replenished, put back, set aside, released.
import * as z from 'zod/mini'
import type { Draft } from '../rows/draft.ts'
import { locationOf, plateOf } from '../rows/places.ts'
import type { OrderLineRow } from '../rows/work.ts'
import { type Move, moveAll } from '../stock/movements.ts'
import type { ExceptionId, TaskId } from '../values/ids.ts'
import { advanceMove } from './floor-tasks.ts'
import { defineOperation, type Operation } from './operation.ts'
import { repick, settleOrder, unpick } from './order-progress.ts'
import { alignPackTask } from './pack-task.ts'
import { goodsShape, id, place, scanned, status, text, units } from './schema.ts'

const schema = z.object({
  purpose: z.enum(['put-away', 'move', 'replenish', 'put-back', 'set-aside', 'release']),
  ...goodsShape,
  quantity: units(),
  from: place(),
  to: place(),
  /** What the goods become, where they become another: set aside as damaged or for a check, or released again. */
  toStatus: z.exactOptional(status()),
  reason: z.exactOptional(z.enum(['damaged', 'expired', 'quality', 'recalled', 'lost-label', 'checked', 'other'])),
  note: z.exactOptional(text(200)),
  /** The place that was proposed, where another was taken: for whoever tunes the proposals. */
  proposed: z.exactOptional(place()),
  scan: z.exactOptional(scanned()),
  /** The move task that it was done for. */
  task: z.exactOptional(id<TaskId>()),
  /** The contradiction that it is the way out of, where the person did it at once, without a task. */
  exception: z.exactOptional(id<ExceptionId>()),
  /** The order's line that the units had been picked for: they leave it again. */
  line: z.exactOptional(id<string>()),
})

type Body = z.output<typeof schema>

export const goodsMoved = defineOperation<'goods-moved', Body>({
  type: 'goods-moved',
  version: 1,
  nature: 'fact',
  right: 'put-away',
  touches: 'goods',
  schema,
  moves: movesOf,
  undo: {
    rows(draft, { body }) {
      if (body.task) advanceMove(draft, body.task, -body.quantity)
      if (body.line) settle(draft, repick(draft, body.line, body.quantity, body.from))
      if (body.exception) putBack(draft, body.exception, -body.quantity)
    },
  },
  applyStock(draft, { body }) {
    moveAll(draft, movesOf({ body }))
    if (body.task) advanceMove(draft, body.task, body.quantity)
    if (body.line) settle(draft, unpick(draft, body.line, body.quantity))
    if (body.exception) putBack(draft, body.exception, body.quantity)
    nameMisuse(draft, body)
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'item', id: body.item }],
})

function movesOf({ body }: Pick<Operation<string, Body>, 'body'>): readonly Move[] {
  const { from, to, quantity, toStatus } = body
  return [{ goods: body, from, to, quantity, ...(toStatus && { toStatus }) }]
}

/** The order of a line from which picked units went, or to which they came again. */
function settle(draft: Draft, line: OrderLineRow | undefined): void {
  if (!line) return
  settleOrder(draft, line.order)
  alignPackTask(draft, line.order)
}

/** Counts down what a contradiction left to be put back; with the last unit it is resolved. */
function putBack(draft: Draft, id: ExceptionId, units: number): void {
  const exception = draft.get('exception', id)
  if (!exception) return
  const { over, quantity: picked, units: held } = exception.facts
  const whole = Number(over ?? picked ?? held ?? 0)
  const left = Math.max(0, Number(exception.facts.left ?? whole) - units)
  const after = { ...exception, facts: { ...exception.facts, left } }
  draft.put('exception', after)
  if (left === 0) draft.resolve(after, 'put-back')
  else if (units < 0 && exception.resolution === 'put-back') {
    const { resolvedAt: _at, resolvedBy: _by, resolution: _way, ...open } = after
    draft.put('exception', { ...open, state: 'open' })
  }
}

function nameMisuse(draft: Draft, body: Body): void {
  const target = locationOf(body.to)
  const location = target && draft.get('location', target)
  if (!location || (plateOf(body.from) === undefined && body.from === body.to)) return
  const facts = { bin: location.code, item: body.item, place: body.to, quantity: body.quantity }
  if (location.blocked) draft.raise('blocked-location-used', `location:${location.id}`, facts)
  const item = draft.get('item', body.item)
  const storage = location.type === 'pick-face' || location.type === 'reserve'
  if (storage && item && item.storageClass !== location.storageClass) {
    draft.raise('wrong-class-used', `location:${location.id}`, facts)
  }
}
