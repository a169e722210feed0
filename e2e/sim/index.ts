// The command `npm run sim -- [--seeds N] [--seed S] [--jobs J] [--with JSON] [--trace] [--mutants [--all]]`: runs fleets of N seeds
// from S on, prints the seed of each failure with what it needs and what led to it, and last a table and a line of totals. Exits
// non-zero when something failed. One seed alone runs in this process.
import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Templates } from './firm.ts'
import { type Run, run } from './fleet.ts'
import { type Part, runInJobs, serveParts, type Told } from './jobs.ts'
import { catchMutants } from './mutants.ts'
import { shrink } from './shrink.ts'
import type { Temperament } from './temperament.ts'
import { addUp, countedIn, noTotals, tableOf } from './totals.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    seed: { type: 'string' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    with: { type: 'string', default: '{}' },
    'until-failure': { type: 'boolean', default: false },
    trace: { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    /** Runs what another process hands out. */
    serve: { type: 'boolean', default: false },
  },
})

const instead = JSON.parse(values.with) as Partial<Temperament>
const traceLines = 30
const keepLines = values.trace ? 100_000 : 200
/** Failures of a process that are made smaller, and how long that may take each. */
const mostShrunk = 3
const shrinkTime = 20_000

type Runner = (part: Part) => Promise<Told>

function runnerWith(templates: Templates): Runner {
  let shrunk = 0
  return async ({ first, count }) => {
    const told = { ...noTotals(), lines: [] as string[] }
    for (let seed = first; seed < first + count; seed++) {
      const one = await run({ seed, templates, keepLines, instead })
      told.seeds++
      addUp(told.sums, countedIn(one.counts, { ...one.outcomes }))
      addUp(told.sums, one.tally)
      const failed = one.problems.length > 0
      if (failed) told.failed++
      if (failed || values.trace) told.lines.push(...linesOf(one))
      if (!failed) continue
      if (values['until-failure']) break
      if (++shrunk <= mostShrunk && values.with === '{}') told.lines.push(...(await smaller(seed, templates)))
    }
    return told
  }
}

function linesOf({ seed, problems, lines }: Run): readonly string[] {
  return [
    ...(problems.length > 0 ? [`FAILED seed ${seed}`] : []),
    ...(values.trace ? lines : lines.slice(-traceLines)).map((line) => `  ${line}`),
    ...problems.slice(0, 12).map((problem) => `  ✗ ${problem}`),
    ...(problems.length > 12 ? [`  ✗ and ${problems.length - 12} more`] : []),
  ]
}

async function smaller(seed: number, templates: Templates): Promise<readonly string[]> {
  const found = await shrink(seed, templates, keepLines, shrinkTime)
  if (!found) return ['  told again, it does not fail: something here does not follow from the seed']
  return [
    `  smaller: npm run sim -- --seed ${seed} --with '${JSON.stringify(found.instead)}' --trace`,
    ...found.run.lines.slice(-traceLines).map((line) => `    ${line}`),
  ]
}

async function withRunner<T>(work: (runPart: Runner) => Promise<T>): Promise<T> {
  const templates = await Templates.open()
  try {
    return await work(runnerWith(templates))
  } finally {
    await rm(templates.folder, { recursive: true, force: true })
  }
}

async function main(): Promise<boolean> {
  if (values.mutants) return catchMutants(values.all)
  const began = performance.now()
  const first = Number(values.seed ?? 1)
  const count = Number(values.seeds ?? (values.seed === undefined ? 100 : 1))
  if (!Number.isInteger(first) || !Number.isInteger(count)) throw new Error('--seed and --seeds are whole numbers')
  const jobs = Math.min(Number(values.jobs), count)
  const totals =
    jobs > 1 ? await runInJobs({ first, count }, jobs, values['until-failure']) : await runHere({ first, count })
  for (const line of tableOf(totals)) console.log(line)
  const { seeds, failed, sums } = totals
  const operations = (sums['was kept'] ?? 0) + (sums['was kept, unheard'] ?? 0)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${seeds} seeds: ${seeds - failed} passed, ${failed} failed (${operations} ops, ${seconds} s)`)
  return failed === 0 && seeds > 0
}

function runHere(part: Part): Promise<Told> {
  return withRunner(async (runPart) => {
    const told = await runPart(part)
    for (const line of told.lines) console.log(line)
    return told
  })
}

if (values.serve) await withRunner(serveParts)
else process.exitCode = (await main()) ? 0 : 1
