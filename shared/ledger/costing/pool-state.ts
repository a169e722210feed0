// Owns the value of one pool (a company's units of one item): layers on hand, or deficits sold before they were
// received, and the last known unit cost. Knows no accounts beyond the one a deficit carries, no events and no order.
import { roundShare } from '../../values/fraction.ts'
import { largestRemainder } from '../../values/largest-remainder.ts'
import { amountOf } from '../../values/money.ts'
import type { Account } from '../accounts.ts'

export type CostMethod = 'fifo' | 'average'

export interface Layer {
  /** Id of the event that brought it in; empty for the one layer of a moving average. */
  readonly of: string
  units: number
  value: number
}

/** Units that left before they came, valued at an estimate until an inbound covers them. */
export interface Deficit {
  /** Id of the ship whose cost a true-up changes; empty for other kinds of issue. */
  readonly of: string
  readonly account: Account
  units: number
  value: number
}

/** Whole numbers and strings only, so that it is kept as JSON. */
export interface PoolState {
  /** Book quantity: above zero all of it lies in layers, below zero in deficits. */
  units: number
  /** Layers less deficits. */
  value: number
  /** Oldest first; at most one for a moving average. */
  layers: Layer[]
  /** Oldest first. */
  deficits: Deficit[]
  /** Last known unit cost as the fraction value / units; null while none is known. */
  last: readonly [value: number, units: number] | null
}

export function emptyPool(): PoolState {
  return { units: 0, value: 0, layers: [], deficits: [], last: null }
}

export function copyOf(state: PoolState): PoolState {
  return {
    units: state.units,
    value: state.value,
    layers: state.layers.map((layer) => ({ ...layer })),
    deficits: state.deficits.map((deficit) => ({ ...deficit })),
    last: state.last,
  }
}

/** Whether two states cost every later event alike. Unit costs are equal as fractions, however they are written. */
export function sameState(a: PoolState, b: PoolState): boolean {
  if (a.units !== b.units || a.value !== b.value) return false
  if (a.layers.length !== b.layers.length || a.deficits.length !== b.deficits.length) return false
  if (a.last === null || b.last === null) {
    if (a.last !== b.last) return false
  } else if (BigInt(a.last[0]) * BigInt(b.last[1]) !== BigInt(b.last[0]) * BigInt(a.last[1])) return false
  return (
    a.layers.every((layer, i) => {
      const other = b.layers[i]
      return other?.of === layer.of && other.units === layer.units && other.value === layer.value
    }) &&
    a.deficits.every((deficit, i) => {
      const other = b.deficits[i]
      return (
        other?.of === deficit.of &&
        other.account === deficit.account &&
        other.units === deficit.units &&
        other.value === deficit.value
      )
    })
  )
}

/** Pro rata by what is left: the value of `part` units out of `units` worth `value`; all of them take all of it. */
export function proRata(part: number, units: number, value: number): number {
  return part === units ? value : roundShare(value, part, units)
}

/** How a pool is costed: constant for a company, but for the fallback cost that an event brings. */
export interface Costing {
  readonly method: CostMethod
  readonly currency: string
  readonly standardCost: string | undefined
}

/** What `units` cost while nothing is on hand: by the last known unit cost, else the standard cost, else nothing. */
export function estimate(state: PoolState, units: number, costing: Costing): number {
  if (state.last) return roundShare(units, state.last[0], state.last[1])
  return costing.standardCost === undefined ? 0 : amountOf(units, costing.standardCost, costing.currency)
}

/** R(units × unit now): by what is on hand, else by the estimate. */
export function valueNow(state: PoolState, units: number, costing: Costing): number {
  return state.units > 0 ? roundShare(units, state.value, state.units) : estimate(state, units, costing)
}

function takeFrom(state: PoolState, index: number, units: number): { units: number; value: number } {
  const layer = state.layers[index]
  if (!layer) return { units: 0, value: 0 }
  state.last = [layer.value, layer.units]
  const taken = Math.min(units, layer.units)
  const value = proRata(taken, layer.units, layer.value)
  layer.units -= taken
  layer.value -= value
  if (layer.units === 0) state.layers.splice(index, 1)
  state.units -= taken
  state.value -= value
  return { units: taken, value }
}

/**
 * Takes `units` out, the layer `first` before the oldest ones; what is missing becomes a deficit at an estimate.
 * @returns what they cost
 */
