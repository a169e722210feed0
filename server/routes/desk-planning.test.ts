import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PlanRunAnswer } from '../../shared/protocol/desk/planning.ts'
import { type Desk, goods, hour, noon, openDesk, orderOf, type Signed, stockOf } from './desk-fixture.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
  await desk.submit(
    stockOf(20, 'L:A-01-11', 2500),
    {
      type: 'purchase-ordered',
      at: noon - 200 * hour,
      body: {
        purchase: 'po-1',
        company: 'acme',
        number: 'PO-1',
        supplier: 'Screws Ltd',
        expectedAt: noon - 100 * hour,
        currency: 'EUR',
        rate: '1',
        lines: [{ id: 'po-1-1', item: 'bolt', quantity: 5, unitPrice: '1.25' }],
      },
    },
    {
      type: 'goods-received',
      at: noon - 80 * hour,
      body: { receipt: 'r1', purchase: 'po-1', line: 'po-1-1', ...goods, quantity: 5, to: 'L:DOCK-1' },
    },
    orderOf('SO-1', { quantity: 9 }),
    orderOf('SO-2', { quantity: 8 }),
  )
  await desk.submit({ type: 'release-orders', body: { orders: ['SO-1', 'SO-2'], parts: false } })
  desk.clock.now = noon + 30 * 60_000
})
afterEach(() => desk.store.close())

async function planned(person: Signed, kind: string): Promise<PlanRunAnswer> {
  await person.post('/planning', { warehouse: 'north', kind, options: {} })
  return finished(person, kind)
}

async function finished(person: Signed, kind: string): Promise<PlanRunAnswer> {
  for (;;) {
    const { body } = await person.get<PlanRunAnswer>(`/planning?warehouse=north&kind=${kind}`)
    if (body.run?.state !== 'running') return body
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

describe('planning at the desk', () => {
  test('has nothing before it is asked', async () => {
    const olga = await desk.signIn('olga')
    const { status, body } = await olga.get<PlanRunAnswer>('/planning?warehouse=north&kind=space')
    expect(status).toBe(200)
    expect(body).not.toHaveProperty('run')
    expect(body).not.toHaveProperty('plan')
  })

  test('proposes to order what runs out, from who delivered it, as long as that took', async () => {
    const { run, plan } = await planned(await desk.signIn('olga'), 'reorder')
    expect(run).toMatchObject({ state: 'done', progress: 1 })
    // 200 − 80 hours from order to dock are 5 days. 25 units, of which 17 are promised.
    expect(plan).toMatchObject({
      kind: 'reorder',
      suppliers: [
        {
          supplier: 'Screws Ltd',
          leadDays: 5,
          learned: 1,
          lines: [{ item: { sku: 'BOLT' }, because: 'due', onHand: 25, promised: 17, onOrder: 0, unitPrice: '1.25' }],
        },
      ],
    })
  })

  test('tells prices to those alone who see money', async () => {
    const { plan } = await planned(await desk.signIn('lena'), 'reorder')
    if (plan?.kind !== 'reorder') throw new Error('no plan to order')
    expect(plan.suppliers[0]).toMatchObject({ value: 0 })
    expect(plan.suppliers[0]?.lines[0]).not.toHaveProperty('unitPrice')
  })

  test('says how full the warehouse is, and how many hands the day needs', async () => {
    const olga = await desk.signIn('olga')
    const space = await planned(olga, 'space')
    expect(space.plan).toMatchObject({
      groups: [
        { zone: 'A', places: { used: 1, of: 1 } },
        { zone: 'B', places: { used: 0, of: 1 } },
      ],
    })
    const labour = await planned(olga, 'labour')
    // Both orders go at one o'clock: two lines, 17 units.
    expect(labour.plan).toMatchObject({ hands: 1, cutOffs: [{ by: noon + hour, orders: 2, lines: 2, units: 17 }] })
  })

  test('puts open orders on carts, with what waits and is covered, and says what that saves', async () => {
    await desk.submit(
      orderOf('SO-3', { quantity: 2 }),
      orderOf('SO-4', { quantity: 50 }),
      orderOf('SO-5', { quantity: 3 }),
    )
    const olga = await desk.signIn('olga')
    const { plan } = await planned(olga, 'waves')
    // 20 units lie in the bin, 17 of them promised: of those that wait one goes along, by its number the first.
    expect(plan).toMatchObject({
      kind: 'waves',
      asked: { totes: 12, kilos: 120, hours: 4 },
      orders: 3,
      uncovered: 2,
      begun: 0,
      carts: [
        {
          orders: [
            { number: 'SO-1', waits: false },
            { number: 'SO-2', waits: false },
            { number: 'SO-3', waits: true },
          ],
          lines: 3,
          units: 19,
          totes: 3,
          zones: { A: 3 },
        },
      ],
    })
    if (plan?.kind !== 'waves') throw new Error('no wave')
    // One bin: the walk is the same for one order and for three.
    expect(plan.alone).toBe(3 * plan.walk)
    expect(plan.firstCome).toBe(plan.walk)
    await desk.submit({
      type: 'release-wave',
      body: { carts: plan.carts.map((cart) => cart.orders.map(({ id }) => id)) },
    })
    const [row] = await desk.store.rows.byIds('order', ['SO-3'])
    expect(row?.row).toMatchObject({ state: 'released', cart: { turn: 1, square: 3 } })
    await desk.fromDevice('claim-work', { order: 'SO-1', give: false })
    const { plan: next } = await planned(olga, 'waves')
    expect(next).toMatchObject({ orders: 2, begun: 1, uncovered: 2 })
  })

  test('makes carts as large as asked', async () => {
    const olga = await desk.signIn('olga')
    const ask = async (options: Record<string, number>) => {
      const answer = await olga.post('/planning', { warehouse: 'north', kind: 'waves', options })
      return answer.status
    }
    expect(await ask({ totes: 3 })).toBe(400)
    expect(await ask({ totes: 25 })).toBe(400)
    expect(await ask({ totes: 4, kilos: 50, hours: 0 })).toBe(200)
    const { plan } = await finished(olga, 'waves')
    expect(plan).toMatchObject({ asked: { totes: 4, kilos: 50, hours: 0 } })
  })

  test('is asked for by whoever reaches the warehouse, in words it knows', async () => {
    const sven = await desk.signIn('sven')
    expect((await sven.post('/planning', { warehouse: 'north', kind: 'space', options: {} })).status).toBe(403)
    expect((await sven.get('/planning?warehouse=north&kind=space')).status).toBe(403)
    const olga = await desk.signIn('olga')
    expect((await olga.post('/planning', { warehouse: 'north', kind: 'weather', options: {} })).status).toBe(400)
    expect((await olga.post('/planning/end', { warehouse: 'north', kind: 'space' })).status).toBe(200)
  })
})
