import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EntryPage, PersonPage, TrialBalance } from '../../shared/protocol/desk/house.ts'
import type { OperationDetail } from '../../shared/protocol/desk/operations.ts'
import type { BinDetail, ItemDetail } from '../../shared/protocol/desk/stock.ts'
import type { ExceptionDetail, ExceptionPage, OrderDetail, PurchaseDetail } from '../../shared/protocol/desk/work.ts'
import { day } from '../../shared/values/time.ts'
import {
  type Desk,
  goods,
  hour,
  noon,
  openDesk,
  orderOf,
  pickOf,
  type Signed,
  shipOne,
  stockOf,
  taskOf,
} from './desk-fixture.ts'

let desk: Desk
let olga: Signed

beforeEach(async () => {
  desk = await openDesk()
  olga = await desk.signIn('olga')
})

afterEach(() => desk.store.close())

async function read<T>(path: string, who = olga): Promise<T> {
  const { status, body } = await who.get<T>(path)
  expect(status).toBe(200)
  expect(body).toMatchObject({ asOf: desk.clock.now })
  return body
}

describe('one order', () => {
  test('opens to its lines, parcels, timeline and what it earned', async () => {
    await shipOne(desk)
    const found = await read<OrderDetail>('/orders/SO-1')
    expect(found).toMatchObject({
      order: { number: 'SO-1', state: 'shipped' },
      customer: { name: 'Liga', country: 'LV' },
      lines: [
        { item: { sku: 'BOLT' }, ordered: 4, shipped: 4, from: [{ code: 'A-01-11' }], unitPrice: '3.00', net: 1200 },
      ],
      parcels: [
        { number: 'SO-1/1', state: 'shipped', units: 4, carton: 'M2', tracking: 'TRACK-1', plate: { code: 'C-1' } },
      ],
    })
    // Once it has shipped the address is gone.
    expect(found).not.toHaveProperty('shipTo')
    expect(found.timeline.map((each) => each.type)).toEqual([
      'parcel-shipped',
      'parcel-packed',
      'units-picked',
      'release-orders',
      'order-placed',
    ])
    expect(found.timeline[2]).toMatchObject({
      person: { name: 'maria' },
      device: { name: 'HH-1' },
      at: noon + hour / 4,
      rawAt: noon + hour / 4 - 90_000,
      scan: '4006381333931',
      facts: { quantity: 4, from: { code: 'A-01-11' }, tote: 'T-1', item: { sku: 'BOLT' } },
    })
    // 4 × 1.25 of cost; 12.00 of goods and 4.90 of shipping sold.
    expect(found.money).toMatchObject({
      currency: 'EUR',
      net: 1200,
      charges: [{ account: '4010', amount: 490 }],
      accounts: [
        { account: '1100', amount: 1690 },
        { account: '1300', amount: -500 },
        { account: '4000', amount: -1200 },
        { account: '4010', amount: -490 },
        { account: '5000', amount: 500 },
      ],
    })
  })

  test('shows a lead no money, and where it is still to be sent', async () => {
    await desk.submit(orderOf('SO-1'))
    const found = await read<OrderDetail>('/orders/SO-1', await desk.signIn('lena'))
    expect(found).not.toHaveProperty('money')
    expect(found.lines[0]).not.toHaveProperty('net')
    expect(found.shipTo).toEqual({ name: 'Liga', lines: ['Street 1'], country: 'LV' })
  })

  test('says why a line can not be picked, and what brings its goods', async () => {
    await desk.submit(orderOf('SO-1'), {
      type: 'stock-opened',
      body: { ...goods, quantity: 9, place: 'L:DOCK-1', value: 900 },
    })
    const why = async () => (await read<OrderDetail>('/orders/SO-1')).blocked
    expect(await why()).toMatchObject([
      { why: 'not-put-away', missing: 4, there: 9, item: { sku: 'BOLT' }, place: { code: 'DOCK-1' } },
    ])
    await desk.fromDevice('goods-moved', {
      purpose: 'put-away',
      ...goods,
      quantity: 9,
      from: 'L:DOCK-1',
      to: 'L:A-01-11',
    })
    expect(await why()).toMatchObject([{ why: 'not-released', there: 9, place: { code: 'A-01-11' } }])
    await desk.submit({ type: 'release-orders', body: { orders: ['SO-1'], parts: false } })
    expect(await why()).toEqual([])
  })

  test('that does not exist is not found', async () => {
    expect(await olga.get('/orders/SO-404')).toMatchObject({ status: 404, body: { error: 'not-found' } })
  })
})

