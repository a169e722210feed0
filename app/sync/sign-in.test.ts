import { createHmac, createPublicKey, pbkdf2Sync, verify } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PersonId } from '../../shared/values/ids.ts'
import { FakeEnvironment } from '../replica/fake-environment.ts'
import { FakeDisk, FakeStorage } from '../replica/fake-storage.ts'
import { ann, start, stockedServer, warehouse } from '../replica/fixture.ts'
import { noTabs } from '../replica/tab-channel.ts'
import { WorkingSet } from '../replica/working-set.ts'
import { enrolDevice, makeKeys } from './enrolment.ts'
import { hashPin, sealHash } from './pin-check.ts'
import { SignIn } from './sign-in.ts'
import { httpTransport, signedPost } from './signed-fetch.ts'

interface Asked {
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: Uint8Array
}

const asked: Asked[] = []
let answers: Record<string, () => Response | Promise<Response>> = {}
const json = (value: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(value), { status, headers })

beforeEach(() => {
  asked.length = 0
  answers = {}
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const body = new Uint8Array(await new Response(init.body as BodyInit).arrayBuffer())
    asked.push({ path, headers: init.headers as Record<string, string>, body })
    const answer = answers[path]
    if (!answer) throw new TypeError('failed to fetch')
    return answer()
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

const salt = Buffer.from('0123456789abcdef').toString('base64')
const iterations = 1_000
/** As the server stores it, worked out by another library than the device's. */
const serverHash = (pin: string) =>
  pbkdf2Sync(pin, Buffer.from(salt, 'base64'), iterations, 32, 'sha256').toString('base64')

async function device() {
  const disk = new FakeDisk()
  const storage = new FakeStorage(disk)
  const keys = await makeKeys()
  await storage.begin({ device: 'd1' as never, name: 'HH-1', tenant: '', warehouse }, keys, 'i1')
  const server = stockedServer()
  const person = server.state.get('person', ann)
  if (!person) throw new Error('no Ann')
  // The fixture's Ann leads; here she may work without the server.
  server.state.set('person', ann, { ...person, roles: ['picker'] })
  const environment = new FakeEnvironment(start + 1_000_000)
  const set = await WorkingSet.open({ storage, environment, tabs: noTabs })
  if (!set) throw new Error('not enrolled')
  await set.settle({
    after: 0,
    rows: server.rows().map(({ kind, id, row }) => ({ kind, id, scope: 'tenant', rev: 1, ...(row && { row }) })),
    mark: { epoch: 'e', cursors: {}, complete: [], stored: 1, shown: 1, packed: 0 },
    stream: { incarnation: 'i1', acked: 0, reflected: 0, safe: 0 },
    whole: true,
    acks: [],
    contact: { at: 0, offset: 0, roundTrip: 0 },
  })
  const signIn = await SignIn.open(set, storage, keys)
  const row = () => {
    const found = set.state.get('person', ann)
    if (!found) throw new Error('no Ann')
    return found
  }
  return { disk, storage, keys, set, environment, signIn, row }
}

async function knownDevice() {
  const made = await device()
  answers['/api/verifiers'] = () => json({ verifiers: [{ person: ann, salt, iterations, hash: serverHash('1234') }] })
  await made.signIn.refreshVerifiers()
  answers = {}
  return made
}

describe('without a network', () => {
  test('the right PIN of a known person is enough', async () => {
    const { signIn, row, set } = await knownDevice()
    expect(await signIn.signIn(row(), '1234')).toBeUndefined()
    expect(set.session).toMatchObject({ person: ann, badge: 'B1' })
  })

  test('what is stored is sealed by the device: neither the PIN nor the server hash', async () => {
    const { disk, keys } = await knownDevice()
    const sealed = disk.notes.verifiers?.[0]?.sealed
    expect(JSON.stringify(disk.notes.verifiers)).not.toContain(serverHash('1234'))
    expect(sealed).toBe(await sealHash(keys.seal, serverHash('1234')))
    const other = await makeKeys()
    expect(sealed).not.toBe(await sealHash(other.seal, serverHash('1234')))
    expect(keys.seal.extractable).toBe(false)
  })

  test('somebody whom this device does not know needs the network', async () => {
    const { signIn, row } = await device()
    expect(await signIn.signIn(row(), '1234')).toEqual({ code: 'needs-network' })
  })

  test('rights over money are never given, whatever was stored', async () => {
    const { signIn, row } = await knownDevice()
    expect(await signIn.signIn({ ...row(), roles: ['manager'] }, '1234')).toEqual({ code: 'needs-network' })
  })

  test('five wrong PINs lock for 30 s, doubling, also across a restart; the right one ends it', async () => {
    const { signIn, row, environment, storage, set, keys } = await knownDevice()
    for (const left of [4, 3, 2, 1, 0]) expect(await signIn.signIn(row(), '0000')).toEqual({ code: 'wrong-pin', left })
    expect(await signIn.signIn(row(), '1234')).toEqual({ code: 'locked', ms: 30_000 })
    const restarted = await SignIn.open(set, storage, keys)
    await environment.pass(29_000)
    expect(await restarted.signIn(row(), '1234')).toEqual({ code: 'locked', ms: 1_000 })
    await environment.pass(1_000)
    expect(await restarted.signIn(row(), '0000')).toEqual({ code: 'wrong-pin', left: 0 })
    expect(await restarted.signIn(row(), '1234')).toEqual({ code: 'locked', ms: 60_000 })
    await environment.pass(60_000)
    expect(await restarted.signIn(row(), '1234')).toBeUndefined()
    expect(await restarted.signIn(row(), '0000')).toEqual({ code: 'wrong-pin', left: 4 })
  })
})

describe('with a network', () => {
  test('a person who is known here does not wait for an answer', async () => {
    const { signIn, row } = await knownDevice()
    answers['/api/sign-in'] = () => new Promise(() => undefined)
    expect(await signIn.signIn(row(), '1234')).toBeUndefined()
    await vi.waitFor(() => expect(asked.some(({ path }) => path === '/api/sign-in')).toBe(true))
  })

  test('a new PIN is learned from the server, and holds without it', async () => {
    const { signIn, row } = await knownDevice()
    answers['/api/sign-in'] = () =>
      json({ person: ann, roles: ['picker'], language: 'en', verifier: { salt, iterations } })
    expect(await signIn.signIn(row(), '7777')).toBeUndefined()
    answers = {}
    expect(await signIn.signIn(row(), '7777')).toBeUndefined()
    expect(await signIn.signIn(row(), '1234')).toMatchObject({ code: 'wrong-pin' })
  })

  test.each([
    [
      { error: 'wrong-pin', left: 2 },
      { code: 'wrong-pin', left: 2 },
    ],
    [
      { error: 'locked', seconds: 40 },
      { code: 'locked', ms: 40_000 },
    ],
    [{ error: 'not-active' }, { code: 'not-active' }],
    ['what?', { code: 'wrong-pin' }],
  ])('the answer %j is %j', async (said, expected) => {
    const { signIn, row, set } = await device()
    answers['/api/sign-in'] = () => json(said, 403)
    expect(await signIn.signIn(row(), '1234')).toEqual(expected)
    expect(set.session).toBeUndefined()
  })
})

describe('the badge alone', () => {
  test('brings the same person back within ten minutes of leaving, and nobody else', async () => {
    const { signIn, row, environment } = await knownDevice()
    await signIn.signIn(row(), '1234')
    await environment.pass(3_600_000)
    await signIn.signOut()
    expect(signIn.badgeIsEnough(ann)).toBe(true)
    expect(signIn.badgeIsEnough('ivan' as PersonId)).toBe(false)
    await environment.pass(9 * 60_000)
    expect(signIn.badgeIsEnough(ann)).toBe(true)
    await environment.pass(60_000)
    expect(signIn.badgeIsEnough(ann)).toBe(false)
    expect(signIn.last().map(({ person }) => person.id)).toEqual([ann])
  })
})

describe('requests', () => {
  test('are signed over the body as it was before compression, which the server can check', async () => {
    const { keys } = await device()
    answers['/api/sync'] = () => json({})
    const body = { text: 'x'.repeat(5_000) }
    await signedPost({ device: 'd1', key: keys.sign.privateKey }, '/api/sync', body, 1_000)
    const sent = asked.find(({ path }) => path === '/api/sync')!
    expect(sent.headers['content-encoding']).toBe('gzip')
    expect(sent.body.byteLength).toBeLessThan(200)
    const plain = gunzipSync(sent.body)
    expect(JSON.parse(plain.toString())).toEqual(body)
    const jwk = await crypto.subtle.exportKey('jwk', keys.sign.publicKey)
    const key = createPublicKey({ key: jwk as never, format: 'jwk' })
    const signature = Buffer.from(sent.headers['x-stockhand-signature']!, 'base64')
    expect(verify('sha256', plain, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true)
    expect(sent.headers['x-stockhand-device']).toBe('d1')
  })

  test.each([
    ['a portal of some hotel', () => new Response('<html>'), { kind: 'unreachable' }],
    ['JSON that is no answer', () => json({ hello: 1 }), { kind: 'unreachable' }],
    ['a busy server', () => json({}, 429, { 'retry-after': '7' }), { kind: 'busy', retryAfter: 7_000 }],
    ['a server that stops', () => json({}, 503), { kind: 'busy', retryAfter: 1_000 }],
    ['a body that is too large', () => json({}, 413), { kind: 'too-large' }],
    [
      'a device that is not known',
      () => json({ error: 'unknown-device' }, 401),
      { kind: 'refused', code: 'unknown-device' },
    ],
    ['a fault of the server', () => json({}, 500), { kind: 'unreachable' }],
  ])('%s is told apart', async (_name, answer, expected) => {
    const { keys } = await device()
    answers['/api/sync'] = answer
    const transport = httpTransport({ device: 'd1', key: keys.sign.privateKey })
    expect(await transport.exchange({} as never)).toMatchObject({ ok: false, ...expected })
  })
})

describe('joining', () => {
  test('shows the public half of a key that can not leave the device', async () => {
    const disk = new FakeDisk()
    answers['/api/enrol'] = () => json({ device: 'd9', warehouse: 'w1', name: 'Dock 2', epoch: 'e', serverTime: 1 })
    expect(await enrolDevice(new FakeStorage(disk), { code: 'ABC', name: 'Dock 2', incarnation: 'i1' })).toMatchObject({
      ok: true,
    })
    const sent = JSON.parse(new TextDecoder().decode(asked[0]!.body)) as { publicKey: Record<string, string> }
    expect(Object.keys(sent.publicKey).sort()).toEqual(['crv', 'kty', 'x', 'y'])
    expect(disk.notes.identity).toMatchObject({ device: 'd9', warehouse: 'w1', name: 'Dock 2' })
    expect(disk.notes.keys?.sign.privateKey.extractable).toBe(false)
  })

  test.each([
    [403, 'code-used-or-wrong'],
    [500, 'failed'],
  ])('status %d is %s, and nothing is stored', async (status, code) => {
    const disk = new FakeDisk()
    answers['/api/enrol'] = () => json({ error: 'x' }, status)
    const storage = new FakeStorage(disk)
    expect(await enrolDevice(storage, { code: 'ABC', name: 'x', incarnation: 'i1' })).toMatchObject({ ok: false, code })
    expect(disk.notes).toEqual({})
  })

  test('no network says so', async () => {
    const refused = await enrolDevice(new FakeStorage(), { code: 'ABC', name: 'x', incarnation: 'i1' })
    expect(refused).toMatchObject({ ok: false, code: 'no-network' })
  })
})

describe('hashes', () => {
  test('are those of the server', async () => {
    const hash = await hashPin('1234', salt, iterations)
    expect(hash).toBe(serverHash('1234'))
    const key = await crypto.subtle.importKey('raw', Buffer.from('secret'), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
    ])
    const expected = createHmac('sha256', 'secret').update(Buffer.from(hash, 'base64')).digest('base64')
    expect(await sealHash(key, hash)).toBe(expected)
  })
})
