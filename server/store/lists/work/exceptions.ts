// Owns lists of exceptions: open ones oldest or newest first, each with the names of what it is about and what the units in
// question cost. Does not know what any kind means; the desk has the words.
import { sql } from 'kysely'
import type { ExceptionListRow, ExceptionPage } from '../../../../shared/protocol/desk/work.ts'
import type { ExceptionRow, OrderLineRow, PurchaseLineRow } from '../../../../shared/rows/work.ts'
import { type StoreView, tenant } from '../../store.ts'
import { type Asking, all, anyOf, orderBy, type Sort } from '../asking.ts'
import { costOf, poolsOf } from '../books/costs.ts'
import { Names } from '../names/names.ts'

export interface ExceptionsAsked extends Asking {
  readonly warehouse: string
  readonly state: 'open' | 'resolved'
  readonly kinds?: readonly string[] | undefined
  /** Given to this person. */
  readonly assigned?: string | undefined
  /** Who asks. */
  readonly person?: string | undefined
  readonly sort: Sort<'openedAt'>
  readonly money: boolean
}

const sorts = { openedAt: sql.ref('opened_at') }

export async function exceptionPage(store: StoreView, asked: ExceptionsAsked, asOf: number): Promise<ExceptionPage> {
  const where = all([
    sql`tenant = ${tenant} and warehouse = ${asked.warehouse} and state = ${asked.state} and gone = 0`,
    anyOf(sql.ref('kind'), asked.kinds),
    asked.assigned === undefined ? undefined : sql`assigned = ${asked.assigned}`,
  ])
  const page = await sql<{ body: string }>`
    select body from exception where ${where}
    ${orderBy(asked.sort, sorts, sql.ref('id'))} limit ${asked.limit} offset ${asked.offset}`.execute(store.db)
  const count = await sql<{ n: number }>`select count(*) as n from exception where ${where}`.execute(store.db)
  const open = await openExceptions(store, asked.warehouse)
  const mine = asked.person === undefined ? 0 : await openFor(store, asked.warehouse, asked.person)
  const rows = await namedExceptions(store, page.rows.map(parse), asked.money)
  return {
    asOf,
    rows,
    total: Number(count.rows[0]?.n ?? 0),
    sums: { value: rows.reduce((sum, row) => sum + (row.value ?? 0), 0) },
    limit: asked.limit,
    offset: asked.offset,
    open: open.count,
    mine,
    ...(open.oldestAt !== undefined && { oldestAt: open.oldestAt }),
  }
}

