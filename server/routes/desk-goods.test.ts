import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AccruedCosts, DocumentDetail } from '../../shared/protocol/desk/books.ts'
import type {
  KitDetail,
  KitPage,
  SendablePurchase,
  SentBackPage,
  TransferPage,
  Unbilled,
} from '../../shared/protocol/desk/goods.ts'
import type { OperationDetail } from '../../shared/protocol/desk/operations.ts'
import type { OperationsAnswer } from '../../shared/protocol/desk/session.ts'
import { makeId } from '../../shared/values/ids.ts'
import { item } from '../apply/fixture.ts'
import { tenant } from '../store/store.ts'
import { verify } from '../store/verify.ts'
import { type Desk, goods, openDesk, type Signed, shipOne } from './desk-fixture.ts'

let desk: Desk
let olga: Signed
let lena: Signed
let made = 0

const newId = () =>
  makeId<string>({ now: () => 1_700_000_000_000 + made++, random: () => new Uint8Array(16).fill(made) })

async function told(type: string, body: object, by = olga): Promise<string> {
  const id = newId()
  const { status, body: answer } = await by.post<OperationsAnswer>('/operations', {
    operations: [{ id, type, body, warehouse: 'north' }],
  })
  expect([status, answer.acks?.[0]?.outcome]).toEqual([200, 'applied'])
  return id
}

beforeAll(async () => {
  desk = await openDesk()
  olga = await desk.signIn('olga')
  lena = await desk.signIn('lena')
  const line = { id: 'P-1-1', item: 'bolt', quantity: 20, unitPrice: '2.00' }
  const purchase = {
    purchase: 'P-1',
    company: 'acme',
    number: 'P-1',
    supplier: 'Bolt & Co',
    currency: 'EUR',
    rate: '1',
  }
  await told('purchase-ordered', { ...purchase, expectedAt: desk.clock.now, lines: [line] })
  for (const quantity of [5, 15]) {
    desk.clock.now += 60_000
    await told('goods-received', {
      receipt: 'R',
      purchase: 'P-1',
      line: 'P-1-1',
      ...goods,
      quantity,
      to: 'L:DOCK-1',
    })
  }
  await told('supplier-invoice-recorded', {
    company: 'acme',
    document: 'bill',
    supplier: 'Bolt & Co',
    number: 'S-1',
    currency: 'EUR',
    lines: [{ line: 'P-1-1', quantity: 20, unitPrice: '2.00' }],
    tax: 800,
  })
  desk.clock.now += 60_000
})
afterAll(async () => {
  expect(await verify(desk.store.db, tenant)).toEqual([])
  await desk.store.close()
})

describe('goods sent back to a supplier', () => {
  let left = ''

  test('are chosen of what came of a purchase, where it lies', async () => {
    const { body } = await lena.get<SendablePurchase>('/purchases/P-1/sendable')
    expect(body.lines.map(({ receipts, places }) => [receipts.map((each) => each.left), places.length])).toEqual([
      [[5, 15], 1],
    ])
    const receipt = body.lines[0]?.receipts[0]?.id ?? ''
    left = await told('goods-sent-back', { receipt, ...goods, quantity: 4, from: 'L:DOCK-1', reason: 'bent' }, lena)
    const again = await lena.get<SendablePurchase>('/purchases/P-1/sendable')
    expect(again.body.lines[0]?.receipts.map((each) => each.left)).toEqual([1, 15])
  })

  test('are listed with what they took from the debt, for those who see money', async () => {
    const { body } = await olga.get<SentBackPage>('/sent-back?warehouse=north&show=open')
    expect(
      body.rows.map(({ quantity, purchase, reason, expected }) => [quantity, purchase?.supplier, reason, expected]),
    ).toEqual([[4, 'Bolt & Co', 'bent', { amount: 800, currency: 'EUR', company: 'acme' }]])
    const { body: plain } = await lena.get<SentBackPage>('/sent-back?warehouse=north')
    expect(plain.rows.map((row) => [row.quantity, row.expected])).toEqual([[4, undefined]])
  })

  test('are closed by the credit of the supplier, which stands as a document', async () => {
    const credit = {
      company: 'acme',
      document: 'credit',
      supplier: 'Bolt & Co',
      number: 'C-1',
      currency: 'EUR',
      net: 800,
      tax: 160,
      returns: [left],
      expected: 800,
    }
    const wrong = await told('supplier-credit-recorded', { ...credit, document: 'wrong', number: 'C-0' })
    await told('reverse-booking', { company: 'acme', of: wrong, why: 'mistake', reason: 'Number misread' })
    expect((await olga.get<SentBackPage>('/sent-back?warehouse=north&show=open')).body.total).toBe(1)
    await told('supplier-credit-recorded', credit)
    expect((await olga.get<SentBackPage>('/sent-back?warehouse=north&show=open')).body.total).toBe(0)
    const { body } = await olga.get<SentBackPage>('/sent-back?warehouse=north')
    expect(body.rows[0]?.credit).toEqual({ id: 'credit', number: 'C-1', amount: 960, currency: 'EUR' })
    const { body: document } = await olga.get<DocumentDetail>('/documents/credit')
    expect(document.document).toMatchObject({ kind: 'credit-note', side: 'payable', openAmount: -960 })
    expect(document.entries[0]?.lines.map(({ account, amount }) => [account, amount])).toEqual([
      ['2000', 160],
      ['1400', -160],
    ])
  })

  test('of another warehouse are not told', async () => {
    const sven = await desk.signIn('sven')
    expect((await sven.get('/sent-back?warehouse=north')).status).toBe(403)
    expect((await sven.get('/purchases/P-1/sendable')).status).toBe(404)
  })
})

