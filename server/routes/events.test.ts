import { generateKeyPairSync, sign } from 'node:crypto'
import type { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeEnrolment } from '../auth/devices.ts'
import { type Desk, openDesk, orderOf } from './desk-fixture.ts'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
})

afterEach(() => desk.store.close())

async function listen(app: Hono, cookie: string | undefined, scopes: string) {
  const stop = new AbortController()
  const response = await app.request(`/api/events?scopes=${scopes}`, {
    headers: cookie === undefined ? {} : { cookie },
    signal: stop.signal,
  })
  const reader = response.body?.getReader()
  return {
    status: response.status,
    stop: () => stop.abort(),
    async next(): Promise<string> {
      const { value, done } = (await reader?.read()) ?? { done: true, value: undefined }
      return done ? 'end' : new TextDecoder().decode(value)
    },
  }
}

const devices = { cookie: '' }

async function exchangingDevice(): Promise<string> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const code = await makeEnrolment(desk.store, 'north', false, desk.clock.now)
  const enrolled = await desk.app.request('/api/enrol', {
    method: 'POST',
    body: JSON.stringify({ code, publicKey: publicKey.export({ format: 'jwk' }), name: 'HH-9' }),
  })
  const { device } = (await enrolled.json()) as { device: string }
  const body = JSON.stringify({
    protocol: 1,
    rows: 1,
    epoch: '',
    stream: { device, incarnation: 'i1' },
    acked: 0,
    cursors: {},
    operations: [],
    waiting: { count: 0 },
  })
  const signature = sign('sha256', Buffer.from(body), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  const answer = await desk.app.request('/api/sync', {
    method: 'POST',
    body,
    headers: { 'x-stockhand-device': device, 'x-stockhand-signature': signature.toString('base64') },
  })
  devices.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return device
}

describe('live news', () => {
  test('are told to nobody who has not said who they are', async () => {
    for (const cookie of [undefined, 'stockhand-session=nobody', 'stockhand-news=hh-1.9999999999999.forged']) {
      expect((await listen(desk.app, cookie, 'w:north')).status).toBe(401)
    }
  })

  test('reach a person at the desk, of the warehouses that are theirs', async () => {
    await desk.signIn('olga')
    await desk.signIn('sven')
    const hers = await listen(desk.app, 'stockhand-session=olga', 'w:north,office')
    const his = await listen(desk.app, 'stockhand-session=sven', 'w:north,office')
    const beat = await hers.next()
    expect(beat).toContain('event: beat')
    // Where the scopes are, so that she knows whether she has missed something.
    const revisions = await desk.store.rows.revisions(['w:north', 'office'])
    expect(beat).toContain(JSON.stringify(Object.fromEntries(revisions)))
    expect(await his.next()).toContain('event: beat')
    await desk.submit(orderOf('SO-1'))
    expect(await hers.next()).toContain('w:north')
    // Sven works in the south: of this order he hears only that the office moved on.
    const heard = await his.next()
    expect(heard).toContain('office')
    expect(heard).not.toContain('w:north')
    hers.stop()
    his.stop()
  })

  test('reach a device by the pass that its exchange gave it, never of the office, and end when it is revoked', async () => {
    const device = await exchangingDevice()
    expect(devices.cookie).toMatch(/^stockhand-news=/)
    const heard = await listen(desk.app, devices.cookie, 'w:north,office')
    expect(heard.status).toBe(200)
    await heard.next()
    await desk.submit(orderOf('SO-1'))
    expect(await heard.next()).not.toContain('office')
    heard.stop()
    await desk.submit({ type: 'device-revoked', body: { id: device } })
    expect((await listen(desk.app, devices.cookie, 'w:north')).status).toBe(401)
  })

  test('a pass ends by itself', async () => {
    await exchangingDevice()
    desk.clock.now += 8 * 24 * 3_600_000
    expect((await listen(desk.app, devices.cookie, 'w:north')).status).toBe(401)
  })
})
