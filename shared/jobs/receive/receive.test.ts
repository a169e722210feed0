// Receiving, told as given / when / then. Cases from the field are named by their report.
import { describe, expect, test } from 'vitest'
import { Floor } from '../fake-floor.ts'

const bottle = '9506000134352'
const bottleCase = '19506000134359'
const mug = '5901234123457'
const gs1 = (text: string) => `]C1${text}`

function deliveryOfBottles(ordered: number) {
  const floor = new Floor()
  floor.item('bottle', bottle, { unit: 'bottle', caseOf: [bottleCase, 6] })
  floor.item('mug', mug)
  floor.purchase('PO-1', { bottle: ordered, mug: 5 })
  return floor
}

describe('given a delivery of 60 bottles and 5 mugs', () => {
  test('F09 the receipt opens with ordered quantities as received: nothing counts as received before it was scanned', () => {
    const floor = deliveryOfBottles(60)
    floor.open({ job: 'receive' })
    floor.scan('PO-1')
    expect(floor.view().list?.lines.map((line) => [line.name, line.done, line.of])).toEqual([
      ['bottle', 0, 60],
      ['mug', 0, 5],
    ])
    expect(floor.recorded).toEqual([])
    floor.scan(mug)
    floor.scan(bottle)
    floor.scan(bottle)
    expect(floor.units('bottle', 'L:DOCK-1')).toBe(2)
    expect(floor.units('mug', 'L:DOCK-1')).toBe(1)
    floor.choose('lines')
    expect(floor.view().list?.lines).toHaveLength(2)
  })

  test('F02 a case barcode is refused as unknown: three cases and a bottle are 19, in four events that name code and factor', () => {
    const floor = deliveryOfBottles(60)
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    for (const code of [bottleCase, bottleCase, bottleCase]) expect(floor.scan(code).kind).toBe('right')
    expect(floor.view().howMany).toMatchObject({ quantity: 3, of: 10, boxes: { done: 3, of: 10 } })
    expect(floor.view().howMany?.packs).toEqual([{ key: 'count.of', facts: { done: 18, of: 60, unit: 'bottle' } }])
    floor.scan(bottle)
    expect(floor.recorded.map((wish) => wish.type === 'goods-received' && wish.body.scan)).toEqual([
      { code: bottleCase, factor: 6 },
      { code: bottleCase, factor: 6 },
      { code: bottleCase, factor: 6 },
      { code: bottle, factor: 1 },
    ])
    expect(floor.state.get('purchaseLine', 'PO-1-bottle')?.received).toBe(19)
    expect(floor.units('bottle', 'L:DOCK-1')).toBe(19)
  })

  test('when the item alone is scanned, then it opens the one delivery that expects it', () => {
    const floor = deliveryOfBottles(60)
    floor.open({ job: 'receive' })
    expect(floor.scan(bottleCase).kind).toBe('right')
    expect(floor.view().title).toEqual({ key: 'job.receive', facts: { number: 'PO-1' } })
    expect(floor.units('bottle', 'L:DOCK-1')).toBe(6)
  })

  test('when two deliveries expect it, then the person says which, and the scan is not lost', () => {
    const floor = deliveryOfBottles(60)
    floor.purchase('PO-2', { bottle: 12 })
    floor.open({ job: 'receive' })
    expect(floor.scan(bottleCase).kind).toBe('look')
    expect(floor.choices()).toEqual(['purchase:PO-1', 'purchase:PO-2', 'none-of-them'])
    floor.choose('purchase:PO-2')
    expect(floor.state.get('purchaseLine', 'PO-2-bottle')?.received).toBe(6)
  })
})