describe('a cost of goods that was accrued', () => {
  test('waits for its bill, and the goods bear what differs', async () => {
    const { body: sendable } = await olga.get<SendablePurchase>('/purchases/P-1/sendable')
    const receipts = sendable.lines[0]?.receipts.map(({ id }) => id) ?? []
    const cost = await told('landed-cost-recorded', {
      company: 'acme',
      receipts,
      amount: 300,
      basis: 'quantity',
      note: 'Sea freight',
    })
    const open = async () => (await olga.get<AccruedCosts>('/accrued?company=acme')).body.costs
    expect(await open()).toEqual([
      { id: cost, at: desk.clock.now, amount: 300, purchases: ['P-1'], note: 'Sea freight' },
    ])
    const goodsAre = async () => (await olga.get<{ goods: number }>('/ledger/balance?company=acme')).body.goods
    const before = await goodsAre()
    desk.clock.now += 60_000
    const bill = await told('freight-invoice-recorded', {
      company: 'acme',
      document: 'freight',
      supplier: 'Sea Lines',
      number: 'F-1',
      landedCost: cost,
      currency: 'EUR',
      amount: 380,
    })
    expect(await open()).toEqual([])
    expect((await goodsAre()) - before).toBe(80)
    await told('reverse-booking', { company: 'acme', of: bill, why: 'mistake', reason: 'Of another purchase' })
    expect((await open()).map(({ id }) => id)).toEqual([cost])
    expect(await goodsAre()).toBe(before)
    expect((await lena.get('/accrued?company=acme')).status).toBe(403)
  })
})

describe('goods on their way to another warehouse', () => {
  const south = (at = 'coming') => olga.get<TransferPage>(`/transfers?warehouse=north&show=${at}`)
  let sent = ''

  test('left here and come there, with what they are worth', async () => {
    const place = { zone: 'UTC', company: 'acme', dock: 'S-DOCK', packBench: 'S-DOCK', stage: 'S-DOCK' }
    await desk.submit({ type: 'warehouse-saved', body: { id: 'south', name: 'South', ...place } })
    await desk.submit({ type: 'stock-opened', body: { ...goods, quantity: 10, place: 'L:A-01-11', value: 1000 } })
    const body = { ...goods, quantity: 6, from: 'L:A-01-11', to: 'south', number: 'TR-1' }
    sent = await told('transfer-shipped', body)
    const { body: page } = await south('gone')
    expect(page.rows.map(({ number, from, to, left, shipped }) => [number, from?.id, to.id, left, shipped])).toEqual([
      ['TR-1', 'north', 'south', 6, 6],
    ])
    expect(page.rows[0]?.value).toBeGreaterThan(0)
    expect(page.warehouses.map(({ name }) => name)).toEqual(['North', 'South'])
    expect((await south('coming')).body.total).toBe(0)
    expect((await lena.get<TransferPage>('/transfers?warehouse=north&show=gone')).body.rows[0]?.value).toBeUndefined()
  })

  test('arrive in part, and what is lost on the way ends them', async () => {
    await told('transfer-received', { transfer: sent, ...goods, quantity: 4, to: 'L:B-01-11' })
    await told('transfer-lost', { transfer: sent, ...goods, quantity: 2, reason: 'broken' })
    expect((await south('gone')).body.total).toBe(0)
    const { body: all } = await south('all')
    expect(all.rows.map(({ received, lost, left }) => [received, lost, left])).toEqual([[4, 2, 0]])
  })
})

