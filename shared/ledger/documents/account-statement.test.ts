import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountStatements, type StatementDocument } from './account-statement.ts'

function document(id: string, amount: number, more: Partial<StatementDocument> = {}): StatementDocument {
  return {
    id,
    kind: 'invoice',
    number: id.toUpperCase(),
    on: '2026-11-01',
    currency: 'EUR',
    amount,
    settled: [],
    ...more,
  }
}

const told = (documents: readonly StatementDocument[], from = '2026-11-01', until = '2026-11-30') =>
  accountStatements(documents, from, until).map(({ opening, lines, closing }) => ({
    opening,
    lines: lines.map(({ on, numbers, amount, balance }) => [on.slice(5), numbers.join('+'), amount, balance]),
    closing,
  }))

describe('a statement of account', () => {
  test('tells what was billed and paid, with the balance behind each line', () => {
    const invoice = document('i1', 12100, { settled: [{ on: '2026-11-10', amount: 5000, by: 'p1' }] })
    const earlier = document('i0', 700, { on: '2026-10-03' })
    expect(told([invoice, earlier])).toEqual([
      {
        opening: 700,
        lines: [
          ['11-01', 'I1', 12100, 12800],
          ['11-10', 'I1', -5000, 7800],
        ],
        closing: 7800,
      },
    ])
  })

  test('shows a payment of several invoices, and what it left on account, as one line', () => {
    const settled = [{ on: '2026-11-10', amount: 1000, by: 'p1' }]
    const rest = document('r', -300, { kind: 'payment', number: 'RC-1', on: '2026-11-10', by: 'p1' })
    expect(told([document('a', 1000, { settled }), document('b', 1000, { settled }), rest])[0]?.lines.at(-1)).toEqual([
      '11-10',
      'A+B+RC-1',
      -2300,
      -300,
    ])
  })

  test('leaves out what was only set off, and what lies outside its days', () => {
    const credit = document('c', -400, { kind: 'credit-note', settled: [{ on: '2026-11-05', amount: -400, by: 'o' }] })
    const invoice = document('a', 1000, { settled: [{ on: '2026-11-05', amount: 400, by: 'o' }] })
    const later = document('z', 50, { on: '2026-12-01' })
    expect(told([credit, invoice, later])).toEqual([
      {
        opening: 0,
        lines: [
          ['11-01', 'C', -400, -400],
          ['11-01', 'A', 1000, 600],
        ],
        closing: 600,
      },
    ])
  })

  test('keeps currencies apart', () => {
    const dollars = document('d', 500, { currency: 'USD' })
    expect(
      accountStatements([document('a', 100), dollars], '2026-01-01', '2026-12-31').map((each) => each.closing),
    ).toEqual([100, 500])
  })

  test('closes, in the end, at what is open of all documents', () => {
    const settlement = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      share: fc.nat(100),
      by: fc.constantFrom('p', 'q', 'r'),
    })
    const one = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      amount: fc.integer({ min: -5000, max: 5000 }),
      settled: fc.array(settlement, { maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), fc.integer({ min: 1, max: 28 }), (drawn, from) => {
        const date = (day: number) => `2026-11-${String(day).padStart(2, '0')}`
        let open = 0
        const documents = drawn.map(({ day, amount, settled }, index) => {
          let left = amount
          const taken = settled.map((each) => {
            const part = Math.trunc((left * each.share) / 100)
            left -= part
            return { on: date(each.day), amount: part, by: each.by }
          })
          open += left
          return document(`d${index}`, amount, { on: date(day), settled: taken })
        })
        // However its days are cut: all before them is in the balance that it opens with.
        const closing = accountStatements(documents, date(from), '2026-11-30').map((each) => each.closing)
        expect(closing).toEqual(documents.length === 0 ? [] : [open])
      }),
    )
  })
})
