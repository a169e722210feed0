import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ExchangeRequest, maxRows } from '../../shared/protocol/exchange.ts'
import { tenant } from '../store/store.ts'
import { verify } from '../store/verify.ts'
import { type Firm, goods, noon, openFirm } from './fixture.ts'

let firm: Firm

beforeEach(async () => {
  firm = await openFirm()
})

afterEach(async () => {
  expect(await verify(firm.store.db, tenant)).toEqual([])
  await firm.store.close()
})

const hour = 3_600_000

async function balances(): Promise<Record<string, number>> {
  const rows = await firm.store.db.selectFrom('account_total').select(['account', 'debit', 'credit']).execute()
  const sums: Record<string, number> = {}
  for (const row of rows) sums[row.account] = (sums[row.account] ?? 0) + row.debit - row.credit
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0))
}

async function order(number: string, quantity: number, net: number) {
  return firm.submit({
    type: 'order-placed',
    body: {
      order: number,
      company: 'acme',
      number,
      channel: 'web',
      placedAt: firm.clock.now,
      shipBy: firm.clock.now + hour,
      priority: 5,
      currency: 'EUR',
      customer: { id: 'c1', name: 'Liga', country: 'LV' },
      shipTo: { name: 'Liga', lines: ['Street 1'], country: 'LV' },
      lines: [{ id: `${number}-1`, item: 'bolt', quantity, unitPrice: '3.00', net }],
      charges: [{ account: '4010', amount: 490 }],
    },
  })
}

function push(
  n: number,
  type: string,
  body: unknown,
  more: Partial<ExchangeRequest> = {},
  id = `op-${n}`,
): ExchangeRequest {
  firm.clock.now += 1000
  return {
    protocol: 1,
    rows: 1,
    epoch: firm.applier.epoch,
    stream: { device: 'hh-1', incarnation: 'i1' },
    acked: n - 1,
    cursors: {},
    operations: [
      { id, n, type, v: 1, at: firm.clock.now, rawAt: firm.clock.now, by: 'maria', warehouse: 'north', body },
    ],
    waiting: { count: 0 },
    ...more,
  }
}

async function quantityAt(place: string): Promise<number> {
  const rows = await firm.store.rows.byIndex('quantsAt', [place])
  return rows.reduce((sum, each) => sum + (each.row as { quantity: number }).quantity, 0)
}

describe('one order through the house', () => {
  test('receive, put away, pick, pack, ship: stock and books agree with a sum worked out by hand', async () => {
    await firm.submit({
      type: 'purchase-ordered',
      body: {
        purchase: 'po-1',
        company: 'acme',
        number: 'PO-1',
        supplier: 'Bolts Ltd',
        expectedAt: firm.clock.now,
        currency: 'EUR',
        rate: '1',
        lines: [{ id: 'po-1-1', item: 'bolt', quantity: 10, unitPrice: '1.25' }],
      },
    })
    await order('SO-1', 4, 1200)
    const receive = { receipt: 'r1', purchase: 'po-1', line: 'po-1-1', ...goods, quantity: 10, to: 'L:DOCK-1' }
    expect((await firm.applier.exchange(push(1, 'goods-received', receive))).acks).toMatchObject([
      // Maria is a picker: the goods are there all the same, and somebody is told.
      { n: 1, outcome: 'exception' },
    ])
    const move = { purpose: 'put-away', ...goods, quantity: 10, from: 'L:DOCK-1', to: 'L:A-01-11' }
    expect((await firm.applier.exchange(push(2, 'goods-moved', move))).acks).toMatchObject([{ outcome: 'applied' }])
    expect(
      (await firm.submit({ type: 'release-orders', body: { orders: ['SO-1'], parts: false } })).acks,
    ).toMatchObject([{ outcome: 'applied' }])
    const task = (await firm.store.rows.byIndex('tasksOfOrder', ['SO-1']))[0]?.row as { id: string }
    const pick = {
      order: 'SO-1',
      line: 'SO-1-1',
      task: task.id,
      ...goods,
      quantity: 4,
      from: 'L:A-01-11',
      tote: { id: 'tote-1', code: 'T-1' },
    }
    expect((await firm.applier.exchange(push(3, 'units-picked', pick))).acks).toMatchObject([{ outcome: 'applied' }])
    const lines = [{ line: 'SO-1-1', ...goods, quantity: 4 }]
    const pack = {
      shipment: 'sh-1',
      order: 'SO-1',
      number: 'SO-1/1',
      carton: 'M2',
      plate: { id: 'carton-1', code: 'C-1' },
      at: 'L:PACK-1',
      lines: lines.map((line) => ({ ...line, from: 'P:tote-1' })),
    }
    await firm.applier.exchange(push(4, 'parcel-packed', pack))
    const ship = {
      shipment: 'sh-1',
      order: 'SO-1',
      number: 'SO-1/1',
      lines: lines.map((line) => ({ ...line, from: 'P:carton-1' })),
    }
    const answer = await firm.applier.exchange(push(5, 'parcel-shipped', ship))
    expect(answer.acks).toMatchObject([{ n: 5, outcome: 'applied' }])
    expect(answer.expected).toBe(6)
    expect((await firm.store.rows.byIds('order', ['SO-1']))[0]?.row).toMatchObject({ state: 'shipped', shipped: 4 })
    expect(await quantityAt('L:A-01-11')).toBe(6)
    // 10 × 1.25 in; 4 of them out; 12.00 for the goods and 4.90 for the way.
    expect(await balances()).toEqual({
      '1300': 750,
      '2050': -1250,
      '5000': 500,
      '1100': 1690,
      '4000': -1200,
      '4010': -490,
    })
  })
})

