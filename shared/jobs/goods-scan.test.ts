// A scan as goods: how many units it stands for, and whose a bare lot is.
import { describe, expect, test } from 'vitest'
import { dateOfDigits } from './date-digits.ts'
import { Floor } from './fake-floor.ts'
import { goodsIn } from './goods-scan.ts'

const A = '5901234123457'
const B = '9506000134352'

describe('a scan read as goods', () => {
  test('stands for its pack times the count on the label', () => {
    const floor = new Floor()
    floor.item('B', B, { caseOf: ['19506000134359', 6] })
    expect(goodsIn(floor.state, floor.read('19506000134359'))).toMatchObject({ item: 'B', factor: 6, units: 6 })
    expect(goodsIn(floor.state, floor.read(']C10119506000134359303'))).toMatchObject({ units: 18, measured: true })
  })

  test('stands for its weight, where the item is counted in grams', () => {
    const floor = new Floor()
    floor.item('cheese', B, { unit: 'gram' })
    floor.item('A', A)
    const label = floor.read(']C101095060001343523103002480')
    expect(goodsIn(floor.state, label)).toMatchObject({ item: 'cheese', units: 2480, measured: true })
    expect(goodsIn(floor.state, floor.read(']C101059012341234573103002480'))).toMatchObject({ item: 'A', units: 1 })
  })

  test('that is a bare lot of two items means the wanted one, and nothing where neither is wanted', () => {
    const floor = new Floor()
    floor.item('A', A, { tracking: 'lot' })
    floor.item('B', B, { tracking: 'lot' })
    floor.stock('A', 'A-01-11', 1, { lot: '777' })
    floor.stock('B', 'A-02-11', 1, { lot: '777' })
    expect(goodsIn(floor.state, floor.read('777'), ['B' as never])).toMatchObject({ item: 'B', lot: '777', units: 1 })
    expect(goodsIn(floor.state, floor.read('777'))).toBeUndefined()
  })

  test('is none of a place', () => {
    const floor = new Floor()
    expect(goodsIn(floor.state, floor.read('A-01-11'))).toBeUndefined()
  })
})

describe('a date typed as DDMMYY', () => {
  test.each([
    [140327, '2027-03-14'],
    [10328, '2028-03-01'],
    [290228, '2028-02-29'],
    [228, '2028-02-29'],
    [227, '2027-02-28'],
    [290227, undefined],
    [321227, undefined],
    [11327, undefined],
    [-1, undefined],
    [1.5, undefined],
  ])('%d is %s', (typed, day) => {
    expect(dateOfDigits(typed)).toBe(day)
  })
})
