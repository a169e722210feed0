// Owns better batches by simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983): an order moves to another cart, two change
// places, or two change places with one. Every walk is the shortest there is, so that only real savings count.
import { seeded, type TimeLeft, wholeBelow } from '../seeded.ts'
import { shortestPossible } from './bound.ts'
import type { Batches, BatchProblem, PlannedBatches } from './problem.ts'
import { BatchRoom } from './room.ts'
import { savingsBatches } from './savings.ts'
import { type WalkLength, walkLengths } from './walk-lengths.ts'

export interface BatchSearch {
  readonly seed: number
  /** Moves tried; the temperature falls over them, so more moves search more calmly. */
  readonly moves: number
  readonly timeLeft: TimeLeft
}

// Temperatures and the price of a full overload, in shares of an average walk. Carts may be too full for a while, since
// where two orders fill a cart hardly any exchange fits at once; the price rises until none is worth it.
const hot = 0.06
const cold = 0.001
const cheapExcess = 2
const dearExcess = 40
const mostExcess = 0.5

/** How often the clock is asked: a look costs about as much as a move. */
const movesBetweenLooks = 256

/**
 * Batches with little walking: savings first, then annealing. The same seed and number of moves give the same answer; where
 * time runs out before, the best so far is answered.
 */
export function planBatches(problem: BatchProblem, search: BatchSearch, walk = walkLengths(problem)): PlannedBatches {
  const bound = shortestPossible(problem, walk)
  const start = savingsBatches(problem, walk)
  const best = start.length <= bound ? start : annealed(problem, start, search, walk)
  return { ...best, bound, proven: best.length <= bound }
}

/** Improves batches that are legal already. */
export function annealed(problem: BatchProblem, start: Batches, search: BatchSearch, walk: WalkLength): Batches {
  const orders = problem.orders.length
  if (orders < 2) return start
  const random = seeded(search.seed)
  const room = new BatchRoom(problem)
  const batches = start.batches.map((batch) => [...batch])
  const lengths = batches.map((batch) => walk(batch))
  const excesses = batches.map((batch) => room.excess(batch))
  let length = start.length
  let best: Batches = start
  const usual = start.length / Math.max(1, batches.length)
  for (let move = 0; move < search.moves; move++) {
    if (move % movesBetweenLooks === 0 && !search.timeLeft()) break
    const progress = move / search.moves
    const temperature = usual * hot * (cold / hot) ** progress
    const price = usual * (cheapExcess + (dearExcess - cheapExcess) * progress)
    const change = proposed(batches, random)
    if (!change) continue
    const { a, b, nextA, nextB } = change
    const [excessA, excessB] = [room.excess(nextA), room.excess(nextB)]
    const fuller = excessA + excessB - (excesses[a] ?? 0) - (excesses[b] ?? 0)
    if (!(fuller <= mostExcess)) continue
    const [lengthA, lengthB] = [nextA.length === 0 ? 0 : walk(nextA), walk(nextB)]
    const longer = lengthA + lengthB - (lengths[a] ?? 0) - (lengths[b] ?? 0)
    const worse = longer + price * fuller
    if (worse > 0 && random() >= Math.exp(-worse / temperature)) continue
    ;[batches[a], lengths[a], excesses[a]] = [nextA, lengthA, excessA]
    ;[batches[b], lengths[b], excesses[b]] = [nextB, lengthB, excessB]
    length += longer
    if (nextA.length === 0) for (const list of [batches, lengths, excesses]) list.splice(a, 1)
    if (length < best.length && excesses.every((each) => each === 0)) {
      best = { batches: batches.map((batch) => [...batch]), length }
    }
  }
  return best
}

interface Change {
  readonly a: number
  readonly b: number
  readonly nextA: number[]
  readonly nextB: number[]
}

/** Half the moves swap one with one, the others swap two with one or move one; undefined where there is nothing to do. */
function proposed(batches: readonly (readonly number[])[], random: () => number): Change | undefined {
  const a = wholeBelow(random, batches.length)
  const from = batches[a] ?? []
  const i = wholeBelow(random, from.length)
  const kind = random()
  const b = wholeBelow(random, batches.length + 1)
  if (a === b) return undefined
  const to = batches[b] ?? []
  const moved = from[i]
  if (moved === undefined) return undefined
  // Beyond the last cart is a new one, so that the number of carts is not for ever what the savings made of it.
  if (b === batches.length) return from.length > 1 ? { a, b, nextA: without(from, i), nextB: [moved] } : undefined
  if (kind < 0.25) return { a, b, nextA: without(from, i), nextB: [...to, moved] }
  const j = wholeBelow(random, to.length)
  const other = to[j]
  if (other === undefined) return undefined
  if (kind < 0.75 || from.length < 2) {
    return { a, b, nextA: [...without(from, i), other], nextB: [...without(to, j), moved] }
  }
  const rest = without(from, i)
  const k = wholeBelow(random, rest.length)
  const second = rest[k]
  if (second === undefined) return undefined
  return { a, b, nextA: [...without(rest, k), other], nextB: [...without(to, j), moved, second] }
}

function without(list: readonly number[], index: number): number[] {
  const copy: number[] = []
  for (let i = 0; i < list.length; i++) if (i !== index) copy.push(list[i] ?? 0)
  return copy
}
