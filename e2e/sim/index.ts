// The command `npm run sim -- [--seeds N] [--seed S] [--jobs J] [--with JSON] [--trace] [--mutants [--all]]`: runs fleets of N seeds
// from S on, prints the seed of each failure with what it needs and what led to it, and last a line of totals. Exits non-zero
// when something failed.
import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Templates } from './firm.ts'
import { type Run, run } from './fleet.ts'
import { runInJobs } from './jobs.ts'
import { catchMutants } from './mutants.ts'
import { shrink } from './shrink.ts'
import type { Temperament } from './temperament.ts'
import { addUp, type Totals } from './totals.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    seed: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    with: { type: 'string', default: '{}' },
    'until-failure': { type: 'boolean', default: false },
    trace: { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
  },
})

const instead = JSON.parse(values.with) as Partial<Temperament>
const traceLines = 30
const keepLines = values.trace ? 100_000 : 200
/** Failures of a process that are made smaller, and how long that may take each. */
const shrunk = 3
const shrinkTime = 20_000

async function runSeeds(first: number, count: number): Promise<Totals> {
  const templates = await Templates.open()
  const totals: Totals = { seeds: 0, failed: 0, sums: {} }
  try {
    for (let seed = first; seed < first + count; seed++) {
      const told = await run({ seed, templates, keepLines, instead })
      totals.seeds++
      addUp(totals.sums, { ...told.counts, ...told.outcomes })
      const failed = told.problems.length > 0
      if (failed) totals.failed++
      if (failed || values.trace) print(told)
      if (!failed) continue
      if (values['until-failure']) break
      if (totals.failed <= shrunk && values.with === '{}') await printSmaller(seed, templates)
    }
  } finally {
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

async function printSmaller(seed: number, templates: Templates): Promise<void> {
  const smaller = await shrink(seed, templates, keepLines, shrinkTime)
  if (!smaller) return console.log('  told again, it does not fail: something here does not follow from the seed')
  console.log(`  smaller: npm run sim -- --seed ${seed} --with '${JSON.stringify(smaller.instead)}' --trace`)
  for (const line of smaller.run.lines.slice(-traceLines)) console.log(`    ${line}`)
}

async function main(): Promise<boolean> {
  if (values.mutants) return catchMutants(values.all)
  const began = performance.now()
  const first = Number(values.seed ?? 1)
  const count = Number(values.seeds ?? (values.seed === undefined ? 100 : 1))
  if (!Number.isInteger(first) || !Number.isInteger(count)) throw new Error('--seed and --seeds are whole numbers')
  const jobs = Math.min(Number(values.jobs), count)
  const totals = jobs > 1 ? await runInJobs(first, count, jobs) : await runSeeds(first, count)
  if (process.send) {
    process.send(totals)
    return totals.failed === 0
  }
  const sums = Object.entries(totals.sums).map(([name, sum]) => `${name} ${sum}`)
  if (sums.length > 0) console.log(sums.join(', '))
  const { seeds, failed } = totals
  const operations = (totals.sums.kept ?? 0) + (totals.sums.unheard ?? 0)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${seeds} seeds: ${seeds - failed} passed, ${failed} failed (${operations} ops, ${seconds} s)`)
  return failed === 0 && seeds > 0
}

process.exitCode = (await main()) ? 0 : 1
