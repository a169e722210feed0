// Owns running seeds in several processes: each takes a part of them, prints its failures itself, and sends its totals.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { addUp, type Totals } from './totals.ts'

export async function runInJobs(first: number, count: number, jobs: number): Promise<Totals> {
  const parts = Array.from({ length: jobs }, (_, job) => {
    const from = Math.floor((count * job) / jobs)
    return { first: first + from, count: Math.floor((count * (job + 1)) / jobs) - from }
  })
  const totals: Totals = { seeds: 0, failed: 0, sums: {} }
  for (const part of await Promise.all(parts.map(runPart))) {
    totals.seeds += part.seeds
    totals.failed += part.failed
    addUp(totals.sums, part.sums)
  }
  return totals
}

/** A process that dies counts as one failure. */
function runPart(part: { readonly first: number; readonly count: number }): Promise<Totals> {
  return new Promise((resolve) => {
    const script = fileURLToPath(new URL('index.ts', import.meta.url))
    const own = ['--jobs', '1', '--seed', String(part.first), '--seeds', String(part.count)]
    // Stories leave much behind that is short-lived: a larger nursery saves a tenth of the time.
    const execArgv = [...process.execArgv, '--max-semi-space-size=64']
    const child = fork(script, [...process.argv.slice(2), ...own], { execArgv })
    let totals: Totals = { seeds: part.count, failed: 1, sums: {} }
    child.on('message', (message) => {
      totals = message as Totals
    })
    child.on('exit', () => resolve(totals))
  })
}
