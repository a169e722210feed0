import { describe, expect, test } from 'vitest'
import type { AccountSum, DimensionSum, DocumentSum } from './facts.ts'
import { reports } from './index.ts'

const period = { from: '2026-11-01', until: '2026-11-30' }

// Bought 100 for 1,000.00 on 30 Oct; in November sold 40 of them for 800.00, lost 1 (10.00), paid a fee of 5.00 by bank.
const november: AccountSum[] = [
  { account: '1000', before: 0, debit: 0, credit: 500 },
  { account: '1100', before: 0, debit: 80_000, credit: 0 },
  { account: '1300', before: 100_000, debit: 0, credit: 41_000 },
  { account: '2050', before: -100_000, debit: 0, credit: 0 },
  { account: '4000', before: 0, debit: 0, credit: 80_000 },
  { account: '5000', before: 0, debit: 40_000, credit: 0 },
  { account: '5100', before: 0, debit: 1_000, credit: 0 },
  { account: '6000', before: 0, debit: 500, credit: 0 },
]

describe('the trial balance', () => {
  test('carries each account from before the period to its end, and adds up', () => {
    const table = reports['trial-balance'].make(november, period)
    expect(table.rows.find((row) => row.cells.account === '1300')?.cells.balance).toBe(59_000)
    expect(table.totals).toEqual({ before: 0, debit: 121_500, credit: 121_500, balance: 0 })
    expect(table.proofs).toEqual([{ key: 'debits-equal-credits', holds: true, difference: 0 }])
  })

  test('says by how much it does not', () => {
    const table = reports['trial-balance'].make([{ account: '1300', before: 0, debit: 7, credit: 0 }], period)
    expect(table.proofs?.[0]).toEqual({ key: 'debits-equal-credits', holds: false, difference: 7 })
  })
})

describe('the balance sheet', () => {
  test('sets what is there against whose it is, the result so far among the equity', () => {
    const { rows, proofs } = reports['balance-sheet'].make(november, period)
    const amount = (label: string) => rows.find((row) => row.label === label)?.cells.amount
    // Assets −5.00 + 800.00 + 590.00; owed 1,000.00; earned 800.00 − 400.00 − 10.00 − 5.00.
    expect(amount('assets-sum')).toBe(138_500)
    expect(amount('liabilities-sum')).toBe(100_000)
    expect(amount('result-so-far')).toBe(38_500)
    expect(amount('result-earlier')).toBeUndefined()
    expect(proofs?.[0]?.holds).toBe(true)
  })

  test('keeps what earlier years earned apart from this one, even where the two cancel out on an account', () => {
    const facts: AccountSum[] = [
      { account: '1000', before: 70_00, debit: 30_00, credit: 0 },
      { account: '4000', before: -100_00, debit: 0, credit: 60_00 },
      { account: '6900', before: 30_00, debit: 0, credit: 30_00 },
      { account: '5000', before: 0, debit: 60_00, credit: 0 },
    ]
    const { rows, proofs } = reports['balance-sheet'].make(facts, period)
    const amount = (label: string) => rows.find((row) => row.label === label)?.cells.amount
    expect([amount('result-earlier'), amount('result-so-far'), amount('equity-sum')]).toEqual([70_00, 30_00, 100_00])
    expect(proofs?.[0]?.holds).toBe(true)
  })
})

describe('profit and loss', () => {
  test('sums what was sold, what it cost and what was left, beside the period before', () => {
    const earlier: AccountSum[] = [{ account: '4000', before: 0, debit: 0, credit: 60_000 }]
    const { rows } = reports['profit-and-loss'].make({ now: november, earlier }, period)
    const sum = (label: string) => rows.find((row) => row.label === label)?.cells
    expect(sum('revenue-sum')).toEqual({ amount: 80_000, earlier: 60_000, change: 20_000, share: 10_000 })
    expect(sum('gross-margin')).toEqual({ amount: 40_000, earlier: 60_000, change: -20_000, share: 5_000 })
    expect(sum('result')).toEqual({ amount: 38_500, earlier: 60_000, change: -21_500, share: 4_813 })
  })
})

describe('margins', () => {
  const line = (key: string, account: string, debit: number, credit: number, units = 0): DimensionSum => ({
    key,
    name: key,
    code: key,
    account,
    units,
    debit,
    credit,
  })

  test('by item: the best first, losses among the other costs, nothing that is no result', () => {
    const facts = [
      line('bolt', '4000', 0, 1000),
      line('bolt', '5000', 700, 0, 10),
      line('nut', '4000', 0, 900),
      line('nut', '5000', 400, 0, 5),
      line('nut', '5110', 50, 0),
      line('nut', '1300', 0, 450),
    ]
    const table = reports['margin-by'].make(facts, { ...period, by: 'item' })
    expect(table.rows.map((row) => [row.cells.code, row.cells.units, row.cells.margin, row.cells.share])).toEqual([
      ['nut', 5, 450, 5000],
      ['bolt', 10, 300, 3000],
    ])
    expect(table.totals).toEqual({ units: 15, revenue: 1900, cost: 1100, other: 50, margin: 750, share: 3947 })
  })

  test('by order: a part refund lowers what it earned', () => {
    const of = (account: string, debit: number, credit: number, units = 0): DocumentSum => ({
      kind: 'order',
      id: 'o',
      number: 'SO-1',
      party: 'Ann',
      account,
      since: '2026-11-03',
      units,
      debit,
      credit,
    })
    const table = reports['margin-by-order'].make(
      [of('4000', 0, 1000), of('4030', 200, 0), of('5000', 500, 0, 4), of('1100', 1000, 200)],
      period,
    )
    expect(table.rows[0]?.cells).toMatchObject({
      number: 'SO-1',
      units: 4,
      revenue: 800,
      cost: 500,
      margin: 300,
      share: 3750,
    })
  })
})

