import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EntryPage } from '../../shared/protocol/desk/house.ts'
import type { OperationDetail } from '../../shared/protocol/desk/operations.ts'
import { reports } from '../../shared/reports/index.ts'
import type { Opening, ReportAnswer } from '../../shared/reports/report.ts'
import { type Desk, goods, hour, openDesk, type Signed } from './desk-fixture.ts'

const day = 24 * hour
let desk: Desk
let boris: Signed
let lena: Signed

beforeAll(async () => {
  desk = await openDesk()
  boris = await desk.signIn('boris')
  lena = await desk.signIn('lena')
  const { clock, submit } = desk
  // 1 January: 10 bolts at 2.00. 2 January: an order of 4 at 5.00 with 0.50 postage shipped; on the 5th we learn that one
  // more was written off on the 2nd. 6 January: one comes back to the shelf.
  await submit({ type: 'stock-opened', body: { ...goods, quantity: 10, place: 'L:A-01-11', value: 2000 } })
  clock.now += day
  await submit(
    {
      type: 'order-placed',
      body: {
        order: 'SO-1',
        company: 'acme',
        number: 'SO-1',
        channel: 'web',
        placedAt: clock.now,
        shipBy: clock.now,
        priority: 5,
        currency: 'EUR',
        customer: { id: 'c', name: 'Cecilia', country: 'LV' },
        shipTo: { name: 'Cecilia', lines: [], country: 'LV' },
        lines: [{ id: 'SO-1-1', item: 'bolt', quantity: 4, unitPrice: '5', net: 2000 }],
        charges: [{ account: '4010', amount: 50 }],
      },
    },
    {
      type: 'parcel-shipped',
      id: '019b0000-0000-7000-8000-000000000001',
      body: {
        shipment: 'P-1',
        order: 'SO-1',
        number: 'P-1',
        lines: [{ line: 'SO-1-1', ...goods, quantity: 4, from: 'L:A-01-11' }],
      },
    },
  )
  const then = clock.now + hour
  clock.now += 3 * day
  await submit({
    type: 'stock-written-off',
    at: then,
    body: { ...goods, quantity: 1, from: 'L:A-01-11', reason: 'damaged' },
  })
  clock.now += day
  await submit({
    type: 'goods-returned',
    body: {
      order: 'SO-1',
      shipEvent: '019b0000-0000-7000-8000-000000000001',
      ...goods,
      quantity: 1,
      disposition: 'restock',
      to: 'L:A-01-11',
    },
  })
})

afterAll(async () => desk.store.close())

const january = 'company=acme&from=2026-01-01&until=2026-01-31'
const ask = async (name: string, query = january) => (await boris.get<ReportAnswer>(`/reports/${name}?${query}`)).body

describe('reports', () => {
  test('are for those who may see money, and only those there are', async () => {
    expect((await lena.get('/reports/trial-balance?company=acme')).status).toBe(403)
    expect((await boris.get('/reports/horoscope?company=acme')).status).toBe(404)
    expect((await boris.get('/reports/trial-balance?company=nobody')).status).toBe(404)
    expect((await boris.get('/reports/trial-balance?company=acme&until=soon')).status).toBe(400)
  })

  test.each(Object.keys(reports))('%s is made, and all that must hold of it does', async (name) => {
    const { table, currency } = await ask(name, 'company=acme&until=2026-01-31')
    expect(currency).toBe('EUR')
    expect(table.columns.length).toBeGreaterThan(1)
    expect((table.proofs ?? []).filter((proof) => !proof.holds)).toEqual([])
  })

  test('profit and loss: 20.50 sold, 6.00 cost after a return, 2.00 lost', async () => {
    const { table } = await ask('profit-and-loss')
    const sum = (label: string) => table.rows.find((row) => row.label === label)?.cells.amount
    expect([sum('revenue-sum'), sum('gross-margin'), sum('result')]).toEqual([2050, 1450, 1250])
  })

  test('as known on the 3rd, nothing was written off on the 2nd yet', async () => {
    const lost = async (known: string) => {
      const { table } = await ask('trial-balance', `company=acme&from=2026-01-01&until=2026-01-02${known}`)
      return table.rows.find((row) => row.cells.account === '5110')?.cells.balance
    }
    expect(await lost('')).toBe(200)
    expect(await lost('&known=2026-01-03')).toBeUndefined()
  })

  test('stock at the end of the 2nd was 5 bolts worth 10.00, and is 6 worth 12.00 now', async () => {
    const worth = async (until: string) => (await ask('stock-value', `company=acme&until=${until}`)).table.totals
    expect(await worth('2026-01-02')).toEqual({ units: 5, value: 1000 })
    expect(await worth('2026-01-31')).toEqual({ units: 6, value: 1200 })
  })

  test('margins by item, channel and order say the same', async () => {
    const byItem = (await ask('margin-by', `${january}&by=item`)).table.totals
    const byChannel = (await ask('margin-by', `${january}&by=channel`)).table.rows
    const byOrder = (await ask('margin-by-order')).table.rows[0]?.cells
    expect(byItem).toMatchObject({ units: 3, revenue: 2050, cost: 600, other: 200, margin: 1250 })
    expect(byChannel.find((row) => row.cells.name === 'web')?.cells).toMatchObject({ revenue: 2050, cost: 600 })
    expect(byOrder).toMatchObject({ number: 'SO-1', name: 'Cecilia', units: 3, revenue: 2050, cost: 600, margin: 1450 })
  })

  test('a line of the ledger that was learned late says when', async () => {
    const { table } = await ask('general-ledger', `${january}&account=5110`)
    const [before, line] = table.rows
    expect(before?.cells.balance).toBe(0)
    expect(line?.cells).toMatchObject({ date: '2026-01-02', learned: '2026-01-05', debit: 200, balance: 200 })
  })
})

