// Receiving, putting away, counting, moving and looking up under any input: nothing throws, everything is answered, and units
// that a person counted are the units that are recorded. The floor weighs the books after every operation.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { labelText } from '../scan/index.ts'
import { Floor } from './fake-floor.ts'
import type { Start } from './index.ts'

const A = '5901234123457'
const caseOfA = '15901234123454'
const B = '9506000134352'
const C = '4006381333931'
const D = '8710398500007'

function busyFloor(tolerance: boolean): Floor {
  const floor = new Floor()
  floor.item('A', A, { caseOf: [caseOfA, 4] })
  floor.item('B', B, { tracking: 'lot-expiry' })
  floor.item('C', C, { confirm: 'type', unit: 'gram' })
  floor.item('D', D, { tracking: 'serial' })
  floor.stock('A', 'A-01-11', 9)
  floor.stock('C', 'A-01-11', 500)
  floor.stock('A', 'A-02-21', 40)
  floor.stock('A', 'DOCK-1', 6)
  floor.stock('B', 'B-01-11', 5, { lot: 'L1', expiry: '2027-03-31' })
  floor.stock('B', 'B-01-11', 5, { lot: 'L2', expiry: '2027-05-31' })
  for (const serial of ['S1', 'S2']) {
    const place = 'L:C-01-11' as never
    floor.house('stock-opened', { ...floor.goods('D'), serial, quantity: 1 as never, place, value: 0 })
  }
  floor.purchase('PO-1', { A: 12, B: 6, C: 500 })
  floor.purchase('PO-2', { B: 6, D: 2 })
  floor.order('SO-1', { A: 6 })
  floor.house('plate-moved', { plate: 'p1' as never, code: 'P-1', kind: 'pallet', to: 'L:A-02-21' as never })
  const task = floor.state.find('tasksOfOrder', 'SO-1')[0]
  if (task?.line) {
    floor.house('pick-shorted', { task: task.id, order: 'SO-1' as never, line: task.line, reason: 'fewer' })
  }
  const home = floor.state.get('warehouse', 'north')
  if (tolerance && home) floor.state.set('warehouse', 'north', { ...home, countTolerance: { units: 1, perMille: 0 } })
  return floor
}

const texts = [
  ...[A, B, C, D, caseOfA, 'L1', 'S2', 'PO-1', 'PO-2', 'SO-1', 'WHAT IS THIS', '4750142003976', '5901234123458'],
  ...['DOCK-1', 'DOCK-2', 'A-01-11', 'A-02-21', 'B-01-11', 'B-04-31', 'C-01-11', 'C-05-31', 'DMG-1', 'QUA-1', 'PACK-1'],
  ']C1010950600013435210L1',
  ']C1010950600013435217270331' + '10L9',
  ']C101087103985000072' + '1S2',
  labelText('plate', 'P-1'),
  labelText('plate', 'T-7'),
  labelText('person', 'BADGE-ivan'),
]

const starts: readonly Start[] = [
  { job: 'receive' },
  { job: 'receive', purchase: 'PO-1' as never },
  { job: 'put-away' },
  { job: 'count' },
  { job: 'count', location: 'A-01-11' as never },
  { job: 'count', plate: 'p1' as never },
  { job: 'move' },
  { job: 'move', location: 'B-01-11' as never },
  { job: 'move', item: 'A' as never },
  { job: 'look-up', item: 'A' as never },
]

type Deed =
  | readonly ['open', Start]
  | readonly ['scan', string]
  | readonly ['choose', number]
  | readonly ['type', number | string]
  | readonly ['press']
  | readonly ['person', string]

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 1, arbitrary: fc.tuple(fc.constant('open' as const), fc.constantFrom(...starts)) },
  { weight: 8, arbitrary: fc.tuple(fc.constant('scan' as const), fc.constantFrom(...texts)) },
  { weight: 8, arbitrary: fc.tuple(fc.constant('choose' as const), fc.nat(9)) },
  {
    weight: 3,
    arbitrary: fc.tuple(
      fc.constant('type' as const),
      fc.oneof(fc.constantFrom(0, 1, 2, 3, 5, 12, 900, 310327, 999999), fc.constantFrom('L1', 'L7', 'S9', '', 'lamp')),
    ),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constant('press' as const)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('person' as const), fc.constantFrom('maria', 'ivan')) },
)

