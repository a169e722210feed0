// Waves: carts by walk saved, urgent ones first and apart, people led into different zones.
import { describe, expect, test } from 'vitest'
import { whyIllegal } from './problem.ts'
import { planWave, type WaveOrder, type WaveProblem } from './waves.ts'

const floor = { aisleX: [0, 100, 200, 300], crossY: [0, 100] }
const search = { seed: 3, moves: 2000, timeLeft: () => true }

function order(id: string, aisle: number, y: number, more: Partial<WaveOrder> = {}): WaveOrder {
  return {
    id,
    stops: [{ aisle, y }],
    load: [1],
    priority: 5,
    due: 1000,
    zones: { [aisle < 2 ? 'A' : 'B']: 1 },
    ...more,
  }
}

function problem(orders: readonly WaveOrder[], more: Partial<WaveProblem> = {}): WaveProblem {
  return { floor, depot: { aisle: 0, y: 0 }, orders, capacity: [2], mostOrders: 2, ...more }
}

const idsOf = (asked: WaveProblem) =>
  planWave(asked, search).carts.map((cart) => cart.orders.map((at) => asked.orders[at]?.id))

describe('a wave', () => {
  test('puts together what lies together, and says what that saves', () => {
    const asked = problem([order('a', 3, 20), order('b', 1, 40), order('c', 3, 30), order('d', 1, 50)])
    const wave = planWave(asked, search)
    expect(
      idsOf(asked)
        .map((ids) => ids.join(''))
        .sort(),
    ).toEqual(['ac', 'bd'])
    // Alone: 2 × (320 + 140 + 330 + 150); together: 2 × (330 + 150); as they came a with b, c with d, by way of the back or not:
    // 2 × (300 + 20 + 40) and 2 × (300 + 30 + 50).
    expect(wave).toMatchObject({ alone: 1880, walk: 960, firstCome: 1480 })
    expect(whyIllegal(asked, { batches: wave.carts.map((cart) => cart.orders), length: wave.walk })).toBeUndefined()
  })

  test('lets the urgent go first and alone', () => {
    const asked = problem([order('a', 3, 20), order('rush', 3, 25, { priority: 9 }), order('c', 3, 30)])
    expect(idsOf(asked)).toEqual([['rush'], ['a', 'c']])
  })

  test('takes what is due first in front, and does not mix what is due too far apart', () => {
    const asked = problem([order('late', 1, 20, { due: 9000 }), order('soon', 1, 25, { due: 10 })], { dueWindow: 100 })
    expect(idsOf(asked)).toEqual([['soon'], ['late']])
  })

  test('leads people who begin one after another into different zones', () => {
    const asked = problem(
      [order('a', 0, 10), order('b', 0, 90), order('c', 1, 10), order('d', 2, 60), order('e', 3, 70)],
      { mostOrders: 1, capacity: [1] },
    )
    const zones = planWave(asked, search).carts.map((cart) => Object.keys(cart.zones).join(''))
    // The nearest first; then never twice in one zone while the other has a cart left.
    expect(zones).toEqual(['A', 'B', 'A', 'B', 'A'])
  })

  test('tells how far it is, and ends when time is up', () => {
    const told: number[] = []
    const orders = Array.from({ length: 12 }, (_o, n) => order(String(n), n % 4, 10 + n * 5))
    planWave(problem(orders), { ...search, progress: (share) => told.push(share) })
    expect(told[0]).toBe(0)
    expect(told.at(-1)).toBeGreaterThan(0.8)
    let asks = 0
    const ended = planWave(problem(orders), { ...search, timeLeft: () => asks++ < 1 })
    expect(asks).toBe(2)
    expect(ended.carts.flatMap((cart) => cart.orders).sort((a, b) => a - b)).toEqual([...orders.keys()])
  })
})
