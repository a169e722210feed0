// Owns batches by savings: the two batches whose joining saves most walking are joined, again and again, with savings worked
// out anew after each (Clarke & Wright 1964, variant ii of De Koster, Van der Poort & Wolters 1999).
import type { Batches, BatchProblem } from './problem.ts'
import { BatchRoom } from './room.ts'
import type { WalkLength } from './walk-lengths.ts'

export function savingsBatches(problem: BatchProblem, walk: WalkLength): Batches {
  const room = new BatchRoom(problem)
  const batches: (number[] | undefined)[] = [...problem.orders.keys()].map((order) => [order])
  const lengths = batches.map((batch) => walk(batch ?? []))
  /** For each batch, what joining it with a later one saves; none where they don't fit. */
  const saved = batches.map((_batch, a) => batches.map((_other, b) => (b > a ? saving(a, b) : undefined)))
  function saving(a: number, b: number): number | undefined {
    const [one, other] = [batches[a], batches[b]]
    if (!one || !other || !room.fits([...one, ...other])) return undefined
    return (lengths[a] ?? 0) + (lengths[b] ?? 0) - walk([...one, ...other])
  }
  for (;;) {
    let [best, at, into] = [-1, -1, -1]
    saved.forEach((row, a) => {
      row.forEach((value, b) => {
        if (value !== undefined && value > best) [best, into, at] = [value, a, b]
      })
    })
    if (into < 0) break
    const joined = [...(batches[into] ?? []), ...(batches[at] ?? [])]
    batches[into] = joined
    batches[at] = undefined
    lengths[into] = walk(joined)
    for (const other of batches.keys()) {
      const [low, high] = other < into ? [other, into] : [into, other]
      const row = saved[low]
      if (row && low !== high) row[high] = saving(low, high)
      const gone = saved[Math.min(other, at)]
      if (gone) gone[Math.max(other, at)] = undefined
    }
  }
  const left = batches.flatMap((batch) => (batch ? [batch] : []))
  return { batches: left, length: left.reduce((sum, batch) => sum + walk(batch), 0) }
}
