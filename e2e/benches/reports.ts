// How reports and dashboards of the desk grow with history: the same questions over 10^5, 10^6 and, where that file is made,
// 10^7 movements and entries. Beside them hledger and ledger read the same journal for the same trial balance.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeServices, openServices, type Services } from '../../server/services.ts'
import { entryPage, trialBalance } from '../../server/store/lists/books/books.ts'
import { todayOf } from '../../server/store/lists/house/today.ts'
import { accountSums, comparedSums } from '../../server/store/lists/reports/accounts.ts'
import { dimensionSums } from '../../server/store/lists/reports/dimensions.ts'
import { exportedEntries } from '../../server/store/lists/reports/exported.ts'
import { movementPage } from '../../server/store/lists/stock/movements.ts'
import { exportFormats } from '../../shared/reports/exports/index.ts'
import { type BenchResult, missedGoals, percentile } from './bench.ts'
import { firstDay, historyFile, items, makeHistory } from './reports-history.ts'

const lengths = [100_000, 1_000_000, 10_000_000]
/** Longer ones are read where `npm run bench -- reports-history` has made them. */
const madeHere = 1_000_000
/** Entries of the journal that others read too, all of it each time. */
const besidePeers = 10_000
const rounds = 20
/** Many and short: the answers take milliseconds, and a machine that others use spoils most of them. */
const runs = 15
const until = '2026-12-31'
const month = { from: '2026-06-01', until: '2026-06-30' }
const asked = { company: 'acme', zone: 'UTC', today: until }

type Ask = (services: Services, round: number) => Promise<unknown>

const dashboards: Readonly<Record<string, Ask>> = {
  'trial balance': ({ store }) => trialBalance(store, 'acme', until, 0),
  'profit and loss': ({ store }) => comparedSums(store, { ...asked, ...month }),
  'balance sheet': ({ store }) => accountSums(store, { ...asked, from: firstDay, until }),
  today: ({ store }) => todayOf(store, { warehouse: 'north', zone: 'UTC', money: true }, Date.parse(`${until}T12:00Z`)),
  'journal page': ({ store }) => entryPage(store, { company: 'acme', limit: 100, offset: 0 }, 0),
}

const others: Readonly<Record<string, Ask>> = {
  'movements of an item': ({ store }, round) =>
    movementPage(
      store,
      { warehouse: 'north', item: `item-${(round * 37) % items}`, limit: 100, offset: 0, down: true },
      0,
    ),
  'month by item': ({ store }) => dimensionSums(store, { ...asked, ...month, by: 'item' }),
}

const noAsk: Ask = () => Promise.resolve()

export async function bench(): Promise<BenchResult> {
  const metrics: Record<string, number> = {}
  const ratios: Record<string, number> = {}
  const peers: Record<string, number> = {}
  const missed: string[] = []
  const all = { ...dashboards, ...others }
  const read = lengths.filter((length) => length <= madeHere || existsSync(historyFile(length)))
  const histories: { readonly length: number; readonly services: Services }[] = []
  for (const length of read) {
    histories.push({
      length,
      services: await openServices(await makeHistory(length), () => Date.parse(`${until}T12:00Z`)),
    })
  }
  for (const [name, ask] of Object.entries(all)) {
    // Turn by turn, so that what else the machine does falls on all lengths alike.
    const best = new Map<number, number>()
    for (let run = 0; run < runs; run++) {
      for (const { length, services } of histories) {
        best.set(length, Math.min(best.get(length) ?? Number.POSITIVE_INFINITY, await p95(services, ask, run)))
      }
    }
    for (const [length, ms] of best) metrics[`${name}, ${length}, ms`] = ms
  }
  for (const { services } of histories) await closeServices(services)
  const beside = await openServices(await makeHistory(besidePeers), () => Date.parse(`${until}T12:00Z`))
  metrics[`trial balance, ${besidePeers}, ms`] = await p95(beside, dashboards['trial balance'] ?? noAsk, 0)
  for (const [name, ms] of await besideOthers(beside)) peers[`${name} trial balance, ${besidePeers}, ms`] = ms
  await closeServices(beside)
  const longest = read.at(-1) ?? 0
  for (const name of Object.keys(dashboards)) {
    const [short = 0, long = 0] = [metrics[`${name}, ${lengths[0]}, ms`], metrics[`${name}, ${longest}, ms`]]
    // Below a millisecond a ratio says nothing.
    ratios[`${name} grows`] = Math.max(long, 1) / Math.max(short, 1)
    if (long > 100) missed.push(`${name} takes ${long.toFixed(0)} ms, above 100`)
  }
  limit(metrics[`movements of an item, ${longest}, ms`], 10, 'movements of an item', missed)
  limit(metrics[`month by item, ${longest}, ms`], 100, 'month by item', missed)
  const goals = Object.fromEntries(Object.keys(ratios).map((key) => [key, { atMost: 2 }]))
  if (longest < 10_000_000) console.log('10^7: no file; make it by: npm run bench -- reports-history')
  return { name: 'reports', ratios, metrics, peers, missed: [...missed, ...missedGoals(ratios, goals)] }
}

function limit(value: number | undefined, most: number, name: string, missed: string[]): void {
  if (value === undefined || value > most) missed.push(`${name} takes ${value?.toFixed(1)} ms, above ${most}`)
}

async function p95(services: Services, ask: Ask, run: number): Promise<number> {
  const times: number[] = []
  await ask(services, 0)
  for (let round = 1; round <= rounds; round++) {
    const started = performance.now()
    await ask(services, run * rounds + round)
    times.push(performance.now() - started)
  }
  return percentile(times, 0.95)
}

/** The trial balance by programs that read all of a journal each time. */
const journalReaders: Readonly<Record<string, (file: string) => readonly string[]>> = {
  hledger: (file) => ['bal', '-f', file, '--flat', '-O', 'csv'],
  ledger: (file) => ['bal', '-f', file, '--flat'],
}

/** What they take with the journal that we export; those that are not installed are left out. */
async function besideOthers({ store }: Services): Promise<readonly (readonly [name: string, ms: number])[]> {
  const format = exportFormats.hledger
  const folder = mkdtempSync(join(tmpdir(), 'stockhand-journal-'))
  try {
    const book = { company: 'Acme', currency: 'EUR', from: firstDay }
    const parts = [format?.head(book) ?? '']
    for await (const entries of exportedEntries(store, { company: 'acme', zone: 'UTC', from: firstDay, until })) {
      parts.push(entries.map((entry) => format?.entry(entry, book) ?? '').join(''))
    }
    const file = join(folder, 'books.journal')
    writeFileSync(file, parts.join(''))
    return Object.entries(journalReaders).flatMap(([name, args]) => {
      try {
        const started = performance.now()
        execFileSync(name, args(file), { maxBuffer: 100_000_000, stdio: ['ignore', 'pipe', 'ignore'] })
        return [[name, performance.now() - started] as const]
      } catch {
        console.log(`${name}: not here, or it could not read the journal`)
        return []
      }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
