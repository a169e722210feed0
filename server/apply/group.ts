// Owns one commit: a group of arrivals applied in order within one transaction. Streams advance by a contiguous prefix,
// every operation exactly once, and one that can't be read or stumbles is held and blocks nothing behind it.
import { type Applied, applyOperation, type HoldReason, readOperation, system } from '../../shared/operations/apply.ts'
import type { AnyOperation } from '../../shared/operations/index.ts'
import type { Operation } from '../../shared/operations/operation.ts'
import type { Ack, Envelope, LostNumber } from '../../shared/protocol/exchange.ts'
import { acceptedTime } from '../../shared/protocol/times.ts'
import { type Cause, Draft } from '../../shared/rows/draft.ts'
import type { ExceptionKind } from '../../shared/rows/exception-kinds.ts'
import type { Movement } from '../../shared/rows/stock.ts'
import type { Scope, State } from '../../shared/rows/tables.ts'
import type { ExceptionRow } from '../../shared/rows/work.ts'
import { Bug } from '../../shared/values/result.ts'
import type { AuditLine, StoredOperation, StoredStream } from '../store/operations.ts'
import type { StoreView } from '../store/store.ts'
import type { Answered, Arrival, HeldArrival, HouseArrival, StreamArrival } from './arrival.ts'
import { type PostedFact, postFacts } from './books.ts'
import { GroupState, miss } from './group-state.ts'
import type { WorkingSet } from './working-set.ts'

export interface GroupResult {
  readonly answers: readonly Answered[]
  readonly revisions: ReadonlyMap<Scope, number>
}

type Read = ReturnType<typeof readOperation>

/**
 * Applies arrivals in order and writes all that they did. Runs inside the store's transaction; nothing is kept on a throw.
 * @param held what earlier groups have read; the caller forgets it where the transaction is undone
 */
export async function applyGroup(
  view: StoreView,
  arrivals: readonly Arrival[],
  learnedAt: number,
  held: WorkingSet,
): Promise<GroupResult> {
  held.align(await view.rows.version())
  const group = new Group(view, learnedAt, held)
  await group.prepare(arrivals)
  const answers: Answered[] = []
  for (const arrival of arrivals) {
    if (arrival.from === 'device') answers.push(await group.applyStream(arrival))
    else if (arrival.from === 'house') answers.push(await group.applyHouse(arrival))
    else answers.push(await group.applyHeld(arrival))
  }
  return { answers, revisions: await group.write() }
}

class Group {
  readonly #view: StoreView
  readonly #learnedAt: number
  readonly #held: WorkingSet
  readonly #state: GroupState
  readonly #streams = new Map<string, StoredStream>()
  readonly #known = new Map<string, StoredOperation>()
  readonly #fresh: StoredOperation[] = []
  readonly #movements: Movement[] = []
  readonly #audit: AuditLine[] = []
  readonly #facts: PostedFact[] = []
  readonly #reads = new Map<object, Read>()
  /** Ids of held operations that are tried again, and what became of them. */
  readonly #retried = new Set<string>()
  readonly #answeredAnew: StoredOperation[] = []
  /** Operations still to be applied that may read something that is not held. */
  readonly #ahead = new Set<AnyOperation>()

  constructor(view: StoreView, learnedAt: number, held: WorkingSet) {
    this.#view = view
    this.#learnedAt = learnedAt
    this.#held = held
    this.#state = new GroupState(held)
  }