describe('one item, one bin', () => {
  test('an item opens to its places, arrivals and movements', async () => {
    await shipOne(desk)
    await desk.submit({
      type: 'purchase-ordered',
      body: {
        purchase: 'PO-1',
        company: 'acme',
        number: 'PO-1',
        supplier: 'Bolts Ltd',
        expectedAt: noon + day,
        currency: 'EUR',
        rate: '1',
        lines: [{ id: 'PO-1-1', item: 'bolt', quantity: 40, unitPrice: '1.25' }],
      },
    })
    const found = await read<ItemDetail>('/items/bolt?warehouse=north')
    expect(found).toMatchObject({
      item: { sku: 'BOLT' },
      figures: { onHand: 6, allocated: 0, free: 6, coming: 40 },
      value: 750,
      currency: 'EUR',
      places: [{ place: { code: 'A-01-11', kind: 'bin' }, quantity: 6 }],
      arrivals: [{ number: 'PO-1', units: 40, expectedAt: noon + day }],
    })
    expect(found.movements).toHaveLength(4)
  })

  test('a bin opens to what lies in it, what stands there on plates, and who moved what', async () => {
    await desk.submit(stockOf(10, 'L:A-01-11', 1250), orderOf('SO-1'))
    await desk.submit({ type: 'release-orders', body: { orders: ['SO-1'], parts: false } })
    await desk.fromDevice('units-picked', pickOf('SO-1', await taskOf(desk, 'SO-1'), 4))
    await desk.fromDevice('plate-moved', { plate: 'tote-T-1', code: 'T-1', kind: 'tote', to: 'L:PACK-1' })
    const bench = await read<BinDetail>('/bins/PACK-1')
    expect(bench).toMatchObject({ contents: [], plates: [{ code: 'T-1', contents: [{ quantity: 4 }] }] })
    const face = await read<BinDetail>('/bins/A-01-11')
    expect(face.contents).toMatchObject([{ item: { sku: 'BOLT' }, quantity: 6, allocated: 0 }])
    expect(face.movements.map((each) => each.quantity)).toEqual([4, 10])
  })
})

describe('every number opens down to its scans', () => {
  test('from the trial balance over an account and an entry to the operation, person, device and scan', async () => {
    await shipOne(desk)
    const balance = await read<TrialBalance>('/ledger/balance?company=acme')
    expect(balance.accounts.map((row) => [row.account, row.balance])).toEqual([
      ['1100', 1690],
      ['1300', 750],
      ['3000', -1250],
      ['4000', -1200],
      ['4010', -490],
      ['5000', 500],
    ])
    // Shelves and ledger agree: 6 bolts at 1.25.
    expect(balance).toMatchObject({ debit: 2940, credit: 2940, goods: 750, until: '2026-01-01' })
    const cost = await read<EntryPage>('/ledger/entries?company=acme&account=5000')
    expect(cost).toMatchObject({ total: 1, sums: { debit: 500, credit: 0 }, currency: 'EUR' })
    expect(cost.rows).toMatchObject([
      {
        item: { sku: 'BOLT' },
        lines: [
          { account: '5000', amount: 500 },
          { account: '1300', amount: -500 },
        ],
        operation: { type: 'parcel-shipped', person: { name: 'maria' }, device: { name: 'HH-1' } },
      },
    ])
    const shipped = await read<OperationDetail>(`/operations/${cost.rows[0]?.operation?.id}`)
    expect(shipped.movements).toMatchObject([{ quantity: 4, to: { code: 'customer' } }])
    expect(shipped.entries).toHaveLength(2)
    const order = await read<OrderDetail>('/orders/SO-1')
    const pick = order.timeline.find((each) => each.type === 'units-picked')
    const picked = await read<OperationDetail>(`/operations/${pick?.id}`)
    expect(picked).toMatchObject({
      incarnation: 'i1',
      operation: { n: 1, scan: '4006381333931', learnedAt: noon + hour / 4 },
    })
  })

  test('a balance up to a day knows nothing of the days after', async () => {
    await desk.submit(stockOf(10, 'L:A-01-11', 1250))
    desk.clock.now += day
    await desk.submit(stockOf(2, 'L:A-01-11', 250))
    const inventory = async (until: string) =>
      (await read<TrialBalance>(`/ledger/balance?company=acme&until=${until}`)).accounts.find(
        (a) => a.account === '1300',
      )
    expect(await inventory('2026-01-01')).toMatchObject({ balance: 1250 })
    expect(await inventory('2026-01-02')).toMatchObject({ balance: 1500 })
    expect(await inventory('2025-12-31')).toBeUndefined()
    const later = await read<EntryPage>('/ledger/entries?company=acme&account=1300&from=2026-01-02')
    expect(later).toMatchObject({ total: 1, sums: { debit: 250 } })
    const all = await read<EntryPage>('/ledger/entries?company=acme')
    expect(all.rows.map((row) => row.postedOn)).toEqual(['2026-01-02', '2026-01-01'])
  })

  test('the books are closed to a lead', async () => {
    const lena = await desk.signIn('lena')
    expect(await lena.get('/ledger/balance?company=acme')).toMatchObject({ status: 403 })
    expect(await lena.get('/ledger/entries?company=acme')).toMatchObject({ status: 403 })
    await shipOne(desk)
    const order = await read<OrderDetail>('/orders/SO-1', lena)
    const placed = order.timeline.find((each) => each.type === 'order-placed')
    const opened = await read<OperationDetail>(`/operations/${placed?.id}`, lena)
    expect(opened).not.toHaveProperty('body')
    expect(opened).not.toHaveProperty('entries')
  })
})

