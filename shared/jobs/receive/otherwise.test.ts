// Goods that arrive otherwise than a paper says: without one, damaged, unknown. Told as given / when / then.
import { describe, expect, test } from 'vitest'
import { Floor } from '../fake-floor.ts'

const bottle = '9506000134352'
const bottleCase = '19506000134359'
const mug = '5901234123457'
const strange = '4750142003976'

function floor() {
  const made = new Floor()
  made.item('bottle', bottle, { unit: 'bottle', caseOf: [bottleCase, 6] })
  made.item('mug', mug)
  return made
}

const received = (made: Floor) =>
  made.recorded.flatMap((wish) =>
    wish.type === 'goods-received' ? [[wish.body.item, wish.body.quantity, wish.body.status]] : [],
  )

describe('given a delivery without a paper', () => {
  test('when everything is scanned, then all of it is received, from the supplier that was named', () => {
    const made = floor()
    made.purchase('PO-9', { bottle: 6 })
    made.open({ job: 'receive' })
    made.choose('no-paper')
    expect(made.choices()).toEqual(['supplier:Bolt & Co', 'supplier:'])
    made.choose('supplier:Bolt & Co')
    expect(made.view().title).toEqual({ key: 'job.receive.blind' })
    expect(made.scan(mug)).toMatchObject({ kind: 'right' })
    expect(made.scan(mug)).toMatchObject({ kind: 'right' })
    expect(made.view().howMany).toMatchObject({ quantity: 2 })
    expect(made.view().howMany?.of).toBeUndefined()
    made.choose('quantity')
    made.type(10)
    expect(made.units('mug', 'L:DOCK-1')).toBe(12)
    expect(made.last('goods-received')).toMatchObject({ supplier: 'Bolt & Co' })
    made.choose('lines')
    expect(made.view().found).toMatchObject([{ name: 'mug', quantity: 12 }])
    expect(made.choose('end-blind')).toMatchObject({ kind: 'done', title: { key: 'did.blind-over', facts: { n: 12 } } })
    expect(made.job).toBeUndefined()
    expect(made.exceptions()).toEqual(['received-unordered'])
  })

  test('when an open delivery expects the goods after all, then it is asked once', () => {
    const made = floor()
    made.purchase('PO-9', { bottle: 60 })
    made.open({ job: 'receive' })
    made.choose('no-paper')
    made.choose('supplier:')
    expect(made.scan(bottleCase)).toMatchObject({ kind: 'look', title: { key: 'which.delivery' } })
    made.choose('none-of-them')
    expect(made.scan(bottleCase)).toMatchObject({ kind: 'right' })
    expect(received(made)).toEqual([
      ['bottle', 6, 'available'],
      ['bottle', 6, 'available'],
    ])
    expect(made.state.get('purchaseLine', 'PO-9-bottle')?.received).toBe(0)
    expect(made.view().howMany).toMatchObject({ quantity: 2, packs: [{ facts: { n: 12 } }] })
  })

  test('when goods are scanned that nobody expects, then they may be received without an order', () => {
    const made = floor()
    made.open({ job: 'receive' })
    expect(made.scan(mug)).toMatchObject({ kind: 'look', title: { key: 'not-expected.title' } })
    made.choose('blind')
    expect(made.scan(bottleCase)).toMatchObject({ kind: 'moved' })
    expect(received(made)).toEqual([
      ['mug', 1, 'available'],
      ['bottle', 6, 'available'],
    ])
  })

  test('when its paper turns up, then it is received by that from now on', () => {
    const made = floor()
    made.purchase('PO-9', { bottle: 12 })
    made.open({ job: 'receive' })
    made.choose('no-paper')
    made.choose('supplier:')
    made.scan('PO-9')
    made.scan(bottleCase)
    expect(made.state.get('purchaseLine', 'PO-9-bottle')?.received).toBe(6)
  })
})

describe('given goods in a bad condition', () => {
  function inHand() {
    const made = floor()
    made.purchase('PO-1', { bottle: 60 })
    made.open({ job: 'receive', purchase: 'PO-1' as never })
    made.scan(bottleCase)
    made.scan(bottleCase)
    return made
  }

  test('when 3 of those counted are damaged, then they are set aside and nothing is counted twice', () => {
    const made = inHand()
    made.choose('damaged')
    made.choose('condition:damaged')
    expect(made.view().howMany).toMatchObject({ keypad: true, unit: { key: 'unit' } })
    expect(made.type(3)).toMatchObject({ kind: 'look', title: { key: 'part.title' } })
    made.choose('part-counted')
    expect(made.units('bottle', 'L:DOCK-1')).toBe(9)
    expect(made.state.find('quantsAt', 'L:DMG-1')).toMatchObject([{ status: 'damaged', quantity: 3 }])
    expect(made.state.get('purchaseLine', 'PO-1-bottle')?.received).toBe(12)
    made.scan(bottleCase)
    expect(made.units('bottle', 'L:DOCK-1')).toBe(15)
  })

  test('when 2 come on top of those counted, then they are received as damaged', () => {
    const made = inHand()
    made.choose('damaged')
    made.choose('condition:quarantine')
    made.type(2)
    made.choose('part-more')
    expect(received(made).at(-1)).toEqual(['bottle', 2, 'quarantine'])
    expect(made.state.get('purchaseLine', 'PO-1-bottle')?.received).toBe(14)
  })

  test('when more are bad than were counted, then they can only come on top', () => {
    const made = inHand()
    made.choose('damaged')
    made.choose('condition:damaged')
    made.type(13)
    expect(made.choices()).toEqual(['part-more'])
  })

  test('when a damaged case is scanned, then all of it is set aside, and the question can be left', () => {
    const made = inHand()
    made.choose('damaged')
    made.choose('back')
    made.scan(bottleCase)
    expect(received(made).at(-1)).toEqual(['bottle', 6, 'available'])
    made.choose('damaged')
    made.scan(bottleCase)
    expect(received(made).at(-1)).toEqual(['bottle', 6, 'damaged'])
    made.scan(bottleCase)
    expect(received(made).at(-1)).toEqual(['bottle', 6, 'available'])
  })
})

