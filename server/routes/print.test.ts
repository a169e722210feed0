// A handheld prints to the printer of its warehouse, and is told where there is none.
import { generateKeyPairSync, sign } from 'node:crypto'
import type { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Printer } from '../../shared/protocol/desk/print.ts'
import { makeApp } from '../app.ts'
import { openFirm } from '../apply/fixture.ts'
import { makeEnrolment, Signatures } from '../auth/devices.ts'
import { Events } from '../events.ts'
import { openPrinting } from '../print/printing.ts'
import type { Services } from '../services.ts'
import { PrintStore } from '../store/print.ts'
import { tenant } from '../store/store.ts'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
let services: Services
let app: Hono
let device = ''
let sent: string[] = []
let settled: () => Promise<void>

beforeEach(async () => {
  const { store, applier, clock } = await openFirm()
  const now = () => clock.now
  services = { store, applier, signatures: new Signatures(store), events: new Events(applier), now }
  sent = []
  const printing = openPrinting(store, now, async (_printer, text) => {
    sent.push(text)
  })
  settled = () => printing.queue.settled()
  app = makeApp(services, undefined, printing)
  const code = await makeEnrolment(store, 'north', false, clock.now)
  const body = JSON.stringify({ code, publicKey: publicKey.export({ format: 'jwk' }), name: 'HH-9' })
  const enrolled = await app.request('/api/enrol', { method: 'POST', body })
  device = ((await enrolled.json()) as { device: string }).device
})
afterEach(() => services.store.close())

async function print(more: object, signer = privateKey) {
  const bytes = Buffer.from(
    JSON.stringify({ kind: 'bin', terms: ['A-01-11'], language: 'en', copies: 1, person: 'maria', ...more }),
  )
  const signature = sign('sha256', bytes, { key: signer, dsaEncoding: 'ieee-p1363' }).toString('base64')
  const headers = { 'x-stockhand-device': device, 'x-stockhand-signature': signature }
  const answer = await app.request('/api/print', { method: 'POST', body: bytes, headers })
  return { status: answer.status, body: (await answer.json()) as unknown }
}

const printer = (name: string, paper: Printer['paper'], warehouse = 'north'): Printer => ({
  id: name,
  warehouse,
  name,
  host: '127.0.0.1',
  port: 9100,
  dpi: 203,
  letters: 'latin',
  paper,
})
const keep = (...printers: Printer[]) =>
  Promise.all(printers.map((each) => new PrintStore(services.store.db, tenant).putPrinter(each)))

describe('a label from a handheld', () => {
  test('comes from a printer of its own warehouse', async () => {
    await keep(printer('Away', '58x40', 'south'), printer('Dock', '58x40'))
    expect(await print({ copies: 2 })).toEqual({ status: 200, body: { printer: 'Dock', labels: 2 } })
    await settled()
    expect(sent).toHaveLength(1)
    expect(sent[0]).toContain('^FDA-01-11^FS')
    expect(sent[0]).toContain('^PQ2^XZ')
  })

  test('is not promised where no printer is, nor for what nobody knows', async () => {
    expect(await print({})).toMatchObject({ status: 409, body: { error: 'no-printer' } })
    await keep(printer('Dock', '58x40'))
    expect(await print({ terms: ['NOWHERE'] })).toMatchObject({ status: 404, body: { error: 'unknown' } })
  })

  test('needs the signature of the device', async () => {
    const { privateKey: other } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    expect((await print({}, other)).status).toBe(401)
  })

  test('is no badge: those are printed at the desk', async () => {
    expect((await print({ kind: 'badge', terms: ['B-ada'] })).status).toBe(400)
  })
})