describe('a step taken back', () => {
  const receive = { receipt: 'r1', ...goods, quantity: 10, to: 'L:DOCK-1' }
  const open = { ...goods, quantity: 10, place: 'L:A-01-11', value: 1000 }

  test('in the same exchange or a later one: units and money are as if it had never been', async () => {
    await firm.submit({ type: 'stock-opened', body: open })
    const off = { ...goods, quantity: 4, from: 'L:A-01-11', reason: 'broken' }
    await firm.submit(
      { type: 'stock-written-off', body: off, id: 'off-1' },
      { type: 'operation-reversed', body: { of: 'off-1' } },
    )
    expect(await quantityAt('L:A-01-11')).toBe(10)
    await firm.submit({ type: 'stock-written-off', body: off, id: 'off-2' })
    expect(await balances()).toEqual({ '1300': 600, '3000': -1000, '5110': 400 })
    await firm.submit({ type: 'operation-reversed', body: { of: 'off-2' } })
    expect(await quantityAt('L:A-01-11')).toBe(10)
    expect(await balances()).toEqual({ '1300': 1000, '3000': -1000 })
  })

  test('by its own device, offline, with a second undo of the same step behind it', async () => {
    const first = push(1, 'goods-received', receive)
    const second = push(2, 'operation-reversed', { of: 'op-1' })
    const third = push(3, 'operation-reversed', { of: 'op-1' })
    const operations = [first, second, third].flatMap((request) => request.operations)
    const answer = await firm.applier.exchange({ ...third, acked: 0, operations })
    expect(answer.acks.map(({ outcome }) => outcome)).toEqual(['exception', 'applied', 'applied'])
    expect(await quantityAt('L:DOCK-1')).toBe(0)
    expect(await firm.store.rows.byIndex('exceptionsOfOperation', ['op-1'])).toMatchObject([
      { row: { state: 'resolved', resolution: 'undone' } },
      { row: { state: 'resolved', resolution: 'undone' } },
    ])
  })

  test('of a step that the server holds back: it takes no effect, then or later', async () => {
    const off = { ...goods, quantity: 1, from: 'L:A-01-11', reason: 'broken' }
    await firm.applier.exchange(push(1, 'stock-written-off', off))
    expect((await firm.applier.exchange(push(2, 'operation-reversed', { of: 'op-1' }))).acks).toMatchObject([
      { outcome: 'applied' },
    ])
    expect(await quantityAt('L:A-01-11')).toBe(0)
    expect((await firm.store.rows.byIds('reversal', ['op-1']))[0]?.row).toMatchObject({ operation: 'op-2' })
  })
})