  /** Loads in bulk what the group will need: its streams and operations already known; and reads what has come. */
  async prepare(arrivals: readonly Arrival[]): Promise<void> {
    const keys = arrivals.flatMap((arrival) => (arrival.from === 'held' ? [] : [streamOf(arrival)]))
    for (const stream of await this.#view.operations.streams(keys)) this.#streams.set(streamKey(stream), stream)
    const ids = arrivals.flatMap((arrival) => arrival.operations.flatMap((each) => ('id' in each ? [each.id] : [])))
    for (const [id, known] of await this.#view.operations.byIds(ids)) this.#known.set(id, known)
    for (const arrival of arrivals) {
      if (arrival.from === 'held') continue
      for (const each of arrival.operations) {
        if (!('id' in each) || this.#known.has(each.id)) continue
        const read = readOperation(envelopeOf(each, arrival))
        this.#reads.set(each, read)
        if (read.ok) this.#ahead.add(read.operation)
      }
    }
  }

  async applyStream(arrival: StreamArrival): Promise<Answered> {
    const stream = this.#streamOf(arrival.device, arrival.incarnation)
    const ahead = arrival.acked > stream.n
    const device = await this.#reading(() => this.#state.get('device', arrival.device))
    const acks: Ack[] = []
    let fork = false
    for (const each of arrival.operations) {
      if (each.n > stream.n + 1) break
      if (each.n <= stream.n) {
        const earlier = await this.#atNumber(arrival, each.n)
        if ('id' in each && earlier && originalId(earlier) !== each.id) {
          fork = true
          await this.#raise(
            causeOf(each, arrival),
            'device-copied',
            `device:${arrival.device}`,
            { n: each.n },
            arrival.incarnation,
          )
          break
        }
        if (earlier) acks.push(ackOf(earlier))
        continue
      }
      if ('void' in each) {
        acks.push(await this.#lost(arrival, each.n))
      } else {
        const at = acceptedTime({
          at: each.at,
          after: stream.last_at ?? device?.enrolledAt,
          receivedAt: arrival.receivedAt,
        })
        const envelope = { ...envelopeOf(each, arrival), at }
        acks.push(await this.#one(envelope, this.#reads.get(each), device?.revokedAt !== undefined))
        stream.last_at = at
      }
      stream.n = each.n
    }
    stream.heard_at = arrival.receivedAt
    stream.waiting = arrival.waiting.count
    stream.waiting_oldest = arrival.waiting.oldestAt ?? null
    return { acks, expected: stream.n + 1, fork, ahead, revoked: device?.revokedAt !== undefined }
  }

  async applyHouse(arrival: HouseArrival): Promise<Answered> {
    const stream = this.#streamOf(arrival.source, houseIncarnation)
    const acks: Ack[] = []
    for (const each of arrival.operations) {
      const known = this.#known.get(each.id)
      if (known && isSame(known, each)) {
        acks.push(ackOf(known))
        continue
      }
      stream.n += 1
      const envelope: Operation = {
        ...each,
        device: arrival.source,
        incarnation: houseIncarnation,
        n: stream.n,
        v: 1,
        at: Math.min(each.at, arrival.receivedAt),
        rawAt: each.at,
      } as Operation
      acks.push(await this.#one(envelope, this.#reads.get(each), false))
    }
    stream.heard_at = arrival.receivedAt
    return { acks, expected: stream.n + 1, fork: false, ahead: false, revoked: false }
  }

  /** Tries again what was kept without effect. Its number and times stay; what still can't be read stays as it is. */
  async applyHeld({ ids }: HeldArrival): Promise<Answered> {
    const acks: Ack[] = []
    for (const stored of (await this.#view.operations.byIds(ids)).values()) {
      if (stored.outcome !== 'held') continue
      const envelope = envelopeOfStored(stored)
      const read = readOperation(envelope)
      if (!read.ok) continue
      this.#retried.add(stored.id)
      this.#known.delete(stored.id)
      const ack = await this.#one(envelope, read, false)
      if (ack.outcome !== 'held') await this.#closeHeld(envelope)
      acks.push(ack)
    }
    return { acks, expected: 1, fork: false, ahead: false, revoked: false }
  }

  async #closeHeld(envelope: Operation): Promise<void> {
    const cause = { ...envelope, by: system, at: this.#learnedAt } as unknown as Cause
    const { changes } = await this.#reading(() => {
      const draft = new Draft(this.#state, cause)
      for (const exception of heldExceptions(this.#state, envelope.id)) draft.resolve(exception, 'try-again')
      return draft.effects()
    })
    this.#state.take(changes, [])
  }

  /** Applies one operation with the number that its stream expects, and records what became of it. */
  async #one(envelope: Operation, earlier: Read | undefined, revoked: boolean): Promise<Ack> {
    const read = earlier ?? readOperation(envelope)
    if (read.ok) this.#ahead.delete(read.operation)
    const known = this.#known.get(envelope.id)
    if (known) return this.#again(envelope, known)
    if (revoked) return this.#hold(envelope, 'revoked-device')
    if (!read.ok) return this.#hold(envelope, read.reason)
    const { v, body } = read.operation
    const operation = { ...envelope, v, body } as AnyOperation
    let applied: Applied
    try {
      applied = await this.#reading(() => applyOperation(this.#state, operation, { post: true }))
    } catch (cause) {
      if (!(cause instanceof Bug) && !(cause instanceof TypeError) && !(cause instanceof RangeError)) throw cause
      return this.#hold(envelope, 'fault')
    }
    if (applied.outcome === 'held') return this.#hold(envelope, applied.reason)
    for (const subject of applied.subjects) {
      this.#audit.push({ kind: subject.kind, subject: subject.id, at: operation.at, operation: operation.id })
    }
    if (applied.outcome === 'refused') {
      const { code, facts } = applied.refusal
      return this.#record(envelope, { n: envelope.n, id: envelope.id, outcome: 'refused', code, facts })
    }
    const { changes, movements, exceptions } = applied.effects
    this.#state.take(changes, movements)
    this.#state.note(operation)
    this.#movements.push(...movements)
    for (const fact of applied.facts) this.#facts.push({ operation: operation.id, fact })
    const base = { n: envelope.n, id: envelope.id }
    return this.#record(
      envelope,
      exceptions.length > 0 ? { ...base, outcome: 'exception', exceptions } : { ...base, outcome: 'applied' },
    )
  }

  /** The same operation under another number: its effect stands, only the number is used up. */
  async #again(envelope: Operation, known: StoredOperation): Promise<Ack> {
    if (known.body !== JSON.stringify(envelope.body) || known.type !== envelope.type)
      return this.#hold(envelope, 'same-id')
    const ack = { ...ackOf(known), n: envelope.n }
    this.#record({ ...envelope, id: aliasId(envelope) as Operation['id'] }, ack)
    return ack
  }

  async #hold(envelope: Operation, reason: HoldReason | 'fault'): Promise<Ack> {
    const taken = this.#known.has(envelope.id)
    const id = taken ? aliasId(envelope) : envelope.id
    const open = this.#retried.has(id) && (await this.#reading(() => heldExceptions(this.#state, id)))
    const why = open ? `${reason}:${this.#learnedAt}` : reason
    if (!open || open.length === 0)
      await this.#raise(envelope, 'operation-held', `operation:${id}`, { type: envelope.type, reason }, why)
    return this.#record(
      { ...envelope, id: id as Operation['id'] },
      { n: envelope.n, id: envelope.id, outcome: 'held', code: reason },
    )
  }

  async #lost(arrival: StreamArrival, n: number): Promise<Ack> {
    const id = `lost:${arrival.device}:${arrival.incarnation}:${n}`
    const cause = causeOf({ id, n }, arrival)
    await this.#raise(cause, 'work-lost', `device:${arrival.device}`, { n }, `${arrival.incarnation}:${n}`)
    const envelope = { ...cause, incarnation: arrival.incarnation, n, type: 'void', v: 1, rawAt: cause.at, body: null }
    return this.#record(envelope as Operation, { n, id, outcome: 'applied' })
  }

  async #raise(
    cause: Cause,
    kind: ExceptionKind,
    subject: string,
    facts: Record<string, string | number>,
    why: string,
  ): Promise<void> {
    const { changes } = await this.#reading(() => {
      const draft = new Draft(this.#state, cause)
      draft.raise(kind, subject, facts, why)
      return draft.effects()
    })
    this.#state.take(changes, [])
  }

  #record(envelope: Operation, ack: Ack): Ack {
    const stored: StoredOperation = {
      id: envelope.id,
      device: envelope.device,
      incarnation: envelope.incarnation,
      n: envelope.n,
      type: envelope.type,
      v: envelope.v,
      at: envelope.at,
      raw_at: envelope.rawAt,
      learned_at: this.#learnedAt,
      person: envelope.by,
      warehouse: envelope.warehouse,
      body: JSON.stringify(envelope.body ?? null),
      outcome: ack.outcome,
      answer: ack.code || ack.exceptions || ack.id !== envelope.id ? JSON.stringify(ack) : null,
    }
    if (this.#retried.has(stored.id)) this.#answeredAnew.push(stored)
    else this.#fresh.push(stored)
    this.#known.set(stored.id, stored)
    return ack
  }

  async write(): Promise<ReadonlyMap<Scope, number>> {
    await this.#view.operations.append(this.#fresh)
    await this.#view.operations.answerAnew(this.#answeredAnew)
    await this.#view.operations.appendMovements(this.#movements, this.#learnedAt)
    await this.#view.operations.appendAudit(this.#audit)
    await postFacts(
      this.#view,
      this.#facts,
      (id) => this.#reading(() => this.#state.get('company', id)),
      this.#learnedAt,
    )
    await this.#view.operations.putStreams([...this.#streams.values()])
    const revisions = await this.#view.rows.write(this.#state.changes(), (kind, id) =>
      this.#state.scopeBefore(kind, id),
    )
    this.#state.written()
    this.#held.isAsOf(await this.#view.rows.version())
    return revisions
  }

  async #reading<T>(run: () => T): Promise<T> {
    for (;;) {
      try {
        return run()
      } catch (thrown) {
        if (thrown !== miss) throw thrown
        await this.#lookAhead()
      }
    }
  }

  /** Something is not held: learns what the operations to come will lack as well, and loads all of it in bulk. */
  async #lookAhead(): Promise<void> {
    for (const operation of this.#ahead) {
      const missed = this.#state.guess(() => applyOperation(this.#state, operation, { post: true }))
      if (!missed) this.#ahead.delete(operation)
    }
    await this.#state.load(this.#view)
  }

  async #atNumber(arrival: StreamArrival, n: number): Promise<StoredOperation | undefined> {
    const fresh = this.#fresh.find(
      (each) => each.n === n && each.device === arrival.device && each.incarnation === arrival.incarnation,
    )
    if (fresh) return fresh
    return (await this.#view.operations.inStream(arrival.device, arrival.incarnation, n, n))[0]
  }

  #streamOf(device: string, incarnation: string): StoredStream {
    const key = streamKey({ device, incarnation })
    let stream = this.#streams.get(key)
    if (!stream) {
      stream = { device, incarnation, n: 0, last_at: null, heard_at: 0, waiting: 0, waiting_oldest: null }
      this.#streams.set(key, stream)
    }
    return stream
  }
}

