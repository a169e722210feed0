import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DevicePage, Found, Pulse, Today } from '../../shared/protocol/desk/house.ts'
import type { BinPage, ItemPage, MovementPage } from '../../shared/protocol/desk/stock.ts'
import type {
  CountPage,
  ExceptionPage,
  OrderDetail,
  OrderPage,
  PurchasePage,
  ReturnPage,
} from '../../shared/protocol/desk/work.ts'
import { day } from '../../shared/values/time.ts'
import { item } from '../apply/fixture.ts'
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

const purchase = (number: string, expectedAt: number, quantity = 10) => ({
  type: 'purchase-ordered' as const,
  body: {
    purchase: number,
    company: 'acme',
    number,
    supplier: 'Bolts Ltd',
    expectedAt,
    currency: 'EUR',
    rate: '1',
    lines: [{ id: `${number}-1`, item: 'bolt', quantity, unitPrice: '1.25' }],
  },
})

describe('orders', () => {
  const numbers = (page: OrderPage) => page.rows.map((row) => row.order.number)

  beforeEach(async () => {
    await desk.submit(
      orderOf('SO-3', { shipBy: noon + 3 * hour, quantity: 1 }),
      orderOf('SO-1', { shipBy: noon + hour, quantity: 2 }),
      orderOf('SO-2', { shipBy: noon + 2 * hour, quantity: 4 }),
      orderOf('WEB-9', { shipBy: noon - hour, quantity: 8 }),
    )
    await desk.submit({ type: 'cancel-order', body: { order: 'SO-2', reason: 'not wanted' } })
  })

  test('come by ship-by time, with the count and units of all that was found', async () => {
    const page = await read<OrderPage>('/orders?warehouse=north')
    expect(numbers(page)).toEqual(['WEB-9', 'SO-1', 'SO-2', 'SO-3'])
    // The cancelled order has no units left.
    expect(page).toMatchObject({ total: 4, sums: { units: 11 }, states: { waiting: 3, cancelled: 1, shipped: 0 } })
  })

  test('are filtered by state and time; counts by state stay those of the other filters', async () => {
    const page = await read<OrderPage>(`/orders?warehouse=north&states=waiting,held&dueFrom=${noon}&sort=-shipBy`)
    expect(numbers(page)).toEqual(['SO-3', 'SO-1'])
    expect(page).toMatchObject({ total: 2, sums: { units: 3 }, states: { waiting: 2, cancelled: 1 } })
    const due = await read<OrderPage>(`/orders?warehouse=north&dueUntil=${noon + 2 * hour}`)
    expect(numbers(due)).toEqual(['WEB-9', 'SO-1'])
  })

  test('due today and late are reckoned by the clock of the server and the zone of the warehouse', async () => {
    await desk.submit(orderOf('SO-7', { shipBy: noon + 12 * hour - 1 }), orderOf('SO-8', { shipBy: noon + 12 * hour }))
    const today = numbers(await read<OrderPage>('/orders?warehouse=north&due=today'))
    expect(today).toEqual(['WEB-9', 'SO-1', 'SO-2', 'SO-3', 'SO-7'])
    expect(numbers(await read<OrderPage>('/orders?warehouse=north&due=late'))).toEqual(['WEB-9'])
  })

  test('are found by how their number begins, in any letters', async () => {
    expect(numbers(await read<OrderPage>('/orders?warehouse=north&q=so-'))).toEqual(['SO-1', 'SO-2', 'SO-3'])
    expect(numbers(await read<OrderPage>('/orders?warehouse=north&q=WEB'))).toEqual(['WEB-9'])
    expect(numbers(await read<OrderPage>('/orders?warehouse=north&q=%25'))).toEqual([])
  })

  test('come in pages that never overlap, while sums stay those of the whole', async () => {
    const first = await read<OrderPage>('/orders?warehouse=north&sort=-units&limit=3')
    const second = await read<OrderPage>('/orders?warehouse=north&sort=-units&limit=3&offset=3')
    expect([...numbers(first), ...numbers(second)]).toEqual(['WEB-9', 'SO-1', 'SO-3', 'SO-2'])
    expect(second).toMatchObject({ total: 4, sums: { units: 11 }, limit: 3, offset: 3 })
  })

  test.each([
    ['more rows than an answer may hold', 'limit=501'],
    ['no rows', 'limit=0'],
    ['an order by what is no column', 'sort=body'],
    ['a state that is none', 'states=lost'],
    ['a filter that is none', 'colour=red'],
    ['a time that is none', 'dueFrom=yesterday'],
  ])('%s can not be asked for', async (_what, query) => {
    expect(await olga.get(`/orders?warehouse=north&${query}`)).toMatchObject({
      status: 400,
      body: { error: 'unreadable' },
    })
  })

  test('of another warehouse are not shown', async () => {
    const sven = await desk.signIn('sven')
    expect(await sven.get('/orders?warehouse=north')).toMatchObject({ status: 403 })
    expect(await sven.get('/orders/SO-1')).toMatchObject({ status: 404 })
    expect(await (await desk.signIn('boris')).get('/orders?warehouse=north')).toMatchObject({ status: 200 })
  })
})