describe('streams', () => {
  beforeEach(async () => {
    await firm.submit({ type: 'stock-opened', body: { ...goods, quantity: 100, place: 'L:DOCK-1', value: 12500 } })
  })

  const move = { purpose: 'move', ...goods, quantity: 1, from: 'L:DOCK-1', to: 'L:A-01-11' }

  test('the same operation sent again changes nothing and gets the same answer', async () => {
    const first = await firm.applier.exchange(push(1, 'goods-moved', move))
    const again = await firm.applier.exchange(push(1, 'goods-moved', move))
    expect(again.acks).toEqual(first.acks)
    expect(await quantityAt('L:A-01-11')).toBe(1)
  })

  test('F21 impatient taps book it several times: sent five times it is one operation, one line of history, no error', async () => {
    const request = push(1, 'goods-moved', { ...move, quantity: 100 })
    const answers = await Promise.all(Array.from({ length: 5 }, () => firm.applier.exchange(request)))
    for (const { acks } of answers) expect(acks).toEqual([{ n: 1, id: 'op-1', outcome: 'applied' }])
    expect(await quantityAt('L:DOCK-1')).toBe(0)
    const lines = await firm.store.db.selectFrom('movement').selectAll().where('operation', '=', 'op-1').execute()
    expect(lines).toHaveLength(1)
  })

  test('at a gap nothing beyond it is taken', async () => {
    const answer = await firm.applier.exchange(push(3, 'goods-moved', move))
    expect(answer).toMatchObject({ acks: [], expected: 1 })
    expect(await quantityAt('L:A-01-11')).toBe(0)
  })

  test('a number used by another operation is a copied device: it must take a new incarnation, then its work lands', async () => {
    await firm.applier.exchange(push(1, 'goods-moved', move, {}, 'first'))
    const forked = await firm.applier.exchange(push(1, 'goods-moved', move, {}, 'second'))
    expect(forked.fork).toBe(true)
    const stream = { device: 'hh-1', incarnation: 'i2' }
    const after = await firm.applier.exchange(push(1, 'goods-moved', move, { stream }, 'second'))
    expect(after.acks).toMatchObject([{ outcome: 'applied' }])
    expect(await quantityAt('L:A-01-11')).toBe(2)
    // The step that showed it may be taken back: the device stays a copied one.
    await firm.applier.exchange(push(2, 'operation-reversed', { of: 'second' }, { stream }))
    const [told] = await firm.store.rows.byIndex('exceptionsOf', ['device:hh-1'])
    expect(told?.row).toMatchObject({ kind: 'device-copied', state: 'open' })
  })

  test('the same id with another body is held with its data, and what follows goes on', async () => {
    await firm.applier.exchange(push(1, 'goods-moved', move, {}, 'same'))
    const answer = await firm.applier.exchange(push(2, 'goods-moved', { ...move, quantity: 9 }, {}, 'same'))
    expect(answer.acks).toMatchObject([{ n: 2, outcome: 'held', code: 'same-id' }])
    expect((await firm.applier.exchange(push(3, 'goods-moved', move))).acks).toMatchObject([{ outcome: 'applied' }])
    expect(await quantityAt('L:A-01-11')).toBe(2)
  })

  test.each([
    ['an unknown type', 'goods-teleported', move, 'unknown-type'],
    ['a body that is no body', 'goods-moved', { quantity: 'many' }, 'unreadable'],
    ['a negative quantity', 'goods-moved', { ...move, quantity: -5 }, 'unreadable'],
  ])('%s is held and blocks nothing behind it', async (_what, type, body, code) => {
    expect((await firm.applier.exchange(push(1, type, body))).acks).toMatchObject([{ outcome: 'held', code }])
    expect((await firm.applier.exchange(push(2, 'goods-moved', move))).acks).toMatchObject([{ outcome: 'applied' }])
  })

  test('money by a person without the right is held; a lost number is void and becomes an exception', async () => {
    const off = { ...goods, quantity: 1, from: 'L:A-01-11', reason: 'broken' }
    expect((await firm.applier.exchange(push(1, 'stock-written-off', off))).acks).toMatchObject([
      { outcome: 'held', code: 'no-right' },
    ])
    const lost = await firm.applier.exchange({ ...push(2, '', {}), operations: [{ n: 2, void: true }] })
    expect(lost).toMatchObject({ acks: [{ n: 2 }], expected: 3 })
    const open = await firm.store.rows.byIndex('exceptionsOf', ['device:hh-1'])
    expect(open.map((each) => (each.row as { kind: string }).kind)).toEqual(['work-lost'])
  })

  test.each([
    ['1970', 5],
    ['2099', Date.UTC(2099, 0)],
  ])('a clock that says %s is not believed beyond what is possible', async (_year, at) => {
    const request = push(1, 'goods-moved', move)
    const operation = { ...request.operations[0], at, rawAt: at } as ExchangeRequest['operations'][number]
    await firm.applier.exchange({ ...request, operations: [operation] })
    const [stored] = await firm.store.operations.inStream('hh-1', 'i1', 1, 1)
    expect(stored?.at).toBeGreaterThanOrEqual(noon)
    expect(stored?.at).toBeLessThanOrEqual(firm.clock.now)
    expect(stored?.raw_at).toBe(at)
  })
})

