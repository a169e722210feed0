import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reports } from '../../shared/reports/index.ts'
import type { ReportAnswer } from '../../shared/reports/report.ts'
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
