// Any sequence of operations from any mix of devices keeps what must always be true (fake-house.ts weighs it after each): units
// are conserved, parts sum to the whole, pools hold what places hold, nothing is below zero unnamed, and no fact is refused.
// The seed is another at each run, printed where it fails; PROPERTY_RUNS makes it longer.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acts, Fleet } from './fake-fleet.ts'
import { operations } from './index.ts'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 60)
const timeout = 120_000 + 100 * numRuns

const step = fc.record({
  who: fc.nat({ max: 2 }),
  act: fc.constantFrom(...acts),
  x: fc.nat({ max: 50 }),
  y: fc.nat({ max: 50 }),
})

test(
  'whatever people do on devices that know only what they heard last, the books stay whole',
  () => {
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
  },
  timeout,
)

/** What moves goods between warehouses, to suppliers and into kits: held to the same by cases of the books. */
const elsewhere = ['transfer-shipped', 'transfer-received', 'goods-sent-back', 'kit-assembled', 'kit-broken-down']

test(
  'what people do there is every operation about goods that a floor knows',
  () => {
    const sent = new Set<string>()
    fc.assert(
      fc.property(fc.array(step, { minLength: 60, maxLength: 60, size: 'max' }), (steps) => {
        const fleet = new Fleet()
        for (const each of steps) fleet.step(each)
        fleet.rest([1, 2, 0])
        for (const type of fleet.sent) sent.add(type)
      }),
      // A seed of its own: which types come up is no matter of luck.
      { numRuns: 40, seed: 1 },
    )
    const aboutGoods = Object.values(operations).flatMap(({ type, touches }) => (touches === 'goods' ? [type] : []))
    expect(aboutGoods.filter((type) => !sent.has(type) && !elsewhere.includes(type))).toEqual([])
  },
  timeout,
)
