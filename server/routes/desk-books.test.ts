import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {
  BankPage,
  BillablePurchase,
  BooksSettings,
  DocumentDetail,
  DocumentPage,
  FileTaken,
  FoundPurchases,
} from '../../shared/protocol/desk/books.ts'
import type { ReportAnswer } from '../../shared/reports/report.ts'
import { tenant } from '../store/store.ts'
import { verify } from '../store/verify.ts'
import { type Desk, goods, hour, openDesk, type Signed, shipOne } from './desk-fixture.ts'

let desk: Desk
let boris: Signed
let lena: Signed

beforeAll(async () => {
  desk = await openDesk()
  boris = await desk.signIn('boris')
  lena = await desk.signIn('lena')
  // SO-1: four bolts at 3.00 and 4.90 for the way, shipped: INV-000001 over 16.90.
  await shipOne(desk)
  await desk.submit(
    {
      type: 'purchase-ordered',
      body: {
        purchase: 'po-1',
        company: 'acme',
        number: 'PO-1',
        supplier: 'Screws & Sons',
        expectedAt: desk.clock.now,
        currency: 'EUR',
        rate: '1',
        lines: [{ id: 'po-1-1', item: 'bolt', quantity: 100, unitPrice: '1.00' }],
      },
    },
    {
      type: 'goods-received',
      id: 'r-1',
      body: { receipt: 'r-1', purchase: 'po-1', line: 'po-1-1', ...goods, quantity: 60, to: 'L:A-01-11' },
    },
    {
      type: 'supplier-invoice-recorded',
      body: {
        company: 'acme',
        document: 'bill-1',
        supplier: 'Screws & Sons',
        number: 'S-77',
        purchase: 'po-1',
        currency: 'EUR',
        lines: [{ line: 'po-1-1', quantity: 60, unitPrice: '1.10' }],
        tax: 1386,
      },
    },
  )
})

afterAll(async () => {
  expect(await verify(desk.store.db, tenant)).toEqual([])
  await desk.store.close()
})

const where = 'company=acme&warehouse=north'
const idOf = (number: string, page: DocumentPage) =>
  page.rows.find((row) => row.document.number === number)?.document.id ?? ''

describe('documents', () => {
  test('of a side are listed with what is open of them', async () => {
    const { body } = await boris.get<DocumentPage>(`/documents?${where}`)
    expect(body.rows.map(({ document, party }) => [document.number, party, document.openAmount])).toEqual([
      ['INV-000001', 'Liga', 1690],
    ])
    expect(body.sums.open).toBe(1690)
    const byOrder = await boris.get<DocumentPage>(`/documents?${where}&q=so-1`)
    expect(byOrder.body.total).toBe(1)
    expect((await boris.get<DocumentPage>(`/documents?${where}&q=lig`)).body.total).toBe(1)
    expect((await boris.get<DocumentPage>(`/documents?${where}&q=nobody`)).body.total).toBe(0)
  })

  test('are for those who see money', async () => {
    for (const path of [`/documents?${where}`, '/documents/bill-1', `/bank?${where}`, '/books?company=acme']) {
      expect((await lena.get(path)).status, path).toBe(403)
    }
    const file = { company: 'acme', name: 'x.csv', text: '', account: 'a', currency: 'EUR' }
    expect((await lena.post('/bank/files', file)).status).toBe(403)
  })

  test('lead to lines, entries, the operation, and the order', async () => {
    const id = idOf('INV-000001', (await boris.get<DocumentPage>(`/documents?${where}`)).body)
    const { body } = await boris.get<DocumentDetail>(`/documents/${id}`)
    expect(body.order?.number).toBe('SO-1')
    expect(body.lines.map(({ item, quantity, amount }) => [item?.sku, quantity, amount])).toEqual([['BOLT', 4, 1200]])
    expect(body.timeline.map(({ type }) => type)).toEqual(['parcel-shipped'])
    expect(body.entries.flatMap(({ lines }) => lines).filter(({ account }) => account === '1100')).toEqual([
      { account: '1100', amount: 1690 },
    ])
  })

  test('of a supplier show the three-way match: ordered, received, billed, and the price that was agreed', async () => {
    const { body } = await boris.get<DocumentDetail>('/documents/bill-1')
    expect(body.lines[0]).toMatchObject({
      quantity: 60,
      unitPrice: '1.10',
      match: { ordered: 100, received: 60, billed: 60, agreedPrice: '1.00' },
    })
    expect(body.purchase?.number).toBe('PO-1')
    expect(body.exceptions.map(({ kind }) => kind)).toEqual(['price-differs'])
    const named = await boris.get<FoundPurchases>('/billing?company=acme&q=po-')
    expect(named.body.purchases).toEqual([{ id: 'po-1', number: 'PO-1', supplier: 'Screws & Sons' }])
    const form = await boris.get<BillablePurchase>('/purchases/po-1/billing')
    expect(form.body.lines[0]).toMatchObject({ ordered: 100, received: 60, billed: 60, unitPrice: '1.00' })
  })
})

