// Owns stock by bin: every place of a warehouse with what lies in it and on the plates that stand there.
import { sql } from 'kysely'
import type { BinDetail, BinPage } from '../../../../shared/protocol/desk/stock.ts'
import type { LocationRow } from '../../../../shared/rows/catalogue.ts'
import { atLocation, onPlate } from '../../../../shared/rows/places.ts'
import type { PlateRow, QuantRow } from '../../../../shared/rows/stock.ts'
import { type StoreView, tenant } from '../../store.ts'
import { type Asking, all, anyOf, codeStarts, orderBy, type Sort, startsWith } from '../asking.ts'
import { namedQuants } from './lying.ts'
import { movementPage } from './movements.ts'

export const binSorts = { code: sql.ref('l.ix_location_by_code'), type: sql.ref('l.type') }

export interface BinsAsked extends Asking {
  readonly warehouse: string
  readonly types?: readonly string[] | undefined
  readonly show: 'filled' | 'empty' | 'all'
  readonly search?: string | undefined
  readonly sort: Sort<keyof typeof binSorts>
}

const filled = sql`exists (
  select 1 from quant q where q.tenant = l.tenant and q.ix_quants_at = 'L:' || l.id and q.gone = 0)`

export async function binPage(store: StoreView, asked: BinsAsked, asOf: number): Promise<BinPage> {
  const without = [
    sql`l.tenant = ${tenant} and l.gone = 0`,
    asked.search
      ? codeStarts(sql.ref('l.ix_location_by_code'), asked.search, `${asked.warehouse}|`)
      : startsWith(sql.ref('l.ix_location_by_code'), `${asked.warehouse}|`),
    asked.show === 'filled' ? filled : asked.show === 'empty' ? sql`not ${filled}` : undefined,
  ]
  const where = all([...without, anyOf(sql.ref('l.type'), asked.types)])
  const page = await sql<{ body: string }>`
    select l.body from location l where ${where}
    ${orderBy(asked.sort, binSorts, sql.ref('l.id'))} limit ${asked.limit} offset ${asked.offset}`.execute(store.db)
  const byType = await sql<{ type: string; n: number }>`
    select l.type, count(*) as n from location l where ${all(without)} group by l.type`.execute(store.db)
  const units = await sql<{ units: number | null }>`
    select sum(q.quantity) as units from location l
    join quant q on q.tenant = l.tenant and q.ix_quants_at = 'L:' || l.id and q.gone = 0 where ${where}`.execute(
    store.db,
  )
  const locations = page.rows.map((row) => JSON.parse(row.body) as LocationRow)
  const contents = await namedQuants(store, await quantsAt(store, locations))
  const counted = byType.rows.filter((row) => !asked.types?.length || asked.types.includes(row.type))
  return {
    asOf,
    rows: locations.map((location) => ({
      location,
      contents: contents.filter((each) => each.place.place === atLocation(location.id)),
    })),
    total: counted.reduce((sum, row) => sum + Number(row.n), 0),
    sums: { units: Number(units.rows[0]?.units ?? 0) },
    limit: asked.limit,
    offset: asked.offset,
    types: Object.fromEntries(byType.rows.map((row) => [row.type, Number(row.n)])),
  }
}

async function quantsAt(store: StoreView, locations: readonly LocationRow[]): Promise<QuantRow[]> {
  const found = await store.rows.byIndex(
    'quantsAt',
    locations.map((location) => atLocation(location.id)),
  )
  return found.map((each) => each.row as QuantRow)
}

export async function binDetail(store: StoreView, id: string, asOf: number): Promise<BinDetail | undefined> {
  const location = (await store.rows.byIds('location', [id]))[0]?.row as LocationRow | undefined
  if (!location) return undefined
  const place = atLocation(location.id)
  const plates = (await store.rows.byIndex('platesAt', [place])).map((each) => each.row as PlateRow)
  const onPlates = await store.rows.byIndex(
    'quantsAt',
    plates.map((plate) => onPlate(plate.id)),
  )
  const loaded = await namedQuants(
    store,
    onPlates.map((each) => each.row as QuantRow),
  )
  const movements = await movementPage(
    store,
    { warehouse: location.warehouse, place, limit: 50, offset: 0, down: true },
    asOf,
  )
  return {
    asOf,
    location,
    contents: await namedQuants(store, await quantsAt(store, [location])),
    plates: plates.map((plate) => ({
      id: plate.id,
      code: plate.code,
      kind: plate.kind,
      contents: loaded.filter((each) => each.place.place === onPlate(plate.id)),
    })),
    movements: movements.rows,
  }
}