const houseIncarnation = 'house'

function streamKey(stream: { device: string; incarnation: string }): string {
  return `${stream.device}|${stream.incarnation}`
}

function streamOf(arrival: StreamArrival | HouseArrival): { readonly device: string; readonly incarnation: string } {
  return arrival.from === 'device'
    ? { device: arrival.device, incarnation: arrival.incarnation }
    : { device: arrival.source, incarnation: houseIncarnation }
}

function heldExceptions(state: State, operation: string): readonly ExceptionRow[] {
  return state
    .find('exceptionsOf', `operation:${operation}`)
    .filter(({ kind, state: is }) => kind === 'operation-held' && is !== 'resolved')
}

function envelopeOfStored(stored: StoredOperation): Operation {
  const { id, device, incarnation, n, type, v, at, raw_at: rawAt, person: by, warehouse, body } = stored
  return { id, device, incarnation, n, type, v, at, rawAt, by, warehouse, body: JSON.parse(body) } as Operation
}

function aliasId(envelope: Operation): string {
  return `${envelope.id}@${envelope.device}:${envelope.incarnation}:${envelope.n}`
}

function originalId(stored: StoredOperation): string {
  return stored.answer ? (JSON.parse(stored.answer) as Ack).id : stored.id
}

function isSame(known: StoredOperation, told: { readonly type: string; readonly body: unknown }): boolean {
  return known.type === told.type && known.body === JSON.stringify(told.body ?? null)
}

function ackOf(stored: StoredOperation): Ack {
  if (stored.answer) return JSON.parse(stored.answer) as Ack
  return { n: stored.n, id: stored.id, outcome: stored.outcome as Ack['outcome'] }
}

function envelopeOf(
  each: Envelope | { id: string; type: string; body: unknown; at: number; by: string; warehouse: string },
  arrival: StreamArrival | HouseArrival,
): Operation {
  return { n: 0, v: 1, rawAt: each.at, ...each, ...streamOf(arrival) } as unknown as Operation
}

function causeOf(each: Envelope | LostNumber | { id: string; n: number }, arrival: StreamArrival): Cause {
  return {
    id: 'id' in each ? each.id : `lost:${arrival.device}:${arrival.incarnation}:${each.n}`,
    at: arrival.receivedAt,
    by: 'by' in each ? each.by : '',
    device: arrival.device,
    warehouse: 'warehouse' in each ? each.warehouse : '',
  } as unknown as Cause
}
