// Owns what is counted over many runs, and how it is shown: what people did, what went wrong, what became of it, what was
// checked. So that whoever makes the simulation faster sees that it is not thinner.
import type { Counts } from './story.ts'

/** What is counted stands under a heading: "did units-picked", "met answer lost". */
export type Counted = `${keyof typeof headings} ${string}`

const headings = {
  did: 'What was recorded',
  met: 'What happened to it',
  was: 'What became of it',
  saw: 'What was checked',
} as const

export interface Totals {
  seeds: number
  failed: number
  readonly sums: Record<string, number>
}

export const noTotals = (): Totals => ({ seeds: 0, failed: 0, sums: {} })

export function addTotals(to: Totals, { seeds, failed, sums }: Totals): void {
  to.seeds += seeds
  to.failed += failed
  addUp(to.sums, sums)
}

export function addUp(sums: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count
}

/** The counts of one story, each under its heading. */
export function countedIn(counts: Counts, outcomes: Readonly<Record<string, number>>): Record<string, number> {
  const { kills, restores, evictions, clones, exchanges, kept, notKept, refusedHere, unheard, lost } = counts
  const met = { 'tab ended or killed': kills, 'server restored': restores, 'disk cleared': evictions, copied: clones }
  const was = {
    kept,
    'kept, unheard': unheard,
    'not kept': notKept,
    'refused here': refusedHere,
    'lost with a disk': lost,
    ...outcomes,
  }
  return { ...under('met', met), ...under('was', was), 'saw exchanges': exchanges }
}

function under(heading: string, counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [`${heading} ${name}`, count]))
}

const columns = 3
const nameWidth = 24
const countWidth = 10

/** The totals as lines of a table. */
export function tableOf({ sums }: Totals): readonly string[] {
  return Object.entries(headings).flatMap(([heading, title]) => {
    const own = Object.entries(sums).flatMap(([name, count]) =>
      name.startsWith(`${heading} `) ? [[name.slice(heading.length + 1), count] as const] : [],
    )
    if (own.length === 0) return []
    const cells = own
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, count]) => name.padEnd(nameWidth) + count.toLocaleString('en').padStart(countWidth))
    const lines = Array.from({ length: Math.ceil(cells.length / columns) }, (_, line) =>
      cells.slice(line * columns, (line + 1) * columns).join('    '),
    )
    return [title, ...lines.map((line) => `  ${line}`)]
  })
}
