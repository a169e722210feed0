// The command `npm run sim -- --seeds N [--seed S] [--jobs J] [--trace] [--mutants]`: runs fleets, prints the seed of each
// failure with what led to it, and last a line of totals. Exits non-zero when something failed.
import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Templates } from './firm.ts'
import { type Run, run } from './fleet.ts'
import { runInJobs } from './jobs.ts'
import { catchMutants } from './mutants.ts'
import { addUp, type Totals } from './totals.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    seed: { type: 'string' },
    from: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '2' },
    'until-failure': { type: 'boolean', default: false },
    trace: { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
  },
})

const traceLines = 30

async function runSeeds(first: number, count: number): Promise<Totals> {
  const templates = await Templates.open()
  const totals: Totals = { seeds: 0, failed: 0, sums: {} }
  let stray: string[] = []
  const listen = (cause: unknown) => stray.push(`nobody listened to ${cause instanceof Error ? cause.stack : cause}`)
  process.on('unhandledRejection', listen)
  try {
    for (let seed = first; seed < first + count; seed++) {
      const told = await run(seed, templates, values.trace ? 100_000 : 200)
      const result = { ...told, problems: [...told.problems, ...stray] }
      stray = []
      totals.seeds++
      addUp(totals.sums, { ...result.counts, ...result.outcomes })
      if (result.problems.length > 0) totals.failed++
      if (result.problems.length > 0 || values.trace) print(result)
      if (totals.failed > 0 && values['until-failure']) break
    }
  } finally {
    process.off('unhandledRejection', listen)
    await rm(templates.folder, { recursive: true, force: true })
  }
  return totals
}

function print({ seed, problems, lines }: Run): void {
  if (problems.length > 0) console.log(`FAILED seed ${seed}`)
  const shown = values.trace ? lines : lines.slice(-traceLines)
  for (const line of shown) console.log(`  ${line}`)
  for (const problem of problems.slice(0, 12)) console.log(`  ✗ ${problem}`)
  if (problems.length > 12) console.log(`  ✗ and ${problems.length - 12} more`)
}

async function main(): Promise<boolean> {
  if (values.mutants) return catchMutants()
  const began = performance.now()
  const first = Number(values.seed ?? values.from)
  const count = values.seed === undefined ? Number(values.seeds) : 1
  const jobs = Math.min(Number(values.jobs), count)
  const totals = jobs > 1 ? await runInJobs(first, count, jobs) : await runSeeds(first, count)
  if (process.send) process.send(totals)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const sums = Object.entries(totals.sums).map(([name, sum]) => `${name} ${sum}`)
  const passed = totals.seeds - totals.failed
  if (!process.send) console.log(`${passed} of ${totals.seeds} seeds passed in ${seconds} s; ${sums.join(', ')}`)
  return totals.failed === 0 && totals.seeds > 0
}

process.exitCode = (await main()) ? 0 : 1
