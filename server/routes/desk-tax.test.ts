// Tax from the rates that a bookkeeper keeps to the return, and from each of its figures down to documents and entries.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startingTaxes } from '../../shared/ledger/tax/starting-sets.ts'
import type { BooksSettings, DocumentDetail } from '../../shared/protocol/desk/books.ts'
import type { PartyAccount } from '../../shared/protocol/desk/money.ts'
import type { ItemDetail } from '../../shared/protocol/desk/stock.ts'
import type { Opening, ReportAnswer } from '../../shared/reports/report.ts'
import { tenant } from '../store/store.ts'
import { verify } from '../store/verify.ts'
import { type Desk, goods, hour, openDesk, type Signed, stockOf } from './desk-fixture.ts'

let desk: Desk
let boris: Signed

async function sell(number: string, gross: number, customer: string, country: string): Promise<void> {
  await desk.submit({
    type: 'order-placed',
    body: {
      order: number,
      company: 'acme',
      number,
      channel: 'web',
      placedAt: desk.clock.now,
      shipBy: desk.clock.now,
      priority: 5,
      currency: 'EUR',
      pricing: 'gross',
      customer: { id: customer, name: customer, country },
      shipTo: { name: customer, lines: ['Street 1'], country },
      lines: [{ id: `${number}-1`, item: 'bolt', quantity: 1, unitPrice: '1', net: gross }],
      charges: [],
    },
  })
  desk.clock.now += hour
  await desk.submit({
    type: 'parcel-shipped',
    id: `ship-${number}`,
    body: {
      shipment: number,
      order: number,
      number,
      lines: [{ line: `${number}-1`, ...goods, quantity: 1, from: 'L:A-01-11' }],
    },
  })
}

const own = {
  company: 'acme',
  legalName: 'SIA Acme',
  lines: ['Brivibas 1', 'Riga'],
  country: 'LV',
  vatNumber: 'LV40001234567',
  registered: ['DE'],
  taxRounding: 'document',
}

beforeAll(async () => {
  desk = await openDesk()
  boris = await desk.signIn('boris')
  await desk.submit(
    stockOf(10, 'L:A-01-11', 1000),
    { type: 'taxes-saved', body: { company: 'acme', taxes: startingTaxes('eu') } },
    { type: 'company-details-saved', body: own },
    {
      type: 'party-details-saved',
      body: {
        company: 'acme',
        side: 'receivable',
        party: 'firm',
        lines: ['Weg 1', 'Berlin'],
        country: 'DE',
        vatNumber: 'DE123456789',
      },
    },
  )
  await sell('SO-1', 1210, 'anna', 'LV')
  await sell('SO-2', 1190, 'max', 'DE')
  await sell('SO-3', 1000, 'firm', 'DE')
  await sell('SO-4', 777, 'joe', 'US')
  await sell('SO-5', 2420, 'anna', 'LV')
})

afterAll(async () => {
  expect(await verify(desk.store.db, tenant)).toEqual([])
  await desk.store.close()
})

const january = 'company=acme&from=2026-01-01&until=2026-01-31'
const report = async (name: string, query = january) =>
  (await boris.get<ReportAnswer>(`/reports/${name}?${query}`)).body.table

describe('the tax of a period', () => {
  test('stands by rate, and by why a rate is what it is', async () => {
    const { rows } = await report('tax-return')
    const lines = rows.filter((row) => row.cells.documents !== undefined && row.look === undefined)
    expect(
      lines.map(({ cells }) => [cells.rate, cells['tax-code'], cells.treatment, cells.documents, cells.net, cells.tax]),
    ).toEqual([
      ['21 %', 'LV-21', 'standard', 2, 3000, 630],
      ['19 %', 'DE-19', 'standard', 1, 1000, 190],
      ['0 %', 'LV-EXP', 'export', 1, 777, 0],
      ['0 %', 'LV-RC', 'reverse-charge', 1, 1000, 0],
    ])
    expect(rows.filter(({ label }) => label === 'no-document')).toEqual([])
  })

  test('every figure opens to documents that sum to it, each to its entries', async () => {
    const { rows } = await report('tax-return')
    for (const { cells, opens } of rows.filter(({ look }) => look === undefined)) {
      const { totals, rows: documents } = await report('tax-documents', questionOf(opens))
      expect([documents.length, totals?.net, totals?.tax]).toEqual([cells.documents, cells.net, cells.tax])
      for (const { opens: to } of documents) {
        if (to?.to !== 'document') throw new Error('it opens to no document')
        const { body } = await boris.get<DocumentDetail>(`/documents/${to.id}`)
        expect(body.entries.length).toBeGreaterThan(0)
        expect(body.timeline.length).toBeGreaterThan(0)
      }
    }
    const owed = rows.find(({ label }) => label === 'tax-owed')
    expect((await report('tax-documents', questionOf(owed?.opens))).totals?.tax).toBe(owed?.cells.tax)
  })

  test('of another month has nothing of this one', async () => {
    expect((await report('tax-documents', 'company=acme&from=2026-02-01&until=2026-02-28')).rows).toEqual([])
  })
})

