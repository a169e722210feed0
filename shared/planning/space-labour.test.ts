// Room and hands, worked out by hand.
import { describe, expect, test } from 'vitest'
import type { ItemRow, LocationRow } from '../rows/catalogue.ts'
import { handsFor, handsNeeded, minutesOf, usualStandards } from './labour.ts'
import { outlookOf, spaceOf } from './space.ts'

const place = (id: string, more: Partial<LocationRow>) =>
  ({ id, zone: 'A', storageClass: 'ambient', type: 'pick-face', blocked: false, ...more }) as LocationRow
const item = (more: Partial<ItemRow>) => ({ size: [100, 100, 100], weight: 500, ...more }) as ItemRow

describe('space', () => {
  const locations = [
    place('a1', { capacity: { volume: 10_000, weight: 20_000 } }),
    place('a2', { capacity: { volume: 10_000, weight: 20_000 } }),
    place('f1', { zone: 'F', storageClass: 'frozen' }),
    place('r1', { zone: 'R', type: 'reserve', capacity: { pallets: 2 } }),
    place('dock', { type: 'dock' }),
    place('shut', { blocked: true }),
  ]

  test('is counted by zone and class; docks and blocked places are none', () => {
    const lying = [
      { location: 'a1', item: 'x', quantity: 4 },
      { location: 'f1', item: 'unknown', quantity: 3 },
      { location: 'r1', item: 'x', quantity: 10, plates: 1 },
      { location: 'dock', item: 'x', quantity: 99 },
    ]
    const groups = spaceOf(locations, lying, (id) => (id === 'x' ? item({}) : undefined))
    expect(groups).toEqual([
      {
        zone: 'A',
        storageClass: 'ambient',
        places: { used: 1, of: 2 },
        volume: { used: 4000, of: 20_000 },
        weight: { used: 2000, of: 40_000 },
        pallets: { used: 0, of: 0 },
        unmeasured: 0,
      },
      {
        zone: 'F',
        storageClass: 'frozen',
        places: { used: 1, of: 1 },
        volume: { used: 0, of: 0 },
        weight: { used: 0, of: 0 },
        pallets: { used: 0, of: 0 },
        unmeasured: 3,
      },
      {
        zone: 'R',
        storageClass: 'ambient',
        places: { used: 1, of: 1 },
        volume: { used: 10_000, of: 0 },
        weight: { used: 5000, of: 0 },
        pallets: { used: 1, of: 2 },
        unmeasured: 0,
      },
    ])
  })

  test('runs out in the week in which more has come than left', () => {
    expect(outlookOf(80, 100, [5, 30, 0], 10)).toEqual({ weeks: [75, 95, 85] })
    expect(outlookOf(80, 100, [5, 40, 0], 10)).toEqual({ weeks: [75, 105, 95], fullIn: 2 })
    expect(outlookOf(80, 0, [500], 0)).toEqual({ weeks: [580] })
  })
})

describe('hands', () => {
  const load = { walks: 1, walk: 1200, lines: 10, units: 30, parcels: 1 }

  test('minutes of a walk of 120 m over ten lines', () => {
    // 2 minutes of walking; 120 + 60 + 60 + 90 seconds; of which 85 % is worked.
    expect(minutesOf(load, usualStandards)).toBeCloseTo((2 + 5.5) / 0.85, 9)
  })

  test('cut-offs ask for what is due by then together', () => {
    const hour = 3_600_000
    const full = { ...usualStandards, worked: 100 }
    const cutOffs = handsFor(
      [
        { ...load, by: 2 * hour, parcels: 1 + 60 },
        { ...load, by: hour },
        { ...load, by: -hour },
      ],
      0,
      full,
    )
    expect(cutOffs.map(({ by, minutes }) => [by / hour, minutes])).toEqual([
      [-1, 7.5],
      [1, 7.5],
      [2, 97.5],
    ])
    // 15 minutes in 60, 112.5 minutes in 120.
    expect(cutOffs.map(({ hands }) => hands)).toEqual([Number.POSITIVE_INFINITY, 1, 1])
    expect(handsNeeded(cutOffs)).toBe(1)
    expect(handsNeeded(handsFor([{ ...load, by: 300_000 }], 0, full))).toBe(2)
  })
})