describe('a kit', () => {
  test('is described, counted by what lies free, put together and taken apart', async () => {
    await desk.submit({ type: 'item-saved', body: item('kit', '4006381333948') })
    await told('kit-defined', { item: 'kit', components: [{ item: 'bolt', quantity: 3, weight: 1 }] })
    const page = async () => (await olga.get<KitPage>('/kits?warehouse=north')).body.rows[0]
    const before = await page()
    const { body: found } = await olga.get<KitDetail>('/kits/kit?warehouse=north')
    const free =
      found.components[0]?.places.reduce((sum, { quantity, allocated }) => sum + quantity - allocated, 0) ?? 0
    expect(before).toMatchObject({ item: { sku: 'KIT' }, onHand: 0, can: Math.floor(free / 3) })
    const kit = { ...goods, item: 'kit', quantity: 1 }
    const parts = [{ ...goods, quantity: 3, from: 'L:A-01-11' }]
    await told('kit-assembled', { ...kit, to: 'L:B-01-11', components: parts })
    expect(await page()).toMatchObject({ onHand: 1, can: (before?.can ?? 0) - 1 })
    await told('kit-broken-down', {
      ...kit,
      from: 'L:B-01-11',
      components: [{ ...goods, quantity: 3, to: 'L:A-01-11', weight: 1 }],
    })
    expect(await page()).toMatchObject({ onHand: 0, can: before?.can })
    await told('kit-defined', { item: 'kit', components: [] })
    expect(await page()).toBeUndefined()
    expect((await olga.get('/kits/kit?warehouse=north')).status).toBe(404)
  })

  test('is not put together of itself', async () => {
    const body = { item: 'kit', components: [{ item: 'kit', quantity: 1, weight: 1 }] }
    const { status } = await olga.post('/operations', {
      operations: [{ id: newId(), type: 'kit-defined', body, warehouse: 'north' }],
    })
    expect(status).toBe(400)
  })
})

describe('a customer who is billed by period', () => {
  test('is listed with parcels until a day, and one invoice tells of each', async () => {
    await told('trade-terms-saved', {
      company: 'acme',
      side: 'receivable',
      party: 'c1',
      days: 14,
      invoicing: 'period',
    })
    await shipOne(desk)
    const { body: waiting } = await olga.get<Unbilled>('/unbilled?company=acme')
    // Four bolts at 3.00, and 4.90 for the way.
    expect(
      waiting.customers.map(({ name, net, shipments }) => [name, net, shipments.map((each) => each.number)]),
    ).toEqual([['Liga', 1690, ['SO-1/1']]])
    expect((await olga.get<Unbilled>('/unbilled?company=acme&until=2025-12-31')).body.customers).toEqual([])
    const shipments = waiting.customers[0]?.shipments.map(({ id }) => id) ?? []
    await told('invoice-period', { company: 'acme', document: 'inv-1', customer: 'c1', currency: 'EUR', shipments })
    expect((await olga.get<Unbilled>('/unbilled?company=acme')).body.customers).toEqual([])
    const { body: found } = await olga.get<DocumentDetail>('/documents/inv-1')
    expect(found.document).toMatchObject({ number: 'INV-000001', amount: 1690, order: 'SO-1' })
    expect(
      found.lines.map(({ item: of, account, quantity, amount }) => [of?.sku ?? account, quantity, amount]),
    ).toEqual([
      ['BOLT', 4, 1200],
      ['4010', 1, 490],
    ])
  })
})

describe('what somebody recorded at the desk', () => {
  let entry = ''

  test('opens with what it is about, and may be taken back by whoever recorded it; a booking by who keeps the books', async () => {
    const boris = await desk.signIn('boris')
    const lines = [
      { account: '6900', amount: 700 },
      { account: '1000', amount: -700 },
    ]
    entry = await told('entry-posted', { company: 'acme', on: '2026-01-01', text: 'Stamps', lines }, boris)
    const { body: own } = await boris.get<OperationDetail>(`/operations/${entry}`)
    const { body: others } = await olga.get<OperationDetail>(`/operations/${entry}`)
    expect([own.mine, others.mine, own.booking?.bounces, others.booking?.bounces]).toEqual([false, false, false, false])
    const receipts = (await desk.store.rows.all('received', 10)).map(({ id }) => id)
    const cost = { company: 'acme', receipts, amount: 100, basis: 'quantity' }
    const spread = await told('landed-cost-recorded', cost, boris)
    const mine = await Promise.all([boris, olga].map((each) => each.get<OperationDetail>(`/operations/${spread}`)))
    expect(mine.map(({ body }) => body.mine)).toEqual([true, false])
    const [parcel] = await desk.store.rows.byIndex('billedOn', ['inv-1'])
    const { body: shipped } = await olga.get<OperationDetail>(`/operations/${parcel?.id}`)
    expect(shipped.about.map(({ kind, number }) => [kind, number])).toEqual([['order', 'SO-1']])
    await told('reverse-booking', { company: 'acme', of: entry, why: 'mistake', reason: 'Paid by the owner' })
    const { body: page } = await boris.get<{ sums: object }>(`/ledger/entries?company=acme&account=6900`)
    expect(page.sums).toEqual({ debit: 700, credit: 700 })
    const { body: after } = await boris.get<OperationDetail>(`/operations/${entry}`)
    expect([after.booking, after.takenBack?.type]).toEqual([undefined, 'reverse-booking'])
  })

  test('in the books is not taken back by who may not keep them', async () => {
    const { status } = await lena.post('/operations', {
      operations: [{ id: newId(), type: 'operation-reversed', body: { of: entry }, warehouse: 'north' }],
    })
    expect(status).toBe(403)
  })
})
