// Moving, told as given / when / then. Cases from the field are named by their report.
import { describe, expect, test } from 'vitest'
import { labelText } from '../../scan/index.ts'
import { Floor } from '../fake-floor.ts'

const A = '5901234123457'
const caseOfA = '15901234123454'
const B = '9506000134352'
const C = '4006381333931'

/** 20 of A, lot L1, in A-01-11; 6 of C in B-02-11. */
function floor() {
  const made = new Floor()
  made.item('A', A, { tracking: 'lot-expiry', caseOf: [caseOfA, 4] })
  made.item('B', B)
  made.item('C', C)
  made.stock('A', 'A-01-11', 20, { lot: 'L1', expiry: '2027-01-31' })
  made.stock('C', 'B-02-11', 6)
  made.open({ job: 'move' })
  return made
}

const move = (made: Floor) => made.last('goods-moved')

describe('given 20 of A, lot L1, in one bin', () => {
  test('F17 item and destination move the whole pile unasked: it asks how many, and 5 go with their lot', () => {
    const made = floor()
    made.scan('A-01-11')
    made.scan(A)
    expect(made.view().howMany).toMatchObject({ state: 'open', quantity: 20 })
    made.scan('B-01-11')
    expect(made.recorded).toEqual([])
    expect(made.view()).toMatchObject({ howMany: { keypad: true }, main: { kind: 'press', choice: 'all' } })
    expect(made.type(5)).toMatchObject({ kind: 'done', title: { key: 'did.moved' } })
    expect(made.units('A', 'L:A-01-11', 'L1')).toBe(15)
    expect(made.units('A', 'L:B-01-11', 'L1')).toBe(5)
    expect(made.state.get('lot', 'A|L1')?.expiry).toBe('2027-01-31')
  })

  test('when the number is said before the destination, then its scan moves it', () => {
    const made = floor()
    made.scan(A)
    expect(made.view().where).toMatchObject({ code: 'A-01-11', state: 'done' })
    made.choose('quantity')
    made.type(5)
    expect(made.view().howMany).toMatchObject({ quantity: 5, packs: [{ key: 'move.of-there', facts: { n: 20 } }] })
    expect(made.scan('B-01-11')).toMatchObject({ kind: 'done' })
    expect(move(made)).toMatchObject({ quantity: 5, from: 'L:A-01-11', to: 'L:B-01-11', lot: 'L1' })
  })

  test('when units and cases are scanned, then the scans are the number', () => {
    const made = floor()
    made.scan(A)
    made.scan(caseOfA)
    expect(made.view().howMany).toMatchObject({ quantity: 5 })
    made.scan('B-01-11')
    expect(move(made)).toMatchObject({ quantity: 5 })
  })

  test('when the destination is scanned twice or "all" is pressed, then all of it goes', () => {
    for (const last of ['scan', 'press'] as const) {
      const made = floor()
      made.scan('A-01-11')
      made.scan('B-01-11')
      if (last === 'scan') made.scan('B-01-11')
      else made.press()
      expect(move(made)).toMatchObject({ quantity: 20, to: 'L:B-01-11' })
    }
  })

  test('when more is typed than the books have, then it asks, and what is in the hand is a fact', () => {
    const made = floor()
    made.scan(A)
    made.choose('quantity')
    expect(made.type(22)).toMatchObject({ kind: 'look', title: { key: 'move.more' } })
    expect(made.choices()).toEqual(['number:20', 'have:22'])
    made.choose('have:22')
    made.scan('B-01-11')
    expect(made.units('A', 'L:B-01-11', 'L1')).toBe(22)
    expect(made.exceptions()).toEqual(['negative-stock'])
  })

  test('when the bin is scanned again as target, then nothing happens and it is said', () => {
    const made = floor()
    made.scan(A)
    expect(made.scan('A-01-11')).toMatchObject({ kind: 'wrong', title: { key: 'wrong.same-place' } })
  })
})