export function issue(
  state: PoolState,
  units: number,
  costing: Costing,
  deficit: { of: string; account: Account },
  first?: string,
): number {
  let left = units
  let cost = 0
  const own = first === undefined ? -1 : state.layers.findIndex((layer) => layer.of === first)
  if (own >= 0) {
    const taken = takeFrom(state, own, left)
    left -= taken.units
    cost += taken.value
  }
  while (left > 0 && state.layers.length > 0) {
    const taken = takeFrom(state, 0, left)
    left -= taken.units
    cost += taken.value
  }
  if (left > 0) {
    const value = estimate(state, left, costing)
    state.deficits.push({ of: deficit.of, account: deficit.account, units: left, value })
    state.units -= left
    state.value -= value
    cost += value
  }
  return cost
}

/** By how much an estimate was wrong, found when an inbound covered it. */
export interface TrueUp {
  readonly of: string
  readonly account: Account
  readonly amount: number
}

const noTrueUps: readonly TrueUp[] = []

/**
 * Brings `units` worth `value` in: deficits are covered first, the rest becomes the newest layer or joins the average.
 * @returns the true-ups; the value of the pool grows by `value` less their sum
 */
export function bringIn(
  state: PoolState,
  of: string,
  units: number,
  value: number,
  method: CostMethod,
): readonly TrueUp[] {
  const covered = Math.min(units, Math.max(0, -state.units))
  const share = proRata(covered, units, value)
  const trueUps = covered > 0 ? cover(state, covered, share) : noTrueUps
  const rest = units - covered
  if (rest > 0) {
    const pool = method === 'average' ? state.layers[0] : undefined
    if (pool) {
      pool.units += rest
      pool.value += value - share
    } else {
      state.layers.push({ of: method === 'average' ? '' : of, units: rest, value: value - share })
    }
    state.units += rest
    state.value += value - share
  }
  const pool = method === 'average' ? state.layers[0] : undefined
  state.last = pool ? [pool.value, pool.units] : [value, units]
  return trueUps
}

function cover(state: PoolState, units: number, value: number): TrueUp[] {
  const trueUps: TrueUp[] = []
  let unitsLeft = units
  let valueLeft = value
  while (unitsLeft > 0) {
    const deficit = state.deficits[0]
    if (!deficit) break
    const part = Math.min(unitsLeft, deficit.units)
    const share = proRata(part, unitsLeft, valueLeft)
    const estimated = proRata(part, deficit.units, deficit.value)
    unitsLeft -= part
    valueLeft -= share
    deficit.units -= part
    deficit.value -= estimated
    if (deficit.units === 0) state.deficits.shift()
    state.units += part
    state.value += estimated
    if (share !== estimated) trueUps.push({ of: deficit.of, account: deficit.account, amount: share - estimated })
  }
  return trueUps
}

/**
 * Lets what is left of a receipt carry its part of a later cost, never below zero.
 * @param held units of the receipt that were not sent back
 * @returns the part that the pool took; the rest is an expense
 */
export function absorb(state: PoolState, receipt: string, held: number, amount: number, method: CostMethod): number {
  const layer = method === 'average' ? state.layers[0] : state.layers.find(({ of }) => of === receipt)
  if (!layer || held <= 0) return 0
  const left = method === 'average' ? Math.min(layer.units, held) : layer.units
  const share = Math.max(proRata(left, held, amount), 0 - Math.max(0, layer.value))
  layer.value += share
  state.value += share
  return share
}

/**
 * Takes back a cost that a pool once absorbed: all of it from what is left of the receipt (without one: from every layer
 * by its units), never below zero.
 * @returns the part that the pool took
 */
export function absorbAll(state: PoolState, receipt: string | undefined, amount: number, method: CostMethod): number {
  const layers =
    receipt === undefined || method === 'average' ? state.layers : state.layers.filter(({ of }) => of === receipt)
  if (layers.length === 0) return 0
  const shares = largestRemainder(
    amount,
    layers.map((layer) => layer.units),
  )
  let absorbed = 0
  layers.forEach((layer, i) => {
    const share = Math.max(shares[i] ?? 0, 0 - Math.max(0, layer.value))
    layer.value += share
    absorbed += share
  })
  state.value += absorbed
  return absorbed
}
