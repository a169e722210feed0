// Owns the pictures of receiving, putting away, counting, moving and looking up: every step and state of these jobs.
import type { ReactNode } from 'react'
import { Floor } from '../../../shared/jobs/fake-floor.ts'
import { labelText } from '../../../shared/scan/index.ts'
import { JobStage, type Stage } from './job-stage.tsx'

const bottle = '4260521173041'
const bottleCase = '14260521173048'
const mug = '4260521171207'
const lantern = '4260521181268'
const oil = '8437009140253'
const oilCase = '18437009140250'
const camera = '4006381333931'
const gs1 = (text: string) => `]C1${text}`

function house(): Floor {
  const floor = new Floor()
  floor.item('bottle', bottle, {
    name: 'Steel bottle 750 ml, forest green',
    sku: 'BTL-750-GRN',
    unit: 'bottle',
    category: 'drinkware',
    caseOf: [bottleCase, 12],
  })
  floor.item('mug', mug, { name: 'Enamel mug 350 ml, cream', sku: 'MUG-350-CRM', category: 'drinkware' })
  floor.item('lantern', lantern, { name: 'Camp lantern LED 300 lm', sku: 'LAN-300', category: 'lighting' })
  floor.item('oil', oil, {
    name: 'Extra virgin olive oil 500 ml',
    sku: 'OIL-500',
    unit: 'bottle',
    tracking: 'lot-expiry',
    category: 'food',
    caseOf: [oilCase, 12],
  })
  floor.item('camera', camera, { name: 'Trail camera 24 MP', sku: 'CAM-24', tracking: 'serial', category: 'lighting' })
  floor.stock('bottle', 'A-03-12', 14)
  floor.stock('bottle', 'B-01-21', 20)
  floor.stock('bottle', 'C-05-31', 140)
  floor.stock('bottle', 'DOCK-1', 24)
  floor.stock('lantern', 'A-01-11', 17)
  floor.stock('mug', 'A-01-11', 5)
  floor.stock('oil', 'B-02-11', 8, { lot: 'L2516B', expiry: '2027-03-14' })
  floor.stock('oil', 'B-02-11', 6, { lot: 'L2604A', expiry: '2027-05-31' })
  floor.purchase('PO-1187', { oil: 48, mug: 24, lantern: 10 })
  floor.purchase('PO-1190', { bottle: 240 })
  return floor
}

function receiving(): Floor {
  const floor = house()
  floor.open({ job: 'receive', purchase: 'PO-1187' as never })
  return floor
}

function oilInHand(): Floor {
  const floor = receiving()
  floor.scan(gs1(`0118437009140250${'17270314'}${'10L2516B'}`))
  return floor
}

function blind(): Floor {
  const floor = house()
  floor.open({ job: 'receive' })
  floor.choose('no-paper')
  return floor
}

function unknown(): Floor {
  const floor = receiving()
  floor.scan('4750142003976')
  return floor
}

function putting(): Floor {
  const floor = house()
  floor.open({ job: 'put-away' })
  floor.scan(bottle)
  return floor
}

function counting(): Floor {
  const floor = house()
  floor.open({ job: 'count', location: 'A-01-11' as never })
  return floor
}

function counted(): Floor {
  const floor = counting()
  floor.scan(lantern)
  floor.type(17)
  return floor
}

/** A count task after a short pick. */
function asked(): Floor {
  const floor = house()
  for (const [order, item] of [
    ['SO-1', 'mug'],
    ['SO-2', 'bottle'],
  ] as const) {
    floor.order(order, { [item]: 5 })
  }
  for (const task of [...floor.state.all('task')]) {
    if (task.kind !== 'pick' || !task.order || !task.line) continue
    floor.house('pick-shorted', { task: task.id, order: task.order, line: task.line, reason: 'empty' })
  }
  floor.open({ job: 'count' })
  return floor
}

function moving(): Floor {
  const floor = house()
  floor.open({ job: 'move' })
  return floor
}

function inHand(): Floor {
  const floor = moving()
  floor.scan('A-03-12')
  return floor
}