describe('pull', () => {
  test('a first copy brings every row of the scopes, and a later pull only what changed', async () => {
    const first = await firm.applier.exchange({
      ...push(1, 'plate-moved', {}),
      operations: [],
      cursors: { tenant: 0, 'w:north': 0 },
    })
    expect(first.rows.map((row) => row.kind).sort()).toContain('location')
    expect(first.more).toBe(false)
    const { tenant: t = 0, 'w:north': w = 0 } = first.cursors
    const move = { purpose: 'move', ...goods, quantity: 1, from: 'L:DOCK-1', to: 'L:A-01-11' }
    const next = await firm.applier.exchange(push(1, 'goods-moved', move, { cursors: { tenant: t, 'w:north': w } }))
    expect(next.rows.map((row) => row.kind).sort()).toEqual(['exception', 'quant', 'quant']) // below zero at the dock: nobody received it
    expect(next.cursors['w:north']).toBeGreaterThan(w)
  })

  test('a copy of several pages says how much is still to come, and that much comes', async () => {
    const item = (await firm.store.rows.byIds('item', ['bolt']))[0]?.row
    const ids = Array.from({ length: maxRows + 10 }, (_, n) => `item-${n}`)
    const changes = ids.map((id) => ({ kind: 'item' as const, id, row: { ...item, id, sku: id } as never }))
    await firm.store.transaction((view) => view.rows.write(changes, () => null))
    const ask = (cursors: Readonly<Record<string, number>>) =>
      firm.applier.exchange({ ...push(1, '', {}), operations: [], cursors, count: true })
    const first = await ask({ tenant: 0, 'w:north': 0 })
    expect([first.rows.length, first.more]).toEqual([maxRows, true])
    const second = await ask(first.cursors)
    expect([second.rows.length, second.left]).toEqual([first.left, undefined])
  })

  describe('what goes to another warehouse leaves the first for every device there, also for one that was away', () => {
    const tote = 'P:tote-9'
    const emptied = `${tote}|bolt|||available|acme`
    const cursorOf = async () => {
      const asked = { ...push(1, '', {}), operations: [], cursors: { 'w:north': 0 } }
      return (await firm.applier.exchange(asked)).cursors['w:north'] ?? 0
    }
    const pulled = async (cursor: number) => {
      const asked = { ...push(1, '', {}), operations: [], cursors: { 'w:north': cursor } }
      return (await firm.applier.exchange(asked)).rows.map(({ kind, id, row }) => [kind, id, row !== undefined])
    }
    const submit = (warehouse: string, type: 'stock-opened' | 'goods-moved' | 'location-saved', body: unknown) =>
      firm.applier.submit('desk', [{ id: firm.id(), type, body, at: firm.clock.now, by: 'system', warehouse }])

    test('a tote that is emptied here and filled there', async () => {
      await submit('north', 'stock-opened', { ...goods, quantity: 3, place: tote, value: 300 })
      const away = await cursorOf()
      const move = { purpose: 'move', ...goods, quantity: 3, from: tote, to: 'L:A-01-11' }
      await submit('north', 'goods-moved', move)
      await submit('south', 'stock-opened', { ...goods, quantity: 5, place: tote, value: 500 })
      expect(await pulled(away)).toContainEqual(['quant', emptied, false])
    })

    test('a bin that is given to another warehouse by a form that reads nothing first', async () => {
      const away = await cursorOf()
      const bin = (await firm.store.rows.byIds('location', ['B-01-11']))[0]?.row
      await submit('north', 'location-saved', { ...bin, warehouse: 'south' })
      expect(await pulled(away)).toContainEqual(['location', 'B-01-11', false])
    })
  })

  test('a device that has seen more than the server starts a new epoch', async () => {
    const before = firm.applier.epoch
    const answer = await firm.applier.exchange({ ...push(1, '', {}), operations: [], acked: 7 })
    expect(answer.epoch).not.toBe(before)
  })
})
