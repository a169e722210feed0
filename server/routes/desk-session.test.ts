import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Me } from '../../shared/protocol/desk/session.ts'
import { setPin } from '../auth/pins.ts'
import { type Desk, hour, openDesk, send, speakFor } from './desk-fixture.ts'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
})

afterEach(() => desk.store.close())

async function signIn(id: string) {
  await setPin(desk.store, id, '1234')
  const answer = await send(desk.app, 'POST', '/sign-in', { badge: `B-${id}`, pin: '1234' })
  expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict$/)
  return speakFor(desk.app, answer.headers.get('set-cookie')?.split(';')[0] ?? '')
}

describe('signing in at the desk', () => {
  test('a manager is told who they are, what they may do and where', async () => {
    const olga = await signIn('olga')
    const { status, body } = await olga.get<Me>('/me')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      asOf: desk.clock.now,
      person: { id: 'olga', roles: ['manager'] },
      money: true,
      warehouses: [{ id: 'north', zone: 'UTC', company: 'acme' }],
      companies: [{ id: 'acme', currency: 'EUR' }],
    })
    expect(body.rights).toContain('order')
    expect(body.rights).not.toContain('people')
  })

  test('a picker has no place at the desk, even with the right PIN', async () => {
    await setPin(desk.store, 'maria', '1234')
    const answer = await send(desk.app, 'POST', '/sign-in', { badge: 'B-maria', pin: '1234' })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ error: 'no-desk-role' })
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  test('a wrong PIN says how many are left; a wrong badge says no more', async () => {
    await setPin(desk.store, 'olga', '1234')
    const wrong = await send(desk.app, 'POST', '/sign-in', { badge: 'B-olga', pin: '9999' })
    expect([wrong.status, await wrong.json()]).toMatchObject([403, { error: 'wrong-pin', facts: { left: 4 } }])
    const nobody = await send(desk.app, 'POST', '/sign-in', { badge: 'B-nobody', pin: '9999' })
    expect([nobody.status, await nobody.json()]).toMatchObject([403, { error: 'unknown-badge' }])
  })

  test('nothing is read or changed without a session, and none outlives its sign-out', async () => {
    for (const path of ['/me', '/orders?warehouse=north', '/ledger/balance?company=acme', '/operations/x']) {
      expect((await send(desk.app, 'GET', path)).status).toBe(401)
    }
    expect((await send(desk.app, 'POST', '/operations', { operations: [] })).status).toBe(401)
    const olga = await signIn('olga')
    expect((await olga.get('/me')).status).toBe(200)
    await olga.post('/sign-out', {})
    expect((await olga.get('/me')).status).toBe(401)
  })

  test('a session ends by itself after twelve hours', async () => {
    const olga = await signIn('olga')
    desk.clock.now += 12 * hour - 1
    expect((await olga.get('/me')).status).toBe(200)
    desk.clock.now += 1
    expect((await olga.get('/me')).status).toBe(401)
  })

  test('a person who loses the role is out at once', async () => {
    const olga = await signIn('olga')
    const body = { id: 'olga', name: 'olga', badge: 'B-olga', language: 'en', active: true, warehouses: ['north'] }
    await desk.submit({ type: 'person-saved', body: { ...body, roles: ['picker'] } })
    expect((await olga.get('/me')).status).toBe(401)
  })
})

describe('requests from elsewhere', () => {
  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling domain', { 'sec-fetch-site': 'same-site' }],
    ['an address typed by hand', { 'sec-fetch-site': 'none' }],
  ])('%s may not send', async (_who, headers) => {
    const answer = await send(desk.app, 'POST', '/sign-in', { badge: 'B-olga', pin: '1' }, headers)
    expect([answer.status, await answer.json()]).toMatchObject([403, { error: 'cross-origin' }])
  })

  test('an older browser is known by its Origin', async () => {
    const post = (headers: Record<string, string>) =>
      desk.app.request('/api/desk/sign-in', {
        method: 'POST',
        headers: { host: 'wms.example:8080', ...headers },
        body: JSON.stringify({ badge: 'B-olga', pin: '1' }),
      })
    expect(await (await post({})).json()).toMatchObject({ error: 'cross-origin' })
    expect(await (await post({ origin: 'http://evil.example' })).json()).toMatchObject({ error: 'cross-origin' })
    expect(await (await post({ origin: 'null' })).json()).toMatchObject({ error: 'cross-origin' })
    expect(await (await post({ origin: 'http://wms.example:8080' })).json()).toMatchObject({ error: 'wrong-pin' })
  })
})

describe('the cookie', () => {
  const cookieOf = async (base: string, headers: Record<string, string> = {}) => {
    await setPin(desk.store, 'olga', '1234')
    const answer = await desk.app.request(`${base}/api/desk/sign-in`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ badge: 'B-olga', pin: '1234' }),
    })
    return answer.headers.get('set-cookie') ?? ''
  }

  test('never travels in the clear once it was given over https, by us or by a proxy in front', async () => {
    expect(await cookieOf('https://wms.example')).toMatch(/; Secure/)
    expect(await cookieOf('http://wms.example', { 'x-forwarded-proto': 'https' })).toMatch(/; Secure/)
    expect(await cookieOf('http://localhost:8080')).not.toMatch(/Secure/)
  })
})