describe('given 12 bottles ordered', () => {
  test('when two cases are scanned, then the line closes itself, and the third asks and is then an exception', () => {
    const floor = deliveryOfBottles(12)
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    floor.scan(bottleCase)
    expect(floor.scan(bottleCase)).toMatchObject({ kind: 'done', what: 'bottle' })
    expect(floor.scan(bottleCase)).toMatchObject({ kind: 'look', title: { key: 'extra.title' } })
    expect(floor.units('bottle', 'L:DOCK-1')).toBe(12)
    floor.choose('extra')
    expect(floor.units('bottle', 'L:DOCK-1')).toBe(18)
    expect(floor.exceptions()).toEqual(['over-received'])
  })

  test('when the question is left, then nothing is recorded', () => {
    const floor = deliveryOfBottles(6)
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    floor.scan(bottleCase)
    floor.scan(bottleCase)
    floor.choose('back')
    expect(floor.units('bottle', 'L:DOCK-1')).toBe(6)
    expect(floor.view().question).toBeUndefined()
  })

  test('when all is received, then a press ends it and nothing is missing', () => {
    const floor = deliveryOfBottles(6)
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    floor.scan(bottleCase)
    floor.scan(mug)
    floor.choose('quantity')
    floor.type(4)
    expect(floor.view().main).toMatchObject({ kind: 'press', choice: 'finish' })
    expect(floor.press()).toMatchObject({ kind: 'done', title: { key: 'did.delivery-complete' } })
    expect(floor.job).toBeUndefined()
    expect(floor.state.get('purchase', 'PO-1')?.state).toBe('received')
    expect(floor.exceptions()).toEqual([])
  })

  test('when it is closed with 5 missing, then the buyer has a question', () => {
    const floor = deliveryOfBottles(6)
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    floor.scan(bottleCase)
    expect(floor.view().ways.at(-1)?.words).toEqual({ key: 'way.close-short', facts: { missing: 5 } })
    expect(floor.choose('close')).toMatchObject({
      kind: 'look',
      title: { key: 'shortfall.title', facts: { n: 5 } },
      compare: [{ label: { facts: { name: 'mug' } }, value: { facts: { n: 5, of: 5 } } }],
    })
    expect(floor.recorded.filter((wish) => wish.type === 'delivery-closed')).toEqual([])
    expect(floor.choose('close-anyway')).toMatchObject({ title: { facts: { missing: 5 } } })
    expect(floor.state.get('purchase', 'PO-1')?.state).toBe('closed')
    expect(floor.exceptions()).toEqual(['short-received'])
  })

  test('when 4 cases are typed at once, then they are one event', () => {
    const floor = deliveryOfBottles(36)
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    floor.scan(bottleCase)
    floor.choose('quantity')
    expect(floor.view().howMany?.keypad).toBe(true)
    floor.type(4)
    expect(floor.units('bottle', 'L:DOCK-1')).toBe(30)
    expect(floor.recorded).toHaveLength(2)
  })

  test('when the number is typed without a scan of a damaged label, then it counts units', () => {
    const floor = deliveryOfBottles(36)
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    floor.choose('line:PO-1-bottle')
    floor.choose('quantity')
    floor.type(7)
    expect(floor.units('bottle', 'L:DOCK-1')).toBe(7)
    expect(floor.last('goods-received')?.scan).toBeUndefined()
  })
})

describe('given a line in hand', () => {
  test('F03 a GS1 code of another line puts its lot on the selected line: the job moves to its own line and counts it there', () => {
    const floor = new Floor()
    floor.item('A', mug)
    floor.item('B', bottle, { tracking: 'lot' })
    floor.purchase('PO-1', { A: 10, B: 10 })
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    floor.scan(mug)
    expect(floor.scan(gs1('010950600013435210L7'))).toMatchObject({
      kind: 'moved',
      words: { facts: { name: 'B', done: 1 } },
    })
    expect(floor.units('B', 'L:DOCK-1', 'L7')).toBe(1)
    expect(floor.units('A', 'L:DOCK-1')).toBe(1)
    expect(floor.state.get('lot', 'A|L7')).toBeUndefined()
    expect(floor.view().what).toMatchObject({ name: 'B', lot: 'L7' })
  })

  test('when an item that is not on the paper is scanned, then it may be received as extra or looked up (F03)', () => {
    const floor = deliveryOfBottles(12)
    floor.item('lamp', '4006381333931')
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    expect(floor.scan('4006381333931')).toMatchObject({ kind: 'look', text: { key: 'extra.not-ordered' } })
    expect(floor.choices()).toEqual(['extra', 'extra-aside', 'look-up'])
    expect(floor.choose('look-up')).toMatchObject({ kind: 'leave', route: { start: { job: 'look-up', item: 'lamp' } } })
    floor.scan('4006381333931')
    floor.choose('extra')
    expect(floor.units('lamp', 'L:DOCK-1')).toBe(1)
    expect(floor.exceptions()).toEqual(['received-unordered'])
  })
})