function questionOf(opens: Opening | undefined): string {
  if (opens?.to !== 'report') throw new Error('it opens to something else')
  const { to: _to, name: _name, ...asked } = opens
  return String(new URLSearchParams({ company: 'acme', ...asked }))
}

describe('what stands on papers', () => {
  const invoiceOf = async (order: string) => (await boris.get<DocumentDetail>(`/documents/ship-${order}`)).body

  test('is what stood on the day of the document; without an address of the customer, where the goods went', async () => {
    expect((await invoiceOf('SO-3')).buyer).toMatchObject({ lines: ['Weg 1', 'Berlin'], vatNumber: 'DE123456789' })
    expect((await invoiceOf('SO-1')).buyer).toEqual({ lines: ['Street 1'], country: 'LV' })
    await desk.submit({ type: 'company-details-saved', body: { ...own, lines: ['Moved 2'] } })
    expect((await invoiceOf('SO-1')).seller).toMatchObject({ lines: ['Brivibas 1', 'Riga'], country: 'LV' })
    const { body } = await boris.get<PartyAccount>('/account?company=acme&warehouse=north&party=firm')
    expect([body.own?.lines, body.details?.country]).toEqual([['Moved 2'], 'DE'])
    const { body: books } = await boris.get<BooksSettings>('/books?company=acme')
    expect(books.details?.versions.map(({ lines }) => lines)).toEqual([['Brivibas 1', 'Riga'], ['Moved 2']])
  })

  test('says that prices hold their tax', async () => {
    expect((await invoiceOf('SO-1')).pricesHoldTax).toBe(true)
  })

  test('of an item its category of tax stands beside it', async () => {
    await desk.submit({ type: 'tax-category-set', body: { company: 'acme', items: ['bolt'], category: 'reduced-12' } })
    const { body } = await boris.get<ItemDetail>('/items/bolt?warehouse=north')
    expect(body.taxCategory).toBe('reduced-12')
    await sell('SO-6', 1120, 'anna', 'LV')
    expect((await invoiceOf('SO-6')).document.taxes?.map(({ code, tax }) => [code, tax])).toEqual([['LV-12', 120]])
  })
})

test('a return that is undone after its month was closed stays in that month, and is taken off the next', async () => {
  const charged = async (month: string) => {
    const { rows } = await report('tax-return', `company=acme&from=${month}-01&until=${month}-28`)
    const line = rows.find(({ cells }) => cells['tax-code'] === 'LV-21')
    return [line?.cells.documents, line?.cells.tax, rows.some(({ label }) => label === 'no-document')]
  }
  expect(await charged('2026-01')).toEqual([2, 630, false])
  await desk.submit({
    type: 'goods-returned',
    id: 'back-SO-5',
    body: {
      order: 'SO-5',
      line: 'SO-5-1',
      shipEvent: 'ship-SO-5',
      ...goods,
      quantity: 1,
      disposition: 'restock',
      to: 'L:A-01-11',
    },
  })
  expect(await charged('2026-01')).toEqual([3, 210, false])
  const { body: credit } = await boris.get<DocumentDetail>('/documents/back-SO-5')
  expect(credit.lines.map(({ item, quantity, amount }) => [item?.sku, quantity, amount])).toEqual([['BOLT', 1, 2000]])
  desk.clock.now = Date.UTC(2026, 1, 3, 12)
  // A month later another one looks.
  boris = await desk.signIn('ada')
  await desk.submit({ type: 'close-period', body: { company: 'acme', through: '2026-01-31' } })
  await desk.submit({ type: 'operation-reversed', body: { of: 'back-SO-5' } })
  expect(await charged('2026-01')).toEqual([3, 210, false])
  expect(await charged('2026-02')).toEqual([1, 420, false])
  const owed = async (until: string) => {
    const { rows } = await report('customers-owe', `company=acme&until=${until}`)
    return rows.find(({ cells, label }) => cells.number === 'CN-000001' || label === 'no-document')?.cells.amount
  }
  expect([await owed('2026-01-31'), await owed('2026-02-03')]).toEqual([undefined, undefined])
  const [kept] = await desk.store.rows.byIds('document', ['back-SO-5'])
  expect(kept?.row).toMatchObject({ number: 'CN-000001', cancelled: true, cancelledOn: '2026-02-01', openAmount: 0 })
})
