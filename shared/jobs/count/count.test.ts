// Counting, told as given / when / then. Cases from the field are named by their report.
import { describe, expect, test } from 'vitest'
import { labelText } from '../../scan/index.ts'
import { Floor } from '../fake-floor.ts'

const lantern = '4006381333931'
const mug = '5901234123457'
const mugCase = '15901234123454'
const oil = '9506000134352'
const camera = '8710398500007'
const gs1 = (text: string) => `]C1${text}`

/** A-01-11 holds 17 lanterns and 5 mugs by the books. */
function floor() {
  const made = new Floor()
  made.item('lantern', lantern)
  made.item('mug', mug, { caseOf: [mugCase, 4] })
  made.item('oil', oil, { tracking: 'lot-expiry' })
  made.item('camera', camera, { tracking: 'serial' })
  made.stock('lantern', 'A-01-11', 17)
  made.stock('mug', 'A-01-11', 5)
  return made
}

const counts = (made: Floor) =>
  made.recorded.flatMap((wish) =>
    wish.type === 'quant-counted' ? [[wish.body.place, wish.body.item, wish.body.lot, wish.body.counted]] : [],
  )

describe('given a bin with 17 lanterns and 5 mugs by the books', () => {
  test('when each is scanned and its number typed, then both are kept, and no number was shown before', () => {
    const made = floor()
    made.open({ job: 'count' })
    expect(made.scan('A-01-11')).toMatchObject({ kind: 'right' })
    expect(JSON.stringify(made.view())).not.toContain('17')
    made.scan(lantern)
    const asked = made.view()
    expect(asked.howMany).toMatchObject({ keypad: true, corner: { choice: 'none-here' } })
    expect(JSON.stringify(asked)).not.toContain('17')
    made.type(16)
    made.scan(mug)
    made.type(5)
    expect(made.scan('A-01-12')).toMatchObject({ kind: 'right' })
    expect(counts(made)).toEqual([
      ['L:A-01-11', 'lantern', '', 16],
      ['L:A-01-11', 'mug', '', 5],
    ])
    expect(made.view().where).toMatchObject({ code: 'A-01-12', state: 'done' })
  })

  test('when an item is scanned unit by unit and case by case, then the scans are the number', () => {
    const made = floor()
    made.open({ job: 'count', location: 'A-01-11' as never })
    made.scan(mugCase)
    made.scan(mugCase)
    made.scan(mug)
    expect(made.view().howMany).toMatchObject({ quantity: 9, all: { choice: 'keep' } })
    made.scan(lantern)
    expect(counts(made)).toEqual([['L:A-01-11', 'mug', '', 9]])
    expect(made.view().what).toMatchObject({ name: 'lantern' })
  })

  test('when one scan has no number and the next item comes, then it is asked whether it is one', () => {
    const made = floor()
    made.open({ job: 'count', location: 'A-01-11' as never })
    made.scan(lantern)
    expect(made.scan(mug)).toMatchObject({ kind: 'look', title: { key: 'one.title' } })
    expect(made.recorded).toEqual([])
    expect(made.scan(mug)).toMatchObject({ kind: 'right' })
    expect(counts(made)).toEqual([['L:A-01-11', 'lantern', '', 1]])
    expect(made.view().what).toMatchObject({ name: 'mug' })
    made.scan(lantern)
    made.choose('back')
    made.choose('quantity')
    made.type(5)
    expect(counts(made).at(-1)).toEqual(['L:A-01-11', 'mug', '', 5])
  })

  test('when the bin is left with something uncounted, then it asks, and the second scan of the next bin is the answer', () => {
    const made = floor()
    made.open({ job: 'count', location: 'A-01-11' as never })
    made.scan(lantern)
    made.type(17)
    expect(made.scan('A-01-12')).toMatchObject({ kind: 'look', title: { key: 'rest.title' } })
    expect(JSON.stringify(made.answer)).not.toMatch(/mug|SKU/)
    made.choose('back')
    expect(made.view().where).toMatchObject({ code: 'A-01-11' })
    made.scan('A-01-12')
    made.scan('A-01-12')
    expect(counts(made)).toEqual([
      ['L:A-01-11', 'lantern', '', 17],
      ['L:A-01-11', 'mug', '', 0],
    ])
    expect(made.units('mug', 'L:A-01-11')).toBe(0)
  })

  test('when "Empty" is pressed, then everything is counted as none in one tap', () => {
    const made = floor()
    made.open({ job: 'count', location: 'A-01-11' as never })
    expect(made.view().howMany?.all).toMatchObject({ choice: 'empty' })
    expect(made.choose('empty')).toMatchObject({ kind: 'done', title: { key: 'did.bin-empty' } })
    expect(counts(made).map(([, item, , n]) => [item, n])).toEqual([
      ['lantern', 0],
      ['mug', 0],
    ])
  })

  test('when an item lies there that the books have elsewhere, then it is counted and told', () => {
    const made = floor()
    made.stock('mug', 'B-01-11', 3)
    made.open({ job: 'count', location: 'B-01-11' as never })
    made.scan(lantern)
    made.type(2)
    expect(made.view().done).toMatchObject({ key: 'did.counted-strange', facts: { n: 2, name: 'lantern' } })
    expect(made.units('lantern', 'L:B-01-11')).toBe(2)
  })

  test('when a second pile is found, then it is added to the first or counted anew', () => {
    const made = floor()
    made.open({ job: 'count', location: 'A-01-11' as never })
    made.scan(mug)
    made.type(4)
    expect(made.scan(mug)).toMatchObject({ kind: 'look', title: { key: 'again.title' } })
    made.choose('add')
    expect(made.view().howMany).toMatchObject({ quantity: 5 })
    made.choose('keep')
    made.scan(mug)
    made.choose('anew')
    made.type(6)
    expect(counts(made).map(([, , , n]) => n)).toEqual([4, 5, 6])
    expect(made.units('mug', 'L:A-01-11')).toBe(6)
  })

  test('when nothing but a bin was scanned and goods come first, then the bin is asked for', () => {
    const made = floor()
    made.open({ job: 'count' })
    expect(made.scan(mug)).toMatchObject({ kind: 'wrong', title: { key: 'wrong.scan-bin-first' } })
  })

  test('when the code is unknown, then it can be reported from this bin', () => {
    const made = floor()
    made.open({ job: 'count', location: 'A-01-11' as never })
    expect(made.scan('4750142003976')).toMatchObject({ kind: 'unknown' })
    made.choose('report')
    expect(made.last('code-reported')).toMatchObject({ job: 'count', at: 'L:A-01-11' })
  })
})

