// Runs one benchmark by name and prints its table and, with --json, one JSON object as the last line.
import { type Bench, type BenchResult, printResult } from './bench.ts'

const benches: Record<string, () => Promise<{ bench: Bench }>> = {
  ingest: () => import('./ingest.ts'),
  delta: () => import('./delta.ts'),
  'first-copy': () => import('./first-copy.ts'),
  ledger: () => import('./ledger.ts'),
  read: () => import('./read.ts'),
  reports: () => import('./reports.ts'),
  'reports-history': () => import('./reports-prepare.ts'),
  scan: () => import('./scan.ts'),
  start: () => import('./start.ts'),
  storm: () => import('./storm.ts'),
  walk: () => import('./walk.ts'),
}

const [name, ...options] = process.argv.slice(2)
const load = name === undefined ? undefined : benches[name]
if (!load) {
  console.error(
    `Which benchmark? One of: ${Object.keys(benches).join(', ')}. Add --json for one object as the last line.`,
  )
  process.exit(2)
}
const { bench } = await load()
const result: BenchResult = await bench()
printResult(result, options.includes('--json'))
process.exit(result.missed.length > 0 ? 1 : 0)
