// Totals that are kept for speed say at any time what the quants say.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, goods, openDesk, stockOf } from '../routes/desk-fixture.ts'
import { keepStockTotals } from './stock-totals.ts'
import { tenant } from './store.ts'
import { verify } from './verify.ts'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
})

afterEach(() => desk.store.close())

const keep = () => keepStockTotals(desk.store.db, tenant, 'north')
const moved = (quantity: number, from: string, to: string) =>
  to === 'scrap'
    ? desk.submit({ type: 'stock-written-off', body: { ...goods, quantity, from, reason: 'broken' } })
    : desk.fromDevice('goods-moved', { purpose: 'move', ...goods, quantity, from, to })

describe('totals of stock', () => {
  test('of a warehouse without goods are nothing', async () => {
    expect(await keep()).toEqual({ items: 0, onHand: 0, promised: 0, free: 0 })
  })

  test('follow what came, moved and left since they were looked at', async () => {
    await desk.submit(stockOf(10, 'L:A-01-11', 1250))
    expect(await keep()).toEqual({ items: 1, onHand: 10, promised: 0, free: 10 })
    await moved(4, 'L:A-01-11', 'L:B-01-11')
    await moved(3, 'L:B-01-11', 'scrap')
    expect(await keep()).toEqual({ items: 1, onHand: 7, promised: 0, free: 7 })
    await moved(7, 'L:A-01-11', 'scrap')
    expect(await keep()).toMatchObject({ items: 0, onHand: 0 })
  })

  test('are counted anew where the database is older than they are', async () => {
    await desk.submit(stockOf(10, 'L:A-01-11', 1250))
    await keep()
    await desk.store.db.updateTable('stock_total_mark').set({ rev: 1_000_000, on_hand: 99 }).execute()
    expect(await keep()).toMatchObject({ items: 1, onHand: 10 })
  })

  test('that are not what quants say are told by the check, those to be brought up to date are not', async () => {
    await desk.submit(stockOf(10, 'L:A-01-11', 1250))
    await keep()
    expect(await verify(desk.store.db, tenant)).toEqual([])
    await desk.store.db.updateTable('stock_total').set({ on_hand: 9 }).execute()
    expect(await verify(desk.store.db, tenant)).toEqual([
      'total of bolt in north is 9/0/10, its quants sum to 10/0/10',
      'sums of north are 10/0/10, its totals sum to 9/0/10',
    ])
    await desk.store.db.updateTable('stock_total').set({ on_hand: 10 }).execute()
    await moved(4, 'L:A-01-11', 'scrap')
    expect(await verify(desk.store.db, tenant)).toEqual([])
    await keep()
    await desk.store.db.deleteFrom('stock_total').execute()
    expect(await verify(desk.store.db, tenant)).toEqual([
      'quants of bolt in north sum to 6/0/6, no total is kept',
      'sums of north are 6/0/6, its totals sum to 0/0/0',
    ])
  })

  test('equal a fresh count after any moves, looked at at any time', async () => {
    await desk.submit(stockOf(50, 'L:A-01-11', 5000))
    const places = ['L:A-01-11', 'L:B-01-11', 'L:DOCK-1', 'scrap']
    const step = fc.record({
      quantity: fc.integer({ min: 1, max: 9 }),
      from: fc.constantFrom(...places.slice(0, 3)),
      to: fc.constantFrom(...places),
      look: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        for (const { quantity, from, to, look } of steps) {
          if (from !== to) await moved(quantity, from, to)
          if (look) await keep()
        }
        const kept = await keep()
        await desk.store.db.deleteFrom('stock_total_mark').execute()
        expect(kept).toEqual(await keep())
      }),
      { numRuns: 12 },
    )
  })
})