describe('given goods with lot and date', () => {
  function wine() {
    const floor = new Floor()
    floor.item('wine', bottle, { tracking: 'lot-expiry', caseOf: [bottleCase, 6] })
    floor.purchase('PO-1', { wine: 24 })
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    return floor
  }

  test('when a GS1 code tells both, then one scan answers all', () => {
    const floor = wine()
    floor.scan(gs1('01195060001343591728033110L1'))
    expect(floor.last('goods-received')).toMatchObject({ lot: 'L1', expiry: '2028-03-31', quantity: 6 })
    expect(floor.state.get('lot', 'wine|L1')?.expiry).toBe('2028-03-31')
  })

  test('when the code tells neither, then lot and date are asked once, and the next case is of the same lot', () => {
    const floor = wine()
    floor.scan(bottleCase)
    expect(floor.view().ask).toMatchObject({ what: 'lot', keys: 'letters' })
    expect(floor.recorded).toEqual([])
    floor.type('L2')
    expect(floor.view().ask).toMatchObject({ what: 'expiry', keys: 'digits' })
    expect(floor.type(310228)).toMatchObject({ kind: 'wrong', title: { key: 'wrong.no-such-day' } })
    floor.type(10328)
    expect(floor.last('goods-received')).toMatchObject({ lot: 'L2', expiry: '2028-03-01', quantity: 6 })
    floor.scan(bottleCase)
    expect(floor.units('wine', 'L:DOCK-1', 'L2')).toBe(12)
    floor.choose('other-lot')
    floor.scan(bottleCase)
    expect(floor.view().ask?.what).toBe('lot')
    floor.scan('LOT-9')
    floor.type(10329)
    expect(floor.units('wine', 'L:DOCK-1', 'LOT-9')).toBe(6)
  })

  test('when other goods are scanned while the lot is asked, then the waiting case is not pushed out', () => {
    const floor = wine()
    floor.item('mug', mug)
    floor.scan(bottleCase)
    expect(floor.scan(mug)).toMatchObject({ kind: 'wrong', title: { key: 'wrong.first-lot' } })
    floor.type('L1')
    floor.type(10328)
    expect(floor.units('wine', 'L:DOCK-1', 'L1')).toBe(6)
  })

  test('F04 a known lot with another date is only warned of: the step asks before booking, and the date on file stays', () => {
    const floor = wine()
    floor.stock('wine', 'A-01-11', 1, { lot: 'L1', expiry: '2027-03-31' })
    expect(floor.scan(gs1('01195060001343591727043010L1'))).toMatchObject({
      kind: 'look',
      compare: [{ value: { facts: { day: '2027-03-31' } } }, { value: { facts: { day: '2027-04-30' } } }],
    })
    expect(floor.recorded).toEqual([])
    floor.choose('expiry-anyway')
    expect(floor.units('wine', 'L:DOCK-1', 'L1')).toBe(6)
    expect(floor.exceptions()).toEqual(['expiry-differs'])
    expect(floor.state.get('lot', 'wine|L1')?.expiry).toBe('2027-03-31')
  })

  test('when it has expired, then it can be received into quarantine only', () => {
    const floor = wine()
    expect(floor.scan(gs1('01195060001343591726110110L1'))).toMatchObject({
      kind: 'look',
      title: { key: 'expired.title' },
    })
    floor.choose('quarantine')
    expect(floor.last('goods-received')).toMatchObject({ status: 'quarantine', to: 'L:QUA-1' })
  })

  test('when the app is killed while the lot is asked, then it is asked again', () => {
    const floor = wine()
    floor.scan(bottleCase)
    const kept = JSON.parse(JSON.stringify(floor.job))
    floor.job = kept
    expect(floor.view().ask?.what).toBe('lot')
    floor.type('L1')
    floor.type(10328)
    expect(floor.units('wine', 'L:DOCK-1', 'L1')).toBe(6)
  })
})

