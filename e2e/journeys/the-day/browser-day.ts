// Owns a day of three real browsers against a real server process: the server, who works on which device, and the
// comparison at the end.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { Store } from '../../../server/store/store.ts'
import { browserFlags, browserPath } from '../../support/browser.ts'
import { ensureBuilt } from '../../support/built.ts'
import { ServerProcess } from '../../support/server-process.ts'
import { differences, totalsOf } from './agreement.ts'
import { BrowserHands, type Worker } from './browser-hands.ts'
import { workDay } from './day.ts'
import type { Around } from './hands.ts'
import { binsOf, openExceptions, papersOf, released } from './house.ts'
import type { DayFile } from './orders.ts'
import type { DayResult } from './scripted-day.ts'

const manager = { badge: '2000', pin: '9713' }
const workers: readonly (Worker & { readonly name: string; readonly roles: string })[] = [
  { device: 'HH-DOCK', badge: '2001', pin: '2468', name: 'Rita Berg', roles: 'receiver,lead' },
  { device: 'HH-1', badge: '2002', pin: '1357', name: 'Paul Dale', roles: 'picker,packer,returns,lead' },
  { device: 'HH-2', badge: '2003', pin: '8642', name: 'Nina Falk', roles: 'picker,packer,returns,lead' },
]

interface BrowserDayOptions {
  readonly dice: () => number
  tell(what: string): void
}

export async function browserDay(file: DayFile, { dice, tell }: BrowserDayOptions): Promise<DayResult> {
  ensureBuilt()
  const server = await ServerProcess.create()
  const browsers: Browser[] = []
  const hands: BrowserHands[] = []
  try {
    const csv = join(server.folder, 'orders.csv')
    writeFileSync(csv, file.csv, 'latin1')
    server.wms('import', 'orders', csv, '--cover')
    server.wms('person', manager.badge, manager.pin, 'Olga Hart', '--roles', 'manager,admin')
    for (const { badge, pin, name, roles } of workers) server.wms('person', badge, pin, name, '--roles', roles)
    const papers = await withStore(server, papersOf)
    await server.start()
    for (const worker of workers) {
      const browser = await chromium.launch({ executablePath: browserPath() ?? 'chromium', args: browserFlags })
      browsers.push(browser)
      const code = codeIn(server.wms('enrol', papers.warehouse.name, '--pack-station'))
      hands.push(await BrowserHands.join(browser, server.url, code, worker, papers))
    }
    const [dock, ...floor] = hands
    if (!dock) throw new Error('nobody works at the dock')
    const around: Around = {
      killServer: () => server.kill(),
      startServer: () => server.start(),
      released: (order) => released((question) => withStore(server, question), order),
      resolve: (kind, way) => resolveAtDesk(server, papers.warehouse.id, kind, way),
      binsOf: (sku) => withStore(server, (store) => binsOf(store, papers, sku)),
      tell,
    }
    const outcome = await workDay({ file, papers, crew: { dock, floor }, around, dice })
    await server.kill()
    return await withStore(server, async (store) => ({
      differences: await differences(store, file.figures, outcome),
      totals: await totalsOf(store),
    }))
  } catch (error) {
    for (const each of hands) tell(await each.picture())
    throw error
  } finally {
    for (const browser of browsers) await browser.close()
    await server.remove()
  }
}

async function withStore<T>(server: ServerProcess, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await Store.open(`${server.folder}/stockhand.db`)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** The manager signs in at the desk's own door and decides what is open. */
async function resolveAtDesk(server: ServerProcess, warehouse: string, kind: string, way: string): Promise<number> {
  const open = await withStore(server, (store) => openExceptions(store, kind))
  const headers = { 'content-type': 'application/json', origin: server.url, 'sec-fetch-site': 'same-origin' }
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(`${server.url}/api/desk${path}`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify(body),
    })
  const signedIn = await post('/sign-in', manager)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const operations = open.map((exception) => ({
    id: crypto.randomUUID(),
    type: 'exception-resolved',
    body: { exception, resolution: way },
    warehouse,
  }))
  if (operations.length === 0) return 0
  const answered = await post('/operations', { operations }, cookie)
  if (!answered.ok) throw new Error(`the desk refuses: ${await answered.text()}`)
  return open.length
}

function codeIn(printed: string): string {
  return printed.trim().split('\n').at(-1)?.split(' ')[0] ?? ''
}
