// Owns what kind of demand a series is, by how often something is wanted and how unevenly (Syntetos, Boylan & Croston 2005).

export type DemandClass = 'none' | 'smooth' | 'intermittent' | 'erratic' | 'lumpy'

const longInterval = 1.32
const unevenSizes = 0.49

/**
 * The class of a series of demand per period. Periods before the first demand are not the item's life yet.
 * @returns 'none' where nothing was ever wanted
 */
export function classify(series: readonly number[]): DemandClass {
  const first = series.findIndex((demand) => demand > 0)
  if (first < 0) return 'none'
  const life = series.slice(first)
  const sizes = life.filter((demand) => demand > 0)
  const interval = life.length / sizes.length
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length
  const variance = sizes.reduce((sum, size) => sum + (size - mean) ** 2, 0) / sizes.length
  const uneven = variance / (mean * mean) >= unevenSizes
  if (interval >= longInterval) return uneven ? 'lumpy' : 'intermittent'
  return uneven ? 'erratic' : 'smooth'
}