describe('given a bin that is being counted', () => {
  test("when another task's paper is scanned, then it asks to park, and the count goes on where it was", () => {
    const made = floor()
    made.purchase('PO-1', { mug: 5 })
    made.open({ job: 'count', location: 'A-01-11' as never })
    made.scan(lantern)
    made.type(17)
    expect(made.scan('PO-1')).toMatchObject({ kind: 'look', title: { key: 'park.title' } })
    expect(made.choose('leave')).toMatchObject({
      kind: 'leave',
      route: { start: { job: 'receive', purchase: 'PO-1' } },
    })
    expect(made.view()).toMatchObject({ where: { code: 'A-01-11' }, found: [{ name: 'lantern', quantity: 17 }] })
    made.scan(mug)
    expect(made.view().what).toMatchObject({ name: 'mug' })
  })
})

describe('given goods with lots and serial numbers', () => {
  test("F01 another item's lot is booked under the selected item: its scan moves to its own item, and no lot is made", () => {
    const made = new Floor()
    made.item('A', lantern, { tracking: 'lot' })
    made.item('B', mug, { tracking: 'lot' })
    for (const lot of ['LOT-001', 'LOT-002']) made.stock('A', 'A-01-11', 10, { lot })
    for (const lot of ['LOT-201', 'LOT-202']) made.stock('B', 'A-01-11', 10, { lot })
    const lots = [...made.state.all('lot')].length
    made.open({ job: 'count', location: 'A-01-11' as never })
    made.scan('LOT-001')
    expect(made.view().what).toMatchObject({ name: 'A', lot: 'LOT-001' })
    made.scan('LOT-201')
    made.choose('one')
    expect(made.view().what).toMatchObject({ name: 'B', lot: 'LOT-201' })
    made.type(1)
    expect(counts(made)).toEqual([
      ['L:A-01-11', 'A', 'LOT-001', 1],
      ['L:A-01-11', 'B', 'LOT-201', 1],
    ])
    expect([...made.state.all('lot')]).toHaveLength(lots)
    expect(made.state.get('lot', 'A|LOT-201')).toBeUndefined()
  })

  test('when the code tells the lot, then it is counted by lot; when it does not, then known lots are offered', () => {
    const made = floor()
    made.stock('oil', 'B-01-11', 8, { lot: 'L1', expiry: '2027-03-31' })
    made.stock('oil', 'B-01-11', 6, { lot: 'L2', expiry: '2027-05-31' })
    made.open({ job: 'count', location: 'B-01-11' as never })
    made.scan(gs1(`0109506000134352${'10L2'}`))
    made.type(6)
    expect(made.scan(oil)).toMatchObject({ kind: 'look', title: { key: 'which.lot' } })
    expect(made.choices()).toEqual(['lot:L1', 'lot:L2', 'type-lot'])
    made.choose('type-lot')
    expect(made.view().ask).toMatchObject({ what: 'lot' })
    made.scan('L1')
    made.type(7)
    expect(counts(made)).toEqual([
      ['L:B-01-11', 'oil', 'L2', 6],
      ['L:B-01-11', 'oil', 'L1', 7],
    ])
    expect(made.scan('A-01-12')).toMatchObject({ kind: 'right' })
    expect(made.units('oil', 'L:B-01-11', 'L1')).toBe(7)
  })

  test('when serial numbers are scanned, then each is one unit, and one not seen is gone', () => {
    const made = floor()
    for (const serial of ['S1', 'S2']) {
      made.house('stock-opened', {
        ...made.goods('camera'),
        serial,
        quantity: 1 as never,
        place: 'L:C-01-11' as never,
        value: 0,
      })
    }
    made.open({ job: 'count', location: 'C-01-11' as never })
    made.scan('S2')
    made.scan(gs1('010871039850000721S3'))
    made.choose('close-bin')
    const seen = made.recorded.map((wish) => wish.type === 'quant-counted' && [wish.body.serial, wish.body.counted])
    expect(seen).toEqual([
      ['S2', 1],
      ['S3', 1],
      ['S1', 0],
    ])
  })
})

