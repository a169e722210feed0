// Somebody decided what becomes of a contradiction. Deciding is a fact of its own; what follows from the way stands in ways.ts.
import * as z from 'zod/mini'
import type { Draft } from '../rows/draft.ts'
import { partsOfQuant } from '../rows/stock.ts'
import type { ExceptionRow } from '../rows/work.ts'
import { isWay } from '../stock/exceptions.ts'
import { provisionalItem } from '../stock/provisional.ts'
import type { ExceptionId, ItemId, LocationId, OperationId, OrderId } from '../values/ids.ts'
import type { Instant } from '../values/time.ts'
import { creditReturn } from './credit-return.ts'
import { goodsReturned } from './goods-returned.ts'
import { costOf } from './item-identified.ts'
import type { LedgerFact } from './ledger-facts.ts'
import { defineOperation } from './operation.ts'
import { id, place, text, units } from './schema.ts'
import { effects } from './ways.ts'

const schema = z.object({
  exception: id<ExceptionId>(),
  /** One of the ways of its kind, or `other` with a note. */
  resolution: text(40),
  note: z.exactOptional(text(1000)),
  /** The order that is to have the goods, or that they came back from. */
  order: z.exactOptional(id<OrderId>()),
  /** Places that are to be counted. */
  places: z.exactOptional(z.array(place()).check(z.maxLength(100))),
  /** What an unknown code stands for; how many units one scan of it means. */
  item: z.exactOptional(id<ItemId>()),
  factor: z.exactOptional(units()),
  /** Which bin an unknown label is on. */
  location: z.exactOptional(id<LocationId>()),
  /** What a new item is called. */
  sku: z.exactOptional(text(60)),
  name: z.exactOptional(text(200)),
})

type Body = z.output<typeof schema>

export const exceptionResolved = defineOperation<'exception-resolved', Body>({
  type: 'exception-resolved',
  version: 1,
  nature: 'fact',
  right: 'resolve',
  touches: 'nothing',
  schema,
  undo: 'none',
  applyStock(draft, { body }) {
    const exception = draft.get('exception', body.exception)
    if (!exception || exception.state === 'resolved') return undefined
    const way = isWay(body.resolution, exception.kind) ? body.resolution : undefined
    const more = way && effects[way](draft, exception, body)
    const now = draft.get('exception', body.exception) ?? exception
    // A way may have settled it on its own; the decision is what is kept of it.
    draft.resolve({ ...now, state: 'open', facts: { ...now.facts, ...more } }, body.resolution)
    return undefined
  },
  post(draft, { id: operation, at, body }, { movements }) {
    const exception = draft.get('exception', body.exception)
    if (exception?.kind === 'count-disputed') return approvedCost(draft, exception)
    if (exception?.kind === 'blind-return') return namedReturn(draft, operation, at, exception, body.order)
    const code = exception?.facts.code
    if (body.item === undefined || code === undefined) return []
    return costOf(operation, at, movements, provisionalItem(String(code)), body.item)
  },
  subjects: ({ body }) => [{ kind: 'exception', id: body.exception }],
})

/** A return whose order was named is costed as what had left for it, and credited as if it had been known at once. */
function namedReturn(
  draft: Draft,
  operation: OperationId,
  at: Instant,
  exception: ExceptionRow,
  order: OrderId | undefined,
): readonly LedgerFact[] {
  const line = draft.get('orderLine', String(exception.facts.line ?? ''))
  const recorded = draft.operation(exception.operation)
  const read = recorded && goodsReturned.schema.safeParse(recorded.body)
  if (!order || !line || !recorded || !read?.success) return []
  const { item, quantity, disposition, owner } = read.data
  const type = disposition === 'scrap' ? 'return-damaged' : 'return-to-stock'
  const left = draft.find('shipmentsOfOrder', order).flatMap((shipment) => shipment.left ?? [])
  const ship = left.find((each) => each.line === line.id)?.event
  const input = { id: recorded.id, at: recorded.at, type, item, quantity, ship: ship ?? '' } as const
  return [
    ...(ship ? [{ fact: 'retold', company: owner, input } as const] : []),
    ...creditReturn(draft, operation, at, { order, line: line.id, item, quantity }),
  ]
}

/** An approved count enters the books under its own name and time. */
function approvedCost(draft: Draft, exception: ExceptionRow): readonly LedgerFact[] {
  const count = draft.get('count', String(exception.facts.count ?? ''))
  if (!count) return []
  const { owner, item } = partsOfQuant(count.quant).goods
  const input = { id: count.id, at: count.at, type: 'adjust', item, difference: count.adjusted } as const
  return [{ fact: 'cost', company: owner, input }]
}
