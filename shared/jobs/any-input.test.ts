// Whatever a person scans, types or taps, in any order and job: nothing throws, nothing that is recorded is unreadable,
// units are conserved (the floor weighs the books after every operation), and the job survives being written down.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { labelText } from '../scan/index.ts'
import { Floor } from './fake-floor.ts'
import { route, type Start } from './index.ts'

const A = '5901234123457'
const B = '9506000134352'
const C = '4006381333931'
const D = '8710398500007'
const caseOfA = '15901234123454'

/** A floor with all kinds of work: expected, at the dock, ordered, with lots, serials and weights. */
function busyFloor(): Floor {
  const floor = new Floor()
  floor.item('A', A, { caseOf: [caseOfA, 4] })
  floor.item('B', B, { tracking: 'lot-expiry', confirm: 'each' })
  floor.item('C', C, { confirm: 'type', unit: 'gram' })
  floor.item('D', D, { tracking: 'serial', confirm: 'each' })
  floor.stock('A', 'A-01-11', 9)
  floor.stock('A', 'A-02-21', 40)
  floor.stock('A', 'DOCK-1', 6)
  floor.stock('B', 'B-01-11', 5, { lot: 'L1', expiry: '2027-03-31' })
  floor.stock('B', 'B-01-11', 5, { lot: 'L2', expiry: '2027-05-31' })
  floor.stock('B', 'DOCK-1', 8, { lot: 'L2', expiry: '2027-05-31' })
  floor.stock('C', 'C-03-11', 3000)
  for (const serial of ['S1', 'S2']) {
    floor.house('stock-opened', {
      ...floor.goods('D'),
      serial,
      quantity: 1 as never,
      place: 'L:C-01-11' as never,
      value: 0,
    })
  }
  floor.purchase('PO-1', { A: 12, B: 6, C: 500 })
  floor.purchase('PO-2', { B: 6, D: 2 })
  floor.order('SO-1', { A: 6, B: 3 })
  floor.order('SO-2', { A: 5, C: 900, D: 1 })
  return floor
}

const texts = [
  A,
  B,
  C,
  D,
  caseOfA,
  ']C1010950600013435210L1',
  ']C1010950600013435210L9',
  ']C101095060001343521728033110L1',
  ']C101087103985000072100S1',
  ']C101087103985000072' + '1S2',
  'L1',
  'S2',
  'DOCK-1',
  'DOCK-2',
  'A-01-11',
  'A-02-21',
  'B-01-11',
  'B-04-31',
  'C-03-11',
  'C-01-11',
  'PACK-1',
  'STAGE-1',
  'DMG-1',
  labelText('plate', 'T-1'),
  labelText('plate', 'T-2'),
  labelText('carton', 'M2'),
  labelText('person', 'BADGE-ivan'),
  'SO-1',
  'SO-2',
  'SO-1-1',
  'SO-2-1',
  'PO-1',
  'PO-2',
  'WHAT IS THIS',
  '5901234123458',
]

const starts: readonly Start[] = [
  { job: 'receive' },
  { job: 'receive', purchase: 'PO-1' as never },
  { job: 'put-away' },
  { job: 'pick' },
  { job: 'return' },
  { job: 'put-back' },
  { job: 'pick', order: 'SO-2' as never },
  { job: 'pack' },
  { job: 'ship' },
  { job: 'look-up', item: 'A' as never },
]

type Deed =
  | { readonly do: 'open'; readonly start: Start }
  | { readonly do: 'scan'; readonly text: string }
  | { readonly do: 'right' }
  | { readonly do: 'choose'; readonly nth: number }
  | { readonly do: 'type'; readonly value: number | string }
  | { readonly do: 'press' }

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ do: fc.constant('open' as const), start: fc.constantFrom(...starts) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('scan' as const), text: fc.constantFrom(...texts) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('right' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('choose' as const), nth: fc.nat(8) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      value: fc.oneof(fc.constantFrom(0, 1, 2, 3, 4, 6, 900, 310327, 999999), fc.constantFrom('L1', 'L7', 'S9', '')),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('press' as const) }) },
)

/** What the screen asks for now, as a person who works would scan it. */
function wantedNow(floor: Floor): string {
  const shown = floor.view()
  switch (shown.main.kind === 'scan' ? shown.main.expects : 'item') {
    case 'bin':
    case 'drop':
      return shown.where?.code ?? 'A-01-11'
    case 'tote':
      return labelText(
        'plate',
        shown.totes?.squares.find((each) => each.state === 'put')?.code ?? `T-${1 + floor.recorded.length}`,
      )
    case 'carton':
      return labelText('carton', 'M2')
    case 'parcel':
      return 'SO-1-1'
    case 'paper':
      return 'PO-1'
    case 'lot':
      return 'L1'
    default:
      return shown.what?.code ?? shown.list?.lines.find((line) => line.state !== 'done')?.code ?? A
  }
}

function act(floor: Floor, each: Deed): void {
  if (!floor.job || each.do === 'open') {
    if (each.do === 'open') floor.open(each.start)
    else if (each.do === 'scan') {
      const found = route(floor.state, floor.read(each.text), floor.context())
      if (found) floor.open(found.start)
    }
    return
  }
  switch (each.do) {
    case 'scan':
      floor.scan(each.text)
      return
    case 'right':
      floor.scan(wantedNow(floor))
      return
    case 'choose': {
      const shown = floor.view()
      const lines = shown.list?.lines.flatMap((line) => line.choice ?? []) ?? []
      const all = [...floor.choices(), ...(shown.question ? ['back'] : lines)]
      floor.choose(all[each.nth % Math.max(1, all.length)] ?? 'back')
      return
    }
    case 'type':
      floor.type(each.value)
      return
    case 'press':
      floor.press()
  }
}

describe('any input', () => {
  test('is answered, and the books stay whole', () => {
    let recorded = 0
    const kinds = new Set<string>()
    const property = fc.property(
      fc.constantFrom(...starts),
      fc.array(deed, { minLength: 10, maxLength: 80 }),
      (start, deeds) => {
        const floor = busyFloor()
        floor.open(start)
        for (const each of deeds) act(floor, each)
        recorded += floor.recorded.length
        for (const wish of floor.recorded) kinds.add(wish.type)
        // Only a claim may be refused: everything else that a job records is a fact.
        expect(floor.refused.every((code) => code === 'claimed-by-other' || code === 'nothing-to-pick')).toBe(true)
        expect(JSON.parse(JSON.stringify(floor.job ?? null))).toEqual(floor.job ?? null)
      },
    )
    const seed = Number(process.env.SEED ?? 20261125)
    fc.assert(property, { seed, numRuns: Number(process.env.RUNS ?? 200) })
    // The property is worth something only if work was done under it.
    expect(recorded).toBeGreaterThan(500)
    expect([...kinds]).toEqual(
      expect.arrayContaining(['goods-received', 'goods-moved', 'units-picked', 'pick-shorted']),
    )
  }, 60_000)
})
