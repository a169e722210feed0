// Owns the pictures of picking, packing, shipping, returns and putting back: every step and state of these jobs, driven on
// the small warehouse of the tests.
import type { ReactNode } from 'react'
import { Floor } from '../../../shared/jobs/fake-floor.ts'
import { labelText } from '../../../shared/scan/index.ts'
import type { OrderId } from '../../../shared/values/ids.ts'
import { quantity } from '../../../shared/values/quantity.ts'
import { JobStage, type Stage } from './job-stage.tsx'
import { WorkStage } from './work-stage.tsx'

const bottle = '4260521173041'
const bottleCase = '14260521173048'
const mug = '4260521171207'
const lantern = '4260521181268'
const oil = '8437009140253'
const stove = '4260521200440'
const tote = (n: number) => labelText('plate', `T-${n}`)
const box = labelText('carton', 'M2')

function house(): Floor {
  const floor = new Floor()
  floor.hire('maria', ['picker', 'packer', 'returns'])
  floor.state.set('person', 'ivan', { ...floor.state.get('person', 'ivan'), name: 'Ivan' } as never)
  floor.state.set('person', 'maria', { ...floor.state.get('person', 'maria'), name: 'Maria' } as never)
  floor.item('bottle', bottle, {
    name: 'Steel bottle 750 ml, forest green',
    sku: 'BTL-750-GRN',
    unit: 'bottle',
    category: 'drinkware',
    caseOf: [bottleCase, 12],
  })
  floor.item('mug', mug, { name: 'Enamel mug 350 ml, cream', sku: 'MUG-350-CRM', category: 'drinkware' })
  floor.item('lantern', lantern, {
    name: 'Camp lantern LED 300 lm',
    sku: 'LAN-300',
    category: 'lighting',
    confirm: 'each',
  })
  floor.item('oil', oil, {
    name: 'Extra virgin olive oil 500 ml',
    sku: 'OIL-500',
    unit: 'bottle',
    tracking: 'lot-expiry',
    category: 'food',
  })
  floor.item('stove', stove, {
    name: 'Gas stove, folding, 2.8 kW',
    sku: 'STV-28',
    category: 'cooking',
    hazard: 'gas inside',
  })
  floor.stock('bottle', 'A-03-12', 14)
  floor.stock('bottle', 'B-01-21', 20)
  floor.stock('mug', 'B-02-11', 60)
  floor.stock('lantern', 'A-01-11', 17)
  floor.stock('oil', 'C-02-11', 8, { lot: 'L2516B', expiry: '2027-03-14' })
  floor.stock('oil', 'C-02-11', 6, { lot: 'L2604A', expiry: '2027-05-31' })
  floor.stock('stove', 'C-04-11', 9)
  return floor
}

function ordered(): Floor {
  const floor = house()
  floor.order('SO-20418', { bottle: 6, mug: 2, lantern: 3, oil: 2 }, { priority: 9 })
  floor.order('SO-20421', { mug: 1, lantern: 1 }, { priority: 8 })
  floor.order('SO-20422', { mug: 3 }, { priority: 8 })
  floor.order('SO-20430', { mug: 2, stove: 1 }, { priority: 7 })
  floor.order('SO-20431', { bottle: 1 }, { priority: 7 })
  return floor
}

const picking = (floor = ordered()) => after(floor, (it) => it.open({ job: 'pick', order: 'SO-20418' as never }))
const line = () => after(picking(), scan(tote(118)))
const atBottle = () => after(line(), scan('A-03-12'))

function cart(): Floor {
  const floor = ordered()
  floor.open({ job: 'pick' })
  floor.choose('several')
  return floor
}

/** A cart as a wave planned it: so many orders of a mug each, some of more. */
function planned(count: number): Floor {
  const floor = house()
  const orders = Array.from({ length: count }, (_, n) =>
    floor.order(`SO-${20_440 + n}`, n % 4 === 1 ? { mug: 1, bottle: 1 } : { mug: 1 }),
  )
  floor.house('release-wave', { carts: [orders] })
  floor.open({ job: 'pick' })
  return floor
}

