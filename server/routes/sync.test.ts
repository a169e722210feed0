import { generateKeyPairSync, sign } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { maxBodyBytes } from '../../shared/protocol/exchange.ts'
import { makeApp } from '../app.ts'
import { openFirm } from '../apply/fixture.ts'
import { makeEnrolment, Signatures } from '../auth/devices.ts'
import { setPin } from '../auth/pins.ts'
import { Events } from '../events.ts'
import type { Services } from '../services.ts'

let services: Services
let app: Hono
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
let device = ''

beforeEach(async () => {
  const firm = await openFirm()
  services = {
    store: firm.store,
    applier: firm.applier,
    signatures: new Signatures(firm.store),
    events: new Events(firm.applier),
    now: () => firm.clock.now,
  }
  app = makeApp(services)
  const code = await makeEnrolment(firm.store, 'north', false, firm.clock.now)
  const enrolled = await app.request('/api/enrol', {
    method: 'POST',
    body: JSON.stringify({ code, publicKey: publicKey.export({ format: 'jwk' }), name: 'HH-9' }),
  })
  device = ((await enrolled.json()) as { device: string }).device
})

afterEach(() => services.store.close())

function request(operations: unknown[] = [], more: object = {}) {
  return {
    protocol: 1,
    rows: 1,
    epoch: '',
    stream: { device, incarnation: 'i1' },
    acked: 0,
    cursors: {},
    operations,
    waiting: { count: 0 },
    ...more,
  }
}

const operation = (n: number, more: object = {}) => ({
  id: `op-${n}`,
  n,
  type: 'plate-moved',
  v: 1,
  at: services.now(),
  rawAt: services.now(),
  by: 'maria',
  warehouse: 'north',
  body: { plate: `T-${n}`, code: `T-${n}`, kind: 'tote', to: 'L:PACK-1' },
  ...more,
})

async function send(path: string, body: string | Uint8Array, headers: Record<string, string> = {}) {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const signature = sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64')
  const response = await app.request(path, {
    method: 'POST',
    body: new Uint8Array(headers['content-encoding'] === 'gzip' ? gzipSync(bytes) : bytes),
    headers: { 'x-stockhand-device': device, 'x-stockhand-signature': signature, ...headers },
  })
  return { status: response.status, json: (await response.json()) as Record<string, unknown> }
}

const sync = (value: unknown, headers?: Record<string, string>) => send('/api/sync', JSON.stringify(value), headers)

describe('what is wrong with a whole exchange', () => {
  test.each([
    ['no JSON', '{"protocol":', 400, 'not-json'],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0x00, 0x41), 400, 'not-json'],
    ['JSON of something else', '{"hello":1}', 400, 'unreadable'],
    ['an empty body', '', 400, 'not-json'],
    ['too large a body', `"${'x'.repeat(maxBodyBytes)}"`, 413, 'too-large'],
  ])('%s', async (_what, body, status, error) => {
    expect(await send('/api/sync', body)).toMatchObject({ status, json: { error } })
  })

  test('a small body that inflates beyond the limit is not inflated', async () => {
    const bomb = 'x'.repeat(maxBodyBytes + 1)
    expect(await send('/api/sync', bomb, { 'content-encoding': 'gzip' })).toMatchObject({ status: 413 })
  })

  test('another protocol is told which one is spoken', async () => {
    expect(await sync(request([], { protocol: 99 }))).toMatchObject({ status: 426, json: { error: 'protocol' } })
  })

  test('a changed body, a foreign key and an unknown device are not believed', async () => {
    const body = JSON.stringify(request())
    const other = sign('sha256', Buffer.from(`${body} `), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString(
      'base64',
    )
    expect(await send('/api/sync', body, { 'x-stockhand-signature': other })).toMatchObject({
      status: 401,
      json: { error: 'bad-signature' },
    })
    expect(await send('/api/sync', body, { 'x-stockhand-device': 'hh-77' })).toMatchObject({
      status: 401,
      json: { error: 'unknown-device' },
    })
    expect(await sync(request([], { stream: { device: 'hh-1', incarnation: 'i1' } }))).toMatchObject({ status: 401 })
  })
})

