// How far from the bench things belong, on a few orders counted by hand.
import { expect, test } from 'vitest'
import { homesOf } from './homes.ts'

const walks = new Map([
  ['ambient', [400, 100, 260]],
  ['frozen', [900]],
])
const items = new Map([
  ['slow', 'ambient'],
  ['fast', 'ambient'],
  ['usual', 'ambient'],
  ['none', 'ambient'],
  ['ice', 'frozen'],
  ['acid', 'hazard'],
])

test('what is wanted most belongs nearest, each class in its own places, what nobody wants farthest', () => {
  const orders = [['fast'], ['fast', 'usual'], ['fast', 'ice'], ['usual', 'slow'], ['unknown']]
  const homes = homesOf({ orders, items, walks })
  expect(Object.fromEntries(homes)).toEqual({
    fast: { reach: 100 },
    usual: { reach: 260 },
    slow: { reach: 400 },
    none: { reach: 400 },
    ice: { reach: 900 },
  })
})

test('what is bought together more than by chance is told, what comes together seldom is not', () => {
  const pair = Array.from({ length: 5 }, () => ['fast', 'usual'])
  const lone = Array.from({ length: 20 }, (_o, n) => [['slow', 'none', 'ice'][n % 3] ?? ''])
  const homes = homesOf({ orders: [...pair, ...lone, ['slow', 'fast']], items, walks })
  expect(homes.get('fast')?.beside).toBe('usual')
  expect(homes.get('usual')?.beside).toBe('fast')
  expect(homes.get('slow')?.beside).toBeUndefined()
})

test('reach is told in steps, so that a little more or less demand changes nothing', () => {
  const homes = homesOf({ orders: [['fast']], items: new Map([['fast', 'a']]), walks: new Map([['a', [137]]]) })
  expect(homes.get('fast')).toEqual({ reach: 140 })
})
