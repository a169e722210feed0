// Any sequence of operations from any mix of devices keeps what must always be true (fake-house.ts weighs it after each): units
// are conserved, parts sum to the whole, pools hold what places hold, nothing is below zero unnamed, and no fact is refused.
// The seed is another at each run, printed where it fails; PROPERTY_RUNS makes it longer.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acts, Fleet } from './fake-fleet.ts'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 60)

const step = fc.record({
  who: fc.nat({ max: 2 }),
  act: fc.constantFrom(...acts),
  x: fc.nat({ max: 50 }),
  y: fc.nat({ max: 50 }),
})

test('whatever people do on devices that know only what they heard last, the books stay whole', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }),
      fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 12 }),
      (steps, turns) => {
        const fleet = new Fleet()
        for (const each of steps) fleet.step(each)
        fleet.rest(turns)
        expect(fleet.lost).toEqual([])
      },
    ),
    { numRuns },
  )
}, 120_000)
