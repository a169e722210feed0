// A client that trusts the authority alone reaches the server; everybody else is sent the right way; nothing expires unseen.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { request as plainRequest } from 'node:http'
import { type RequestOptions, request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type Addresses, addressesOf, bestAddress } from './addresses.ts'
import { authorityIsDue, endOf, makeAuthority, makeServerPair, serverIsDue } from './authority.ts'
import { certificatesIn } from './files.ts'
import { serveHttps } from './index.ts'
import { trustWords } from './trust-words.ts'

const day = 86_400_000
const now = Date.UTC(2026, 5, 1)
const here: Addresses = { names: ['localhost', 'shed', 'shed.local'], ips: ['127.0.0.1', '::1', '192.168.7.20'] }

const folders: string[] = []
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'stockhand-https-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const each of folders.splice(0)) rmSync(each, { recursive: true, force: true })
})

const ask = (
  make: typeof request | typeof plainRequest,
  options: RequestOptions,
): Promise<{ status: number; location?: string | undefined; type?: string | undefined; body: Buffer }> =>
  new Promise((resolve, reject) => {
    const asked = (make as typeof request)(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location,
          type: response.headers['content-type'],
          body: Buffer.concat(chunks),
        }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })

describe('a server with its own authority', () => {
  test('is trusted by whoever trusts the authority, and by nobody else', async () => {
    const data = folder()
    const lines: string[] = []
    const server = await serveHttps({
      fetch: (asked) => new Response(`over ${new URL(asked.url).protocol}`),
      folder: data,
      port: 0,
      hostname: '127.0.0.1',
      now: Date.now,
      print: (line) => lines.push(line),
    })
    try {
      const printed = lines.join('\n')
      const appPort = Number(/https:\/\/[^/]+:(\d+)\//.exec(printed)?.[1])
      const pagePort = Number(/http:\/\/[^/]+:(\d+)\//.exec(printed)?.[1])
      const { authority } = await certificatesIn(data, here, Date.now())
      const at = { host: '127.0.0.1', port: appPort, path: '/x' }
      const trusting = await ask(request, { ...at, ca: authority.certificate })
      expect(trusting.body.toString()).toBe('over https:')
      const named = await ask(request, { ...at, ca: authority.certificate, servername: 'localhost' })
      expect(named.status).toBe(200)
      await expect(ask(request, at)).rejects.toThrow(/certificate/)
      const other = await makeAuthority('elsewhere', Date.now())
      await expect(ask(request, { ...at, ca: other.certificate })).rejects.toThrow(/certificate/)

      const plain = await ask(plainRequest, { ...at, headers: { host: `shed:${appPort}` } })
      expect([plain.status, plain.location]).toEqual([308, `https://shed:${appPort}/x`])

      const page = await ask(plainRequest, { host: '127.0.0.1', port: pagePort, path: '/' })
      expect(page.body.toString()).toContain(`https://127.0.0.1:${appPort}/`)
      expect(page.body.toString()).toContain('<svg')
      const file = await ask(plainRequest, { host: '127.0.0.1', port: pagePort, path: '/stockhand-authority.crt' })
      expect(file.type).toBe('application/x-x509-ca-cert')
      expect(`-----BEGIN CERTIFICATE-----\n${file.body.toString('base64').replace(/(.{64})(?=.)/g, '$1\n')}\n`).toBe(
        authority.certificate.slice(0, authority.certificate.indexOf('-----END')),
      )
      const elsewhere = await ask(plainRequest, { host: '127.0.0.1', port: pagePort, path: '/desk?x=1' })
      expect(elsewhere.location).toBe(`https://127.0.0.1:${appPort}/desk?x=1`)
    } finally {
      server.close()
    }
  })
})

describe('certificates', () => {
  test('stay the same from start to start, readable by their owner alone', async () => {
    const data = folder()
    const first = await certificatesIn(data, here, now)
    const second = await certificatesIn(data, here, now + day)
    expect([first.isNew, first.isRenewed, second.isNew, second.isRenewed]).toEqual([true, true, false, false])
    expect([second.authority.certificate.trim(), second.server.certificate.trim()]).toEqual([
      first.authority.certificate.trim(),
      first.server.certificate.trim(),
    ])
    for (const name of ['authority.key', 'server.key']) expect(statSync(join(data, 'https', name)).mode & 0o077).toBe(0)
  })

  test('of the server are renewed a month before they end, by the same authority', async () => {
    const data = folder()
    const first = await certificatesIn(data, here, now)
    const end = endOf(first.server)
    expect((end - now) / day).toBeLessThanOrEqual(398)
    expect((await certificatesIn(data, here, end - 31 * day)).isRenewed).toBe(false)
    const late = await certificatesIn(data, here, end - 29 * day)
    expect([late.isNew, late.isRenewed]).toEqual([false, true])
    expect(endOf(late.server)).toBeGreaterThan(end)
  })

  test('of the server are made anew for an address that they do not cover, however it is written', async () => {
    const authority = await makeAuthority('shed', now)
    const pair = await makeServerPair(authority, here, now)
    const due = (more: Partial<Addresses>) => serverIsDue(pair, authority, { ...here, ...more }, now)
    expect(await due({})).toBe(false)
    expect(await due({ ips: ['0:0:0:0:0:0:0:1'] })).toBe(false)
    expect(await due({ ips: [...here.ips, '192.168.7.21'] })).toBe(true)
    expect(await due({ names: ['localhost', 'barn'] })).toBe(true)
    expect(await serverIsDue(pair, await makeAuthority('shed', now), here, now)).toBe(true)
  })

  test('of the authority last ten years and are renewed in time', async () => {
    const authority = await makeAuthority('shed', now)
    expect(authorityIsDue(authority, now + 9 * 365 * day)).toBe(false)
    expect(authorityIsDue(authority, now + 3600 * day)).toBe(true)
  })
})

test('addresses are those of the network, with the names that people type', () => {
  const face = (address: string, internal = false) => ({ address, internal }) as never
  const found = addressesOf('Shed', {
    lo: [face('127.0.0.1', true), face('::1', true)],
    eth0: [face('192.168.7.20'), face('fe80::1'), face('2001:db8::5')],
    usb: [face('169.254.3.4')],
    none: undefined,
  })
  expect(found).toEqual({
    names: ['localhost', 'shed', 'shed.local'],
    ips: ['127.0.0.1', '192.168.7.20', '2001:db8::5', '::1'],
  })
  expect(bestAddress(found)).toBe('192.168.7.20')
  expect(bestAddress({ names: [], ips: ['127.0.0.1', '2001:db8::5'] })).toBe('[2001:db8::5]')
  expect(bestAddress({ names: [], ips: ['127.0.0.1'] })).toBe('localhost')
})

test('the page speaks the language of the handheld', () => {
  expect(trustWords('ru-RU,ru;q=0.9,en;q=0.8').language).toBe('ru')
  expect(trustWords('en-GB,ru;q=0.5').language).toBe('en')
  expect(trustWords(undefined).language).toBe('en')
  const [en, ru] = [trustWords('en'), trustWords('ru')]
  expect(ru.androidSteps.length).toBe(en.androidSteps.length)
  expect(ru.appleSteps.length).toBe(en.appleSteps.length)
})