describe('as known on the 3rd, before the write-off of the 2nd and the return of the 6th were learned', () => {
  const then = `${january}&known=2026-01-03`

  test('four bolts were sold for 20.50 and had cost 8.00, by item, channel and order', async () => {
    expect((await ask('margin-by', `${then}&by=item`)).table.totals).toMatchObject({
      units: 4,
      revenue: 2050,
      cost: 800,
      other: 0,
    })
    const byChannel = (await ask('margin-by', `${then}&by=channel`)).table.rows
    expect(byChannel.find((row) => row.cells.name === 'web')?.cells).toMatchObject({ revenue: 2050, cost: 800 })
    expect((await ask('margin-by-order', then)).table.rows[0]?.cells).toMatchObject({
      units: 4,
      cost: 800,
      margin: 1250,
    })
  })

  test('six bolts lay there, worth 12.00', async () => {
    const { table } = await ask('stock-value', 'company=acme&until=2026-01-02&known=2026-01-03')
    expect(table.totals).toEqual({ units: 6, value: 1200 })
  })

  test('the journal had no line of it', async () => {
    const accounts = async (query: string) => (await ask('journal', query)).table.rows.map((row) => row.cells.account)
    expect(await accounts(january)).toContain('5110')
    expect(await accounts(then)).not.toContain('5110')
    const { table } = await ask('general-ledger', `${then}&account=1300`)
    expect(table.totals).toMatchObject({ balance: 1200 })
  })

  test('the customer owed 20.50, and on the 1st nobody owed anything', async () => {
    const owed = async (known: string) =>
      (await ask('customers-owe', `company=acme&until=2026-01-31&known=${known}`)).table.totals?.amount
    expect([await owed('2026-01-01'), await owed('2026-01-03')]).toEqual([0, 2050])
  })
})

describe('a figure opens to entries that sum to it', () => {
  const sums = async (opens: Opening | undefined) => {
    if (opens?.to !== 'account') throw new Error('it opens to something else')
    const { to: _, ...asked } = opens
    const query = new URLSearchParams({ company: 'acme', ...asked })
    return (await boris.get<EntryPage>(`/ledger/entries?${query}`)).body.sums
  }

  test.each(['', '&known=2026-01-03'])('of the trial balance%s', async (known) => {
    const { table } = await ask('trial-balance', `company=acme&from=2026-01-02&until=2026-01-31${known}`)
    expect(table.rows.length).toBeGreaterThan(4)
    for (const { cells, opens } of table.rows) {
      expect([cells.account, await sums(opens)]).toEqual([cells.account, { debit: cells.debit, credit: cells.credit }])
    }
  })

  test.each(['', '&known=2026-01-03'])('of the balance sheet and profit and loss%s', async (known) => {
    for (const [name, sign] of [
      ['balance-sheet', 1],
      ['profit-and-loss', -1],
    ] as const) {
      const { table } = await ask(name, `${january}${known}`)
      for (const { cells, opens } of table.rows) {
        if (typeof cells.account !== 'string') continue
        const { debit, credit } = await sums(opens)
        const natural = sign * (debit - credit) * (cells.account.startsWith('3') ? -1 : 1)
        expect([cells.account, natural]).toEqual([cells.account, cells.amount])
      }
    }
  })

  test('of the value of stock, item by item, and on to the operation that moved it', async () => {
    const { table } = await ask('stock-value', 'company=acme&until=2026-01-31')
    const { debit, credit } = await sums(table.rows[0]?.opens)
    expect(debit - credit).toBe(1200)
    const { table: journal } = await ask('general-ledger', `${january}&account=5110`)
    const opens = journal.rows[1]?.opens
    if (opens?.to !== 'operation') throw new Error('it opens to something else')
    const { body } = await boris.get<OperationDetail>(`/operations/${opens.id}`)
    expect([body.operation.type, body.movements.length, body.entries?.length]).toEqual(['stock-written-off', 1, 1])
  })

  test.each(Object.keys(reports))('of %s: no figure is a dead end', async (name) => {
    for (const more of ['', '&account=1300', '&by=channel', '&by=warehouse']) {
      const { table } = await ask(name, `${january}${more}`)
      for (const { cells, opens, label } of table.rows) {
        const figures = Object.values(cells).filter((cell) => typeof cell === 'number')
        if (figures.length > 0) expect([label, cells, opens?.to]).toEqual([label, cells, expect.any(String)])
      }
    }
  })

  test('a channel opens to its orders', async () => {
    const byChannel = (await ask('margin-by', `${january}&by=channel`)).table.rows
    const opens = byChannel.find((row) => row.cells.name === 'web')?.opens
    expect(opens).toMatchObject({ to: 'report', name: 'margin-by-order', channel: 'web' })
    expect((await ask('margin-by-order', `${january}&channel=web`)).table.rows.length).toBe(1)
    expect((await ask('margin-by-order', `${january}&channel=shop`)).table.rows.length).toBe(0)
  })
})

