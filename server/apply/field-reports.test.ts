// Symptoms that users of other programs reported of their books, each through real operations and the real store.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tenant } from '../store/store.ts'
import { verify } from '../store/verify.ts'
import { type Firm, goods, openFirm } from './fixture.ts'

let firm: Firm

async function open(costing: 'fifo' | 'average' = 'fifo'): Promise<void> {
  firm = await openFirm(':memory:', costing)
  firm.clock.now = Date.UTC(2026, 11, 1)
}

beforeEach(() => open())

afterEach(async () => {
  expect(await verify(firm.store.db, tenant)).toEqual([])
  await firm.store.close()
})

const bin = 'L:A-01-11'
const day = (month: number, date: number) => Date.UTC(2026, month - 1, date, 12)

async function balance(account: string): Promise<number> {
  const rows = await firm.store.db.selectFrom('account_total').selectAll().where('account', '=', account).execute()
  return rows.reduce((sum, row) => sum + Number(row.debit) - Number(row.credit), 0)
}

async function onShelf(): Promise<number> {
  const rows = await firm.store.rows.byIndex('quantsAt', [bin])
  return rows.reduce((sum, each) => sum + (each.row as { quantity: number }).quantity, 0)
}

async function purchase(line: string, quantity: number, unitPrice: string): Promise<void> {
  await firm.submit({
    type: 'purchase-ordered',
    body: {
      purchase: `po-${line}`,
      company: 'acme',
      number: line,
      supplier: 'S',
      expectedAt: 0,
      currency: 'EUR',
      rate: '1',
      lines: [{ id: line, item: 'bolt', quantity, unitPrice }],
    },
  })
}

const receipt = (id: string, line: string, quantity: number, at: number) => ({
  id,
  type: 'goods-received' as const,
  at,
  body: { receipt: id, purchase: `po-${line}`, line, ...goods, quantity, to: bin },
})
const writtenOff = (quantity: number, at: number, id?: string) => ({
  type: 'stock-written-off' as const,
  at,
  ...(id && { id }),
  body: { ...goods, quantity, from: bin, reason: 'damaged' },
})

test('F11 a return to the supplier leaves at one value in the stock ledger and at another in the general ledger: both show 1,033.33, the balance sums to nought', async () => {
  await firm.store.close()
  await open('average')
  await purchase('l1', 10, '100.00')
  await purchase('l2', 5, '110.00')
  await firm.submit(receipt('r1', 'l1', 10, day(1, 5)), receipt('r2', 'l2', 5, day(1, 6)))
  await firm.submit({
    type: 'goods-sent-back',
    at: day(1, 7),
    body: { receipt: 'r1', ...goods, quantity: 5, from: bin },
  })
  // 15 at 1,550.00; five leave at 516.67, the supplier owes 500.00 of them.
  expect([await balance('1300'), await balance('2050'), await balance('5050')]).toEqual([103_333, -105_000, 1667])
  const pool = await firm.store.db.selectFrom('cost_pool').select('value').executeTakeFirstOrThrow()
  expect(Number(pool.value)).toBe(103_333)
  const sums = await firm.store.db.selectFrom('account_total').select(['debit', 'credit']).execute()
  expect(sums.reduce((sum, { debit, credit }) => sum + Number(debit) - Number(credit), 0)).toBe(0)
})

test('F12 a document dated before a later count arrives afterwards and the counted quantity is lost: it stays, its variance is worked out anew', async () => {
  await firm.submit(writtenOff(5, day(8, 13)), writtenOff(9, day(9, 14)))
  await firm.submit({ type: 'quant-counted', id: 'count', at: day(11, 11), body: { place: bin, ...goods, counted: 1 } })
  await purchase('l1', 56, '1.00')
  const lines = () => firm.store.db.selectFrom('entry_line').selectAll().orderBy('entry').orderBy('line').execute()
  const before = await lines()
  await firm.submit(receipt('r1', 'l1', 56, day(7, 1)))
  expect(await lines()).toEqual(expect.arrayContaining(before))
  expect(await onShelf()).toBe(1)
  const count = await firm.store.rows.byIds('count', ['count'])
  expect(count[0]?.row).toMatchObject({ adjusted: -41, counted: 1 })
  expect([await balance('1300'), await balance('5100')]).toEqual([100, 4100])
})

describe('two users post for the same item at the same moment', () => {
  test('F13 the running balance is wrong from then on: whichever comes first, every balance is the sum before it', async () => {
    await firm.submit({
      type: 'stock-opened',
      at: day(1, 1),
      body: { ...goods, quantity: 10, place: bin, value: 1000 },
    })
    await purchase('l1', 5 * 200, '1.00')
    const at = day(1, 2)
    for (let round = 0; round < 200; round++) {
      const comes = receipt(`in-${round}`, 'l1', 5, at + round * 10)
      const goes = writtenOff(3, at + round * 10 + 1, `out-${round}`)
      // The later one is sent first; both wait in the queue of one commit, or of two.
      const order = round % 3 === 0 ? [comes, goes] : [goes, comes]
      await Promise.all(order.map((each) => firm.submit(each)))
      expect(await onShelf()).toBe(10 + (round + 1) * 2)
    }
    const moved = await firm.store.operations.movementsAfter('bolt', at - 1)
    expect(moved.length).toBe(400)
    let balance = 10
    const balances = moved
      .toSorted((a, b) => a.at - b.at)
      .map(({ to, quantity }) => {
        balance += to === bin ? quantity : -quantity
        return balance
      })
    expect(balances.slice(0, 4)).toEqual([15, 12, 17, 14])
    expect(balances.at(-1)).toBe(await onShelf())
  }, 60_000)
})

test('F15 scrapped stock is valued with two costs added together; stock is zero but money is left on the books: 3.33, 3.34, 3.33, then nothing', async () => {
  await firm.submit({ type: 'stock-opened', at: day(1, 1), body: { ...goods, quantity: 3, place: bin, value: 1000 } })
  const costs: number[] = []
  for (let i = 1; i <= 3; i++) {
    const before = await balance('5110')
    await firm.submit(writtenOff(1, day(1, 1 + i)))
    costs.push((await balance('5110')) - before)
  }
  expect(costs).toEqual([333, 334, 333])
  expect([await onShelf(), await balance('1300'), await balance('5110')]).toEqual([0, 0, 1000])
})
