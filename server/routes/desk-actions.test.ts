import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Enrolment, OperationsAnswer } from '../../shared/protocol/desk/session.ts'
import { enrol } from '../auth/devices.ts'
import { type Desk, hour, openDesk, orderOf, type Signed, shipOne, stockOf } from './desk-fixture.ts'

let desk: Desk
let olga: Signed

beforeEach(async () => {
  desk = await openDesk()
  olga = await desk.signIn('olga')
})

afterEach(() => desk.store.close())

const wish = (type: string, body: unknown, id = desk.id(), warehouse = 'north') => ({ id, type, body, warehouse })
const submit = (who: Signed, ...operations: unknown[]) =>
  who.post<OperationsAnswer & { error?: string; message?: string }>('/operations', { operations })

describe('operations of the desk', () => {
  test('are recorded under the name of who is signed in, at the time of the server', async () => {
    await desk.submit(stockOf(10, 'L:A-01-11', 1250), orderOf('SO-1'))
    desk.clock.now += hour
    const id = desk.id()
    const { body } = await submit(olga, wish('release-orders', { orders: ['SO-1'], parts: false }, id))
    expect(body.acks).toMatchObject([{ id, outcome: 'applied' }])
    const stored = (await desk.store.operations.byIds([id])).get(id)
    expect(stored).toMatchObject({ person: 'olga', device: 'desk', at: desk.clock.now, learned_at: desk.clock.now })
    expect((await desk.store.rows.byIds('order', ['SO-1']))[0]?.row).toMatchObject({ state: 'released' })
  })

  test('a request may be refused, with the reason', async () => {
    await shipOne(desk)
    const { status, body } = await submit(olga, wish('cancel-order', { order: 'SO-1', reason: 'changed mind' }))
    expect(status).toBe(200)
    expect(body.acks).toMatchObject([{ outcome: 'refused', code: 'order-already-shipped', facts: { order: 'SO-1' } }])
  })

  test('sent twice under the same id, they count once', async () => {
    await desk.submit(orderOf('SO-1'))
    const cancel = wish('cancel-order', { order: 'SO-1', reason: 'twice' })
    const first = await submit(olga, cancel)
    const second = await submit(olga, cancel)
    expect(second.body.acks).toEqual(first.body.acks)
    expect(first.body.acks).toMatchObject([{ outcome: 'applied' }])
  })

  test.each([
    ['an unknown type', () => wish('units-conjured', {}), 400, 'unknown-type'],
    ['a body that is none', () => wish('cancel-order', { order: 7 }), 400, 'unreadable'],
    ['an id that is no UUID', () => wish('cancel-order', { order: 'SO-1', reason: '' }, 'x'), 400, 'unreadable'],
    ['a right that the person lacks', () => wish('device-revoked', { id: 'hh-1' }), 403, 'no-right'],
    [
      'another warehouse',
      () => wish('cancel-order', { order: 'SO-1', reason: '' }, desk.id(), 'south'),
      403,
      'no-right',
    ],
  ])('%s is turned back and nothing of the batch is recorded', async (_what, made, status, error) => {
    await desk.submit(orderOf('SO-1'))
    const good = wish('cancel-order', { order: 'SO-1', reason: 'good' })
    const answer = await submit(olga, good, made())
    expect([answer.status, answer.body]).toMatchObject([status, { error }])
    expect((await desk.store.operations.byIds([good.id])).size).toBe(0)
  })

  test('an unreadable body is told where', async () => {
    const { body } = await submit(olga, wish('cancel-order', { order: 'SO-1' }))
    expect(body.message).toMatch(/^reason: /)
  })
})

describe('enrolment codes', () => {
  test('an administrator gets a code that admits one device, once, within a day', async () => {
    const ada = await desk.signIn('ada')
    const { status, body } = await ada.post<Enrolment>('/enrolments', { warehouse: 'north', packStation: true })
    expect(status).toBe(200)
    expect(body).toMatchObject({ code: expect.stringMatching(/^[A-Z2-9]{8}$/), expiresAt: desk.clock.now + 24 * hour })
    const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
    const ask = { code: body.code, publicKey: await crypto.subtle.exportKey('jwk', publicKey), name: 'HH-9' }
    const first = await enrol(desk.store, desk.applier, ask, desk.clock.now)
    expect(first).toMatchObject({ ok: true, value: { name: 'HH-9', warehouse: 'north' } })
    expect(await enrol(desk.store, desk.applier, ask, desk.clock.now)).toMatchObject({ ok: false })
  })

  test('nobody else may, and only for a warehouse that exists', async () => {
    const answer = await olga.post('/enrolments', { warehouse: 'north', packStation: false })
    expect(answer).toMatchObject({ status: 403, body: { error: 'no-right' } })
    const ada = await desk.signIn('ada')
    expect(await ada.post('/enrolments', { warehouse: 'nowhere', packStation: false })).toMatchObject({ status: 404 })
  })

  test('a revoked device is told apart from then on', async () => {
    const ada = await desk.signIn('ada')
    expect((await submit(ada, wish('device-revoked', { id: 'hh-1' }))).body.acks).toMatchObject([
      { outcome: 'applied' },
    ])
    expect((await desk.store.rows.byIds('device', ['hh-1']))[0]?.row).toMatchObject({ revokedAt: desk.clock.now })
  })
})