describe('a bank statement', () => {
  const text = [
    'date,amount,party,text,reference',
    '2026-01-03,16.90,LIGA,Payment INV-000001,',
    '2026-01-03,-79.86,Screws & Sons,S-77,',
    '2026-01-04,-3.20,Bank,Fee,',
  ].join('\n')

  test('is taken once, and each line says what it most likely settles', async () => {
    const file = { company: 'acme', name: 'january.csv', text, account: 'LV01', currency: 'EUR' }
    expect((await boris.post<FileTaken>('/bank/files', file)).body).toMatchObject({ taken: 3, known: 0 })
    expect((await boris.post<FileTaken>('/bank/files', file)).body).toMatchObject({ taken: 0, known: 3 })
    const { body } = await boris.get<BankPage>(`/bank?${where}`)
    expect(body.total).toBe(3)
    expect(body.sums).toEqual({ in: 1690, out: 8306 })
    const best = new Map(body.rows.map(({ line, suggestions }) => [line.text, suggestions[0]]))
    expect(best.get('Payment INV-000001')).toMatchObject({
      certain: true,
      documents: [{ number: 'INV-000001', amount: 1690 }],
    })
    expect(best.get('S-77')).toMatchObject({ certain: true, documents: [{ number: 'S-77', amount: 7986 }] })
    expect(best.get('Fee')).toBeUndefined()
  })

  test('is booked by what was suggested: the invoice is settled and the line waits no more', async () => {
    const { body } = await boris.get<BankPage>(`/bank?${where}`)
    const row = body.rows.find(({ line }) => line.amount === 1690)
    const [document] = row?.suggestions[0]?.documents ?? []
    const payment = {
      company: 'acme',
      document: 'pay-1',
      customer: document?.party,
      currency: 'EUR',
      amount: 1690,
      allocations: [{ document: document?.id, amount: 1690 }],
      bankLine: row?.line.id,
    }
    const operation = {
      id: '01990000-0000-7000-8000-000000000001',
      type: 'payment-received',
      body: payment,
      warehouse: 'north',
    }
    desk.clock.now += hour
    const answer = await boris.post<{ acks: { outcome: string }[] }>('/operations', { operations: [operation] })
    expect(answer.body.acks[0]?.outcome).toBe('applied')
    expect((await boris.get<BankPage>(`/bank?${where}`)).body.total).toBe(2)
    const detail = await boris.get<DocumentDetail>(`/documents/${document?.id}`)
    expect(detail.body.document.openAmount).toBe(0)
    expect(detail.body.timeline.map(({ type }) => type)).toEqual(['payment-received', 'parcel-shipped'])
  })

  test('of a bank in Germany is read as that bank writes it, and of another as camt.053, each line once', async () => {
    const csv = [
      'Kontoauszug;DE02120300000000202051',
      'Buchungstag;Auftraggeber/Empfänger;Verwendungszweck;Betrag;Währung',
      '05.01.2026;Screws & Sons;"Teilzahlung;S-77";-1.000,50;EUR',
    ].join('\r\n')
    const take = (name: string, text: string) =>
      boris.post<FileTaken>('/bank/files', { company: 'acme', name, text, account: 'LV02', currency: 'EUR' })
    expect((await take('umsatz.csv', csv)).body).toMatchObject({ taken: 1, known: 0 })
    const entry = (amount: string, sign: string, words: string) =>
      `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${sign}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>2026-01-05</Dt></BookgDt><NtryDtls><TxDtls><RmtInf><Ustrd>${words}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`
    const balance = (code: string, amount: string) =>
      `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>`
    const camt = `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
      <Acct><Id><IBAN>LV80BANK0000435195001</IBAN></Id></Acct>${balance('OPBD', '10.00')}${balance('CLBD', '27.50')}
      ${entry('20.00', 'CRDT', 'Unknown')}${entry('2.50', 'DBIT', 'Card fee')}</Stmt></BkToCstmrStmt></Document>`
    expect((await take('statement.xml', camt)).body).toMatchObject({ taken: 2, known: 0 })
    expect((await take('again.xml', camt)).body).toMatchObject({ taken: 0, known: 2 })
    const { body } = await boris.get<BankPage>(`/bank?${where}`)
    const said = body.rows
      .filter(({ line }) => line.bookedOn === '2026-01-05')
      .map(({ line }) => [line.text, line.amount])
    expect(said.toSorted()).toEqual([
      ['Card fee', -250],
      ['Teilzahlung;S-77', -100050],
      ['Unknown', 2000],
    ])
  })

  test('that is none is refused with its line, and nothing is recorded', async () => {
    const file = {
      company: 'acme',
      name: 'x.csv',
      text: 'date,amount,party,text,reference\n2026-01-03,much,A,B,C',
      account: 'a',
      currency: 'EUR',
    }
    const { status, body } = await boris.post<{ error: string; facts: { line: number } }>('/bank/files', file)
    expect([status, body.error, body.facts.line]).toEqual([422, 'amount', 2])
  })
})