function after(floor: Floor, ...deeds: readonly ((floor: Floor) => unknown)[]): Floor {
  for (const deed of deeds) deed(floor)
  return floor
}

const scan = (text: string) => (floor: Floor) => floor.scan(text)
const choose = (choice: string) => (floor: Floor) => floor.choose(choice)
const type = (value: number | string) => (floor: Floor) => floor.type(value)

const stages: Readonly<Record<string, () => Stage>> = {
  'receive-paper': () => ({ floor: after(house(), (floor) => floor.open({ job: 'receive' })) }),
  'receive-lines': () => ({ floor: receiving() }),
  'receive-case': () => ({ floor: oilInHand(), undo: true }),
  'receive-lot': () => ({ floor: after(receiving(), scan(oilCase)) }),
  'receive-date': () => ({ floor: after(receiving(), scan(oilCase), type('L2611C')), typed: '1403' }),
  'receive-ways': () => ({ floor: oilInHand(), ways: true }),
  'receive-number': () => ({ floor: after(oilInHand(), choose('quantity')), typed: '3' }),
  'receive-condition': () => ({ floor: after(oilInHand(), choose('damaged')) }),
  'receive-damaged': () => ({ floor: after(oilInHand(), choose('damaged'), choose('condition:damaged')), typed: '2' }),
  'receive-part': () => ({
    floor: after(oilInHand(), choose('damaged'), choose('condition:damaged'), type(2)),
  }),
  'receive-over': () => ({
    floor: after(receiving(), scan(lantern), choose('quantity'), type(8), scan(lantern), scan(lantern)),
  }),
  'receive-extra': () => ({ floor: after(receiving(), scan(bottle)) }),
  'receive-unknown': () => ({ floor: unknown() }),
  'receive-unknown-line': () => ({ floor: after(unknown(), choose('unknown-line')) }),
  'receive-unknown-same': () => ({ floor: after(unknown(), choose('unknown-same')) }),
  'receive-unknown-name': () => ({ floor: after(unknown(), choose('unknown-new')), typed: 'blue lamp' }),
  'receive-unknown-count': () => ({ floor: after(unknown(), choose('unknown-new'), type('blue lamp')), undo: true }),
  'receive-expiry': () => ({
    floor: after(receiving(), scan(gs1(`0118437009140250${'17270430'}${'10L2516B'}`))),
  }),
  'receive-expired': () => ({
    floor: after(receiving(), scan(gs1(`0118437009140250${'17260301'}${'10L9'}`))),
  }),
  'receive-short': () => ({ floor: after(oilInHand(), choose('close')) }),
  'receive-closed': () => ({ floor: after(receiving(), scan(mug)), answer: true, undo: true }),
  'receive-supplier': () => ({ floor: blind() }),
  'receive-blind': () => ({ floor: after(blind(), choose('supplier:Bolt & Co')) }),
  'receive-blind-item': () => ({
    floor: after(blind(), choose('supplier:'), scan(camera), type('SN-40417')),
    undo: true,
  }),
  'receive-blind-ways': () => ({ floor: after(blind(), choose('supplier:'), scan(bottleCase)), ways: true }),
  'receive-which': () => ({ floor: after(blind(), choose('supplier:'), scan(mug)) }),
  'receive-bin': () => ({ floor: after(receiving(), scan('A-01-11')), answer: true }),
  'receive-park': () => ({ floor: after(oilInHand(), scan('PO-1190')) }),

  'put-away-list': () => ({ floor: after(house(), (floor) => floor.open({ job: 'put-away' })) }),
  'put-away-bin': () => ({ floor: putting(), undo: true }),
  'put-away-ways': () => ({ floor: putting(), ways: true }),
  'put-away-part': () => ({ floor: after(putting(), choose('part')), typed: '12' }),
  'put-away-taken': () => ({ floor: after(putting(), scan('A-01-11')) }),
  'put-away-done': () => ({ floor: after(putting(), scan('B-01-21')), answer: true }),

  'count-any': () => ({ floor: after(house(), (floor) => floor.open({ job: 'count' })) }),
  'count-task': () => ({ floor: asked() }),
  'count-wanted': () => ({ floor: after(asked(), scan('A-01-11')) }),
  'count-bin': () => ({ floor: counting() }),
  'count-number': () => ({ floor: after(counting(), scan(lantern)), typed: '17', unsent: 15 }),
  'count-scans': () => ({ floor: after(counting(), scan(mug), scan(mug), scan(mug)) }),
  'count-so-far': () => ({ floor: counted(), undo: true }),
  'count-lot': () => ({
    floor: after(house(), (floor) => floor.open({ job: 'count', location: 'B-02-11' as never }), scan(oil)),
  }),
  'count-one': () => ({ floor: after(counting(), scan(lantern), scan(mug)) }),
  'count-again': () => ({ floor: after(counted(), scan(lantern)) }),
  'count-rest': () => ({ floor: after(counted(), choose('quantity'), scan('A-01-12')) }),
  'count-ways': () => ({ floor: counted(), ways: true }),
  'count-unknown': () => ({ floor: after(counting(), scan('4750142003976')) }),
  'count-empty': () => ({ floor: after(counting(), choose('empty')), answer: true }),

  'move-start': () => ({ floor: moving() }),
  'move-from': () => ({ floor: after(moving(), scan('A-01-11')) }),
  'move-hand': () => ({ floor: inHand() }),
  'move-number': () => ({ floor: after(inHand(), choose('quantity')), typed: '5' }),
  'move-target': () => ({ floor: after(inHand(), scan('B-03-11')) }),
  'move-target-typed': () => ({ floor: after(inHand(), scan('B-03-11')), typed: '5' }),
  'move-ways': () => ({ floor: inHand(), ways: true }),
  'move-damaged': () => ({ floor: after(inHand(), choose('damaged')) }),
  'move-aside': () => ({ floor: after(inHand(), choose('quantity'), type(2), scan('DMG-1')) }),
  'move-taken': () => ({ floor: after(inHand(), choose('quantity'), type(2), scan('A-01-11')) }),
  'move-which': () => ({ floor: after(moving(), scan(bottle)) }),
  'move-not-there': () => ({ floor: after(moving(), scan('A-01-11'), scan(bottle)) }),
  'move-whole': () => ({ floor: after(moving(), scan('A-01-11'), choose('whole-bin')) }),
  'move-done': () => ({ floor: after(inHand(), choose('quantity'), type(5), scan('B-03-11')), undo: true }),
  'move-same': () => ({ floor: after(inHand(), scan('A-03-12')), answer: true }),

  'look-up-item': () => {
    const floor = counting()
    const below = floor.job
    floor.open({ job: 'look-up', item: 'bottle' as never, at: 'A-01-11' as never })
    return { floor, unsent: 14, ...(below && { below }) }
  },
  'look-up-bin': () => ({
    floor: after(house(), (floor) => floor.open({ job: 'look-up', location: 'A-01-11' as never })),
  }),
  'look-up-plate': () => {
    const floor = house()
    floor.house('plate-moved', { plate: 'p1' as never, code: 'P-8828', kind: 'pallet', to: 'L:C-05-32' as never })
    floor.house('goods-moved', {
      purpose: 'move',
      ...floor.goods('bottle'),
      quantity: 24 as never,
      from: 'L:C-05-31' as never,
      to: 'P:p1' as never,
    })
    floor.open({ job: 'look-up' })
    floor.scan(labelText('plate', 'P-8828'))
    return { floor }
  },
  'look-up-start': () => ({ floor: after(house(), (floor) => floor.open({ job: 'look-up' })) }),
}

/** One scene for each, by its name. */
export const controlScenes: Readonly<Record<string, () => ReactNode>> = Object.fromEntries(
  Object.entries(stages).map(([name, stage]) => {
    let made: Stage | undefined
    return [
      name,
      () => {
        made ??= stage()
        return <JobStage stage={made} />
      },
    ]
  }),
)