const allTotes = (count: number) => Array.from({ length: count }, (_, n) => scan(tote(n + 1)))
const onTotes = (count = 4) => after(cart(), ...Array.from({ length: count }, (_, n) => scan(tote(n + 1))))

function atMugs(): Floor {
  const floor = onTotes()
  floor.press()
  floor.scan('B-02-11')
  return floor
}

/** An order that is picked and stands at the bench. */
function picked(floor = house(), number = 'SO-20418', lines: Readonly<Record<string, number>> = { bottle: 6, mug: 2 }) {
  const order = floor.order(number, lines) as OrderId
  floor.open({ job: 'pick', order })
  floor.scan(tote(118))
  walk(floor)
  floor.scan('PACK-1')
  return floor
}

/** Scans what each line asks for. */
function walk(floor: Floor): void {
  for (let step = 0; step < 40 && floor.job; step++) {
    const shown = floor.view()
    if (shown.main.kind !== 'scan' || shown.main.expects === 'drop') return
    floor.scan(shown.main.expects === 'bin' ? (shown.where?.code ?? '') : (shown.what?.code ?? ''))
  }
}

const packing = () => after(picked(), (floor) => floor.open({ job: 'pack', order: 'SO-20418' as never }))

/** With boxes at the bench, and goods whose sizes are known. */
function withBoxes(floor: Floor): Floor {
  const north = floor.state.get('warehouse', 'north')
  if (north) {
    const cartons = [
      { code: 'S1', inner: [200, 150, 100] as const, emptyWeight: 60, maxWeight: 5000 },
      { code: 'M2', inner: [320, 240, 200] as const, emptyWeight: 290, maxWeight: 18_000 },
    ]
    floor.state.set('warehouse', 'north', { ...north, cartons })
  }
  for (const [id, size] of [
    ['bottle', [75, 75, 260]],
    ['mug', [120, 90, 90]],
  ] as const) {
    const item = floor.state.get('item', id)
    if (item) floor.state.set('item', id, { ...item, size, weight: 300 })
  }
  return floor
}

function packed(floor = house(), number = 'SO-20418', lines: Readonly<Record<string, number>> = { bottle: 6, mug: 2 }) {
  picked(floor, number, lines)
  floor.open({ job: 'pack', order: number as never })
  for (const each of floor.view().list?.lines ?? []) {
    const code = (each.item && floor.state.get('item', each.item)?.codes[0]?.code) ?? ''
    for (let n = each.done; n < each.of; n++) floor.scan(code)
  }
  floor.scan(box)
  return floor
}

function shipping(): Floor {
  const floor = packed()
  packed(floor, 'SO-20421', { mug: 1 })
  packed(floor, 'SO-20422', { mug: 3 })
  floor.open({ job: 'ship' })
  return floor
}

function left(): Floor {
  const floor = packed(house(), 'SO-19876', { stove: 1, mug: 2 })
  floor.open({ job: 'ship' })
  floor.scan('SO-19876-1')
  floor.press()
  return floor
}

const returning = () => after(left(), (floor) => floor.open({ job: 'return' }))
const unpacking = () => after(returning(), scan('SO-19876'))
const inHand = () => after(unpacking(), scan(stove))

function cancelled(): Floor {
  const floor = picked()
  floor.house('cancel-order', { order: 'SO-20418' as never, reason: 'customer' })
  return floor
}

function puttingBack(): Floor {
  const floor = cancelled()
  const [exception] = [...floor.state.all('exception')].filter(({ kind }) => kind === 'cancelled-after-pick')
  floor.open({ job: 'put-back', exception: exception?.id as never })
  return floor
}