describe('given a code that nobody knows', () => {
  function asked() {
    const made = floor()
    made.purchase('PO-1', { bottle: 60, mug: 5 })
    made.open({ job: 'receive', purchase: 'PO-1' as never })
    made.scan(strange)
    return made
  }

  test('when it is one of the lines, then its number is typed and the code is told with the item', () => {
    const made = asked()
    expect(made.choices()).toEqual(['unknown-line', 'unknown-same', 'unknown-new', 'ignore'])
    made.choose('unknown-line')
    expect(made.view().list?.lines.map((line) => line.choice)).toEqual(['as:PO-1-bottle', 'as:PO-1-mug'])
    made.choose('as:PO-1-mug')
    expect(made.view()).toMatchObject({ what: { name: 'mug' }, howMany: { keypad: true } })
    made.type(5)
    expect(made.state.get('purchaseLine', 'PO-1-mug')?.received).toBe(5)
    expect(made.last('code-reported')).toMatchObject({ item: 'mug', code: expect.stringContaining(strange) })
  })

  test('when it is the same as another code, then that is scanned', () => {
    const made = asked()
    made.choose('unknown-same')
    expect(made.view().main).toMatchObject({ kind: 'scan', words: { key: 'scan.known' } })
    made.scan(bottle)
    made.type(6)
    expect(made.state.get('purchaseLine', 'PO-1-bottle')?.received).toBe(6)
  })

  test('when it is new, then it has an identity at once, the same on every device, and can be put away', () => {
    const made = asked()
    made.choose('unknown-new')
    expect(made.view().ask).toMatchObject({ what: 'name' })
    made.type('blue lamp')
    made.type(3)
    const item = made.last('item-found')?.item ?? ''
    expect(made.units(item, 'L:DOCK-1')).toBe(3)
    expect(made.state.get('item', item)).toMatchObject({ name: 'blue lamp', provisional: true })
    made.scan(strange)
    made.choose('extra')
    expect(made.units(item, 'L:DOCK-1')).toBe(4)
    made.open({ job: 'put-away' })
    made.scan(strange)
    const bin = made.view().where?.code ?? ''
    made.scan(bin)
    expect(made.units(item, `L:${bin}`)).toBe(4)
    const other = asked()
    other.choose('unknown-new')
    other.press()
    expect(other.last('item-found')).toMatchObject({ item, name: expect.stringContaining(strange) })
    expect(other.exceptions()).toContain('unknown-code')
  })

  test('when something known is scanned instead, then the unknown code is forgotten', () => {
    const made = asked()
    made.scan(mug)
    expect(received(made)).toEqual([['mug', 1, 'available']])
    expect(made.view().question).toBeUndefined()
  })
})

describe('given a lot without a GS1 code', () => {
  test('when lot and date are typed, then the next pack has them too', () => {
    const made = new Floor()
    made.item('oil', bottle, { tracking: 'lot-expiry', caseOf: [bottleCase, 6] })
    made.purchase('PO-1', { oil: 24 })
    made.open({ job: 'receive', purchase: 'PO-1' as never })
    made.scan(bottleCase)
    expect(made.view().ask).toMatchObject({ what: 'lot', keys: 'letters' })
    made.type('L2516B')
    expect(made.view().ask).toMatchObject({ what: 'expiry', keys: 'digits' })
    made.type(140327)
    made.scan(bottleCase)
    expect(made.units('oil', 'L:DOCK-1', 'L2516B')).toBe(12)
    expect(made.state.get('lot', 'oil|L2516B')?.expiry).toBe('2027-03-14')
  })

  test("when the label can't be read, then the goods are received under a lot of their own", () => {
    const made = new Floor()
    made.item('oil', bottle, { tracking: 'lot', caseOf: [bottleCase, 6] })
    made.purchase('PO-1', { oil: 24 })
    made.open({ job: 'receive', purchase: 'PO-1' as never })
    made.scan(bottleCase)
    expect(made.choices()[0]).toBe('lot-unreadable')
    made.choose('lot-unreadable')
    expect(made.last('goods-received')?.lot).toMatch(/^\?[0-9a-f]{8}$/)
    expect(made.units('oil', 'L:DOCK-1', made.last('goods-received')?.lot)).toBe(6)
  })
})