describe('evidence', () => {
  test('an order picked twice shows both trails, with device time and the time it was learned', async () => {
    await desk.submit(stockOf(20, 'L:A-01-11', 2500), orderOf('SO-1'))
    await desk.submit({ type: 'release-orders', body: { orders: ['SO-1'], parts: false } })
    const task = await taskOf(desk, 'SO-1')
    desk.clock.now += hour
    await desk.fromDevice('units-picked', pickOf('SO-1', task, 4))
    desk.clock.now += hour
    await desk.fromDevice('units-picked', pickOf('SO-1', task, 4, 'T-2'), { device: 'hh-2', by: 'lena' })
    const [row] = (await read<ExceptionPage>('/exceptions?warehouse=north&kinds=picked-twice')).rows
    expect(row).toMatchObject({ order: { number: 'SO-1' }, value: 500, device: { name: 'HH-2' } })
    const found = await read<ExceptionDetail>(`/exceptions/${row?.exception.id}`)
    expect(found.order).toMatchObject({ number: 'SO-1' })
    const trails = Object.fromEntries(
      found.trails.map((trail) => [`${trail.person.name} ${trail.device.name}`, trail.steps]),
    )
    expect(trails['maria HH-1']).toMatchObject([{ type: 'units-picked', at: noon + hour, facts: { tote: 'T-1' } }])
    expect(trails['lena HH-2']).toMatchObject([
      { type: 'units-picked', learnedAt: noon + 2 * hour, rawAt: noon + 2 * hour - 90_000, facts: { tote: 'T-2' } },
    ])
  })

  test('a shelf below zero shows what the books say and who took from it', async () => {
    await desk.submit(stockOf(2, 'L:A-01-11', 250))
    desk.clock.now += hour
    await desk.fromDevice('goods-moved', { purpose: 'move', ...goods, quantity: 5, from: 'L:A-01-11', to: 'L:B-01-11' })
    const [row] = (await read<ExceptionPage>('/exceptions?warehouse=north')).rows
    const found = await read<ExceptionDetail>(`/exceptions/${row?.exception.id}`)
    expect(found).toMatchObject({
      exception: { exception: { kind: 'negative-stock' }, place: { code: 'A-01-11' } },
      books: { quantity: -3, place: 'L:A-01-11', item: 'bolt', owner: 'acme' },
      operation: { type: 'goods-moved' },
    })
    expect(found.trails.flatMap((trail) => trail.steps.map((step) => step.type)).toSorted()).toEqual([
      'goods-moved',
      'stock-opened',
    ])
  })
})

describe('purchases and people', () => {
  test('a purchase opens to its lines, prices and what was received', async () => {
    const line = { id: 'PO-1-1', item: 'bolt', quantity: 40, unitPrice: '1.255' }
    const body = {
      purchase: 'PO-1',
      company: 'acme',
      number: 'PO-1',
      supplier: 'Bolts Ltd',
      expectedAt: noon,
      lines: [line],
    }
    await desk.submit({ type: 'purchase-ordered', body: { ...body, currency: 'EUR', rate: '1' } })
    await desk.fromDevice('goods-received', {
      receipt: 'r',
      purchase: 'PO-1',
      line: 'PO-1-1',
      ...goods,
      quantity: 42,
      to: 'L:DOCK-1',
    })
    const found = await read<PurchaseDetail>('/purchases/PO-1')
    expect(found).toMatchObject({
      lines: [{ item: { sku: 'BOLT' }, ordered: 40, received: 42, unitPrice: '1.255', amount: 5020 }],
      currency: 'EUR',
    })
    expect(found.timeline.map((each) => each.type)).toEqual(['goods-received', 'purchase-ordered'])
    expect(found.exceptions.map((each) => each.exception.kind)).toContain('over-received')
    expect(found.exceptions[0]?.purchase).toEqual({ id: 'PO-1', number: 'PO-1' })
  })

  test('people are listed by name with when they were last seen; nothing that proves who they are', async () => {
    await desk.store.people.noteSeen('maria', 'north', noon - hour)
    const page = await read<PersonPage>('/people')
    expect(page.rows.map((row) => row.person.name)).toEqual(['ada', 'boris', 'lena', 'maria', 'olga', 'sven'])
    expect(page.rows[3]).toMatchObject({ person: { roles: ['picker'] }, seenAt: noon - hour })
    expect(JSON.stringify(page)).not.toMatch(/hash|salt|rights/)
  })
})
