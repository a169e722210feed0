// A year in small: what the bulk loader writes is what the facts say, row by row what the same operations leave that come
// through the door, and the same for the same seed.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Applier } from '../../apply/applier.ts'
import type { HouseOperation } from '../../apply/arrival.ts'
import { sealJournals, sealOf } from '../../jobs/sealing.ts'
import { keepStockTotals } from '../../store/stock-totals.ts'
import { Store, tenant } from '../../store/store.ts'
import { verify } from '../../store/verify.ts'
import { verifyCosting } from '../../store/verify-costing.ts'
import { verifyJournal } from '../../store/verify-journal.ts'
import { type Loaded, loadLarge } from './load-large.ts'
import { large, type Scale } from './scale.ts'

const small: Scale = {
  warehouses: 2,
  items: 120,
  bins: 80,
  days: 12,
  ordersADay: 6,
  linesOfOrder: 4,
  deliveredLines: 8,
  countsADay: 4,
}
const now = Date.UTC(2026, 8, 21, 17) as never
/** Milliseconds for a year in small on a machine that has much else to do. */
const patience = 120_000

/** Every row of every table, as text; without what differs by intent: the identity of a database. */
async function contentOf(store: Store): Promise<Map<string, readonly string[]>> {
  const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table' order by name`.execute(
    store.db,
  )
  const content = new Map<string, readonly string[]>()
  for (const { name } of tables.rows) {
    if (name.startsWith('kysely') || name === 'meta') continue
    const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(store.db)
    content.set(name, rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort())
  }
  return content
}

interface Written {
  readonly id: string
  readonly type: HouseOperation['type']
  readonly body: string
  readonly at: number
  readonly person: string
  readonly warehouse: string
  readonly device: string
  readonly learned_at: number
}

/** The same operations, submitted by the same sources at the same times to a server. */
async function throughTheDoor(from: Store): Promise<Store> {
  const { rows } = await sql<Written>`select * from operation order by rowid`.execute(from.db)
  const store = await Store.open(':memory:')
  let clock = 0
  const random = () => new Uint8Array(16)
  const applier = await Applier.open({ store, now: () => clock, random, groupSize: 1_000_000 })
  for (const learned of new Set(rows.map((row) => row.learned_at))) {
    clock = learned
    const some = rows.filter((row) => row.learned_at === learned)
    await Promise.all(
      some.map(({ id, type, body, at, person: by, warehouse, device }) =>
        applier.submit(device, [{ id, type, body: JSON.parse(body), at, by, warehouse }]),
      ),
    )
  }
  await sealJournals(store)
  const warehouses = await store.rows.all('warehouse', 10)
  for (const { id } of warehouses) await keepStockTotals(store.db, tenant, id)
  return store
}

const lines: string[] = []
let store: Store
let told: Loaded

async function load(seed: number): Promise<{ store: Store; told: Loaded }> {
  const filled = await Store.openToFill(':memory:')
  return {
    store: filled,
    told: await loadLarge(filled, { scale: small, seed, now, tell: (line) => lines.push(line) }),
  }
}

beforeAll(async () => {
  ;({ store, told } = await load(7))
}, patience)

afterAll(() => store.close())

describe('the large demo', () => {
  test(
    'agrees with its facts',
    async () => {
      expect([
        ...(await verify(store.db, tenant)),
        ...(await verifyCosting(store, tenant)),
        ...(await verifyJournal(store, tenant, sealOf)),
      ]).toEqual([])
      expect(lines.some((line) => line.startsWith('day 12 of 12'))).toBe(true)
      const late = await store.db
        .selectFrom('operation')
        .whereRef('learned_at', '>', ({ eb }) => eb('at', '+', 86_400_000))
        .select('id')
        .execute()
      expect(late).toEqual([])
      // Orders go out of stock that was there: nothing contradicts but the counts that were meant to differ.
      const exceptions = await store.rows.all('exception', 1000)
      expect(exceptions.filter(({ row }) => (row as { kind: string }).kind !== 'count-differs')).toEqual([])
    },
    patience,
  )

  test('ends with every order shipped', async () => {
    const orders = await store.rows.all('order', 1000)
    expect(orders.length).toBe(2 * 12 * 6)
    expect(orders.filter(({ row }) => (row as { state: string }).state !== 'shipped')).toEqual([])
  })

  test(
    'leaves row by row what the same operations leave that come through the door',
    async () => {
      const other = await throughTheDoor(store)
      const [is, should] = [await contentOf(store), await contentOf(other)]
      expect([...is.keys()]).toEqual([...should.keys()])
      for (const [table, rows] of should) expect(is.get(table), table).toEqual(rows)
      expect(is.get('movement')).toHaveLength(told.movements)
      expect(is.get('operation')).toHaveLength(told.operations)
      await other.close()
    },
    patience,
  )

  test('has the same indexes afterwards as any database', async () => {
    const other = await Store.open(':memory:')
    const indexesOf = async ({ db }: Store) =>
      (await sql`select name, tbl_name, sql from sqlite_master where type = 'index' order by name`.execute(db)).rows
    expect(await indexesOf(store)).toEqual(await indexesOf(other))
    await other.close()
  })

  test('in a file, keeps no log beside it while it is filled, and is an ordinary database afterwards', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stockhand-fill-'))
    const file = join(folder, 'a.db')
    const modeOf = async ({ db }: Store) => (await sql<object>`pragma journal_mode`.execute(db)).rows
    const filling = await Store.openToFill(file)
    expect(await modeOf(filling)).toEqual([{ journal_mode: 'memory' }])
    await filling.setMeta('filled', 'yes')
    filling.filled()
    await filling.close()
    expect(readdirSync(folder)).toEqual(['a.db'])
    const ordinary = await Store.open(file)
    expect([await modeOf(ordinary), await ordinary.meta('filled')]).toEqual([[{ journal_mode: 'wal' }], 'yes'])
    await ordinary.close()
    rmSync(folder, { recursive: true })
  })

  test(
    'is the same for the same seed, and another for another',
    async () => {
      const again = await load(7)
      expect(await contentOf(again.store)).toEqual(await contentOf(store))
      await again.store.close()
      const another = await load(8)
      expect((await contentOf(another.store)).get('movement')).not.toEqual((await contentOf(store)).get('movement'))
      await another.store.close()
    },
    patience,
  )

  test('is as large as it says: a million movements in a year', () => {
    const orderLines = large.warehouses * large.days * large.ordersADay * large.linesOfOrder
    expect(orderLines * 3).toBeGreaterThan(1_000_000)
    expect([large.warehouses, large.items, large.bins, large.days]).toEqual([3, 100_000, 30_000, 365])
  })
})
