// Owns virtual time: what is due, in which order, and what happened when. No real clock runs in a simulation.
import type { Counted } from './totals.ts'

interface Due {
  readonly at: number
  readonly order: number
  readonly run: () => void
  called: boolean
}

/** Promises that can go on have gone on: they do before the event loop's next turn. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

export class World {
  #now: number
  #order = 0
  readonly #heap: Due[] = []
  readonly #lines: string[] = []
  readonly #tally: Record<string, number> = {}
  readonly #keepLines: number
  readonly #start: number
  #holds = 0

  /** @param keepLines how many of the latest lines of the story are kept */
  constructor(start: number, keepLines: number) {
    this.#start = start
    this.#now = start
    this.#keepLines = keepLines
  }

  get now(): number {
    return this.#now
  }

  /** The story, oldest first. */
  get lines(): readonly string[] {
    return this.#lines
  }

  /** How often each thing happened. */
  get tally(): Readonly<Record<string, number>> {
    return this.#tally
  }

  count(what: Counted, times = 1): void {
    this.#tally[what] = (this.#tally[what] ?? 0) + times
  }

  tell(who: string, what: string): void {
    this.#lines.push(`${((this.#now - this.#start) / 1000).toFixed(3).padStart(9)}s ${who.padEnd(8)} ${what}`)
    if (this.#lines.length > this.#keepLines * 2) this.#lines.splice(0, this.#keepLines)
  }

  /** Calls back after so many milliseconds; the returned function calls it off. */
  after(milliseconds: number, run: () => void): () => void {
    const due: Due = { at: this.#now + Math.max(0, Math.round(milliseconds)), order: this.#order++, run, called: false }
    push(this.#heap, due)
    return () => {
      due.called = true
    }
  }

  /** Time stands still until the returned function is called: something takes turns of the event loop that are no story. */
  hold(): () => void {
    this.#holds++
    return () => {
      this.#holds--
    }
  }

  async #settled(): Promise<void> {
    do await settled()
    while (this.#holds > 0)
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(milliseconds, resolve)
    })
  }

  /** Lets time pass until `end`, or until `until` holds. Returns whether it came to hold. */
  async run(end: number, until?: () => boolean): Promise<boolean> {
    await this.#settled()
    for (;;) {
      if (until?.()) return true
      const due = this.#heap[0]
      if (!due || due.at > end) break
      pop(this.#heap)
      if (due.called) continue
      this.#now = due.at
      due.run()
      await this.#settled()
    }
    this.#now = Math.max(this.#now, end)
    return until?.() ?? true
  }
}

const before = (a: Due, b: Due) => a.at < b.at || (a.at === b.at && a.order < b.order)

function push(heap: Due[], due: Due): void {
  let at = heap.push(due) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    const above = heap[parent]
    if (!above || before(above, due)) break
    heap[at] = above
    at = parent
  }
  heap[at] = due
}

function pop(heap: Due[]): void {
  const last = heap.pop()
  if (!last || heap.length === 0) return
  let at = 0
  for (;;) {
    const left = heap[2 * at + 1]
    const right = heap[2 * at + 2]
    const child = right && left && before(right, left) ? 2 * at + 2 : 2 * at + 1
    const below = heap[child]
    if (!below || before(last, below)) break
    heap[at] = below
    at = child
  }
  heap[at] = last
}
