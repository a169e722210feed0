// Owns which past periods were a promotion, told by prices alone: sold clearly cheaper than usual for a while, and more of it.
// What was bought then says little of what will be asked for at the usual price.

/** A sale: in which period, at which price a unit (any scale, the same for all), how many units. */
export interface Sold {
  readonly period: number
  readonly price: number
  readonly units: number
}

/** Below this share of the usual price a period counts as cheap. */
const cheap = 0.9
/** Of fewer sales of an item nothing is usual, and one sale is a person's bargain, not a promotion. */
const leastSales = 12
const leastInPeriod = 3
/** What lasts longer, or is so more often, is the price. */
const longest = 6
const mostShare = 0.25

/**
 * Periods whose middle price is 10 % or more below the item's, with more units than its middle period. A large order at its
 * own price is one sale of many, so it makes no promotion; a price that stays low is the new price.
 */
export function promotedPeriods(sales: readonly Sold[]): ReadonlySet<number> {
  if (sales.length < leastSales) return new Set()
  const usual = middle(sales.map(({ price }) => price))
  const byPeriod = new Map<number, Sold[]>()
  for (const sale of sales) {
    const own = byPeriod.get(sale.period)
    if (own) own.push(sale)
    else byPeriod.set(sale.period, [sale])
  }
  const unitsOf = (own: readonly Sold[]) => own.reduce((sum, { units }) => sum + units, 0)
  const usualUnits = middle([...byPeriod.values()].map(unitsOf))
  const isCheap = (period: number) => {
    const own = byPeriod.get(period) ?? []
    return own.length >= leastInPeriod && middle(own.map(({ price }) => price)) <= cheap * usual
  }
  const cheapOnes = [...byPeriod.keys()].filter(isCheap).sort((a, b) => a - b)
  const promoted = new Set<number>()
  for (const run of runsOf(cheapOnes)) {
    if (run.length > longest) continue
    for (const period of run) if (unitsOf(byPeriod.get(period) ?? []) > usualUnits) promoted.add(period)
  }
  return promoted.size > mostShare * byPeriod.size ? new Set() : promoted
}

/** Numbers that follow one another, together. */
function runsOf(sorted: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = []
  for (const each of sorted) {
    const last = runs.at(-1)
    if (last && last.at(-1) === each - 1) last.push(each)
    else runs.push([each])
  }
  return runs
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
