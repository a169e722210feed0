// The order of drawing: whatever stands before another piece is drawn after it.
import { describe, expect, test } from 'vitest'
import { fromBehind, type Piece } from './carton-picture.tsx'

const piece = (name: string, at: Piece['at'], size: Piece['size'] = [10, 10, 10]): Piece => ({
  item: name,
  name,
  at,
  size,
})

describe('pieces of a box are drawn', () => {
  test('far ones first, and what stands on them after', () => {
    const near = piece('near', [10, 0, 0])
    const far = piece('far', [0, 0, 0])
    const above = piece('above', [0, 0, 10])
    const left = piece('left', [0, 10, 0])
    const order = fromBehind([near, above, left, far]).map(({ name }) => name)
    expect(order[0]).toBe('far')
    expect(order).toHaveLength(4)
  })

  test('a long one at the back before short ones at its side', () => {
    const wall = piece('wall', [0, 0, 0], [10, 30, 30])
    const feet = [0, 10, 20].map((y) => piece(`foot ${y}`, [10, y, 0]))
    expect(fromBehind([...feet, wall])[0]).toBe(wall)
    expect(fromBehind([...feet, wall]).map(({ name }) => name)).toEqual(['wall', 'foot 0', 'foot 10', 'foot 20'])
  })
})