test('what customers owe and what is owed is as of any day, and sums to the ledger', async () => {
  const ask = async (name: string, until: string) =>
    (await boris.get<ReportAnswer>(`/reports/${name}?company=acme&until=${until}`)).body.table
  const owed = await ask('suppliers-owed', '2026-12-31')
  expect(owed.rows.map(({ cells }) => [cells.number, cells.amount])).toEqual([['S-77', 7986]])
  expect(owed.totals?.amount).toBe(7986)
  // Paid since: nothing is open at the end; on the day before the payment it was.
  expect((await ask('customers-owe', '2026-12-31')).rows).toEqual([])
  const tax = (await boris.get<ReportAnswer>('/reports/tax-return?company=acme&from=2026-01-01&until=2026-12-31')).body
    .table
  expect(tax.rows.filter((row) => row.look === 'sum').map(({ cells }) => cells.tax)).toEqual([0, 1386, -1386])
})

test('the settings of the books say how far they are closed, by whom and why', async () => {
  desk.clock.now += 8 * 24 * hour
  const close = { id: '01990000-0000-7000-8000-000000000002', type: 'close-period', warehouse: 'north' }
  const closing = { ...close, body: { company: 'acme', through: '2026-01-05' } }
  const answer = await boris.post<{ acks: unknown[] }>('/operations', { operations: [closing] })
  expect(answer.body.acks).toMatchObject([{ outcome: 'applied' }])
  await desk.submit({
    type: 'taxes-saved',
    body: {
      company: 'acme',
      taxes: [
        {
          code: 'S',
          name: 'Standard',
          country: 'LV',
          category: '',
          treatment: 'standard',
          from: '2020-01-01',
          percent: '21',
        },
      ],
    },
  })
  const { body } = await boris.get<BooksSettings>('/books?company=acme')
  expect(body.books).toMatchObject({ closedThrough: '2026-01-05', history: [{ what: 'closed', by: 'boris' }] })
  expect(body.taxes.map(({ percent }) => percent)).toEqual(['21'])
})