describe('a target', () => {
  test('that holds other goods asks, and its second scan is a fact', () => {
    const made = floor()
    made.scan(A)
    made.choose('quantity')
    made.type(2)
    expect(made.scan('B-02-11')).toMatchObject({ kind: 'look', title: { key: 'fit.title-holds-other' } })
    expect(made.recorded).toEqual([])
    expect(made.scan('B-02-11')).toMatchObject({ kind: 'done' })
    expect(made.units('A', 'L:B-02-11', 'L1')).toBe(2)
  })

  test('that is blocked or of another class asks before it is used', () => {
    const made = floor()
    made.change('B-01-11', { blocked: true })
    made.change('B-01-12', { storageClass: 'cold' })
    made.scan(A)
    made.choose('quantity')
    made.type(2)
    expect(made.scan('B-01-11')).toMatchObject({ kind: 'look', title: { key: 'fit.title-blocked' } })
    made.choose('back')
    expect(made.scan('B-01-12')).toMatchObject({ kind: 'look', title: { key: 'fit.title-wrong-class' } })
    made.choose('here:L:B-01-12')
    expect(move(made)).toMatchObject({ to: 'L:B-01-12' })
    expect(made.exceptions()).toEqual(['wrong-class-used'])
  })
})

describe('what goods are', () => {
  test('becomes damaged where it is set down among damaged goods, once that is said', () => {
    const made = floor()
    made.scan(C)
    made.choose('quantity')
    made.type(2)
    expect(made.scan('DMG-1')).toMatchObject({ kind: 'look', title: { key: 'aside.title' } })
    made.choose('aside:L:DMG-1')
    expect(made.state.find('quantsAt', 'L:DMG-1')).toMatchObject([{ status: 'damaged', quantity: 2 }])
    expect(made.units('C', 'L:B-02-11')).toBe(4)
  })

  test('is changed by the way out: the place for it is shown, or it stays where it is', () => {
    const made = floor()
    made.scan(C)
    made.choose('quarantine')
    expect(made.view().where).toMatchObject({ code: 'QUA-1', state: 'open' })
    made.choose('quantity')
    made.type(1)
    made.scan('B-02-11')
    expect(made.state.find('quantsAt', 'L:B-02-11').map((quant) => [quant.status, quant.quantity])).toEqual([
      ['available', 5],
      ['quarantine', 1],
    ])
  })

  test('goes back for sale only by a lead', () => {
    const made = floor()
    made.house('goods-moved', {
      purpose: 'move',
      ...made.goods('C'),
      quantity: 2 as never,
      from: 'L:B-02-11' as never,
      to: 'L:QUA-1' as never,
      toStatus: 'quarantine',
    })
    made.scan('QUA-1')
    made.choose('all')
    expect(made.scan('B-02-11')).toMatchObject({ kind: 'wrong', title: { key: 'wrong.kept-apart' } })
    made.hire('olga', ['lead'])
    made.person = 'olga' as never
    expect(made.scan('B-02-11')).toMatchObject({ kind: 'look', title: { key: 'release.title' } })
    made.choose('release:L:B-02-11')
    expect(made.units('C', 'L:B-02-11')).toBe(6)
  })
})

describe('goods whose bin is not plain', () => {
  test('in two bins ask which, and the scan of the bin is the answer', () => {
    const made = floor()
    made.stock('C', 'C-01-11', 3)
    expect(made.scan(C)).toMatchObject({ kind: 'look', title: { key: 'which.bin' } })
    expect(made.choices()).toEqual(['from:L:B-02-11', 'from:L:C-01-11'])
    made.scan('C-01-11')
    expect(made.view()).toMatchObject({ where: { code: 'C-01-11' }, what: { name: 'C' } })
  })

  test('that the books do not have in the bin can be moved all the same', () => {
    const made = floor()
    made.scan('A-01-11')
    made.scan('B-02-11')
    made.job = undefined
    made.open({ job: 'move', location: 'C-01-11' as never })
    expect(made.scan(B)).toMatchObject({ kind: 'look', title: { key: 'not-there.title' } })
    made.choose('have-it')
    made.scan('C-02-11')
    expect(made.units('B', 'L:C-02-11')).toBe(1)
    expect(made.units('B', 'L:C-01-11')).toBe(-1)
    expect(made.exceptions()).toEqual(['negative-stock'])
  })
})

