// What a device with 100,000 items and as many quants pays for a few changed rows: deltas of 1, 100 and 5,000 rows over HTTP
// into the product's replica in Chromium. Beside it, in the same run: Dexie's bulkPut of the same rows into a fifth of them, and
// a new first copy of everything. Then the idle moment that folds changed rows into whole pages and a restart image.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { build } from 'vite'
import { type BenchResult, missedGoals } from './bench.ts'
import { openBigShop } from './big-shop.ts'
import { Changes } from './delta/changes.ts'
import type { NaivePage } from './delta/naive-page.ts'
import type { Brought, ReplicaPage } from './delta/replica-page.ts'

const sizes = [1, 100, 5_000] as const
type Size = (typeof sizes)[number]
const rounds = 5
const copies = 2

interface Round {
  readonly size: Size
  readonly ours: Brought
  readonly naive: number
}

export async function bench(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'stockhand-delta-'))
  const changes = new Changes()
  const shop = await openBigShop(routesOf(folder, changes))
  try {
    await buildPage(folder)
    const page = await (await shop.context()).newPage()
    await page.goto(`${shop.url}/delta/replica-page.html`)
    const full: Brought[] = []
    for (let n = 0; n < copies; n++) {
      if (n > 0) await call(page, 'forget')
      full.push(await call(page, 'copy', `bench-${n}`, await shop.code()))
    }
    await page.evaluate(() => (globalThis as unknown as { naive: NaivePage }).naive.fill())
    const each: Round[] = []
    for (let round = 0; round < rounds; round++) {
      for (const size of sizes) {
        const last = await changes.make(shop, size)
        const ours = await call(page, 'pull')
        const shown = await call(page, 'quantityOf', last.id)
        if (shown !== last.quantity) throw new Error(`${last.id} shows ${shown}, it is ${last.quantity}`)
        const naive = await page.evaluate(() => (globalThis as unknown as { naive: NaivePage }).naive.put())
        each.push({ size, ours, naive })
      }
    }
    const fresh = await call(page, 'fresh')
    const before = await call(page, 'reopen')
    const tidied = await call(page, 'tidy')
    const left = await call(page, 'fresh')
    const after = await call(page, 'reopen')
    return resultOf({ full, each, fresh, left, before, tidied, after, heap: await heapOf(page) })
  } finally {
    await shop.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Seen {
  readonly full: readonly Brought[]
  readonly each: readonly Round[]
  /** Rows that a restart reads one by one, before and after the idle moment. */
  readonly fresh: number
  readonly left: number
  readonly before: Brought
  readonly tidied: Brought
  readonly after: Brought
  readonly heap: number
}

function resultOf({ full, each, fresh, left, before, tidied, after, heap }: Seen): BenchResult {
  const best = (values: readonly number[]) => Math.min(...values)
  const whole = { seconds: best(full.map(({ seconds }) => seconds)), bytes: best(full.map(({ bytes }) => bytes)) }
  const ratios: Record<string, number> = {}
  const metrics: Record<string, number> = { 'first copy s': whole.seconds, 'first copy MB': whole.bytes / 1e6 }
  const peers: Record<string, number> = {}
  for (const size of sizes) {
    const own = each.filter((round) => round.size === size)
    const seconds = best(own.map(({ ours }) => ours.seconds))
    const bytes = best(own.map(({ ours }) => ours.bytes))
    const naive = best(own.map((round) => round.naive))
    ratios[`vsNaiveDexie${size}`] = naive / seconds
    ratios[`copyVsDelta${size}`] = whole.seconds / seconds
    ratios[`copyBytesVsDelta${size}`] = whole.bytes / bytes
    metrics[`delta of ${size} ms`] = seconds * 1000
    metrics[`delta of ${size} kB`] = bytes / 1000
    metrics[`delta of ${size}, longest task ms`] = best(own.map(({ ours }) => ours.longest))
    peers[`naive Dexie ${size} ms`] = naive * 1000
  }
  ratios.repackLeft = left / fresh
  Object.assign(metrics, {
    'rows read one by one': fresh,
    'folded within s, in the worker': tidied.seconds,
    'folding, longest task ms': tidied.longest,
    'restart before it s': before.seconds,
    'restart after it s': after.seconds,
    'heap of the page MB': heap,
  })
  const missed = missedGoals(ratios, {
    // One row: the peer is asked nothing but the row, ours is a signed exchange that the server commits.
    vsNaiveDexie1: { atLeast: 0.3 },
    vsNaiveDexie100: { atLeast: 0.8 },
    vsNaiveDexie5000: { atLeast: 2 },
    copyVsDelta5000: { atLeast: 10 },
    copyBytesVsDelta5000: { atLeast: 10 },
    repackLeft: { atMost: 0.1 },
  })
  return { name: 'delta', ratios, metrics, peers, missed }
}

/** Calls something of the page's replica. */
function call<K extends keyof ReplicaPage>(
  page: Page,
  what: K,
  ...args: Parameters<ReplicaPage[K]>
): Promise<Awaited<ReturnType<ReplicaPage[K]>>> {
  return page.evaluate(
    ([name, given]) => {
      const { replica } = globalThis as unknown as { replica: Record<string, (...all: unknown[]) => never> }
      return replica[name]?.(...given)
    },
    [what as string, args as unknown[]] as const,
  ) as Promise<Awaited<ReturnType<ReplicaPage[K]>>>
}

/** Of the page, after what nobody holds is gone, in MB. */
async function heapOf(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize, backingStorageSize = 0 } = (await cdp.send('Runtime.getHeapUsage')) as {
    readonly usedSize: number
    readonly backingStorageSize?: number
  }
  await cdp.detach()
  return (usedSize + backingStorageSize) / 1e6
}

function routesOf(folder: string, changes: Changes): Hono {
  const most = 5_000
  const served = (rows: Changes['held']) => rows.map(({ kind, row }) => ({ kind, row }))
  const routes = new Hono()
  routes.use('/delta/*', compress())
  routes.get('/delta/rows', (c) => {
    const from = Number(c.req.query('from'))
    return c.json(served(changes.held.slice(from, from + most)))
  })
  routes.get('/delta/changed', (c) => c.json(served(changes.latest)))
  routes.get('/delta/*', (c) => {
    const type = extname(c.req.path) === '.html' ? 'text/html' : 'text/javascript'
    return c.body(readFileSync(join(folder, c.req.path), 'utf8'), 200, { 'content-type': type })
  })
  return routes
}

/** The page and its worker, bundled as the app is. */
async function buildPage(folder: string): Promise<void> {
  const root = 'e2e/benches/delta'
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    base: '/delta/',
    build: {
      outDir: join(folder, 'delta'),
      emptyOutDir: true,
      target: 'es2022',
      rollupOptions: { input: `${root}/replica-page.html` },
    },
    worker: { format: 'es' },
  })
}