describe('stock by item', () => {
  beforeEach(async () => {
    await desk.submit(
      { type: 'item-saved', body: { ...item('nut', '4006381333948'), name: 'Гайка M8' } },
      { type: 'item-saved', body: item('ghost', '4006381333955') },
      stockOf(10, 'L:A-01-11', 1250),
      stockOf(20, 'L:B-01-11', 2500),
      { type: 'stock-opened', body: { ...goods, item: 'nut', quantity: 7, place: 'L:A-01-11', value: 70 } },
      { type: 'stock-opened', body: { ...goods, status: 'quarantine', quantity: 5, place: 'L:DOCK-1', value: 625 } },
      orderOf('SO-1', { quantity: 6 }),
      purchase('PO-1', noon + day, 40),
    )
    await desk.submit({ type: 'release-orders', body: { orders: ['SO-1'], parts: false } })
  })

  test('says what is on hand, promised, free, coming and worth', async () => {
    const page = await read<ItemPage>('/items?warehouse=north')
    // 10 + 20 + 5 on hand; 6 promised; the quarantined 5 are not free; 12.50 + 25.00 + 6.25 of value.
    expect(page.rows).toMatchObject([
      { sku: 'BOLT', onHand: 35, allocated: 6, free: 24, coming: 40, value: 4375, currency: 'EUR' },
      { sku: 'NUT', onHand: 7, allocated: 0, free: 7, coming: 0, value: 70 },
    ])
    expect(page).toMatchObject({
      total: 2,
      sums: { onHand: 42, allocated: 6, free: 31, value: [{ currency: 'EUR', value: 4445 }] },
    })
  })

  test('picked units in a tote stay on hand and promised, and are not free', async () => {
    await desk.fromDevice('units-picked', pickOf('SO-1', await taskOf(desk, 'SO-1'), 4))
    const page = await read<ItemPage>('/items?warehouse=north&q=bolt')
    expect(page.rows).toMatchObject([{ onHand: 35, allocated: 6, free: 24 }])
  })

  test('items are found by part of name, SKU or barcode; without stock only where asked', async () => {
    const skus = async (query: string) =>
      (await read<ItemPage>(`/items?warehouse=north&${query}`)).rows.map((r) => r.sku)
    expect(await skus('q=%D0%93%D0%90%D0%99%D0%9A')).toEqual(['NUT'])
    expect(await skus('q=6381333931')).toEqual(['BOLT'])
    expect(await skus('q=_')).toEqual([])
    expect(await skus('q=ghost')).toEqual([])
    expect(await skus('q=ghost&show=all')).toEqual(['GHOST'])
    expect(await skus('show=all&sort=-onHand')).toEqual(['BOLT', 'NUT', 'GHOST'])
  })

  test('what is below zero is told apart', async () => {
    await desk.fromDevice('goods-moved', {
      purpose: 'move',
      ...goods,
      item: 'nut',
      quantity: 9,
      from: 'L:A-01-11',
      to: 'L:B-01-11',
    })
    const page = await read<ItemPage>('/items?warehouse=north&show=wrong')
    expect(page.rows.map((row) => row.sku)).toEqual([])
    await desk.submit({
      type: 'stock-written-off',
      body: { ...goods, item: 'nut' as never, quantity: 9 as never, from: 'L:B-01-11' as never, reason: 'broken' },
    })
    expect((await read<ItemPage>('/items?warehouse=north&show=wrong')).rows).toMatchObject([{ sku: 'NUT', onHand: -2 }])
  })

  test('a lead sees quantities and no money', async () => {
    const page = await read<ItemPage>('/items?warehouse=north', await desk.signIn('lena'))
    expect(page.rows[0]).not.toHaveProperty('value')
    expect(page.sums).not.toHaveProperty('value')
  })
})

