// Owns how a stored operation is told in one line: who, on what, when, when learned, and the few facts of its body that a
// timeline shows. Does not know any operation by name: bodies share the names of their fields.
import type { OperationBrief, OperationFacts } from '../../../../shared/protocol/desk/operations.ts'
import type { Ack } from '../../../../shared/protocol/exchange.ts'
import type { StoredOperation } from '../../operations.ts'
import type { StoreView } from '../../store.ts'
import { Names } from './names.ts'

type Body = Readonly<Record<string, unknown>>

/** Bodies are parsed once; an unreadable one was held, and tells nothing. */
function bodyOf(stored: StoredOperation): Body {
  const body: unknown = JSON.parse(stored.body)
  return body !== null && typeof body === 'object' ? (body as Body) : {}
}

const textIn = (body: Body, key: string): string | undefined => {
  const value = body[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

const numberIn = (body: Body, key: string): number | undefined => {
  const value = body[key]
  return typeof value === 'number' ? value : undefined
}

function objectIn(body: Body, key: string): Body | undefined {
  const value = body[key]
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Body) : undefined
}

/** Names what the briefs of some operations will mention. */
async function learnFor(
  names: Names,
  operations: readonly (StoredOperation & { readonly read: Body })[],
): Promise<void> {
  await names.learn({
    people: operations.map((each) => each.person),
    devices: operations.map((each) => each.device),
    items: operations.map((each) => textIn(each.read, 'item')),
    places: operations.flatMap(({ read }) => [textIn(read, 'from'), textIn(read, 'to'), textIn(read, 'place')]),
  })
}

function factsOf(body: Body, names: Names): OperationFacts {
  const item = textIn(body, 'item')
  const quantity = numberIn(body, 'quantity') ?? numberIn(body, 'counted')
  const from = textIn(body, 'from') ?? textIn(body, 'place')
  const to = textIn(body, 'to')
  const tote = objectIn(body, 'tote') ?? objectIn(body, 'plate')
  const code = tote ? textIn(tote, 'code') : undefined
  const number = textIn(body, 'number') ?? textIn(body, 'code') ?? textIn(body, 'name')
  const reason = textIn(body, 'reason') ?? textIn(body, 'resolution') ?? textIn(body, 'disposition')
  const note = textIn(body, 'note')
  const lines = body.lines
  return {
    ...(item !== undefined && { item: names.item(item) }),
    ...(quantity !== undefined && { quantity }),
    ...(from !== undefined && { from: names.place(from) }),
    ...(to !== undefined && { to: names.place(to) }),
    ...(code !== undefined && { tote: code }),
    ...(number !== undefined && { number }),
    ...(Array.isArray(lines) && { lines: lines.length }),
    ...(reason !== undefined && { reason }),
    ...(note !== undefined && { note }),
  }
}

function scanOf(body: Body): string | undefined {
  const scan = objectIn(body, 'scan')
  return (scan && textIn(scan, 'code')) ?? undefined
}

function briefOf(stored: StoredOperation, body: Body, names: Names): OperationBrief {
  const answer = stored.answer ? (JSON.parse(stored.answer) as Ack) : undefined
  const scan = scanOf(body)
  return {
    id: stored.id,
    type: stored.type,
    n: Number(stored.n),
    at: Number(stored.at),
    rawAt: Number(stored.raw_at),
    learnedAt: Number(stored.learned_at),
    person: names.person(stored.person),
    device: names.device(stored.device),
    outcome: stored.outcome,
    ...(answer?.code !== undefined && { code: answer.code }),
    ...(scan !== undefined && { scan }),
    facts: factsOf(body, names),
  }
}

/** Briefs of operations, by their ids; those that are not kept here (any more) are absent. */
export async function briefsOf(
  store: StoreView,
  ids: readonly string[],
  names = new Names(store),
): Promise<Map<string, OperationBrief>> {
  const unique = [...new Set(ids)]
  if (unique.length === 0) return new Map()
  const stored = [...(await store.operations.byIds(unique)).values()].map((each) => ({ ...each, read: bodyOf(each) }))
  await learnFor(names, stored)
  return new Map(stored.map((each) => [each.id, briefOf(each, each.read, names)]))
}
