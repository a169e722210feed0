// Owns one turn of sync: what to ask, and what an answer teaches. Pure but for reading the outbox; sends nothing itself.

import type { Operation } from '../../shared/operations/operation.ts'
import {
  type Envelope,
  type ExchangeAnswer,
  type ExchangeRequest,
  type LostNumber,
  maxOperations,
  protocolVersion,
} from '../../shared/protocol/exchange.ts'
import { rowsVersion } from '../../shared/rows/rows-version.ts'
import type { Scope } from '../../shared/rows/tables.ts'
import type { Learned } from '../replica/learned.ts'
import type { Contact, OutboxMark, ReplicaStorage, RowsMark, StreamMark } from '../replica/storage.ts'

/** Bytes of operations in one request: well below what the server takes. */
const mostBytes = 400_000

export interface Asked {
  readonly request: ExchangeRequest
  readonly stream: StreamMark
  readonly after: number
  readonly mark: RowsMark
  readonly coming: number | undefined
}

/** Where a device stands, as its working set knows it or its store. */
export interface Standing {
  readonly mark: RowsMark
  readonly outbox: OutboxMark
  /** How many rows are still to come, where that is known. */
  readonly coming: number | undefined
  scopes(): readonly Scope[]
}

/** The next exchange: from the first unanswered number on. */
export async function ask(at: Standing, storage: ReplicaStorage, most: number): Promise<Asked> {
  const { mark, outbox } = at
  const { stream, device } = outbox
  const unsent = stream.next - 1 - stream.acked
  const limit = Math.min(most, maxOperations)
  const kept = unsent === 0 ? [] : await storage.outbox(stream.incarnation, stream.acked + 1, limit)
  const operations = contiguous(kept, stream.acked + 1, stream.next, limit)
  const left = unsent - operations.length
  const oldest = kept[0]
  return {
    stream,
    after: mark.stored,
    mark,
    coming: at.coming,
    request: {
      protocol: protocolVersion,
      rows: rowsVersion,
      epoch: mark.epoch,
      stream: { device, incarnation: stream.incarnation },
      acked: stream.acked,
      cursors: cursorsOf(at),
      ...asOfIn(at),
      ...(at.coming === undefined && { count: true as const }),
      operations,
      waiting: { count: left, ...(left > 0 && oldest && { oldestAt: oldest.at }) },
    },
  }
}

/**
 * Operations from number `from` on, without gaps: a number that is not there any more is named as lost, so that the
 * stream can go on.
 */
export function contiguous(
  kept: readonly Operation[],
  from: number,
  next: number,
  most: number,
): (Envelope | LostNumber)[] {
  const found = new Map(kept.map((operation) => [operation.n, operation]))
  const operations: (Envelope | LostNumber)[] = []
  let bytes = 0
  for (let n = from; n < next && operations.length < most; n++) {
    const operation = found.get(n)
    if (!operation) {
      operations.push({ n, void: true })
      continue
    }
    const { id, type, v, at, rawAt, by, warehouse, body } = operation
    const envelope: Envelope = { id, n, type, v, at, rawAt, by, warehouse, body }
    bytes += JSON.stringify(envelope).length
    if (bytes > mostBytes && operations.length > 0) break
    operations.push(envelope)
  }
  return operations
}

/** Of the oldest of what is held. */
function asOfIn(at: Standing): { readonly asOf?: number } {
  const { cursors, asOf = {} } = at.mark
  const held = at.scopes().filter((scope) => (cursors[scope] ?? 0) > 0)
  return held.length === 0 ? {} : { asOf: Math.min(...held.map((scope) => asOf[scope] ?? 0)) }
}

function cursorsOf(at: Standing): Record<Scope, number> {
  return Object.fromEntries(at.scopes().map((scope) => [scope, at.mark.cursors[scope] ?? 0]))
}

function comingAfter(before: number | undefined, { left, more, rows }: ExchangeAnswer): number | undefined {
  if (left !== undefined) return left
  return more && before !== undefined ? Math.max(0, before - rows.length) : undefined
}

/** What one exchange says of the two clocks. */
export function contactOf(answer: ExchangeAnswer, sentAt: number, at: number): Contact {
  const roundTrip = Math.max(0, at - sentAt)
  return { at, offset: Math.round(answer.serverTime - at + roundTrip / 2), roundTrip }
}

/** The server lost what it had told us, or was put back to a backup: everything of it is copied anew. */
export function isRestored({ mark }: Asked, answer: ExchangeAnswer): boolean {
  return mark.epoch !== '' && answer.epoch !== mark.epoch
}