describe('stock by bin', () => {
  test('shows what lies where, by code and type, full or empty', async () => {
    await desk.submit(stockOf(10, 'L:A-01-11', 1250), stockOf(3, 'L:DOCK-1', 300))
    const page = await read<BinPage>('/bins?warehouse=north')
    expect(page.rows.map((row) => [row.location.code, row.contents.map((each) => each.quantity)])).toEqual([
      ['A-01-11', [10]],
      ['DOCK-1', [3]],
    ])
    expect(page).toMatchObject({ total: 2, sums: { units: 13 }, types: { 'pick-face': 1, dock: 1 } })
    const codes = async (query: string) =>
      (await read<BinPage>(`/bins?warehouse=north&${query}`)).rows.map((row) => row.location.code)
    expect(await codes('show=empty')).toEqual(['B-01-11', 'PACK-1', 'STAGE-1'])
    expect(await codes('show=all&q=a-01')).toEqual(['A-01-11'])
    expect(await codes('show=all&types=reserve,stage')).toEqual(['B-01-11', 'STAGE-1'])
  })
})

describe('movements', () => {
  test('are found by item, place, order, person and device, newest first', async () => {
    await shipOne(desk)
    const units = async (query: string) =>
      (await read<MovementPage>(`/movements?warehouse=north&${query}`)).rows.map(
        (row) => `${row.quantity} ${row.from.code} > ${row.to.code}`,
      )
    expect(await units('order=SO-1')).toEqual(['4 C-1 > customer', '4 T-1 > C-1', '4 A-01-11 > T-1'])
    expect(await units('place=L:A-01-11')).toEqual(['4 A-01-11 > T-1', '10 opening > A-01-11'])
    expect(await units('item=bolt&sort=at&limit=2')).toEqual(['10 opening > A-01-11', '4 A-01-11 > T-1'])
    expect(await units('device=hh-1&person=maria&limit=1')).toEqual(['4 C-1 > customer'])
    expect(await units(`until=${noon + 1}`)).toEqual(['10 opening > A-01-11'])
    expect(await units('order=SO-404')).toEqual([])
    expect(await units('days=1')).toHaveLength(4)
    desk.clock.now += day
    expect(await units('days=1')).toEqual([])
    expect(await units('days=2')).toHaveLength(4)
    desk.clock.now -= day
    const page = await read<MovementPage>('/movements?warehouse=north&device=hh-1')
    expect(page).toMatchObject({ total: 3, sums: { units: 12 } })
    expect(page.rows[2]).toMatchObject({ type: 'units-picked', person: { name: 'maria' }, device: { name: 'HH-1' } })
  })
})

describe('returns', () => {
  test('are told with their order, what became of them and the credit; the order has the same', async () => {
    await shipOne(desk)
    const [line] = (await read<OrderDetail>('/orders/SO-1')).lines
    const back = { ...goods, order: 'SO-1', line: line?.id, quantity: 1, to: 'L:A-01-11' }
    await desk.fromDevice('goods-returned', { ...back, disposition: 'restock', reason: 'as-new' })
    desk.clock.now += hour
    await desk.fromDevice('goods-returned', {
      ...goods,
      quantity: 2,
      disposition: 'scrap',
      to: 'L:A-01-11',
      code: '1Z9',
    })
    const page = await read<ReturnPage>('/returns?warehouse=north')
    expect(page).toMatchObject({ total: 2, sums: { units: 3 } })
    expect(page.rows).toMatchObject([
      { quantity: 2, disposition: 'scrap', code: '1Z9', undone: false },
      { quantity: 1, order: { number: 'SO-1' }, disposition: 'restock', reason: 'as-new', to: { code: 'A-01-11' } },
    ])
    // Four bolts at 3.00 were invoiced.
    expect(page.rows[1]?.credit).toEqual({ number: 'CN-000001', amount: 300, currency: 'EUR' })
    expect(page.rows[0]?.credit).toBeUndefined()
    const order = await read<OrderDetail>('/orders/SO-1')
    expect(order.returns).toEqual([page.rows[1]])
    desk.clock.now += 2 * day
    expect(await read<ReturnPage>('/returns?warehouse=north&days=1')).toMatchObject({ total: 0, sums: { units: 0 } })
  })

  test('that were taken back stay, and count no more', async () => {
    await shipOne(desk)
    const body = { ...goods, quantity: 2, disposition: 'restock', to: 'L:A-01-11' }
    const { acks } = await desk.fromDevice('goods-returned', body)
    await desk.fromDevice('operation-reversed', { of: acks[0]?.id })
    const page = await read<ReturnPage>('/returns?warehouse=north')
    expect(page).toMatchObject({ total: 1, sums: { units: 0 }, rows: [{ quantity: 2, undone: true }] })
  })
})

