// The command `npm run sim -- --seeds N [--seed S] [--trace]`: runs fleets, prints the seed of each failure with what led
// to it, and last a line of totals. Exits non-zero when something failed.
import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Templates } from './firm.ts'
import { type Run, run } from './fleet.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
  },
})

const traceLines = 30

async function main(): Promise<number> {
  const only = values.seed === undefined ? undefined : Number(values.seed)
  const first = only ?? 1
  const count = only === undefined ? Number(values.seeds) : 1
  const templates = await Templates.open()
  const began = performance.now()
  const totals: Record<string, number> = {}
  let failed = 0
  process.on('unhandledRejection', (cause) => {
    console.error('a promise was rejected and nobody listened:', cause)
    failed++
  })
  try {
    for (let seed = first; seed < first + count; seed++) {
      const result = await run(seed, templates, values.trace ? 100_000 : 200)
      add(totals, { ...result.counts, ...result.outcomes })
      if (result.problems.length > 0) failed++
      if (result.problems.length > 0 || values.trace) print(result, values.trace)
    }
  } finally {
    await rm(templates.folder, { recursive: true, force: true })
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const sums = Object.entries(totals).map(([name, sum]) => `${name} ${sum}`)
  console.log(`${count - failed} of ${count} seeds passed in ${seconds} s; ${sums.join(', ')}`)
  return failed
}

function print({ seed, problems, lines }: Run, whole: boolean): void {
  if (problems.length > 0) console.log(`FAILED seed ${seed}`)
  const shown = whole ? lines : lines.filter((line) => !line.includes('! ')).slice(-traceLines)
  for (const line of shown) console.log(`  ${line}`)
  for (const problem of problems.slice(0, 12)) console.log(`  ✗ ${problem}`)
  if (problems.length > 12) console.log(`  ✗ and ${problems.length - 12} more`)
}

function add(totals: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) totals[name] = (totals[name] ?? 0) + count
}

process.exitCode = (await main()) > 0 ? 1 : 0
