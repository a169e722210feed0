// Waves, told as given / when / then: which orders come on which cart, and what is left out.
import { expect, test } from 'vitest'
import type { OrderId } from '../values/ids.ts'
import { House } from './fake-house.ts'

/** Three orders of a piece each on the floor; a fourth that waits for more than there is. */
function house() {
  const made = new House()
  made.stock('bolt', 'L:A-01', 3)
  const orders = ['SO-1', 'SO-2', 'SO-3'].map((number) => made.order(number, { bolt: 1 }))
  made.record('order-placed', placed('SO-4'))
  const cartOf = (number: string) => made.state.get('order', number)?.cart
  return { made, orders, cartOf }
}

function placed(number: string) {
  return {
    order: number,
    company: 'acme',
    number,
    channel: 'shop',
    placedAt: 1,
    shipBy: 7_200_000,
    priority: 9,
    currency: 'EUR',
    customer: { id: 'c1', name: 'C', country: 'LV' },
    shipTo: { name: 'C', lines: [], country: 'LV' },
    lines: [{ id: `${number}-bolt`, item: 'bolt', quantity: 1, unitPrice: '3.00', net: 300 }],
    charges: [],
  } as never
}

const id = (number: string) => number as OrderId

test('given orders on the floor, when a wave is sent, then each has its cart, turn and square', () => {
  const { made, cartOf } = house()
  made.record('release-wave', { carts: [[id('SO-3'), id('SO-1')], [id('SO-2')]] })
  expect(cartOf('SO-3')).toMatchObject({ turn: 1, square: 1, priority: 5 })
  expect(cartOf('SO-1')).toMatchObject({ turn: 1, square: 2, id: cartOf('SO-3')?.id })
  expect(cartOf('SO-2')).toMatchObject({ turn: 2, square: 1 })
  expect(cartOf('SO-2')?.id).not.toBe(cartOf('SO-1')?.id)
  expect(cartOf('SO-1')?.due).toBe(
    Math.min(...['SO-1', 'SO-3'].map((number) => made.state.get('order', number)?.shipBy ?? 0)),
  )
})

test('given an order that waits, when stock covers it, then the wave releases it with the others', () => {
  const { made, cartOf } = house()
  expect(made.attempt('release-wave', { carts: [[id('SO-4')]] }).refused).toBe('nothing-to-release')
  made.stock('bolt', 'L:A-02', 5)
  made.record('release-wave', { carts: [[id('SO-4'), id('SO-1')]] })
  expect(made.state.get('order', 'SO-4')).toMatchObject({ state: 'released', openPicks: 1 })
  // The cart is as urgent as the most urgent on it.
  expect(cartOf('SO-1')).toMatchObject({ priority: 9, square: 2, id: cartOf('SO-4')?.id })
})

test('given an order that somebody has begun, when a wave is sent, then it stays theirs and the others move up', () => {
  const { made, cartOf } = house()
  made.record('claim-work', { order: id('SO-1'), give: false }, { by: 'ivan' as never })
  made.record('release-wave', { carts: [[id('SO-1'), id('SO-2')], [id('unknown')], [id('SO-3')]] })
  expect(cartOf('SO-1')).toBeUndefined()
  expect(cartOf('SO-2')).toMatchObject({ turn: 1, square: 1 })
  expect(cartOf('SO-3')).toMatchObject({ turn: 2 })
})

test('given carts that were sent, when they are planned anew, then the later wave holds', () => {
  const { made, cartOf } = house()
  made.record('release-wave', { carts: [[id('SO-1'), id('SO-2'), id('SO-3')]] })
  const before = cartOf('SO-1')?.id
  made.record('release-wave', { carts: [[id('SO-2')], [id('SO-1'), id('SO-3')]] })
  expect(cartOf('SO-2')).toMatchObject({ turn: 1 })
  expect(cartOf('SO-1')).toMatchObject({ turn: 2 })
  expect(cartOf('SO-1')?.id).not.toBe(before)
})
