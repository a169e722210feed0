// Goods that came back, told as given rows, when the operation, then rows, exceptions and what the books are told.
import { describe, expect, test } from 'vitest'
import { Floor } from '../jobs/fake-floor.ts'
import { labelText } from '../scan/index.ts'
import { quantity } from '../values/quantity.ts'

const A = '5901234123457'

/** Three of A were sold for 10.00 and have left. */
function shipped(taxBasisPoints?: number) {
  const floor = new Floor()
  floor.item('A', A)
  floor.stock('A', 'A-01-11', 9)
  floor.order(
    'SO-1',
    {},
    {
      lines: [
        {
          id: 'SO-1-A',
          item: 'A' as never,
          quantity: quantity(3),
          unitPrice: '3.3333',
          net: 1000,
          ...(taxBasisPoints && { taxBasisPoints }),
        },
      ],
    },
  )
  floor.open({ job: 'pick', order: 'SO-1' as never })
  for (const code of [labelText('plate', 'T-1'), A, 'PACK-1']) floor.scan(code)
  floor.open({ job: 'pack', order: 'SO-1' as never })
  for (const code of [A, A, A, labelText('carton', 'M2')]) floor.scan(code)
  floor.open({ job: 'ship', order: 'SO-1' as never })
  floor.press()
  return floor
}

function back(floor: Floor, units: number) {
  floor.facts.length = 0
  floor.house('goods-returned', {
    ...floor.goods('A'),
    order: 'SO-1' as never,
    line: 'SO-1-A',
    quantity: quantity(units),
    disposition: 'restock',
    to: 'L:DOCK-1' as never,
  })
  return floor.facts.flatMap((fact) => (fact.fact === 'entry' ? [fact.lines] : []))
}

describe('given three units sold for 10.00 in all', () => {
  test('when they come back one by one, then the credits sum to what was invoiced', () => {
    const floor = shipped()
    const credits = [1, 1, 1].flatMap((units) => back(floor, units).flatMap((lines) => lines[0]?.amount ?? []))
    expect(credits).toEqual([333, 334, 333])
    expect(floor.state.get('orderLine', 'SO-1-A')?.returned).toBe(3)
    expect(floor.exceptions()).toEqual([])
  })

  test('when two come back, then the customer is owed two thirds, from refunds', () => {
    expect(back(shipped(), 2)).toEqual([
      [
        { account: '4030', amount: 667, item: 'A' },
        { account: '1100', amount: -667 },
      ],
    ])
  })

  test('when they come back one by one, then each credit has its number, and what is owed for the goods is nothing', () => {
    const floor = shipped()
    for (const units of [1, 1, 1]) back(floor, units)
    const documents = [...floor.state.all('document')]
    const credits = documents.filter(({ kind }) => kind === 'credit-note')
    expect(credits.map(({ number }) => number).toSorted()).toEqual(['CN-000001', 'CN-000002', 'CN-000003'])
    expect(credits.map(({ openAmount }) => openAmount)).toEqual([0, 0, 0])
    expect(documents.filter(({ kind }) => kind === 'invoice').map(({ openAmount }) => openAmount)).toEqual([0])
  })

  test('when four come back, then one too many is an exception and earns no credit', () => {
    const floor = shipped()
    expect(back(floor, 4)[0]?.[0]?.amount).toBe(1000)
    expect(floor.exceptions()).toEqual(['returned-more'])
    expect(floor.state.all('exception').next().value).toMatchObject({ facts: { over: 1, order: 'SO-1' } })
  })

  test('when nobody knows the order, then it is in the books, the scanned code is kept, and somebody is asked', () => {
    const floor = shipped()
    floor.house('goods-returned', {
      ...floor.goods('A'),
      code: '1Z-UNKNOWN',
      quantity: quantity(1),
      disposition: 'restock',
      to: 'L:DOCK-1' as never,
    })
    expect(floor.units('A', 'L:DOCK-1')).toBe(1)
    expect([...floor.state.all('exception')]).toMatchObject([{ kind: 'blind-return', facts: { code: '1Z-UNKNOWN' } }])
  })
})

describe('given three units sold for 10.00 and 21 % of tax', () => {
  const invoice = (floor: Floor) => [...floor.state.all('document')].find(({ kind }) => kind === 'invoice')

  test('when they come back one by one, then the credits with their tax sum to the invoice to the cent', () => {
    const floor = shipped(2100)
    expect(invoice(floor)?.amount).toBe(1210)
    const taxes = [1, 1, 1].map((units) => back(floor, units)[0]?.find(({ account }) => account === '2100')?.amount)
    // 21 % of what came back so far is 69.93, 140.07 and 210.00.
    expect(taxes).toEqual([70, 70, 70])
    const credits = [...floor.state.all('document')].filter(({ kind }) => kind === 'credit-note')
    expect(credits.reduce((sum, { amount }) => sum + amount, 0)).toBe(-1210)
    expect(credits.every(({ openAmount }) => openAmount === 0)).toBe(true)
    expect(invoice(floor)?.openAmount).toBe(0)
  })

  test('when one comes back and that is undone, then the invoice is open as before and the number stays', () => {
    const floor = shipped(2100)
    back(floor, 1)
    const credit = [...floor.state.all('document')].find(({ kind }) => kind === 'credit-note')
    expect(invoice(floor)?.openAmount).toBe(1210 - 403)
    floor.house('operation-reversed', { of: credit?.id as never })
    expect(invoice(floor)?.openAmount).toBe(1210)
    expect(floor.state.get('document', credit?.id ?? '')).toMatchObject({
      number: 'CN-000001',
      openAmount: 0,
      openValue: 0,
      cancelled: true,
    })
    expect(back(floor, 3)[0]?.find(({ account }) => account === '2100')?.amount).toBe(210)
  })
})
