// Owns which orders of the Online Retail file a day is made of, and the text of a file that holds only those. Reads the file
// by the second reading of e2e/support, never by the product's.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Figures, figuresOf } from '../../support/online-retail-figures.ts'

export const retailFile = fileURLToPath(
  new URL('../../../../shared/data/online-retail/orders-2010-12.csv', import.meta.url),
)

/** The day's file: only rows of chosen orders, and what must come out of them. */
export interface DayFile {
  readonly csv: string
  readonly figures: Figures
  /** Numbers of its orders, in the order in which they are worked on. */
  readonly orders: readonly string[]
  /** An order that two people may pick at once: another order holds as many of each of its items, picked after it. */
  readonly twice: string | undefined
}

type Dice = () => number

/** The first orders of the file by number; all of them without a count. */
export function firstOrders(count = Number.POSITIVE_INFINITY): DayFile {
  const { text, figures } = whole()
  const numbers = [...figures.orders.keys()].sort().slice(0, count)
  const [twice] = numbers.map((number) => [number, coverOf(figures, numbers, number)]).find(([, by]) => by) ?? []
  return dayFile(text, numbers, twice)
}

/** A few orders by chance: one that can be picked twice, the one that covers it, and others. */
export function someOrders(count: number, mostUnits: number, dice: Dice): DayFile {
  const { text, figures } = whole()
  const numbers = shuffled([...figures.orders.keys()], dice).filter((number) => unitsIn(figures, number) <= mostUnits)
  for (const twice of numbers) {
    const cover = coverOf(figures, numbers, twice)
    if (cover === undefined) continue
    const others = numbers.filter((number) => number !== twice && number !== cover).slice(0, count - 2)
    return dayFile(text, [twice, ...others, cover], twice)
  }
  return dayFile(text, numbers.slice(0, count), undefined)
}

function whole(): { readonly text: string; readonly figures: Figures } {
  const text = readFileSync(retailFile, 'latin1')
  return { text, figures: figuresOf(text) }
}

function dayFile(text: string, numbers: readonly string[], twice: string | undefined): DayFile {
  const wanted = new Set(numbers)
  const [header = '', ...lines] = text.split(/\r?\n/)
  const csv = [header, ...lines.filter((line) => wanted.has(line.slice(0, line.indexOf(','))))].join('\n')
  return { csv: `${csv}\n`, figures: figuresOf(csv), orders: numbers, twice }
}

/** Another order that needs at least as many of each item: while it waits, the shelf holds enough for two. */
function coverOf(figures: Figures, numbers: readonly string[], number: string): string | undefined {
  const units = Object.entries(figures.orders.get(number)?.units ?? {})
  if (units.length < 2) return undefined
  return numbers.find((other) => {
    const has = figures.orders.get(other)?.units ?? {}
    return other !== number && units.every(([code, count]) => (has[code] ?? 0) >= count)
  })
}

function unitsIn(figures: Figures, number: string): number {
  return Object.values(figures.orders.get(number)?.units ?? {}).reduce((sum, count) => sum + count, 0)
}

export function shuffled<T>(all: readonly T[], dice: Dice): T[] {
  return all
    .map((each) => ({ each, at: dice() }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each)
}
