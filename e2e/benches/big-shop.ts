// Owns a large warehouse for benchmarks in a browser: 100,000 items, as many quants, 20,000 locations, written straight into
// the store, the built app served beside them, and a browser.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { Hono } from 'hono'
import { makeApp } from '../../server/app.ts'
import { makeEnrolment } from '../../server/auth/devices.ts'
import { setPin } from '../../server/auth/pins.ts'
import { closeServices, openServices, type Services } from '../../server/services.ts'
import { atLocation } from '../../shared/rows/places.ts'
import { quantKey } from '../../shared/rows/stock.ts'
import type { Change, Row } from '../../shared/rows/tables.ts'
import type { LocationId } from '../../shared/values/ids.ts'
import { browserFlags, browserPath } from '../support/browser.ts'
import { ensureBuilt } from '../support/built.ts'
import { makeFirm } from './ingest-load.ts'
import { codeOf } from './scan-order.ts'

export const items = 100_000
export const locations = 20_000
/** Items, as many quants, and locations. */
export const rowCount = 2 * items + locations

export interface BigShop {
  readonly services: Services
  readonly url: string
  readonly browser: Browser
  code(): Promise<string>
  context(): Promise<BrowserContext>
  close(): Promise<void>
}

/** @param peers routes of what is measured beside it */
export async function openBigShop(peers: Hono = new Hono()): Promise<BigShop> {
  ensureBuilt()
  const folder = mkdtempSync(join(tmpdir(), 'stockhand-big-'))
  const services = await openServices(join(folder, 'big.db'))
  await makeFirm(services, { items: 1, bins: 1, devices: 0 })
  const rows = bigRows()
  for (let from = 0; from < rows.length; from += 5_000) {
    await services.store.transaction((view) => view.rows.write(rows.slice(from, from + 5_000), () => null))
  }
  await setPin(services.store, 'ann', '1234')
  const app = new Hono()
  app.route('/', peers)
  app.route('/', makeApp(services, 'dist'))
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const browser = await chromium.launch({ executablePath: browserPath() ?? 'chromium', args: browserFlags })
  return {
    services,
    url: `http://localhost:${typeof address === 'object' && address ? address.port : 0}`,
    browser,
    code: () => makeEnrolment(services.store, 'north', false, services.now()),
    context: () => browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'en-GB' }),
    async close() {
      await browser.close()
      server.close()
      await closeServices(services)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function bigRows(): readonly Change[] {
  const rows: Change[] = []
  const add = (kind: Change['kind'], row: unknown) => rows.push({ kind, id: (row as Row).id, row: row as never })
  for (let i = 0; i < locations; i++) {
    const aisle = String.fromCharCode(65 + (i % 20))
    const bay = 1 + (Math.floor(i / 20) % 100)
    const level = 1 + Math.floor(i / 2_000)
    add('location', {
      id: `loc-${i}`,
      warehouse: 'north',
      code: `${aisle}-${bay}-${level}`,
      zone: 'A',
      type: level > 2 ? 'reserve' : 'pick-face',
      aisle,
      bay,
      level,
      slot: 1,
      side: i % 2 ? 'left' : 'right',
      x: bay * 12,
      y: (i % 20) * 40,
      storageClass: 'ambient',
      blocked: false,
    })
  }
  for (let i = 0; i < items; i++) {
    add('item', {
      id: `big-${i}`,
      sku: `BIG-${i}`,
      name: `Stainless steel bracket ${i % 977} × ${i % 61} mm, grade ${i}`,
      unit: 'piece',
      codes: [{ code: codeOf(i + 10), level: 'each', quantity: 1 }],
      tracking: 'none',
      confirm: 'trust',
      owner: 'acme',
      storageClass: 'ambient',
    })
    const place = atLocation(`loc-${i % locations}` as LocationId)
    const goods = { item: `big-${i}`, lot: '', serial: '', status: 'available', owner: 'acme' }
    const id = quantKey(place, goods as never)
    add('quant', { id, warehouse: 'north', place, ...goods, quantity: 1 + (i % 50), allocated: 0 })
  }
  return rows
}