describe('given goods at the dock', () => {
  test('F16 the scanned place is ignored for a preset one: all of the delivery stands where the clerk scanned', () => {
    const floor = deliveryOfBottles(60)
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    floor.scan(bottleCase)
    floor.scan(bottle)
    floor.scan('DOCK-2')
    floor.scan(bottleCase)
    expect(floor.units('bottle', 'L:DOCK-1')).toBe(0)
    expect(floor.units('bottle', 'L:DOCK-2')).toBe(13)
  })

  test('when some was put away before the other dock is scanned, then only what is left moves', () => {
    const floor = deliveryOfBottles(60)
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    floor.scan(bottleCase)
    floor.house('goods-moved', {
      purpose: 'put-away',
      ...floor.goods('bottle'),
      quantity: 4 as never,
      from: 'L:DOCK-1' as never,
      to: 'L:A-01-11' as never,
    })
    floor.scan('DOCK-2')
    expect(floor.units('bottle', 'L:DOCK-2')).toBe(2)
    expect(floor.exceptions()).toEqual([])
  })

  test('when a storage bin is scanned, then it says that goods are received at the dock', () => {
    const floor = deliveryOfBottles(60)
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    expect(floor.scan('A-01-11')).toMatchObject({ kind: 'wrong', hint: { key: 'hint.put-away-later' } })
    expect(floor.recorded).toEqual([])
  })

  test('when some is damaged, then it is kept apart', () => {
    const floor = deliveryOfBottles(60)
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    floor.choose('damaged')
    floor.scan(bottle)
    expect(floor.last('goods-received')).toMatchObject({ status: 'damaged', to: 'L:DMG-1' })
    floor.scan(bottle)
    expect(floor.last('goods-received')).toMatchObject({ status: 'available', to: 'L:DOCK-1' })
  })

  test('F19 the second partial receipt undoes the first: received on two days by two devices, both count', () => {
    const floor = deliveryOfBottles(18)
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    floor.scan(bottleCase)
    const first = floor.last('goods-received')?.receipt
    floor.device = 'hh-2' as never
    floor.now += 86_400_000
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    floor.scan(bottleCase)
    floor.scan(bottleCase)
    expect(floor.units('bottle', 'L:DOCK-1')).toBe(18)
    expect(floor.last('goods-received')?.receipt).not.toBe(first)
  })
})

describe('given a code that nobody knows', () => {
  test('when it is reported before a paper was scanned, then the manager has it once and work goes on', () => {
    const floor = deliveryOfBottles(60)
    floor.open({ job: 'receive' })
    expect(floor.scan('4012345123456')).toMatchObject({ kind: 'unknown' })
    floor.choose('report')
    floor.scan('4012345123456')
    floor.choose('report')
    expect(floor.exceptions()).toEqual(['unknown-code'])
    expect(floor.last('code-reported')).toMatchObject({ job: 'receive', at: 'L:DOCK-1' })
    floor.scan(bottle)
    expect(floor.units('bottle', 'L:DOCK-1')).toBe(1)
  })

  test('when another order is scanned, then it asks to park', () => {
    const floor = deliveryOfBottles(60)
    floor.purchase('PO-2', { mug: 5 })
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    expect(floor.scan('PO-2')).toMatchObject({ kind: 'look', title: { key: 'park.title' } })
    expect(floor.choose('leave')).toMatchObject({ kind: 'leave', route: { start: { purchase: 'PO-2' } } })
    expect(floor.job).toMatchObject({ purchase: 'PO-1' })
  })
})

describe('given goods by weight and by serial number', () => {
  test('when weighed goods are scanned, then the number is typed', () => {
    const floor = new Floor()
    floor.item('cheese', bottle, { confirm: 'type', unit: 'gram' })
    floor.purchase('PO-1', { cheese: 5000 })
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    floor.scan(bottle)
    expect(floor.view().howMany?.keypad).toBe(true)
    floor.type(2480)
    expect(floor.units('cheese', 'L:DOCK-1')).toBe(2480)
  })

  test('when the item has a serial number, then each unit tells its own', () => {
    const floor = new Floor()
    floor.item('drill', bottle, { tracking: 'serial', confirm: 'each' })
    floor.purchase('PO-1', { drill: 2 })
    floor.open({ job: 'receive', purchase: 'PO-1' as never })
    floor.scan(gs1('010950600013435221S1'))
    floor.scan(bottle)
    expect(floor.view().ask?.what).toBe('serial')
    floor.scan('S2')
    expect(floor.recorded.map((wish) => wish.type === 'goods-received' && wish.body.serial)).toEqual(['S1', 'S2'])
    expect(floor.state.get('purchase', 'PO-1')?.state).toBe('received')
  })
})
