// Owns running seeds in several processes: each takes the next few whenever it is free, and tells what it saw. What is told of
// a seed does not depend on who ran it.
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { addTotals, noTotals, type Totals } from './totals.ts'

/** Some seeds in a row. */
export interface Part {
  readonly first: number
  readonly count: number
}

/** What a process tells of a part: totals, and its failures in words. */
export interface Told extends Totals {
  readonly lines: readonly string[]
}

/** Few enough that processes end together, enough that none waits to be told what is next. */
const mostOfPart = 10

export async function runInJobs(whole: Part, jobs: number, untilFailure: boolean): Promise<Totals> {
  const totals = noTotals()
  const parts = partsOf(whole, jobs)
  const work = async () => {
    let job: Job | undefined
    for (let part = parts.shift(); part; part = parts.shift()) {
      job ??= new Job()
      const told = (await job.run(part)) ?? died(part)
      if (job.isOver) job = undefined
      for (const line of told.lines) console.log(line)
      addTotals(totals, told)
      if (untilFailure && totals.failed > 0) parts.length = 0
    }
    job?.end()
  }
  await Promise.all(Array.from({ length: jobs }, work))
  return totals
}

/** In a process of its own: runs parts as they come, until nobody asks any more. */
export function serveParts(run: (part: Part) => Promise<Told>): Promise<void> {
  process.on('message', (part: Part) => {
    run(part).then(
      (told) => process.send?.(told),
      (cause: unknown) => {
        console.error(cause)
        process.exit(1)
      },
    )
  })
  return new Promise((resolve) => process.once('disconnect', resolve))
}

function partsOf({ first, count }: Part, jobs: number): Part[] {
  const size = Math.max(1, Math.min(mostOfPart, Math.floor(count / (jobs * 4))))
  return Array.from({ length: Math.ceil(count / size) }, (_, index) => ({
    first: first + index * size,
    count: Math.min(size, count - index * size),
  }))
}

function died({ first, count }: Part): Told {
  return {
    seeds: count,
    failed: 1,
    sums: {},
    lines: [`FAILED: the process of seeds ${first} to ${first + count - 1} has died`],
  }
}

class Job {
  readonly #child: ChildProcess
  #over = false

  constructor() {
    const script = fileURLToPath(new URL('index.ts', import.meta.url))
    // Stories leave much behind that is short-lived: a larger nursery saves a tenth of the time.
    const execArgv = [...process.execArgv, '--max-semi-space-size=64']
    this.#child = fork(script, [...process.argv.slice(2), '--serve'], { execArgv })
    this.#child.once('exit', () => {
      this.#over = true
    })
  }

  get isOver(): boolean {
    return this.#over
  }

  /** Undefined where the process has died over it. */
  run(part: Part): Promise<Told | undefined> {
    return new Promise((resolve) => {
      const dead = () => resolve(undefined)
      this.#child.once('exit', dead)
      this.#child.once('message', (told) => {
        this.#child.off('exit', dead)
        resolve(told as Told)
      })
      this.#child.send(part)
    })
  }

  end(): void {
    this.#child.disconnect()
  }
}