describe('given count tasks after short picks', () => {
  function shorted() {
    const made = floor()
    made.stock('lantern', 'B-01-11', 4)
    made.order('SO-1', { mug: 5 })
    made.open({ job: 'pick', order: 'SO-1' as never })
    made.scan(labelText('plate', 'T-1'))
    made.scan('A-01-11')
    made.choose('empty')
    made.job = undefined
    return made
  }

  test('when counting is opened, then the way to the bin is shown and the task is closed by the count', () => {
    const made = shorted()
    expect(made.state.find('openTasks', 'north|count')).toHaveLength(1)
    made.open({ job: 'count' })
    expect(made.view()).toMatchObject({ where: { code: 'A-01-11', state: 'open' }, progress: { done: 0, of: 1 } })
    made.scan('A-01-11')
    expect(made.view()).toMatchObject({ what: { name: 'mug' }, howMany: { all: { choice: 'none-here' } } })
    made.scan(mug)
    made.type(3)
    expect(made.state.find('openTasks', 'north|count')).toHaveLength(0)
    made.scan(lantern)
    made.type(17)
    made.choose('close-bin')
    expect(made.view().main).toMatchObject({ kind: 'press', choice: 'finish' })
    expect(made.press()).toMatchObject({ kind: 'done', title: { key: 'did.bins-counted', facts: { n: 1 } } })
    expect(made.job).toBeUndefined()
  })

  test("when the bin can't be reached, then it stays a task and is not offered again", () => {
    const made = shorted()
    made.open({ job: 'count' })
    made.choose('cannot-reach')
    expect(made.view().where).toBeUndefined()
    expect(made.state.find('openTasks', 'north|count')).toHaveLength(1)
  })
})

describe('given 10 in a bin of which 5 are promised to an order', () => {
  test('F14 a count is refused because stock is reserved: 7 and later 3 are accepted, and the promise stands', () => {
    const made = new Floor()
    made.item('mug', mug)
    made.stock('mug', 'A-01-11', 10)
    made.order('SO-1', { mug: 5 })
    made.open({ job: 'count', location: 'A-01-11' as never })
    made.scan(mug)
    expect(made.type(7)).toMatchObject({ kind: 'right' })
    const quant = () => made.state.find('quantsAt', 'L:A-01-11')[0]
    expect(quant()).toMatchObject({ quantity: 7, allocated: 5 })
    made.scan(mug)
    made.choose('anew')
    expect(made.type(3)).toMatchObject({ kind: 'right' })
    expect(quant()).toMatchObject({ quantity: 3, allocated: 5 })
    expect(made.state.find('tasksOfOrder', 'SO-1')[0]).toMatchObject({ kind: 'pick', quantity: 5, state: 'open' })
  })
})

