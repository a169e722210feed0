import { generateKeyPairSync, sign } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DeviceDetail, OutboxTaken } from '../../shared/protocol/desk/house.ts'
import { makeEnrolment } from '../auth/devices.ts'
import { type Desk, goods, openDesk, orderOf, stockOf } from './desk-fixture.ts'

let desk: Desk
let device = ''
const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })

beforeEach(async () => {
  desk = await openDesk()
  const code = await makeEnrolment(desk.store, 'north', false, desk.clock.now)
  const enrolled = await desk.app.request('/api/enrol', {
    method: 'POST',
    body: JSON.stringify({ code, publicKey: keys.publicKey.export({ format: 'jwk' }), name: 'HH-9' }),
  })
  device = ((await enrolled.json()) as { device: string }).device
  await desk.submit(stockOf(20, 'L:A-01-11', 2000))
})

afterEach(() => desk.store.close())

const move = (n: number) => ({
  id: `m-${n}`,
  n,
  type: 'goods-moved',
  v: 1,
  at: desk.clock.now,
  rawAt: desk.clock.now,
  by: 'maria',
  warehouse: 'north',
  body: { purpose: 'move', ...goods, quantity: 1, from: 'L:A-01-11', to: 'L:B-01-11' },
})

function exported(operations: readonly object[], change: (payload: string) => string = (same) => same) {
  const stream = { device, incarnation: 'i1' }
  const payload = JSON.stringify({ protocol: 1, device, name: 'HH-9', exportedAt: desk.clock.now, stream, operations })
  const signature = sign('sha256', Buffer.from(payload), { key: keys.privateKey, dsaEncoding: 'ieee-p1363' })
  return { payload: change(payload), signature: signature.toString('base64') }
}

const inB = async () => {
  const found = await desk.store.rows.byIndex('quantsAt', ['L:B-01-11'])
  return found.reduce((sum, { row }) => sum + (row as { quantity: number }).quantity, 0)
}

describe('work that a device could not send', () => {
  test('is read in from its file, once, however often', async () => {
    const olga = await desk.signIn('olga')
    const file = exported([move(1), move(2)])
    const first = await olga.post<OutboxTaken>('/outbox', file)
    expect(first).toMatchObject({ status: 200, body: { device: { name: 'HH-9' }, taken: 2, known: 0, missing: 0 } })
    expect(await inB()).toBe(2)
    expect((await olga.post<OutboxTaken>('/outbox', file)).body).toMatchObject({ taken: 0, known: 2, missing: 0 })
    expect(await inB()).toBe(2)
  })

  test('beyond a gap waits for what lies before it', async () => {
    const olga = await desk.signIn('olga')
    expect((await olga.post<OutboxTaken>('/outbox', exported([move(3)]))).body).toMatchObject({ taken: 0, missing: 1 })
    expect(await inB()).toBe(0)
  })

  test('is not believed where a single character was changed, nor without the right', async () => {
    const olga = await desk.signIn('olga')
    const forged = exported([move(1)], (payload) => payload.replace('"quantity":1', '"quantity":9'))
    expect(await olga.post('/outbox', forged)).toMatchObject({ status: 403, body: { error: 'bad-signature' } })
    expect(await olga.post('/outbox', { payload: 'x', signature: '' })).toMatchObject({ status: 400 })
    const sven = await desk.signIn('sven')
    expect(await sven.post('/outbox', exported([move(1)]))).toMatchObject({ status: 403, body: { error: 'no-right' } })
    expect(await inB()).toBe(0)
  })
})

describe('one device', () => {
  test('shows the orders in its hand and what their goods cost; a lead takes one over for everybody', async () => {
    await desk.submit(orderOf('SO-1'))
    await desk.submit({ type: 'release-orders', body: { orders: ['SO-1'], parts: false } })
    await desk.fromDevice('claim-work', { order: 'SO-1', give: false })
    const olga = await desk.signIn('olga')
    const found = async (who = olga) => (await who.get<DeviceDetail>('/devices/hh-1')).body
    expect(await found()).toMatchObject({
      orders: [{ number: 'SO-1', units: 4, person: { name: 'maria' }, value: 400 }],
    })
    const lena = await desk.signIn('lena')
    expect((await found(lena)).orders[0]).not.toHaveProperty('value')
    const wish = (body: object) => ({ id: desk.id(), type: 'claim-work', body, warehouse: 'north' })
    const { body } = await lena.post<{ acks: unknown[] }>('/operations', {
      operations: [wish({ order: 'SO-1', give: false, wants: 'take-over' }), wish({ order: 'SO-1', give: true })],
    })
    expect(body.acks).toMatchObject([{ outcome: 'applied' }, { outcome: 'applied' }])
    expect((await found()).orders).toEqual([])
  })
})