describe('counts', () => {
  test('are told with what the books did, those that agree too', async () => {
    await desk.submit(stockOf(10, 'L:A-01-11', 1250))
    const count = (counted: number) => desk.fromDevice('quant-counted', { place: 'L:A-01-11', ...goods, counted })
    for (const counted of [10, 7, 8]) {
      desk.clock.now += hour
      await count(counted)
    }
    const page = await read<CountPage>('/counts?warehouse=north')
    expect(page).toMatchObject({ total: 3, sums: { adjusted: -2, disputed: 0 } })
    expect(page.rows.map(({ counted, adjusted, state }) => [counted, adjusted, state])).toEqual([
      [8, 1, 'adjusted'],
      [7, -3, 'adjusted'],
      [10, 0, 'agreed'],
    ])
    expect(page.rows[0]).toMatchObject({ place: { code: 'A-01-11' }, item: { sku: 'BOLT' }, person: { name: 'maria' } })
  })
})

describe('contradictions', () => {
  test('are listed with what they are about and what the units cost', async () => {
    await desk.submit(stockOf(10, 'L:A-01-11', 1250))
    desk.clock.now += hour
    await desk.fromDevice('quant-counted', { place: 'L:A-01-11', ...goods, counted: 7 })
    await desk.fromDevice('code-reported', { code: 'XYZ', job: 'receive' })
    const page = await read<ExceptionPage>('/exceptions?warehouse=north')
    expect(page.rows.map((row) => row.exception.kind).toSorted()).toEqual(['count-differs', 'unknown-code'])
    // Three bolts at 1.25 are missing.
    expect(page.rows.find((row) => row.exception.kind === 'count-differs')).toMatchObject({
      item: { sku: 'BOLT' },
      place: { code: 'A-01-11', type: 'pick-face' },
      person: { name: 'maria' },
      device: { name: 'HH-1' },
      value: 375,
    })
    expect(page).toMatchObject({ total: 2, open: 2, oldestAt: noon + hour, sums: { value: 375 } })
    const kinds = await read<ExceptionPage>('/exceptions?warehouse=north&kinds=unknown-code')
    expect(kinds).toMatchObject({ total: 1, open: 2 })
    await olga.post('/operations', {
      operations: [
        {
          id: desk.id(),
          type: 'exception-resolved',
          body: { exception: kinds.rows[0]?.exception.id, resolution: 'named' },
          warehouse: 'north',
        },
      ],
    })
    expect(await read<ExceptionPage>('/exceptions?warehouse=north')).toMatchObject({ total: 1, open: 1 })
    expect((await read<ExceptionPage>('/exceptions?warehouse=north&state=resolved')).rows).toMatchObject([
      { exception: { resolution: 'named' }, resolvedBy: { name: 'olga' } },
    ])
  })
})