describe('exports', () => {
  const has = (program: string) => {
    try {
      execFileSync('which', [program])
      return true
    } catch {
      console.log(`${program} is not installed: its reading of the export is not tested here`)
      return false
    }
  }
  async function inFile<T>(format: string, ending: string, work: (file: string) => T): Promise<T> {
    const answer = await desk.app.request(`/api/desk/exports/${format}?company=acme`, {
      headers: { cookie: 'stockhand-session=boris' },
    })
    const folder = mkdtempSync(join(tmpdir(), 'stockhand-export-'))
    const file = join(folder, `journal${ending}`)
    writeFileSync(file, await answer.text())
    try {
      return work(file)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  const balances: Readonly<Record<string, string>> = {
    '1100': '20.50 EUR',
    '1300': '12.00 EUR',
    '3000': '-20.00 EUR',
    '4000': '-20.00 EUR',
    '4010': '-0.50 EUR',
    '5000': '6.00 EUR',
    '5110': '2.00 EUR',
  }

  test.skipIf(!has('hledger'))('hledger finds every account and balance', async () => {
    const said = await inFile('hledger', '.journal', (file) => {
      execFileSync('hledger', ['check', '-f', file, 'accounts', 'commodities', 'balancednoautoconversion'])
      return execFileSync('hledger', ['bal', '-f', file, '-O', 'csv', '--no-total', '--flat'], { encoding: 'utf8' })
    })
    const rows = said.trim().split('\n').slice(1)
    const read = rows.map((row) => /(\d{4}) [^"]*","([^"]+)"/.exec(row)?.slice(1) ?? [])
    expect(Object.fromEntries(read)).toEqual(balances)
  })

  test.skipIf(!has('bean-check'))('beancount finds nothing wrong', async () => {
    await inFile('beancount', '.beancount', (file) => execFileSync('bean-check', [file], { stdio: 'pipe' }))
  })

  test('a format that does not exist is named, with those that do', async () => {
    const { status, body } = await boris.get<{ message: string }>('/exports/excel?company=acme')
    expect(status).toBe(404)
    expect(body.message).toContain('hledger')
  })
})

describe('on the first of the next year', () => {
  test('what this year earned is the result of an earlier one, and profit and loss begins at nothing', async () => {
    const { table } = await ask('balance-sheet', 'company=acme&until=2027-01-01')
    const amount = (label: string) => table.rows.find((row) => row.label === label)?.cells.amount
    expect([amount('result-earlier'), amount('result-so-far')]).toEqual([1250, 0])
    const year = await ask('profit-and-loss', 'company=acme&from=2027-01-01&until=2027-01-01')
    expect(year.table.rows.find((row) => row.label === 'result')?.cells.amount).toBe(0)
  })
})

describe('a payment of the 3rd that was told on the 10th', () => {
  test('had not been known on the 6th', async () => {
    desk.clock.now = Date.UTC(2026, 0, 10, 12)
    const found = await desk.store.rows.byIndex('openDocumentsOf', ['acme|receivable|c'])
    await desk.submit({
      type: 'payment-received',
      at: Date.UTC(2026, 0, 3, 12),
      body: {
        company: 'acme',
        document: 'paid',
        customer: 'c',
        currency: 'EUR',
        amount: 2050,
        allocations: [{ document: found[0]?.id ?? '', amount: 2050 }],
      },
    })
    const owed = async (known: string) =>
      (await ask('customers-owe', `company=acme&until=2026-01-05${known}`)).table.rows.map((row) => row.cells.amount)
    expect(await owed('')).toEqual([])
    expect(await owed('&known=2026-01-06')).toEqual([2050])
  })
})

describe('what lay there at the end of the 4th', () => {
  test('were layers that sum to its value, each of which opens to what brought it in', async () => {
    await desk.submit({
      type: 'stock-opened',
      at: Date.UTC(2026, 0, 3, 12),
      body: { ...goods, quantity: 2, place: 'L:A-01-11', value: 900 },
    })
    const { rows, totals } = (await ask('stock-value', 'company=acme&until=2026-01-04')).table
    const layers = rows.filter(({ label }) => label === 'layer')
    // Of ten four were sold and one lost on the 2nd; two others came on the 3rd; one came back on the 6th.
    expect(layers.map(({ cells, opens }) => [cells.units, cells.value, opens?.to])).toEqual([
      [5, 1000, 'operation'],
      [2, 900, 'operation'],
    ])
    expect(totals).toEqual({ units: 7, value: 1900 })
    expect((await ask('stock-value', 'company=acme&until=2026-01-02')).table.totals).toEqual({ units: 5, value: 1000 })
  })
})