/** The start of a new copy: the old rows stay on the screen until it is whole, and unanswered work is offered again. */
export function restoredFrom(asked: Asked, answer: ExchangeAnswer, contact: Contact): Learned {
  const { mark, stream, after } = asked
  const stored = after + 1
  // The last number that both know is offered again too: where a copy of this device came first, it is somebody else's.
  const common = Math.min(stream.acked, answer.expected - 1)
  // Unless it is forgotten. A backup from before what another one held: the numbers between are named as lost.
  const acked = common > stream.safe ? common - 1 : common
  return {
    after,
    rows: [],
    mark: { ...mark, epoch: answer.epoch, cursors: {}, stored, replaces: stored, asOf: {} },
    stream: { ...heardOf(stream, answer), acked, reflected: stream.reflected },
    whole: false,
    acks: answer.acks,
    contact,
  }
}

/** Whether the copy is older than what the server remembers of gone rows. */
export function isTooOld({ request }: Asked, answer: ExchangeAnswer): boolean {
  return answer.anew === true && Object.values(request.cursors).some((cursor) => cursor > 0)
}

/** The server no longer knows all that is gone since this copy was whole: another is gathered beside it. Work goes on. */
export function copiedAnewFrom(asked: Asked, answer: ExchangeAnswer, contact: Contact): Learned {
  const { mark, stream, after } = asked
  const stored = after + 1
  return {
    after,
    rows: [],
    mark: { ...mark, cursors: {}, stored, replaces: stored, asOf: {} },
    stream: { ...heardOf(stream, answer), acked: ackedAfter(stream.acked, answer), reflected: stream.reflected },
    whole: false,
    acks: answer.acks,
    contact,
  }
}

/** What an ordinary answer teaches. */
export function learnedFrom(asked: Asked, answer: ExchangeAnswer, contact: Contact): Learned {
  const { mark, stream, after } = asked
  // After a fork the server's number counts somebody else's operations too: what of ours is shown is not known yet.
  const whole = !answer.more && !answer.pushOnly && !answer.wipe && !answer.fork
  return {
    after,
    rows: answer.rows,
    mark: answer.pushOnly || answer.wipe ? { ...mark, epoch: answer.epoch } : markAfter(asked, answer, whole),
    stream: {
      ...heardOf(stream, answer),
      acked: ackedAfter(stream.acked, answer),
      reflected: whole ? reflectedAfter(asked, answer) : stream.reflected,
    },
    whole,
    coming: comingAfter(asked.coming, answer),
    acks: answer.acks,
    contact,
  }
}

/**
 * What the server has is in its rows, also where the answer that told so was lost on the way. Rows that already showed more
 * (a new stream offers again what an earlier one brought there) still do, unless they are a new copy.
 */
function reflectedAfter({ mark, stream }: Asked, { expected }: ExchangeAnswer): number {
  const known = Math.min(expected - 1, stream.next - 1)
  return mark.replaces === undefined ? Math.max(stream.reflected, known) : known
}

function markAfter({ mark, after, request }: Asked, answer: ExchangeAnswer, whole: boolean): RowsMark {
  const scopes = Object.keys(request.cursors)
  const { replaces, ...rest } = mark
  // A first copy is gathered like a new one, so that it is shown at once when it is whole.
  const gathering = replaces ?? (mark.stored === 0 && !whole ? after : undefined)
  const staged = mark.shown < mark.stored || gathering !== undefined
  const of = (value: (scope: Scope) => number) => Object.fromEntries(scopes.map((scope) => [scope, value(scope)]))
  // A new copy takes the place of all rows, also of scopes that it does not bring.
  const isReplaced = (scope: Scope) => replaces !== undefined && !scopes.includes(scope)
  const stored = staged || answer.rows.length > 0 || !whole ? after + 1 : after
  return {
    ...rest,
    epoch: answer.epoch,
    // A scope that is not asked for now (another warehouse) is as it was, until its rows are dropped.
    cursors: { ...mark.cursors, ...of((scope) => answer.cursors[scope] ?? mark.cursors[scope] ?? 0) },
    complete: whole ? [...new Set([...mark.complete.filter((scope) => !isReplaced(scope)), ...scopes])] : mark.complete,
    stored,
    shown: whole ? stored : mark.shown,
    asOf: { ...mark.asOf, ...of((scope) => (whole ? undefined : mark.asOf?.[scope]) ?? answer.serverTime) },
    packed: whole && replaces !== undefined ? stored : mark.packed,
    ...(gathering !== undefined && !whole && { replaces: gathering }),
  }
}

function heardOf({ incarnation, safe }: StreamMark, answer: ExchangeAnswer) {
  return { incarnation, safe: Math.max(safe, answer.safe) }
}

/** Only what was answered one by one counts as answered: an answer lost on the way is asked for again. */
export function ackedAfter(acked: number, { acks }: ExchangeAnswer): number {
  const answered = new Set(acks.map(({ n }) => n))
  let last = acked
  while (answered.has(last + 1)) last++
  return last
}

/** What an answer teaches, whatever it says. */
export function teach(asked: Asked, answer: ExchangeAnswer, contact: Contact): Learned {
  if (isRestored(asked, answer)) return restoredFrom(asked, answer, contact)
  return isTooOld(asked, answer) ? copiedAnewFrom(asked, answer, contact) : learnedFrom(asked, answer, contact)
}