describe('purchases and devices', () => {
  test('purchases come by when they are expected, with what was received', async () => {
    await desk.submit(purchase('PO-2', noon + day), purchase('PO-1', noon + hour))
    await desk.fromDevice('goods-received', {
      receipt: 'r',
      purchase: 'PO-1',
      line: 'PO-1-1',
      ...goods,
      quantity: 4,
      to: 'L:DOCK-1',
    })
    const page = await read<PurchasePage>('/purchases?warehouse=north')
    expect(page.rows).toMatchObject([{ number: 'PO-1', state: 'part-received', received: 4 }, { number: 'PO-2' }])
    expect(page).toMatchObject({ total: 2, sums: { units: 20, received: 4 }, states: { open: 1, 'part-received': 1 } })
    expect((await read<PurchasePage>('/purchases?warehouse=north&q=po-2')).total).toBe(1)
  })

  test('a device that falls silent with work in hand is told apart from one that rests', async () => {
    await desk.submit(stockOf(10, 'L:A-01-11', 1250), orderOf('SO-1'))
    await desk.submit({ type: 'release-orders', body: { orders: ['SO-1'], parts: false } })
    await desk.fromDevice('claim-work', { order: 'SO-1', give: false })
    const move = { purpose: 'move', ...goods, quantity: 1, from: 'L:A-01-11', to: 'L:B-01-11' }
    await desk.fromDevice('goods-moved', move, { device: 'hh-2', waiting: { count: 14, oldestAt: noon - 5000 } })
    expect((await read<DevicePage>('/devices?warehouse=north')).rows).toMatchObject([
      { name: 'HH-1', state: 'working', orders: 1, ordersUnits: 4, lastPerson: { name: 'maria' }, operations: 1 },
      { name: 'HH-2', state: 'working', unsent: 14, unsentOldestAt: noon - 5000, heardAt: noon },
    ])
    desk.clock.now += 11 * 60_000
    const page = await read<DevicePage>('/devices?warehouse=north&show=silent')
    expect(page.rows.map((row) => [row.name, row.state])).toEqual([
      ['HH-1', 'silent'],
      ['HH-2', 'silent'],
    ])
    expect(page.sums).toEqual({ unsent: 14, silent: 2 })
    await desk.fromDevice('goods-moved', move, { device: 'hh-2' })
    desk.clock.now += 11 * 60_000
    const later = await read<DevicePage>('/devices?warehouse=north')
    expect(later.rows.map((row) => row.state)).toEqual(['silent', 'resting'])
    await desk.submit({ type: 'device-revoked', body: { id: 'hh-1' } })
    expect((await read<DevicePage>('/devices?warehouse=north')).rows.map((row) => row.name)).toEqual(['HH-2'])
    expect((await read<DevicePage>('/devices?warehouse=north&show=revoked')).rows).toMatchObject([{ state: 'revoked' }])
  })
})

describe('the day', () => {
  test('counts what is due, late, contradicted, silent and expected, from rows alone', async () => {
    await shipOne(desk)
    await desk.submit(
      orderOf('SO-2', { shipBy: noon - hour }),
      orderOf('SO-3', { shipBy: noon + 2 * hour }),
      orderOf('SO-4', { shipBy: noon + day }),
      orderOf('SO-5', { shipBy: noon - 3 * day }),
      purchase('PO-1', noon - hour),
      purchase('PO-2', noon + 6 * hour),
      purchase('PO-3', noon + 2 * day),
    )
    await desk.fromDevice('code-reported', { code: 'XYZ', job: 'receive' }, { waiting: { count: 2, oldestAt: noon } })
    const today = await read<Today>('/today?warehouse=north')
    expect(today).toMatchObject({
      day: '2026-01-01',
      dayEndsAt: noon + 12 * hour,
      // SO-5 is from another day and still open: it is to leave today all the same.
      due: { total: 4, states: { waiting: 3, shipped: 1 } },
      late: { count: 2, oldestAt: noon - 3 * day },
      held: 0,
      exceptions: { count: 1, value: 0 },
      unsent: { operations: 2, devices: 1, oldestAt: noon },
      receipts: { count: 2, overdue: 1 },
      shipped: { parcels: 1 },
      silent: [],
    })
    expect(today.shipped.hours).toHaveLength(24)
    expect(today.shipped.hours[12]).toEqual({ from: noon, parcels: 1 })
    expect(await read<Pulse>('/pulse?warehouse=north')).toMatchObject({
      openOrders: 4,
      openExceptions: 1,
      duePurchases: 2,
      silentDevices: 0,
    })
  })

  test('anything is found by a few letters', async () => {
    await desk.submit(orderOf('SO-1'), purchase('PO-1', noon))
    const found = async (q: string) =>
      (await read<Found>(`/find?warehouse=north&q=${q}`)).found.map((each) => `${each.kind} ${each.code}`)
    expect(await found('so-1')).toEqual(['order SO-1'])
    expect(await found('po')).toEqual(['purchase PO-1'])
    expect(await found('bol')).toEqual(['item BOLT'])
    expect(await found('a-01')).toEqual(['bin A-01-11'])
    expect(await found('hh')).toEqual(['device HH-1', 'device HH-2'])
    expect(await found('olg')).toEqual(['person B-olga'])
  })
})
