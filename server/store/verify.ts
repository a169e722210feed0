// Owns the proof that the database agrees with itself: everything that is kept for speed is worked out again from the
// facts. Returns each disagreement in words; an empty list is what must come out after everything.
import { sql } from 'kysely'
import type { DocumentRow } from '../../shared/rows/books.ts'
import type { CompanyRow } from '../../shared/rows/catalogue.ts'
import { isReal } from '../../shared/rows/places.ts'
import { type QuantRow, quantKey } from '../../shared/rows/stock.ts'
import type { OrderLineRow, OrderRow, TransferRow } from '../../shared/rows/work.ts'
import { businessDate, instant } from '../../shared/values/time.ts'
import type { Db } from './database.ts'
import { movementOf } from './operations.ts'
import type { Schema } from './schema.ts'
import { wrongStockTotals } from './stock-totals.ts'

const page = 20_000

export async function verify(db: Db, tenant: number): Promise<string[]> {
  return [
    ...(await quantities(db, tenant)),
    ...(await tie(db, tenant)),
    ...(await balances(db, tenant)),
    ...(await totals(db, tenant)),
    ...(await streams(db, tenant)),
    ...(await orders(db, tenant)),
    ...(await documents(db, tenant)),
    ...(await wrongStockTotals(db, tenant)),
  ]
}

/** Quantities equal the sum of movements, quant by quant; so units are conserved. */
async function quantities(db: Db, tenant: number): Promise<string[]> {
  const sums = new Map<string, number>()
  for await (const row of movements(db, tenant)) {
    const m = movementOf(row)
    if (isReal(m.from)) add(sums, quantKey(m.from, m), -m.quantity)
    if (isReal(m.to)) add(sums, quantKey(m.to, { ...m, status: m.toStatus }), m.quantity)
  }
  const wrong: string[] = []
  for await (const quant of bodies<QuantRow>(db, 'quant', tenant)) {
    const sum = sums.get(quant.id) ?? 0
    if (sum !== quant.quantity) wrong.push(`quant ${quant.id} holds ${quant.quantity}, its movements sum to ${sum}`)
    sums.delete(quant.id)
  }
  for (const [key, sum] of sums) if (sum !== 0) wrong.push(`movements leave ${sum} at ${key}, but no quant is kept`)
  return wrong
}

/** What is open of a document is its amount less all that settled it, what took that back among it. */
async function documents(db: Db, tenant: number): Promise<string[]> {
  const wrong: string[] = []
  for await (const { id, number, settled = [], ...row } of bodies<DocumentRow>(db, 'document', tenant)) {
    const value = row.value - settled.reduce((sum, each) => sum + each.value, 0)
    if (value !== row.openValue) wrong.push(`document ${number || id} is open for ${row.openValue}, not ${value}`)
    // Settlements of older documents say only the value.
    if (settled.some(({ amount }) => amount === undefined)) continue
    const amount = row.amount - settled.reduce((sum, each) => sum + (each.amount ?? 0), 0)
    if (amount !== row.openAmount) wrong.push(`document ${number || id} has ${row.openAmount} open, not ${amount}`)
  }
  return wrong
}

/** For each company: units in pools equal units it owns; 1300 + 1310 equals the value of its pools. */
async function tie(db: Db, tenant: number): Promise<string[]> {
  const wrong: string[] = []
  const owned = new Map<string, number>()
  for await (const quant of bodies<QuantRow>(db, 'quant', tenant))
    add(owned, `${quant.owner}|${quant.item}`, quant.quantity)
  // Goods between two warehouses are in no place, but still the company's.
  for await (const { owner, item, shipped, received, lost } of bodies<TransferRow>(db, 'transfer', tenant))
    add(owned, `${owner}|${item}`, shipped - received - lost)
  const companies = new Set<string>()
  const pools = await db
    .selectFrom('cost_pool')
    .select(['company', 'item', 'units', 'value'])
    .where('tenant', '=', tenant)
    .execute()
  const values = new Map<string, number>()
  for (const pool of pools) {
    companies.add(pool.company)
    add(values, pool.company, Number(pool.value))
    const key = `${pool.company}|${pool.item}`
    const units = owned.get(key) ?? 0
    if (units !== Number(pool.units)) wrong.push(`pool ${key} holds ${pool.units} units, the places ${units}`)
    owned.delete(key)
  }
  for (const [key, units] of owned) {
    if (units !== 0 && companies.has(key.split('|')[0] ?? ''))
      wrong.push(`places hold ${units} of ${key}, no pool does`)
  }
  for (const company of companies) {
    const ledger = await db
      .selectFrom('account_total')
      .select(sql<number>`coalesce(sum(debit - credit), 0)`.as('balance'))
      .where('tenant', '=', tenant)
      .where('company', '=', company)
      .where('account', 'in', ['1300', '1310'])
      .executeTakeFirstOrThrow()
    const value = values.get(company) ?? 0
    if (Number(ledger.balance) !== value)
      wrong.push(`${company}: 1300 + 1310 is ${ledger.balance}, stock is worth ${value}`)
  }
  return wrong
}

/** Every entry's lines sum to zero and are what its head says. */
async function balances(db: Db, tenant: number): Promise<string[]> {
  const broken = await db
    .selectFrom('entry_line')
    .select(['entry', sql<number>`sum(amount)`.as('sum')])
    .where('tenant', '=', tenant)
    .groupBy('entry')
    .having(sql`sum(amount)`, '<>', 0)
    .limit(20)
    .execute()
  return broken.map((entry) => `entry ${entry.entry} is out of balance by ${entry.sum}`)
}