/** Maria's device has picked what Ivan's had picked before. */
function twice(): Floor {
  const floor = house()
  const order = floor.order('SO-20418', { bottle: 6 })
  const [task] = floor.state.find('tasksOfOrder', order)
  const pick = (n: number) =>
    floor.house('units-picked', {
      ...floor.goods('bottle'),
      order,
      line: 'SO-20418-bottle',
      ...(task && { task: task.id }),
      quantity: quantity(6),
      from: 'L:A-03-12' as never,
      tote: { id: `tote-${n}` as never, code: `T-${n}` },
    })
  floor.device = 'hh-4' as never
  pick(42)
  for (const each of floor.state.all('task')) {
    if (each.kind === 'pick') floor.state.set('task', each.id, { ...each, by: 'ivan' as never })
  }
  floor.device = 'hh-1' as never
  pick(118)
  return floor
}

type Deed = (floor: Floor) => unknown
const scan = (code: string) => (floor: Floor) => floor.scan(code)
const choose = (choice: string) => (floor: Floor) => floor.choose(choice)
const press: Deed = (floor) => floor.press()

function after(floor: Floor, ...deeds: readonly Deed[]): Floor {
  for (const deed of deeds) deed(floor)
  return floor
}

const stages: Readonly<Record<string, () => Stage>> = {
  'pick-tote': () => ({ floor: picking() }),
  'pick-bin': () => ({ floor: line() }),
  'pick-item': () => ({ floor: atBottle(), unsent: 14 }),
  'pick-ways': () => ({ floor: atBottle(), ways: true }),
  'pick-fewer': () => ({ floor: after(atBottle(), choose('fewer')), typed: '4' }),
  'pick-wrong-bin': () => ({ floor: after(line(), scan('A-03-21')), answer: true }),
  'pick-wrong-item': () => ({ floor: after(atBottle(), scan(mug)), answer: true }),
  'pick-too-many': () => ({ floor: after(atBottle(), scan(bottleCase)), answer: true }),
  'pick-done': () => ({ floor: after(atBottle(), scan(bottle)), answer: true }),
  'pick-short': () => ({ floor: after(atBottle(), choose('empty')), undo: true }),
  'pick-books': () => {
    const floor = line()
    floor.house('quant-counted', { ...floor.goods('bottle'), place: 'L:A-03-12' as never, counted: quantity(4) })
    return { floor: after(floor, scan('A-03-12'), scan(bottle)) }
  },
  'pick-other-bin': () => ({ floor: after(line(), scan('B-01-21')), undo: true }),
  'pick-emptied': () => {
    const floor = house()
    floor.order('SO-20433', { bottle: 14, mug: 1 })
    floor.open({ job: 'pick' })
    return { floor: after(floor, scan(tote(118)), scan('A-03-12'), scan(bottle)), undo: true }
  },
  'pick-left': () => {
    const floor = house()
    floor.order('SO-20433', { bottle: 14, mug: 1 })
    floor.open({ job: 'pick' })
    const emptied = after(floor, scan(tote(118)), scan('A-03-12'), scan(bottle), choose('not-empty'))
    return { floor: emptied, typed: '2' }
  },
  'pick-each': () => {
    const floor = house()
    floor.order('SO-20434', { lantern: 14 })
    floor.open({ job: 'pick' })
    return { floor: after(floor, scan(tote(118)), scan(lantern), scan(lantern), scan(lantern)), undo: true }
  },
  'pick-lot': () => {
    const floor = house()
    floor.order('SO-20435', { oil: 2, mug: 1 })
    floor.open({ job: 'pick' })
    return { floor: after(floor, scan(tote(118)), scan('C-02-11')) }
  },
  'pick-which-lot': () => {
    const floor = house()
    floor.order('SO-20435', { oil: 2 })
    floor.open({ job: 'pick' })
    return { floor: after(floor, scan(tote(118)), scan('C-02-11'), scan(oil)) }
  },
  'pick-other-lot': () => {
    const floor = house()
    floor.order('SO-20435', { oil: 2 })
    floor.open({ job: 'pick' })
    return { floor: after(floor, scan(tote(118)), scan('C-02-11'), scan(']C1010843700914025310L2604A')) }
  },
  'pick-cancelled': () => {
    const floor = after(atBottle(), scan(bottle))
    floor.house('cancel-order', { order: 'SO-20418' as never, reason: 'customer' })
    return { floor }
  },
  'pick-drop': () => {
    const floor = house()
    floor.order('SO-20436', { mug: 2 })
    floor.open({ job: 'pick' })
    return { floor: after(floor, scan(tote(118)), scan(mug)), undo: true }
  },
  'pick-drop-strange': () => {
    const floor = house()
    floor.order('SO-20436', { mug: 2 })
    floor.open({ job: 'pick' })
    return { floor: after(floor, scan(tote(118)), scan(mug), scan('DOCK-1')) }
  },
  'pick-park': () => {
    const floor = atBottle()
    floor.purchase('PO-1187', { mug: 24 })
    return { floor: after(floor, scan('PO-1187')) }
  },
  'pick-unknown': () => ({ floor: after(atBottle(), scan('4750142003976')) }),

  'cart-start': () => ({ floor: cart() }),
  'cart-planned': () => ({ floor: after(planned(6), scan(tote(1)), scan(tote(2))) }),
  'cart-planned-ways': () => ({ floor: after(planned(6), scan(tote(1)), scan(tote(2))), ways: true }),
  'cart-put-24': () => ({
    floor: after(planned(24), ...allTotes(24), press, scan('B-02-11'), scan(mug), scan(tote(3))),
  }),
  'cart-totes': () => ({ floor: onTotes(3) }),
  'cart-chosen': () => ({ floor: after(onTotes(1), choose('take:SO-20430')) }),
  'cart-line': () => ({ floor: after(onTotes(), press) }),
  'cart-put': () => ({ floor: after(atMugs(), scan(mug)) }),
  'cart-put-some': () => ({ floor: after(atMugs(), scan(mug), scan(tote(2))), undo: true }),
  'cart-ways': () => ({ floor: after(atMugs(), scan(mug)), ways: true }),
  'cart-wrong-tote': () => ({
    floor: after(atMugs(), scan(mug), scan(tote(1)), scan(tote(1))),
    answer: true,
  }),
  'cart-cancelled': () => {
    const floor = after(atMugs(), scan(mug), scan(tote(2)))
    floor.house('cancel-order', { order: 'SO-20421' as never, reason: 'customer' })
    return { floor }
  },
  'cart-drop': () => {
    const floor = house()
    floor.order('SO-1', { mug: 1 })
    floor.order('SO-2', { mug: 2 })
    floor.order('SO-3', { mug: 2 })
    floor.open({ job: 'pick' })
    floor.choose('several')
    const codes = [tote(1), tote(2), tote(3), mug, tote(1), tote(2), tote(3)]
    return { floor: after(floor, ...codes.map(scan)), undo: true }
  },

  'pack-list': () => ({ floor: after(picked(), (floor) => floor.open({ job: 'pack' })) }),
  'pack-tote': () => ({ floor: packing() }),
  'pack-some': () => ({ floor: after(packing(), scan(bottle), scan(bottle), scan(bottle)) }),
  'pack-ways': () => ({ floor: packing(), ways: true }),
  'pack-wrong': () => ({ floor: after(packing(), scan(lantern)), answer: true }),
  'pack-one-too-many': () => ({
    floor: after(packing(), scan(mug), scan(mug), scan(mug)),
    answer: true,
  }),
  'pack-early': () => ({ floor: after(packing(), scan(box)), answer: true }),
  'pack-box': () => ({
    floor: after(
      withBoxes(packing()),
      ...Array.from({ length: 6 }, () => scan(bottle)),
      ...Array.from({ length: 2 }, () => scan(mug)),
    ),
  }),
  'pack-all': () => ({
    floor: after(packing(), ...[bottle, bottle, bottle, bottle, bottle, bottle, mug, mug].map(scan)),
  }),
  'pack-verified': () => ({
    floor: after(picked(house(), 'SO-20440', { lantern: 3 }), (floor) =>
      floor.open({ job: 'pack', order: 'SO-20440' as never }),
    ),
  }),
  'pack-hazard': () => ({
    floor: after(picked(house(), 'SO-20441', { stove: 1, mug: 1 }), (floor) =>
      floor.open({ job: 'pack', order: 'SO-20441' as never }),
    ),
  }),

  'ship-list': () => ({ floor: shipping() }),
  'ship-hand': () => ({ floor: after(shipping(), scan('SO-20418-1'), scan('SO-20421-1')) }),
  'ship-tracking': () => ({ floor: after(shipping(), scan('SO-20418-1'), scan('XQ778899LV')) }),
  'ship-again': () => ({
    floor: after(shipping(), scan('SO-20418-1'), press, scan('SO-20418-1')),
    answer: true,
  }),

  'return-find': () => ({ floor: returning() }),
  'return-unknown': () => ({ floor: after(returning(), scan('XQ778899LV')) }),
  'return-which': () => ({ floor: after(returning(), scan(stove)) }),
  'return-lines': () => ({ floor: unpacking() }),
  'return-see': () => ({ floor: inHand() }),
  'return-damaged': () => ({ floor: after(inHand(), choose('damaged')) }),
  'return-place': () => ({ floor: after(inHand(), choose('damaged'), scan('DOCK-1')), answer: true }),
  'return-two': () => ({ floor: after(unpacking(), scan(mug), scan(mug), choose('as-new')) }),
  'return-more': () => ({ floor: after(inHand(), scan(stove)) }),
  'return-not-of': () => ({ floor: after(unpacking(), scan(lantern)) }),
  'return-some': () => ({ floor: after(inHand(), choose('damaged'), scan('DMG-1')), undo: true }),
  'return-blind': () => ({
    floor: after(
      returning(),
      scan('XQ778899LV'),
      choose('blind:XQ778899LV'),
      scan(mug),
      choose('as-new'),
      scan('DOCK-1'),
    ),
    undo: true,
  }),
  'return-ways': () => ({ floor: unpacking(), ways: true }),

  'put-back-item': () => ({ floor: puttingBack() }),
  'put-back-bin': () => ({ floor: after(puttingBack(), scan(bottle)) }),
  'put-back-ways': () => ({ floor: after(puttingBack(), scan(bottle)), ways: true }),
  'put-back-taken': () => ({ floor: after(puttingBack(), scan(bottle), scan('B-02-11')) }),
}