describe('given a tolerance of 2 units', () => {
  function strict() {
    const made = floor()
    const house = made.state.get('warehouse', 'north')
    if (house) made.state.set('warehouse', 'north', { ...house, countTolerance: { units: 2, perMille: 0 } })
    made.open({ job: 'count', location: 'A-01-11' as never })
    made.scan(lantern)
    return made
  }

  test('when 16 of 17 are counted, then it is kept at once', () => {
    const made = strict()
    expect(made.type(16)).toMatchObject({ kind: 'right', words: { key: 'did.counted' } })
    expect(made.units('lantern', 'L:A-01-11')).toBe(16)
  })

  test('when 12 are counted, then it asks for another look, and then another person counts again', () => {
    const made = strict()
    expect(made.type(12)).toMatchObject({ kind: 'look', title: { key: 'look-again.title' } })
    expect(JSON.stringify(made.answer)).not.toContain('17')
    expect(made.recorded).toEqual([])
    made.choose('looked')
    expect(made.view().done).toMatchObject({ key: 'did.counted-again-by-other', facts: { n: 12 } })
    expect(made.units('lantern', 'L:A-01-11')).toBe(17)
    expect(made.exceptions()).toEqual(['count-disputed'])
    made.scan(mug)
    made.type(5)
    made.choose('close-bin')
    made.open({ job: 'count' })
    expect(made.view().where).toBeUndefined()
    made.person = 'ivan' as never
    made.open({ job: 'count' })
    expect(made.view()).toMatchObject({ where: { code: 'A-01-11' }, notes: [{ words: { key: 'note.count-second' } }] })
    made.scan('A-01-11')
    made.scan(lantern)
    made.type(12)
    made.choose('looked')
    expect(made.units('lantern', 'L:A-01-11')).toBe(12)
    expect(made.state.find('openTasks', 'north|count')).toEqual([])
  })

  test('when the second look gives the right number, then nobody else is asked', () => {
    const made = strict()
    made.type(7)
    made.choose('back')
    made.type(17)
    expect(made.units('lantern', 'L:A-01-11')).toBe(17)
    expect(made.exceptions()).toEqual([])
  })

  test('when the next bin is scanned twice instead of an answer, then both questions are answered', () => {
    const made = strict()
    made.type(12)
    made.scan('A-01-12')
    expect(made.answer).toMatchObject({ kind: 'look', title: { key: 'look-again.title' } })
    made.scan('A-01-12')
    expect(made.answer).toMatchObject({ kind: 'look', title: { key: 'rest.title' } })
    expect(made.scan('A-01-12')).toMatchObject({ kind: 'right', words: { key: 'did.bin-again-by-other' } })
    expect(counts(made).map(([, item, , n]) => [item, n])).toEqual([
      ['lantern', 12],
      ['mug', 0],
    ])
  })
})

describe('given a task to count a whole bin', () => {
  function whole() {
    const made = floor()
    made.state.set('task', 'whole', {
      id: 'whole' as never,
      warehouse: 'north' as never,
      kind: 'count',
      state: 'open',
      createdAt: made.now as never,
      quantity: 1 as never,
      done: 0 as never,
      from: 'L:C-05-31' as never,
    })
    made.open({ job: 'count' })
    return made
  }

  test('when the bin is empty, then the task has its answer', () => {
    const made = whole()
    expect(made.view()).toMatchObject({ where: { code: 'C-05-31' }, notes: [{ words: { key: 'note.count-whole' } }] })
    made.scan('C-05-31')
    made.choose('empty')
    expect(made.last('bin-counted')).toEqual({ place: 'L:C-05-31', tasks: ['whole'] })
    expect(made.state.get('task', 'whole')?.state).toBe('done')
    expect(made.press()).toMatchObject({ title: { key: 'did.bins-counted' } })
  })

  test('when something is counted in it, then the task ends with the bin', () => {
    const made = whole()
    made.scan('C-05-31')
    made.scan(mug)
    made.type(3)
    expect(made.state.get('task', 'whole')?.state).toBe('open')
    made.choose('close-bin')
    expect(made.state.get('task', 'whole')?.state).toBe('done')
  })
})
