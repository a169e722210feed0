// What a first copy is measured beside, in a page of the same browser: a row a record through Dexie's bulkPut, and PouchDB
// replicating from express-pouchdb. A tenth of the rows each; compared a row.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { Hono } from 'hono'
import { bigRows } from './big-shop.ts'

const peers = 'e2e/benches/peers'
const page = 4_000

/** Every tenth row. */
function someRows(): readonly { readonly kind: string; readonly row: unknown }[] {
  return bigRows()
    .filter((_, index) => index % 10 === 0)
    .map(({ kind, row }) => ({ kind, row }))
}

export function peerRoutes(): Hono {
  const rows = someRows()
  const routes = new Hono()
  routes.get('/bench/rows', (c) => {
    const from = Number(c.req.query('from'))
    return c.json(rows.slice(from, from + page))
  })
  return routes
}

/** Seconds a row: fetched in pages, each row put under its id with an index or two. */
export async function naiveDexie(tab: Page): Promise<number> {
  await tab.evaluate(readFileSync('node_modules/dexie/dist/dexie.min.js', 'utf8'))
  const took = await tab.evaluate(async (most) => {
    interface Db {
      version(n: number): { stores(s: Record<string, string>): void }
      table(name: string): { bulkPut(rows: unknown[]): Promise<unknown> }
      delete(): Promise<void>
    }
    const Made = (globalThis as unknown as { Dexie: new (name: string) => Db }).Dexie
    const db = new Made('naive')
    db.version(1).stores({ item: 'id,sku,*codes', quant: 'id,place,item', location: 'id,code' })
    const startedAt = performance.now()
    let count = 0
    for (;;) {
      const rows = (await (await fetch(`/bench/rows?from=${count}`)).json()) as { kind: string; row: unknown }[]
      for (const kind of ['item', 'quant', 'location']) {
        const some = rows.filter((each) => each.kind === kind).map(({ row }) => row)
        if (some.length > 0) await db.table(kind).bulkPut(some)
      }
      count += rows.length
      if (rows.length < most) break
    }
    const seconds = (performance.now() - startedAt) / 1000
    await db.delete()
    return seconds / count
  }, page)
  return took
}

/** Seconds a row; undefined where the peer can't be had on this machine. */
export async function pouchReplication(tab: Page): Promise<number | undefined> {
  const server = await pouchServer()
  if (!server) return undefined
  try {
    await tab.evaluate(readFileSync(join(peers, 'node_modules/pouchdb/dist/pouchdb.min.js'), 'utf8'))
    return await tab.evaluate(async (from) => {
      interface Pouch {
        destroy(): Promise<void>
        replicate: { from(url: string, options: object): Promise<{ docs_written: number }> }
      }
      const Made = (globalThis as unknown as { PouchDB: new (name: string) => Pouch }).PouchDB
      const db = new Made('pouch')
      const startedAt = performance.now()
      const { docs_written: written } = await db.replicate.from(from, { batch_size: 1_000 })
      const seconds = (performance.now() - startedAt) / 1000
      await db.destroy()
      return seconds / written
    }, server.url)
  } finally {
    server.http.close()
    server.http.closeAllConnections()
  }
}

interface PouchServer {
  readonly http: Server
  readonly url: string
}

/** express-pouchdb on memory, with a tenth of the rows as documents, and for any page to ask. */
async function pouchServer(): Promise<PouchServer | undefined> {
  if (!existsSync(join(peers, 'node_modules/pouchdb'))) {
    try {
      execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: peers, stdio: 'ignore', timeout: 120_000 })
    } catch {
      return undefined
    }
  }
  const from = createRequire(join(process.cwd(), peers, 'package.json'))
  const PouchDB = from('pouchdb') as {
    plugin(plugin: unknown): void
    defaults(options: object): new (name: string) => { bulkDocs(docs: readonly object[]): Promise<unknown> }
  }
  PouchDB.plugin(from('pouchdb-adapter-memory'))
  const InMemory = PouchDB.defaults({ adapter: 'memory' })
  const express = from('express') as () => { use(...handlers: unknown[]): void }
  const app = express()
  app.use(
    (
      request: { method: string; headers: { origin?: string } },
      response: { setHeader(n: string, v: string): void; statusCode: number; end(): void },
      next: () => void,
    ) => {
      response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*')
      response.setHeader('Access-Control-Allow-Credentials', 'true')
      response.setHeader('Access-Control-Allow-Headers', 'content-type, accept')
      response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE, HEAD')
      if (request.method !== 'OPTIONS') return next()
      response.statusCode = 204
      response.end()
    },
  )
  app.use(
    '/',
    (from('express-pouchdb') as (db: unknown, options: object) => unknown)(InMemory, {
      mode: 'minimumForPouchDB',
      inMemoryConfig: true,
      logPath: join(process.cwd(), peers, 'node_modules/.log'),
    }),
  )
  // It knows of databases that were made after it.
  const documents = someRows().map(({ row }) => ({ _id: (row as { id: string }).id, ...(row as object) }))
  const db = new InMemory('rows')
  for (let at = 0; at < documents.length; at += 2_000) await db.bulkDocs(documents.slice(at, at + 2_000))
  const http = createServer(app as never)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  return { http, url: `http://localhost:${typeof address === 'object' && address ? address.port : 0}/rows` }
}