const works: Readonly<Record<string, () => Parameters<typeof WorkStage>[0]>> = {
  'work-plain': () => ({ floor: ordered() }),
  'work-twice': () => ({ floor: twice() }),
  'work-cancelled': () => {
    const floor = picked()
    floor.house('cancel-order', { order: 'SO-20418' as never, reason: 'customer' })
    return { floor }
  },
  'work-late': () => ({ floor: ordered(), late: true }),
  'work-update': () => ({ floor: ordered(), update: true }),
  'work-refused': () => ({ floor: ordered(), refused: true }),
  'work-in-hand': () => ({ floor: atBottle(), parked: true }),
  'work-reported': () => ({ floor: after(atBottle(), choose('empty')), screen: 'reported' }),
  'work-settings': () => ({ floor: ordered(), screen: 'settings' }),
}

/** One scene for each, by its name. */
export const outboundScenes: Readonly<Record<string, () => ReactNode>> = Object.fromEntries([
  ...Object.entries(stages).map(([name, stage]) => {
    let made: Stage | undefined
    return [
      name,
      () => {
        made ??= stage()
        return <JobStage stage={made} />
      },
    ] as const
  }),
  ...Object.entries(works).map(([name, work]) => {
    let made: ReturnType<typeof work> | undefined
    return [
      name,
      () => {
        made ??= work()
        return <WorkStage {...made} />
      },
    ] as const
  }),
])