/** Kept totals equal the sum of lines, by the day posted and the day learned. */
async function totals(db: Db, tenant: number): Promise<string[]> {
  const zones = new Map<string, string>()
  for await (const company of bodies<CompanyRow>(db, 'company', tenant)) zones.set(company.id, company.zone)
  const lines = await db
    .selectFrom('entry_line as l')
    .innerJoin('entry as e', (join) => join.onRef('e.tenant', '=', 'l.tenant').onRef('e.id', '=', 'l.entry'))
    .select(['l.company', 'l.account', 'l.posted_on', 'e.learned_at', sql<number>`sum(l.amount)`.as('sum')])
    .where('l.tenant', '=', tenant)
    .groupBy(['l.company', 'l.account', 'l.posted_on', 'e.learned_at'])
    .execute()
  const sums = new Map<string, number>()
  for (const line of lines) {
    const learnedOn = businessDate(instant(Number(line.learned_at)), zones.get(line.company) ?? 'UTC')
    add(sums, `${line.company} ${line.account} ${line.posted_on} learned ${learnedOn}`, Number(line.sum))
  }
  const wrong: string[] = []
  const kept = await db.selectFrom('account_total').selectAll().where('tenant', '=', tenant).execute()
  for (const total of kept) {
    const key = `${total.company} ${total.account} ${total.posted_on} learned ${total.learned_on}`
    const balance = Number(total.debit) - Number(total.credit)
    if ((sums.get(key) ?? 0) !== balance)
      wrong.push(`total ${key} is ${balance}, its lines sum to ${sums.get(key) ?? 0}`)
    sums.delete(key)
  }
  for (const [key, sum] of sums) if (sum !== 0) wrong.push(`lines of ${key} sum to ${sum}, no total is kept`)
  return wrong
}

/** Every stream's operations are there from 1 to its number, none twice. */
async function streams(db: Db, tenant: number): Promise<string[]> {
  const rows = await db
    .selectFrom('operation')
    .select(['device', 'incarnation', sql<number>`count(*)`.as('count'), sql<number>`max(n)`.as('last')])
    .where('tenant', '=', tenant)
    .groupBy(['device', 'incarnation'])
    .execute()
  const wrong: string[] = []
  const kept = await db
    .selectFrom('stream')
    .select(['device', 'incarnation', 'n'])
    .where('tenant', '=', tenant)
    .execute()
  const numbers = new Map(kept.map((stream) => [`${stream.device}|${stream.incarnation}`, Number(stream.n)]))
  for (const row of rows) {
    const key = `${row.device}|${row.incarnation}`
    const n = numbers.get(key)
    if (Number(row.count) !== Number(row.last) || n !== Number(row.last)) {
      wrong.push(`stream ${key} has ${row.count} operations up to ${row.last}, its number is ${n}`)
    }
  }
  return wrong
}

/** The sums on an order's head are those of its lines. */
async function orders(db: Db, tenant: number): Promise<string[]> {
  const sums = new Map<string, { units: number; picked: number; packed: number; shipped: number; allocated: number }>()
  for await (const line of bodies<OrderLineRow>(db, 'order_line', tenant)) {
    const sum = sums.get(line.order) ?? { units: 0, picked: 0, packed: 0, shipped: 0, allocated: 0 }
    sums.set(line.order, {
      units: sum.units + line.ordered - line.cancelled,
      picked: sum.picked + line.picked,
      packed: sum.packed + line.packed,
      shipped: sum.shipped + line.shipped,
      allocated: sum.allocated + line.allocated,
    })
  }
  const wrong: string[] = []
  for await (const order of bodies<OrderRow>(db, 'order', tenant)) {
    const sum = sums.get(order.id)
    for (const measure of ['units', 'picked', 'packed', 'shipped', 'allocated'] as const) {
      const lines = sum?.[measure] ?? 0
      if (lines !== order[measure])
        wrong.push(`order ${order.number}: ${measure} ${order[measure]}, its lines ${lines}`)
    }
  }
  return wrong
}

async function* movements(db: Db, tenant: number): AsyncGenerator<Schema['movement']> {
  let after = ''
  for (;;) {
    const rows = await db
      .selectFrom('movement')
      .selectAll()
      .where('tenant', '=', tenant)
      .where('id', '>', after)
      .orderBy('id')
      .limit(page)
      .execute()
    yield* rows
    const last = rows[rows.length - 1]
    if (!last || rows.length < page) return
    after = last.id
  }
}

async function* bodies<Row>(db: Db, table: string, tenant: number): AsyncGenerator<Row> {
  let after = ''
  for (;;) {
    const { rows } = await sql<{ id: string; body: string }>`select id, body from ${sql.table(table)}
      where tenant = ${tenant} and gone = 0 and id > ${after} order by id limit ${page}`.execute(db)
    for (const row of rows) yield JSON.parse(row.body) as Row
    const last = rows[rows.length - 1]
    if (!last || rows.length < page) return
    after = last.id
  }
}

function add(sums: Map<string, number>, key: string, units: number): void {
  sums.set(key, (sums.get(key) ?? 0) + units)
}