describe('open items', () => {
  test('stand in the column of their age, oldest first; what is settled is not there', () => {
    const receipt = (number: string, since: string, debit: number, credit: number): DocumentSum => ({
      kind: 'purchase',
      id: number,
      number,
      party: 'Supplier',
      account: '2050',
      since,
      units: 0,
      debit,
      credit,
    })
    const facts = [
      receipt('PO-1', '2026-11-20', 0, 300),
      receipt('PO-2', '2026-10-30', 40, 100),
      receipt('PO-3', '2026-07-01', 0, 5),
      receipt('PO-4', '2026-07-01', 9, 9),
    ]
    const table = reports['open-receipts'].make(facts, period)
    expect(table.rows.map((row) => [row.cells.number, row.cells.days, row.cells.amount])).toEqual([
      ['PO-3', 152, 5],
      ['PO-2', 31, 60],
      ['PO-1', 10, 300],
    ])
    expect(table.totals).toEqual({ amount: 365, age0: 300, age30: 60, age60: 0, age90: 5 })
  })
})

describe('what customers owe', () => {
  const open = (number: string, dueOn: string, value: number) => ({
    id: number,
    side: 'receivable' as const,
    number,
    party: 'Ann',
    issuedOn: '2026-08-01',
    dueOn,
    value,
  })

  test('stands by how long it is overdue, and ends in the balance of the ledger', () => {
    const documents = [
      open('INV-1', '2026-12-05', 300),
      open('INV-2', '2026-11-29', 100),
      open('INV-3', '2026-08-31', 70),
      open('CN-1', '2026-11-30', -20),
    ]
    const table = reports['customers-owe'].make({ documents, receivables: 455, payables: 0 }, period)
    expect(table.rows.map((row) => [row.cells.number ?? row.label, row.cells.days ?? '', row.cells.amount])).toEqual([
      ['INV-3', 91, 70],
      ['INV-2', 1, 100],
      ['CN-1', 0, -20],
      ['INV-1', 0, 300],
      ['no-document', '', 5],
    ])
    expect(table.totals).toEqual({ amount: 455, notDue: 285, age0: 100, age30: 0, age60: 0, age90: 70 })
  })
})

describe('the tax of a period', () => {
  test('stands by rate, dearest first, and ends in what the ledger holds', () => {
    const sale = (percent: string, net: number, tax: number) =>
      ({ side: 'receivable', percent, code: '', treatment: '', documents: 1, net, tax }) as const
    const sums = [
      sale('5', 1000, 50),
      sale('20', 2000, 400),
      { ...sale('5', 300, 60), side: 'payable', percent: null } as const,
    ]
    const { rows } = reports['tax-return'].make({ sums, owed: 440, reclaimed: 60 }, period)
    expect(rows.map((row) => [row.cells.rate ?? row.label, row.cells.tax ?? null])).toEqual([
      ['tax-charged', null],
      ['20 %', 400],
      ['5 %', 50],
      ['no-document', -10],
      ['tax-charged-sum', 440],
      ['tax-paid', null],
      ['rate-unknown', 60],
      ['tax-paid-sum', 60],
      ['tax-owed', 380],
    ])
  })
})

describe('the general ledger of an account', () => {
  test('runs the balance line by line, and names what was learned late', () => {
    const line = { entry: 'e', operation: 'o', document: 'SO-1', item: '', account: '1100' }
    const table = reports['general-ledger'].make(
      {
        before: 500,
        left: 0,
        lines: [
          { ...line, number: 1, postedOn: '2026-11-02', learnedOn: '2026-11-02', amount: 100 },
          { ...line, number: 2, postedOn: '2026-11-02', learnedOn: '2026-11-09', amount: -40 },
        ],
      },
      { ...period, account: '1100' },
    )
    expect(table.rows.map((row) => row.cells.balance)).toEqual([500, 600, 560])
    expect(table.rows.map((row) => row.cells.learned ?? null)).toEqual([null, null, '2026-11-09'])
    expect(table.totals).toEqual({ debit: 100, credit: 40, balance: 560 })
  })
})

describe('stock', () => {
  test('is worth what its layers sum to', () => {
    const layers = [
      { of: 'r1', quantity: 1, value: 50 },
      { of: 'r2', quantity: 1, value: 50 },
      { of: 'r3#1', quantity: 1, value: 60 },
    ]
    const table = reports['stock-value'].make(
      [{ item: 'b', sku: 'B', name: 'Bolt', units: 3, value: 160, layers }],
      period,
    )
    expect(table.rows.map((row) => [row.cells.units, row.cells.each, row.cells.value])).toEqual([
      [3, 53, 160],
      [2, 50, 100],
      [1, 60, 60],
    ])
    expect(table.totals).toEqual({ units: 3, value: 160 })
    expect(table.rows.map((row) => row.opens)).toEqual([
      { to: 'account', account: '1300', item: 'b', until: period.until },
      { to: 'operation', id: 'r1' },
      { to: 'operation', id: 'r3' },
    ])
  })

  test('is proven where shelves, costing and ledger agree, and shows only what does not', () => {
    const good = { item: 'a', sku: 'A', name: 'A', placeUnits: 5, poolUnits: 5, poolValue: 50, ledgerValue: 50 }
    expect(reports['stock-proof'].make([good], period).proofs?.every((proof) => proof.holds)).toBe(true)
    const table = reports['stock-proof'].make([good, { ...good, item: 'b', sku: 'B', ledgerValue: 49 }], period)
    expect(table.rows.map((row) => row.cells.code)).toEqual(['B'])
    expect(table.proofs?.[1]).toEqual({ key: 'costing-equals-ledger', holds: false, difference: 1 })
  })
})