function act(floor: Floor, [kind, what]: Deed): void {
  if (kind === 'person') floor.person = what as never
  else if (kind === 'open') floor.open(what as Start)
  else if (!floor.job) return
  else if (kind === 'scan') floor.scan(what as string)
  else if (kind === 'type') floor.type(what as number | string)
  else if (kind === 'press') floor.press()
  else floor.choose(choicesOf(floor)[(what as number) % Math.max(1, choicesOf(floor).length)] ?? 'back')
}

/** Everything that can be pressed now: the question, or ways out, rows, lines, big buttons and side actions. */
function choicesOf(floor: Floor): readonly string[] {
  const shown = floor.view()
  if (shown.question) return [...shown.question.choices.map((each) => each.choice), 'back']
  return [
    ...[...shown.ways, ...(shown.sides ?? [])].map((each) => each.choice),
    ...[shown.howMany?.all?.choice, shown.howMany?.corner?.choice],
    ...(shown.list?.lines ?? []).map((line) => line.choice),
    ...(shown.found ?? []).map((row) => row.choice),
  ].filter((choice): choice is string => choice !== undefined)
}

const seed = Number(process.env.SEED ?? 20261125)
const numRuns = Number(process.env.RUNS ?? 150)

describe('any input to the jobs of the inbound and control side', () => {
  test('is answered, and the books stay whole', () => {
    const kinds = new Map<string, number>()
    const property = fc.property(
      fc.boolean(),
      fc.constantFrom(...starts),
      fc.array(deed, { minLength: 10, maxLength: 60 }),
      (tolerance, start, deeds) => {
        const floor = busyFloor(tolerance)
        floor.open(start)
        for (const each of deeds) {
          act(floor, each)
          expect(floor.answer).toBeDefined()
        }
        for (const wish of floor.recorded) kinds.set(wish.type, (kinds.get(wish.type) ?? 0) + 1)
        expect(floor.refused).toEqual([])
        expect(JSON.parse(JSON.stringify(floor.job ?? null))).toEqual(floor.job ?? null)
      },
    )
    fc.assert(property, { seed, numRuns })
    const done = ['goods-received', 'goods-moved', 'quant-counted', 'plate-moved', 'code-reported']
    expect([...kinds.keys()]).toEqual(expect.arrayContaining(done))
  }, 120_000)
})

describe('units', () => {
  const counts = fc.array(fc.tuple(fc.constantFrom('A', 'B1', 'C'), fc.nat(30), fc.integer({ min: 1, max: 5 })), {
    minLength: 1,
    maxLength: 3,
  })

  test('counted in a bin are the units that the books then have there, however the number was told', () => {
    const property = fc.property(counts, fc.boolean(), (deeds, byScan) => {
      const floor = busyFloor(false)
      floor.open({ job: 'count', location: 'C-05-31' as never })
      const seen = new Map<string, number>()
      for (const [what, typed, scans] of deeds) {
        const item = what === 'B1' ? 'B' : what
        const code = what === 'A' ? A : what === 'C' ? C : ']C1010950600013435210L1'
        const before = seen.has(what)
        floor.scan(code)
        if (before) floor.choose('anew')
        const scanned = byScan && what !== 'C' && !before
        for (let n = 1; scanned && n < scans + 1; n++) floor.scan(code)
        if (scanned) floor.choose('keep')
        else floor.type(typed)
        seen.set(what, scanned ? scans + 1 : typed)
        expect(floor.units(item, 'L:C-05-31', what === 'B1' ? 'L1' : '')).toBe(seen.get(what))
      }
    })
    fc.assert(property, { seed, numRuns })
  }, 120_000)

  test('received by units and cases are the units at the dock and on the line, none twice and none lost', () => {
    const property = fc.property(fc.array(fc.constantFrom(A, caseOfA), { minLength: 1, maxLength: 20 }), (scans) => {
      const floor = busyFloor(false)
      const before = floor.units('A', 'L:DOCK-1')
      floor.open({ job: 'receive', purchase: 'PO-1' as never })
      let units = 0
      for (const code of scans) {
        if (floor.scan(code).kind === 'look') floor.choose('extra')
        units += code === A ? 1 : 4
      }
      expect(floor.units('A', 'L:DOCK-1')).toBe(before + units)
      expect(floor.state.get('purchaseLine', 'PO-1-A')?.received).toBe(units)
    })
    fc.assert(property, { seed, numRuns: Math.ceil(numRuns / 2) })
  }, 120_000)
})
