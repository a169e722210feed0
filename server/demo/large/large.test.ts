// A year in small: what the bulk loader writes is what the facts say, and the same seed tells the same story.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sealOf } from '../../jobs/sealing.ts'
import { Store, tenant } from '../../store/store.ts'
import { verify } from '../../store/verify.ts'
import { verifyJournal } from '../../store/verify-journal.ts'
import { Chance } from '../random.ts'
import { largeFirm } from './firm.ts'
import { loadLarge } from './load-large.ts'
import { large, type Scale } from './scale.ts'
import { yearOf } from './year.ts'

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

function storyOf(seed: number): string {
  const chance = new Chance(seed)
  const hash = createHash('sha256')
  for (const told of yearOf({ firm: largeFirm(small, chance), scale: small, chance, now })) {
    for (const operation of told.operations) hash.update(JSON.stringify(operation))
  }
  return hash.digest('hex')
}

describe('the large demo', () => {
  test('written by the bulk loader agrees with its facts, to the last operation of each movement', async () => {
    const store = await Store.open(':memory:')
    const lines: string[] = []
    const loaded = await loadLarge(store, { scale: small, seed: 7, now, tell: (line) => lines.push(line) })
    expect([...(await verify(store.db, tenant)), ...(await verifyJournal(store, tenant, sealOf))]).toEqual([])
    const count = async (table: 'movement' | 'operation' | 'audit') =>
      Number(
        (
          await store.db
            .selectFrom(table)
            .select(({ fn }) => fn.countAll().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
      )
    expect(await count('movement')).toBe(loaded.movements)
    expect(await count('operation')).toBe(loaded.operations)
    const orphans = await store.db
      .selectFrom('movement')
      .leftJoin('operation', 'operation.id', 'movement.operation')
      .where('operation.id', 'is', null)
      .select('movement.id')
      .execute()
    expect(orphans).toEqual([])
    const late = await store.db
      .selectFrom('operation')
      .whereRef('learned_at', '>', ({ eb }) => eb('at', '+', 86_400_000))
      .select('id')
      .execute()
    expect(late).toEqual([])
    expect(lines.some((line) => line.startsWith('day 12 of 12'))).toBe(true)
    // Orders go out of stock that was there: nothing contradicts but the counts that were meant to differ.
    const exceptions = await store.rows.all('exception', 1000)
    expect(exceptions.filter(({ row }) => (row as { kind: string }).kind !== 'count-differs')).toEqual([])
    await store.close()
  })

  test('is the same for the same seed, and another for another', () => {
    expect(storyOf(7)).toBe(storyOf(7))
    expect(storyOf(8)).not.toBe(storyOf(7))
  })

  test('is as large as it says: a million movements in a year', () => {
    const lines = large.warehouses * large.days * large.ordersADay * large.linesOfOrder
    expect(lines * 3).toBeGreaterThan(1_000_000)
    expect([large.warehouses, large.items, large.bins, large.days]).toEqual([3, 100_000, 30_000, 365])
  })
})