describe('more at once', () => {
  test('a whole bin goes in one scan, goods and pallets alike', () => {
    const made = floor()
    made.stock('B', 'B-02-11', 9)
    made.house('plate-moved', { plate: 'p1' as never, code: 'P-1', kind: 'pallet', to: 'L:B-02-11' as never })
    made.scan('B-02-11')
    expect(made.view().found).toHaveLength(3)
    made.choose('whole-bin')
    expect(made.view().howMany).toMatchObject({ quantity: 15 })
    made.scan('C-01-11')
    expect(made.units('C', 'L:C-01-11')).toBe(6)
    expect(made.units('B', 'L:C-01-11')).toBe(9)
    expect(made.state.get('plate', 'p1')?.at).toBe('L:C-01-11')
  })

  test('a pallet goes by two scans, and goods go onto a pallet', () => {
    const made = floor()
    made.house('plate-moved', { plate: 'p1' as never, code: 'P-1', kind: 'pallet', to: 'L:B-03-31' as never })
    made.scan(labelText('plate', 'P-1'))
    expect(made.scan('C-01-11')).toMatchObject({ kind: 'done', title: { key: 'did.put-plate' } })
    made.scan(C)
    made.choose('quantity')
    made.type(2)
    made.scan(labelText('plate', 'P-1'))
    expect(move(made)).toMatchObject({ to: 'P:p1', quantity: 2 })
  })

  test('F07 goods that arrive meanwhile are added to the task in hand: only the pallet that was taken is set down', () => {
    const made = floor()
    const pallets = { plate: 'p1' as never, code: 'P-1', kind: 'pallet', to: 'L:PACK-1' as never } as const
    made.house('plate-moved', pallets)
    made.house('goods-moved', {
      ...{ purpose: 'move', ...made.goods('A', 'L1'), quantity: 5 as never },
      ...{ from: 'L:A-01-11' as never, to: 'P:p1' as never },
    })
    made.scan(labelText('plate', 'P-1'))
    const inHand = JSON.stringify(made.job)
    const shown = JSON.stringify(made.view())
    made.house('plate-moved', { ...pallets, plate: 'p2' as never, code: 'P-2' })
    made.house('goods-moved', {
      ...{ purpose: 'move', ...made.goods('C'), quantity: 4 as never },
      ...{ from: 'L:B-02-11' as never, to: 'P:p2' as never },
    })
    expect([JSON.stringify(made.job), JSON.stringify(made.view())]).toEqual([inHand, shown])
    made.scan('STAGE-1')
    expect(made.recorded.map(({ type }) => type)).toEqual(['plate-moved'])
    expect(['p1', 'p2'].map((id) => made.state.get('plate', id)?.at)).toEqual(['L:STAGE-1', 'L:PACK-1'])
    expect([made.units('A', 'P:p1', 'L1'), made.units('C', 'P:p2')]).toEqual([5, 4])
    expect([made.units('A', 'L:A-01-11', 'L1') + 5, made.units('C', 'L:B-02-11') + 4]).toEqual([20, 6])
  })

  test('a tote of an order takes no other goods', () => {
    const made = floor()
    made.order('SO-1', { C: 1 })
    made.house('plate-moved', {
      plate: 't1' as never,
      code: 'T-1',
      kind: 'tote',
      to: 'L:PACK-1' as never,
      order: 'SO-1' as never,
    })
    made.scan(C)
    made.choose('quantity')
    made.type(2)
    expect(made.view().notes.map((note) => note.words.key)).not.toContain('note.promised')
    made.type(6)
    expect(made.scan(labelText('plate', 'T-1'))).toMatchObject({ kind: 'wrong', title: { key: 'wrong.tote-in-use' } })
  })

  test('units that are promised to orders are named before they go', () => {
    const made = floor()
    made.order('SO-1', { C: 4 })
    made.scan(C)
    expect(made.view().notes).toContainEqual(
      expect.objectContaining({ words: { key: 'note.promised', facts: { n: 4, unit: 'piece' } } }),
    )
  })
})

describe('given a move that somebody asked for', () => {
  test('when it is chosen, then number and place are known, and its scan ends the work', () => {
    const made = floor()
    made.change('B-03-11', { blocked: true })
    made.house('goods-moved', {
      purpose: 'move',
      ...made.goods('C'),
      quantity: 4 as never,
      from: 'L:B-02-11' as never,
      to: 'L:B-03-11' as never,
    })
    const exception = [...made.state.all('exception')].find((each) => each.kind === 'blocked-location-used')
    made.house('exception-resolved', { exception: exception?.id as never, resolution: 'move-away' })
    const line = made.view().list?.lines.find((each) => each.name === 'C')
    expect(line).toMatchObject({ code: 'B-03-11', of: 4 })
    made.choose(line?.choice ?? '')
    const to = made.view().where
    expect(to).toMatchObject({ state: 'open', label: { key: 'where.take-to' } })
    expect(made.view().howMany).toMatchObject({ quantity: 4 })
    expect(made.scan(to?.code ?? '')).toMatchObject({ kind: 'done' })
    expect(move(made)).toMatchObject({ task: line?.id, quantity: 4 })
    expect(made.state.get('task', line?.id ?? '')?.state).toBe('done')
  })
})
