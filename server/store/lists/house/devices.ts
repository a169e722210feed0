// Owns the list of devices: when each was last heard, what it still held then, and which orders it has in hand. Says what
// is not known: a device that is silent with work in hand is told apart from one that rests.
import { sql } from 'kysely'
import type { DeviceListRow, DevicePage, DeviceState } from '../../../../shared/protocol/desk/house.ts'
import type { DeviceRow } from '../../../../shared/rows/catalogue.ts'
import { type StoreView, tenant } from '../../store.ts'
import { type Asking, all, orderBy, type Sort } from '../asking.ts'
import { Names } from '../names/names.ts'

export const deviceSorts = {
  name: sql.ref('d.name'),
  heardAt: sql`coalesce(s.heard_at, 0)`,
  unsent: sql`coalesce(s.waiting, 0)`,
}

export interface DevicesAsked extends Asking {
  readonly warehouse: string
  readonly show: 'active' | 'silent' | 'revoked' | 'all'
  readonly sort: Sort<keyof typeof deviceSorts>
}

/** A device that works says something within this; beyond it, it is silent. */
export const silentAfter = 10 * 60_000

interface Line {
  readonly body: string
  readonly n: number | null
  readonly heard_at: number | null
  readonly waiting: number | null
  readonly waiting_oldest: number | null
  readonly person: string | null
  readonly orders: number | null
  readonly units: number | null
}

/** Of each device the stream that was heard last, who spoke in it last, and the orders that the device has claimed. */
function source(asked: Pick<DevicesAsked, 'warehouse' | 'show'>, asOf: number) {
  const silent = sql`d.revoked_at is null and s.heard_at < ${asOf - silentAfter} and (s.waiting > 0 or c.orders > 0)`
  const shown = {
    all: undefined,
    active: sql`d.revoked_at is null`,
    revoked: sql`d.revoked_at is not null`,
    silent,
  }[asked.show]
  return sql`
    from device d
    left join stream s on s.tenant = d.tenant and s.device = d.id and s.incarnation = (
      select x.incarnation from stream x where x.tenant = d.tenant and x.device = d.id
      order by x.heard_at desc, x.incarnation limit 1)
    left join operation o on o.tenant = d.tenant and o.device = d.id and o.incarnation = s.incarnation and o.n = s.n
    left join (
      select claimed_by, count(*) as orders, sum(units) as units from ${sql.table('order')}
      where tenant = ${tenant} and warehouse = ${asked.warehouse} and state in ('released', 'picking')
        and claimed_by is not null
      group by claimed_by) c on c.claimed_by = d.id
    where ${all([sql`d.tenant = ${tenant} and d.warehouse = ${asked.warehouse}`, shown])}`
}

export async function devicePage(store: StoreView, asked: DevicesAsked, asOf: number): Promise<DevicePage> {
  const from = source(asked, asOf)
  const page = await sql<Line>`
    select d.body, s.n, s.heard_at, s.waiting, s.waiting_oldest, o.person, c.orders, c.units ${from}
    ${orderBy(asked.sort, deviceSorts, sql.ref('d.id'))} limit ${asked.limit} offset ${asked.offset}`.execute(store.db)
  const sums = await sql<{ n: number; unsent: number | null }>`
    select count(*) as n, sum(case when d.revoked_at is null then s.waiting else 0 end) as unsent ${from}`.execute(
    store.db,
  )
  const silent = await sql<{ n: number }>`
    select count(*) as n ${source({ ...asked, show: 'silent' }, asOf)}`.execute(store.db)
  const names = await new Names(store).learn({ people: page.rows.map((row) => row.person ?? undefined) })
  return {
    asOf,
    rows: page.rows.map((line) => rowOf(line, names, asOf)),
    total: Number(sums.rows[0]?.n ?? 0),
    sums: { unsent: Number(sums.rows[0]?.unsent ?? 0), silent: Number(silent.rows[0]?.n ?? 0) },
    limit: asked.limit,
    offset: asked.offset,
  }
}

export async function silentDevices(store: StoreView, warehouse: string, asOf: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n ${source({ warehouse, show: 'silent' }, asOf)}`.execute(store.db)
  return Number(rows[0]?.n ?? 0)
}

function rowOf(line: Line, names: Names, asOf: number): DeviceListRow {
  const device = JSON.parse(line.body) as DeviceRow
  const unsent = Number(line.waiting ?? 0)
  const orders = Number(line.orders ?? 0)
  const heardAt = line.heard_at === null ? undefined : Number(line.heard_at)
  return {
    id: device.id,
    name: device.name,
    warehouse: device.warehouse,
    packStation: device.packStation,
    state: stateOf(device, heardAt, unsent + orders > 0, asOf),
    enrolledAt: device.enrolledAt,
    ...(device.revokedAt !== undefined && { revokedAt: device.revokedAt }),
    ...(heardAt !== undefined && { heardAt }),
    unsent,
    ...(unsent > 0 && line.waiting_oldest !== null && { unsentOldestAt: Number(line.waiting_oldest) }),
    ...(line.person !== null && { lastPerson: names.person(line.person) }),
    orders,
    ordersUnits: Number(line.units ?? 0),
    operations: Number(line.n ?? 0),
  }
}

function stateOf(device: DeviceRow, heardAt: number | undefined, missing: boolean, asOf: number): DeviceState {
  if (device.revokedAt !== undefined) return 'revoked'
  if (heardAt === undefined) return 'never'
  if (heardAt >= asOf - silentAfter) return 'working'
  return missing ? 'silent' : 'resting'
}
