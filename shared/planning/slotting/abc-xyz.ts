// Owns the two letters of an item: A, B, C by its share of all picks, X, Y, Z by how evenly it is wanted. For tables, zones and
// filters; slotting itself works with figures.

export type Abc = 'A' | 'B' | 'C'
export type Xyz = 'X' | 'Y' | 'Z'

const shareOfA = 0.8
const shareOfB = 0.95
const evenEnough = 0.5
const halfEven = 1

/** A: the items that together make 80 % of all picks; B: the next 15 %; C: the rest, and whatever nobody wanted. */
export function abcOf(picks: readonly number[]): readonly Abc[] {
  const all = picks.reduce((sum, each) => sum + each, 0)
  const ranked = picks.map((_each, item) => item).sort((a, b) => (picks[b] ?? 0) - (picks[a] ?? 0) || a - b)
  const letters: Abc[] = picks.map(() => 'C')
  let before = 0
  for (const item of ranked) {
    const own = picks[item] ?? 0
    if (own > 0) letters[item] = before < shareOfA * all ? 'A' : before < shareOfB * all ? 'B' : 'C'
    before += own
  }
  return letters
}

/** By the coefficient of variation of demand per period: up to 0.5 X, up to 1 Y, above Z. */
export function xyzOf(series: readonly number[]): Xyz {
  const mean = series.reduce((sum, each) => sum + each, 0) / Math.max(1, series.length)
  if (mean <= 0) return 'Z'
  const variance = series.reduce((sum, each) => sum + (each - mean) ** 2, 0) / series.length
  const variation = Math.sqrt(variance) / mean
  return variation <= evenEnough ? 'X' : variation <= halfEven ? 'Y' : 'Z'
}
