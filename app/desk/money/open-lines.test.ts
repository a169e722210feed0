import { describe, expect, test } from 'vitest'
import { leftOnAccount, spreadOver } from './open-lines.ts'

const open = [
  { id: 'a', openAmount: 1000 },
  { id: 'credit', openAmount: -200 },
  { id: 'b', openAmount: 500 },
]

describe('a payment over open documents', () => {
  test('settles those due first, the last one in part', () => {
    const spread = spreadOver(open, 1200)
    expect(spread).toEqual({ a: 1000, b: 200 })
    expect(leftOnAccount(spread, 1200)).toBe(0)
  })

  test('leaves on account what no document takes, and takes nothing of credits', () => {
    const spread = spreadOver(open, 1900)
    expect(spread).toEqual({ a: 1000, b: 500 })
    expect(leftOnAccount(spread, 1900)).toBe(400)
  })

  test('of a part settles a part', () => {
    expect(spreadOver(open, 1)).toEqual({ a: 1 })
    expect(leftOnAccount({ a: 700 }, 600)).toBe(-100)
  })
})
