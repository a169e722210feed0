import { describe, expect, test } from 'vitest'
import { alongBars, enlarged, type GreyPicture, greyOf, halved, middle, sharpened, turned } from './camera-picture.ts'

const picture = (rows: readonly (readonly number[])[]): GreyPicture => ({
  grey: Uint8ClampedArray.from(rows.flat()),
  width: rows[0]?.length ?? 0,
  height: rows.length,
})
const rowsOf = ({ grey, width, height }: GreyPicture) =>
  Array.from({ length: height }, (_, y) => [...grey.subarray(y * width, (y + 1) * width)])

test('green weighs as much as red and blue together', () => {
  expect([...greyOf(Uint8ClampedArray.of(40, 80, 120, 255, 255, 255, 255, 0))]).toEqual([80, 255])
})

test('the middle is cut out by shares', () => {
  const whole = picture([
    [0, 1, 2, 3],
    [4, 5, 6, 7],
    [8, 9, 10, 11],
    [12, 13, 14, 15],
  ])
  expect(rowsOf(middle(whole, 0.5, 0.5))).toEqual([
    [5, 6],
    [9, 10],
  ])
})

describe('turning', () => {
  /** A dark blot right of the middle of a white square. */
  const blot = (): GreyPicture => {
    const grey = new Uint8ClampedArray(101 * 101).fill(255)
    for (let y = 47; y <= 53; y++) for (let x = 77; x <= 83; x++) grey[y * 101 + x] = 0
    return { grey, width: 101, height: 101 }
  }
  const darkest = ({ grey, width, height }: GreyPicture) => {
    const dark = [...grey.keys()].filter((at) => (grey[at] ?? 255) < 100)
    const mean = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
    return {
      x: mean(dark.map((at) => at % width)) - (width - 1) / 2,
      y: mean(dark.map((at) => Math.floor(at / width))) - (height - 1) / 2,
      pixels: dark.length,
    }
  }

  test.each([
    [90, 0, 30],
    [45, 21.2, 21.2],
    [-12, 29.3, -6.2],
    [180, -30, 0],
  ])('by %s° moves a blot on its circle and keeps its size', (degrees, x, y) => {
    const found = darkest(turned(blot(), degrees))
    expect(Math.abs(found.x - x)).toBeLessThan(1.2)
    expect(Math.abs(found.y - y)).toBeLessThan(1.2)
    expect(Math.abs(found.pixels - 49)).toBeLessThan(12)
  })

  test('holds the whole picture on a ground with the shade of its border', () => {
    const framed = picture(
      Array.from({ length: 40 }, (_, y) =>
        Array.from({ length: 80 }, (_, x) => (y % 39 === 0 || x % 79 === 0 ? 120 : 0)),
      ),
    )
    const { width, height, grey } = turned(framed, 45)
    expect([width, height]).toEqual([85, 85])
    expect([grey[0], grey[84], grey[grey.length - 1]]).toEqual([120, 120, 120])
    expect(grey.filter((each) => each === 0).length).toBeGreaterThan(0.9 * 78 * 38)
  })
})

test('enlarging and halving keep flat ground and edges where they are', () => {
  const edge = picture(Array.from({ length: 4 }, () => [0, 0, 200, 200]))
  const double = enlarged(edge, 2)
  expect([double.width, double.height]).toEqual([8, 8])
  const [row] = rowsOf(double)
  expect([row?.[0], row?.[1], row?.[6]]).toEqual([0, 0, 200])
  expect((row?.[3] ?? 0) < 100 && (row?.[4] ?? 0) > 100).toBe(true)
  expect(rowsOf(halved(edge))).toEqual([
    [0, 200],
    [0, 200],
  ])
})

test('sharpening parts dark and light further, and leaves flat ground', () => {
  const soft = picture(Array.from({ length: 5 }, () => [100, 100, 120, 140, 140]))
  const row = rowsOf(sharpened(soft))[2]
  expect(row).toEqual([100, 90, 120, 150, 140])
})

test('along upright bars noise is averaged and soft edges are parted', () => {
  const bars = picture(Array.from({ length: 6 }, (_, y) => [200, 200, 120, 100 + (y % 3), 120, 200, 200]))
  const out = alongBars(bars)
  expect([out.width, out.height]).toEqual([21, 2])
  const row = rowsOf(out)[0] ?? []
  expect(Math.min(...row)).toBeLessThan(80)
})
