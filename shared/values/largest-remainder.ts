// Owns LR: how a whole amount is split by weights so that the parts add up to it exactly. Knows no money and no lines.
import { safeNumber } from './fraction.ts'
import { assert } from './result.ts'

/**
 * Parts of `total` proportional to `weights`: floors of the absolute shares, then one unit each to the largest
 * fractions, ties to the earlier line. A negative total gives the negated parts of the positive one.
 * @param weights whole numbers, none negative, not all zero unless `total` is zero
 * @throws Bug on weights that can't carry the total
 */
export function largestRemainder(total: number, weights: readonly number[]): number[] {
  if (total === 0) return weights.map(() => 0)
  let sum = 0n
  for (const weight of weights) {
    assert(weight >= 0, `negative weight: ${weight}`)
    sum += BigInt(weight)
  }
  assert(sum > 0n, `nothing to spread ${total} over`)
  const amount = BigInt(Math.abs(total))
  const shares = weights.map((weight, line) => {
    const product = amount * BigInt(weight)
    return { line, whole: product / sum, rest: product % sum }
  })
  const left = safeNumber(shares.reduce((rest, share) => rest - share.whole, amount))
  const byRest = [...shares].sort((a, b) => (a.rest === b.rest ? a.line - b.line : a.rest > b.rest ? -1 : 1))
  const favoured = new Set(byRest.slice(0, left).map((share) => share.line))
  const sign = total < 0 ? -1 : 1
  return shares.map(({ whole, line }) => sign * (safeNumber(whole) + (favoured.has(line) ? 1 : 0)) + 0)
}