async function openFor(store: StoreView, warehouse: string, person: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from exception
    where tenant = ${tenant} and warehouse = ${warehouse} and state = 'open' and gone = 0
      and assigned = ${person}`.execute(store.db)
  return Number(rows[0]?.n ?? 0)
}

export async function openExceptions(
  store: StoreView,
  warehouse: string,
): Promise<{ readonly count: number; readonly oldestAt?: number }> {
  const { rows } = await sql<{ n: number; oldest: number | null }>`
    select count(*) as n, min(opened_at) as oldest from exception
    where tenant = ${tenant} and warehouse = ${warehouse} and state = 'open' and gone = 0`.execute(store.db)
  const { n, oldest } = rows[0] ?? { n: 0, oldest: null }
  return { count: Number(n), ...(oldest !== null && { oldestAt: Number(oldest) }) }
}

const enough = 1000

/** How many exceptions are open about each order of a warehouse, by the order's number. */
export async function openByOrder(store: StoreView, warehouse: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ body: string }>`
    select body from exception
    where tenant = ${tenant} and warehouse = ${warehouse} and state = 'open' and gone = 0
    limit ${enough}`.execute(store.db)
  const counts = new Map<string, number>()
  for (const { facts } of rows.map(parse)) {
    const number = facts.order
    if (number !== undefined) counts.set(String(number), (counts.get(String(number)) ?? 0) + 1)
  }
  return counts
}

/** Exceptions about some subjects ("order:<id>"), newest first. */
export async function exceptionsAbout(
  store: StoreView,
  subjects: readonly string[],
  money: boolean,
): Promise<ExceptionListRow[]> {
  const found = (await store.rows.byIndex('exceptionsOf', subjects)).map((each) => each.row as ExceptionRow)
  return namedExceptions(
    store,
    found.toSorted((a, b) => b.openedAt - a.openedAt),
    money,
  )
}

/** Gives exceptions the names of what they are about. */
export async function namedExceptions(
  store: StoreView,
  exceptions: readonly ExceptionRow[],
  money: boolean,
): Promise<ExceptionListRow[]> {
  const names = await new Names(store).learn({
    people: exceptions.flatMap((row) => [row.person, row.resolvedBy, row.assigned]),
    devices: exceptions.map((row) => row.device),
    items: exceptions.map(itemOf),
    places: exceptions.map(placeOf),
  })
  const pools = money
    ? await poolsOf(
        store,
        exceptions.flatMap((row) => itemOf(row) ?? []),
      )
    : new Map()
  const orders = await ordersOf(store, exceptions)
  const purchases = await purchasesOf(store, exceptions)
  return exceptions.map((exception) => {
    const item = itemOf(exception)
    const place = placeOf(exception)
    const order = orders.get(exception.id)
    const purchase = purchases.get(exception.id)
    const units = unitsOf(exception)
    const value = item !== undefined && units !== undefined ? costOf(pools.get(item), units) : undefined
    return {
      exception,
      person: names.person(exception.person),
      device: names.device(exception.device),
      ...(item !== undefined && { item: names.item(item) }),
      ...(place !== undefined && { place: names.place(place) }),
      ...(order && { order }),
      ...(purchase && { purchase }),
      ...(exception.assigned !== undefined && { assignedTo: names.person(exception.assigned) }),
      ...(exception.resolvedBy !== undefined && { resolvedBy: names.person(exception.resolvedBy) }),
      ...(value !== undefined && { value }),
    }
  })
}

/** The units that a contradiction is about, under whatever name its facts carry them. */
function unitsOf({ facts }: ExceptionRow): number | undefined {
  for (const key of ['over', 'missing', 'difference', 'quantity', 'units']) {
    const value = facts[key]
    if (typeof value === 'number') return Math.abs(value)
  }
  return undefined
}

function textFact({ facts }: ExceptionRow, key: string): string | undefined {
  const value = facts[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

function itemOf(row: ExceptionRow): string | undefined {
  const lot = row.subject.startsWith('lot:') ? row.subject.slice('lot:'.length).split('|')[0] : undefined
  return textFact(row, 'item') ?? lot
}

function placeOf(row: ExceptionRow): string | undefined {
  if (row.subject.startsWith('location:')) return `L:${row.subject.slice('location:'.length)}`
  return textFact(row, 'place')
}

function subjectId(row: ExceptionRow, kind: string): string | undefined {
  return row.subject.startsWith(`${kind}:`) ? row.subject.slice(kind.length + 1) : undefined
}

type Numbered = { readonly id: string; readonly number: string }

async function ordersOf(store: StoreView, exceptions: readonly ExceptionRow[]): Promise<Map<string, Numbered>> {
  const lines = await store.rows.byIds(
    'orderLine',
    exceptions.flatMap((row) => subjectId(row, 'orderLine') ?? []),
  )
  const orderOfLine = new Map(lines.map(({ id, row }) => [id, (row as OrderLineRow).order as string]))
  return numbered(
    exceptions,
    'order',
    (row) => subjectId(row, 'order') ?? orderOfLine.get(subjectId(row, 'orderLine') ?? ''),
  )
}

async function purchasesOf(store: StoreView, exceptions: readonly ExceptionRow[]): Promise<Map<string, Numbered>> {
  const lines = await store.rows.byIds(
    'purchaseLine',
    exceptions.flatMap((row) => subjectId(row, 'purchaseLine') ?? []),
  )
  const purchaseOfLine = new Map(lines.map(({ id, row }) => [id, (row as PurchaseLineRow).purchase as string]))
  return numbered(
    exceptions,
    'purchase',
    (row) => subjectId(row, 'purchase') ?? purchaseOfLine.get(subjectId(row, 'purchaseLine') ?? ''),
  )
}

/** The document of each exception: its id by the subject, its number by the facts. */
function numbered(
  exceptions: readonly ExceptionRow[],
  fact: string,
  idOf: (row: ExceptionRow) => string | undefined,
): Map<string, Numbered> {
  const found = new Map<string, Numbered>()
  for (const row of exceptions) {
    const id = idOf(row)
    if (id !== undefined) found.set(row.id, { id, number: String(row.facts[fact] ?? row.facts.order ?? id) })
  }
  return found
}

export function parse(stored: { readonly body: string }): ExceptionRow {
  return JSON.parse(stored.body) as ExceptionRow
}
