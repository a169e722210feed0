// Owns a wave: open orders as carts with little walking, in the order in which they are to be taken; and what that saves
// against one walk an order and against carts filled as orders came. Knows no tasks and no bins, only stops.
import type { TimeLeft } from '../seeded.ts'
import { planBatches } from './anneal.ts'
import { firstComeBatches } from './first-fit.ts'
import type { BatchOrder, BatchProblem } from './problem.ts'
import { walkLengths } from './walk-lengths.ts'

/** An order of a wave. Orders of different priority are never on one cart, so that what is urgent waits for nothing else. */
export interface WaveOrder extends BatchOrder {
  /** Higher goes first. */
  readonly priority: number
  readonly due: number
  /** Lines in each zone. */
  readonly zones: Readonly<Record<string, number>>
}

export interface WaveProblem extends BatchProblem {
  readonly orders: readonly WaveOrder[]
}

export interface WaveSearch {
  readonly seed: number
  /** Moves tried by the search. */
  readonly moves: number
  readonly timeLeft: TimeLeft
  /** From 0 to 1. */
  readonly progress?: (share: number) => void
}

export interface WaveCart {
  /** Indices of orders, what is due first in front. */
  readonly orders: readonly number[]
  /** The shortest walk over all its stops; and of its orders if each had one of its own. */
  readonly walk: number
  readonly alone: number
  readonly priority: number
  readonly due: number
  readonly zones: Readonly<Record<string, number>>
}

export interface Wave {
  /** In their turn: the most urgent first; among equals next the one that leads where the two before it do not. */
  readonly carts: readonly WaveCart[]
  /** All walks together: as planned, one by one, on carts filled as orders came, and the least that any carts could walk. */
  readonly walk: number
  readonly alone: number
  readonly firstCome: number
  readonly bound: number
  readonly proven: boolean
}

const movesAlook = 256

/** Deterministic for seed and number of moves; ended sooner, the best carts so far. */
export function planWave(asked: WaveProblem, search: WaveSearch): Wave {
  const orders = asked.orders.map((order) => ({ ...order, apart: `${order.priority}|${order.apart ?? ''}` }))
  const problem = { ...asked, orders }
  const walk = walkLengths(problem)
  const inTime = [...orders.keys()].sort((a, b) => urgency(orders[a], orders[b]))
  const first = firstComeBatches({ ...problem, orders: inTime.flatMap((index) => orders[index] ?? []) }, (batch) =>
    walk(batch.flatMap((at) => inTime[at] ?? [])),
  )
  let looks = 0
  const timeLeft = () => {
    search.progress?.(Math.min(1, (looks++ * movesAlook) / search.moves))
    return search.timeLeft()
  }
  const planned = planBatches(problem, { seed: search.seed, moves: search.moves, timeLeft }, walk)
  // Where few orders leave nothing to search, carts as they came may be as good; they are never better than what is answered.
  const batches =
    planned.length <= first.length
      ? planned.batches
      : first.batches.map((batch) => batch.flatMap((at) => inTime[at] ?? []))
  const carts = batches.map((batch): WaveCart => {
    const own = [...batch].sort((a, b) => urgency(orders[a], orders[b]))
    return {
      orders: own,
      walk: walk(own),
      alone: own.reduce((sum, order) => sum + walk([order]), 0),
      priority: Math.max(...own.map((order) => orders[order]?.priority ?? 0)),
      due: Math.min(...own.map((order) => orders[order]?.due ?? 0)),
      zones: zonesOf(own.flatMap((order) => orders[order] ?? [])),
    }
  })
  const sum = (of: (cart: WaveCart) => number) => carts.reduce((total, cart) => total + of(cart), 0)
  return {
    carts: inTurn(carts),
    walk: sum((cart) => cart.walk),
    alone: sum((cart) => cart.alone),
    firstCome: first.length,
    bound: planned.bound,
    proven: planned.proven,
  }
}

/** Lines in each zone, of several orders. */
export function zonesOf(orders: readonly Pick<WaveOrder, 'zones'>[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const { zones } of orders) {
    for (const [zone, lines] of Object.entries(zones)) sums[zone] = (sums[zone] ?? 0) + lines
  }
  return sums
}

function urgency(a: WaveOrder | undefined, b: WaveOrder | undefined): number {
  return (b?.priority ?? 0) - (a?.priority ?? 0) || (a?.due ?? 0) - (b?.due ?? 0)
}

/** So many carts before the next one are still where they began; the last of them most of all. */
const before = 2

/** So that people who begin one after another do not meet in one zone. */
function inTurn(carts: readonly WaveCart[]): readonly WaveCart[] {
  const left = [...carts].sort((a, b) => b.priority - a.priority || a.due - b.due || a.walk - b.walk)
  const turns: WaveCart[] = []
  while (left.length > 0) {
    const [first] = left
    const busy = zonesOf([...turns.slice(-before), ...turns.slice(-1)])
    let [best, least] = [0, Number.POSITIVE_INFINITY]
    for (const [index, cart] of left.entries()) {
      if (cart.priority !== first?.priority || cart.due !== first.due) break
      const met = crowding(cart.zones, busy)
      if (met < least) [best, least] = [index, met]
    }
    turns.push(...left.splice(best, 1))
  }
  return turns
}

/** The share of a cart's lines that lies where others are, weighted by how much they are there. */
function crowding(own: Readonly<Record<string, number>>, busy: Readonly<Record<string, number>>): number {
  const total = (zones: Readonly<Record<string, number>>) =>
    Math.max(
      1,
      Object.values(zones).reduce((a, b) => a + b, 0),
    )
  const [mine, theirs] = [total(own), total(busy)]
  return Object.entries(own).reduce((sum, [zone, lines]) => sum + (lines / mine) * ((busy[zone] ?? 0) / theirs), 0)
}