describe('what is wrong with one operation', () => {
  test('one that cannot be read is held, and the rest of the queue goes on', async () => {
    const answer = await sync(
      request([
        operation(1),
        operation(2, { type: 'goods-teleported' }),
        operation(3, { body: { plate: 7 } }),
        operation(4),
      ]),
    )
    expect(answer).toMatchObject({
      status: 200,
      json: {
        expected: 5,
        acks: [{ outcome: 'applied' }, { outcome: 'held' }, { outcome: 'held' }, { outcome: 'applied' }],
      },
    })
  })

  test('an operation version from the future is held until the server knows it', async () => {
    expect((await sync(request([operation(1, { v: 7 })]))).json).toMatchObject({
      acks: [{ outcome: 'held', code: 'unknown-version' }],
    })
  })

  test('of a revoked device everything is taken into held, and it is told to wipe', async () => {
    await services.applier.submit('desk', [
      {
        id: 'revoke',
        type: 'device-revoked',
        body: { id: device },
        at: services.now(),
        by: 'system',
        warehouse: 'north',
      },
    ])
    expect((await sync(request([operation(1)]))).json).toMatchObject({
      wipe: true,
      acks: [{ outcome: 'held', code: 'revoked-device' }],
    })
  })

  test('a compressed exchange is the same exchange', async () => {
    const answer = await sync(request([operation(1)]), { 'content-encoding': 'gzip' })
    expect(answer.json).toMatchObject({ acks: [{ n: 1, outcome: 'applied' }] })
  })
})

describe('joining and signing in', () => {
  test('an enrolment code works once', async () => {
    const code = await makeEnrolment(services.store, 'north', false, services.now())
    const body = JSON.stringify({ code, publicKey: publicKey.export({ format: 'jwk' }), name: 'HH-10' })
    expect((await app.request('/api/enrol', { method: 'POST', body })).status).toBe(200)
    expect((await app.request('/api/enrol', { method: 'POST', body })).status).toBe(403)
  })

  test('badge and PIN; five wrong ones lock the person for a while', async () => {
    await setPin(services.store, 'maria', '4711')
    const right = () => send('/api/sign-in', JSON.stringify({ badge: 'B-maria', pin: '4711' }))
    expect(await right()).toMatchObject({ status: 200, json: { person: 'maria', roles: ['picker'] } })
    for (let i = 0; i < 5; i++) {
      expect(await send('/api/sign-in', JSON.stringify({ badge: 'B-maria', pin: '0000' }))).toMatchObject({
        status: 403,
        json: { error: 'wrong-pin' },
      })
    }
    expect(await right()).toMatchObject({ status: 403, json: { error: 'locked' } })
  })
})

describe('a storm', () => {
  test('who would wait too long is told when to come back, and nothing of it is taken', async () => {
    const transaction = services.store.transaction.bind(services.store)
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    services.store.transaction = async (work) => gate.then(() => transaction(work))
    const many = Array.from({ length: 500 }, (_, index) => operation(index + 1))
    const body = JSON.stringify(request(many))
    const first = Array.from({ length: 5 }, () => send('/api/sync', body))
    await vi.waitUntil(() => services.applier.backlogMs > 1200, 10_000)
    const away = await send(
      '/api/sync',
      JSON.stringify(request([operation(1)], { stream: { device, incarnation: 'i2' } })),
    )
    expect(away).toMatchObject({ status: 429, json: { error: 'busy', retryAfter: 2 } })
    open()
    for (const { status } of await Promise.all(first)) expect(status).toBe(200)
    expect(await services.store.operations.inStream(device, 'i2', 1, 1)).toEqual([])
    expect((await send('/api/sync', body)).json).toMatchObject({ expected: 501 })
  }, 30_000)
})
