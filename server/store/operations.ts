// Owns the record of operations and what they left behind: streams, movements, audit. Append-only but for the streams.
import type { RecordedOperation } from '../../shared/rows/recorded.ts'
import type { Movement } from '../../shared/rows/stock.ts'
import type { Db } from './database.ts'
import type { Schema } from './schema.ts'
import type { Shapes } from './shapes.ts'

export type StoredOperation = Omit<Schema['operation'], 'tenant'>
export type StoredStream = Omit<Schema['stream'], 'tenant'>

const operationColumns = [
  'tenant',
  'id',
  'device',
  'incarnation',
  'n',
  'type',
  'v',
  'at',
  'raw_at',
  'learned_at',
  'person',
  'warehouse',
  'body',
  'outcome',
  'answer',
] as const

const movementColumns = [
  'tenant',
  'id',
  'operation',
  'warehouse',
  'at',
  'learned_at',
  'item',
  'lot',
  'serial',
  'status',
  'to_status',
  'owner',
  'from_place',
  'to_place',
  'quantity',
  'person',
  'device',
] as const

const streamColumns = [
  'tenant',
  'device',
  'incarnation',
  'n',
  'last_at',
  'heard_at',
  'waiting',
  'waiting_oldest',
] as const

export interface AuditLine {
  readonly kind: string
  readonly subject: string
  readonly at: number
  readonly operation: string
}

export class OperationStore {
  readonly #db: Db
  readonly #shapes: Shapes
  readonly #tenant: number

  constructor(db: Db, shapes: Shapes, tenant: number) {
    this.#db = db
    this.#shapes = shapes
    this.#tenant = tenant
  }

  async byIds(ids: readonly string[]): Promise<Map<string, StoredOperation>> {
    const rows = await this.#shapes.read<StoredOperation>(
      this.#db,
      'operation',
      operationColumns.slice(1),
      'id',
      this.#tenant,
      ids,
      false,
    )
    return new Map(rows.map((row) => [row.id, { ...row, n: Number(row.n), at: Number(row.at) }]))
  }

  async inStream(device: string, incarnation: string, from: number, to: number): Promise<StoredOperation[]> {
    return this.#db
      .selectFrom('operation')
      .select(operationColumns.slice(1) as Exclude<(typeof operationColumns)[number], 'tenant'>[])
      .where('tenant', '=', this.#tenant)
      .where('device', '=', device)
      .where('incarnation', '=', incarnation)
      .where('n', '>=', from)
      .where('n', '<=', to)
      .orderBy('n')
      .execute()
  }

  async streams(keys: readonly { device: string; incarnation: string }[]): Promise<StoredStream[]> {
    if (keys.length === 0) return []
    const devices = [...new Set(keys.map((key) => key.device))]
    const rows = await this.#shapes.read<StoredStream>(
      this.#db,
      'stream',
      streamColumns.slice(1),
      'device',
      this.#tenant,
      devices,
      false,
    )
    return rows.map((row) => ({ ...row, n: Number(row.n), last_at: row.last_at === null ? null : Number(row.last_at) }))
  }

  async append(operations: readonly StoredOperation[]): Promise<void> {
    await this.#shapes.write(
      this.#db,
      { table: 'operation', columns: operationColumns },
      operations.map((o) => [
        this.#tenant,
        o.id,
        o.device,
        o.incarnation,
        o.n,
        o.type,
        o.v,
        o.at,
        o.raw_at,
        o.learned_at,
        o.person,
        o.warehouse,
        o.body,
        o.outcome,
        o.answer,
      ]),
    )
  }

  /** What was kept without effect has been tried again: only what became of it changes. */
  async answerAnew(operations: readonly StoredOperation[]): Promise<void> {
    for (const { id, outcome, answer } of operations) {
      await this.#db
        .updateTable('operation')
        .set({ outcome, answer })
        .where('tenant', '=', this.#tenant)
        .where('id', '=', id)
        .execute()
    }
  }

  /** Operations kept without effect, in order of id from `after` on. */
  async held(after: string, limit: number): Promise<readonly StoredOperation[]> {
    return this.#db
      .selectFrom('operation')
      .select(operationColumns.slice(1) as Exclude<(typeof operationColumns)[number], 'tenant'>[])
      .where('tenant', '=', this.#tenant)
      .where('outcome', '=', 'held')
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute()
  }

  async appendMovements(movements: readonly Movement[], learnedAt: number): Promise<void> {
    await this.#shapes.write(
      this.#db,
      { table: 'movement', columns: movementColumns },
      movements.map((m) => [
        this.#tenant,
        m.id,
        m.operation,
        m.warehouse,
        m.at,
        learnedAt,
        m.item,
        m.lot,
        m.serial,
        m.status,
        m.toStatus,
        m.owner,
        m.from,
        m.to,
        m.quantity,
        m.by,
        m.device,
      ]),
    )
  }

  async movementCount(): Promise<number> {
    const row = await this.#db
      .selectFrom('movement')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('tenant', '=', this.#tenant)
      .executeTakeFirstOrThrow()
    return Number(row.count)
  }

  async appendAudit(lines: readonly AuditLine[]): Promise<void> {
    await this.#shapes.write(
      this.#db,
      {
        table: 'audit',
        columns: ['tenant', 'kind', 'subject', 'at', 'operation'],
        key: ['tenant', 'kind', 'subject', 'at', 'operation'],
      },
      lines.map((line) => [this.#tenant, line.kind, line.subject, line.at, line.operation]),
    )
  }

  async putStreams(streams: readonly StoredStream[]): Promise<void> {
    await this.#shapes.write(
      this.#db,
      { table: 'stream', columns: streamColumns, key: ['tenant', 'device', 'incarnation'] },
      streams.map((s) => [
        this.#tenant,
        s.device,
        s.incarnation,
        s.n,
        s.last_at,
        s.heard_at,
        s.waiting,
        s.waiting_oldest,
      ]),
    )
  }

  /** Movements of an item after a time, for weighing a count that arrives late. */
  async movementsAfter(item: string, at: number): Promise<Movement[]> {
    const rows = await this.#db
      .selectFrom('movement')
      .selectAll()
      .where('tenant', '=', this.#tenant)
      .where('item', '=', item)
      .where('at', '>', at)
      .execute()
    return rows.map(movementOf)
  }
}

/** A stored operation as the rules know it; undefined where it had no effect. */
export function recordedOf(stored: StoredOperation | undefined): RecordedOperation | undefined {
  if (!stored || (stored.outcome !== 'applied' && stored.outcome !== 'exception')) return undefined
  return {
    id: stored.id,
    type: stored.type,
    v: Number(stored.v),
    at: Number(stored.at),
    by: stored.person,
    device: stored.device,
    warehouse: stored.warehouse,
    body: JSON.parse(stored.body),
  } as RecordedOperation
}

/** A stored movement as the rules know it. */
export function movementOf(row: Schema['movement']): Movement {
  return {
    id: row.id,
    operation: row.operation,
    warehouse: row.warehouse,
    at: Number(row.at),
    item: row.item,
    lot: row.lot,
    serial: row.serial,
    status: row.status,
    toStatus: row.to_status,
    owner: row.owner,
    from: row.from_place,
    to: row.to_place,
    quantity: Number(row.quantity),
    by: row.person,
    device: row.device,
  } as Movement
}
