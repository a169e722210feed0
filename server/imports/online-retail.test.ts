import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasCheckDigit } from '../../shared/scan/gtin.ts'
import { readCsv } from './csv.ts'
import type { ImportPlan } from './import-plan.ts'
import { importProblemInWords, planInWords } from './import-words.ts'
import { planOnlineRetail } from './online-retail.ts'
import { onlineRetailColumns } from './online-retail-rows.ts'

const header = onlineRetailColumns.join(',')

/** invoice, code, description, quantity, price, customer; the rest is always the same. */
type Cells = readonly [string, string, string, number, string, string]
const csvOf = (rows: readonly Cells[], date = '12-01-2010 08:26', country = 'United Kingdom') =>
  [header, ...rows.map(([i, c, d, q, p, k]) => `${i},${c},"${d}",${q},${date},${p},${k},${country}`)].join('\n')

async function resultOf(csv: string, cover = false) {
  const rows = await readCsv([new TextEncoder().encode(csv)], { file: 'orders.csv', columns: onlineRetailColumns })
  if (!rows.ok) throw new Error(rows.code)
  return planOnlineRetail(rows.value, { file: 'orders.csv', cover })
}
async function planOf(csv: string, cover = false): Promise<ImportPlan> {
  const plan = await resultOf(csv, cover)
  if (!plan.ok) throw new Error(importProblemInWords(plan))
  return plan.value
}
const skuOf = (plan: ImportPlan, id: string) => plan.items.find((item) => item.id === id)?.sku

describe('given rows of one invoice', () => {
  test('then goods become lines, postage, discount, manual and carriage become charges of their accounts', async () => {
    const plan = await planOf(
      csvOf([
        ['1', '10A', 'MUG', 3, '2.55', '17850'],
        ['1', 'POST', 'POSTAGE', 2, '18', '17850'],
        ['1', 'DOT', 'DOTCOM POSTAGE', 1, '1.5', '17850'],
        ['1', 'D', 'Discount', 1, '0.55', '17850'],
        ['1', 'm', 'Manual', 1, '1.25', '17850'],
        ['1', 'C2', 'CARRIAGE', 1, '50', '17850'],
      ]),
    )
    expect(plan.orders).toHaveLength(1)
    const [order] = plan.orders
    expect(order).toMatchObject({ number: '1', placedAt: Date.UTC(2010, 11, 1, 8, 26), country: 'United Kingdom' })
    expect(order?.lines).toMatchObject([{ row: 2, quantity: 3, unitPrice: '2.55', gross: 765 }])
    expect(order?.charges.map(({ account, amount }) => [account, amount])).toEqual([
      ['4010', 3600],
      ['4010', 150],
      ['4020', 55],
      ['4000', 125],
      ['4000', 5000],
    ])
    expect(plan.totals.orders).toMatchObject({ lines: 1, units: 3, goods: 765, charges: 8930, money: 9695 })
  })

  test('then half a penny goes away from zero, for what is sold and for what is given back', async () => {
    const plan = await planOf(
      csvOf([
        ['1', '10', 'MUG', 1, '0.125', '1'],
        ['C2', '10', 'MUG', -1, '0.125', '1'],
      ]),
    )
    expect(plan.orders[0]?.lines[0]?.gross).toBe(13)
    expect(plan.creditNotes[0]?.lines[0]?.gross).toBe(13)
  })

  test('then the earliest time of its rows counts, in London, summer time included', async () => {
    const rows = [`${header}`, '1,10,MUG,1,07-01-2011 09:30,1,5,EIRE', '1,11,CUP,1,07-01-2011 09:29,1,5,EIRE']
    expect((await planOf(rows.join('\n'))).orders[0]?.placedAt).toBe(Date.UTC(2011, 6, 1, 8, 29))
  })
})

describe('given a credit note', () => {
  test('then money and units are what the customer gets back, above zero, and it is no order', async () => {
    const plan = await planOf(
      csvOf([
        ['C9', '10', 'MUG', -4, '2.50', '5'],
        ['C9', 'D', 'Discount', -1, '27.5', '5'],
      ]),
    )
    expect(plan.orders).toEqual([])
    expect(plan.creditNotes).toMatchObject([
      { number: 'C9', lines: [{ quantity: 4, gross: 1000 }], charges: [{ account: '4020', amount: 2750 }] },
    ])
    expect(plan.totals.creditNotes).toMatchObject({ documents: 1, units: 4, money: 3750 })
  })
})

describe('rows that are neither', () => {
  const cases: readonly [string, Cells, string][] = [
    ['a fee', ['1', 'BANK CHARGES', 'Bank Charges', 1, '15', '5'], 'fee-or-correction'],
    ['a correction in another month', ['A1', 'B', 'Adjust bad debt', 1, '-11062.06', ''], 'fee-or-correction'],
    ['less than nothing', ['1', '10', 'MUG', -10, '0', ''], 'negative-quantity'],
    ['less than nothing at a price', ['1', '10', 'MUG', -1, '2.50', '5'], 'negative-quantity'],
    ['no price, no description', ['1', '10', '', 5, '0', ''], 'zero-price-undescribed'],
    ['no price, no description, a customer', ['1', '10', '', 5, '0.00', '5'], 'zero-price-undescribed'],
    ['a remark', ['1', '10', 'damaged', 5, '0', '5'], 'zero-price-note'],
    ['a remark in other words', ['1', '10', 'Check?', 5, '0', '5'], 'zero-price-note'],
    ['a sign', ['1', '10', '??', 5, '0', '5'], 'zero-price-note'],
    ['no price, no customer', ['1', '10', 'MUG', 5, '0', ''], 'zero-price-no-customer'],
    ['nothing', ['1', '10', 'MUG', 0, '2.50', '5'], 'no-quantity'],
    ['a credit that takes', ['C1', '10', 'MUG', 1, '2.50', '5'], 'positive-credit'],
    ['postage of 0', ['1', 'POST', 'POSTAGE', 1, '0', '5'], 'zero-charge'],
    ['postage alone', ['1', 'POST', 'POSTAGE', 1, '18', '5'], 'no-goods'],
  ]
  test.each(cases)('%s is set aside with its line and why, and makes nothing', async (_, cells, reason) => {
    const plan = await planOf(csvOf([cells]))
    expect(plan.setAside).toMatchObject([{ row: 2, reason, quantity: cells[3] }])
    expect([plan.orders, plan.creditNotes, plan.items, plan.customers]).toEqual([[], [], [], []])
    expect(planInWords(plan).at(-1)).toMatch(/^ {2}line 2: /)
  })

  test('a described line at no price for a customer is a free line, even where its name holds a word of a remark', async () => {
    const plan = await planOf(csvOf([['1', '10', 'BROWN CHECK CAT DOORSTOP', 2, '0', '5']]), true)
    expect(plan.orders[0]?.lines).toMatchObject([{ quantity: 2, gross: 0 }])
    expect(plan.totals.orders).toMatchObject({ freeLines: 1, money: 0 })
    expect(plan.purchases[0]?.lines).toMatchObject([{ quantity: 2, unitPrice: '0.00' }])
  })
})

describe('items and customers', () => {
  test('one code in two cases is one item with the longest name, both spellings and a GTIN of its own', async () => {
    const plan = await planOf(
      csvOf([
        ['1', '85123a', 'HEART', 1, '2', '5'],
        ['1', '85123A', 'HEART HOLDER', 1, '4', '5'],
        ['2', '85123A', 'THROWN AWAY, FOUND WET IN THE YARD', 3, '0', ''],
      ]),
    )
    expect(plan.items).toHaveLength(1)
    const [item] = plan.items
    expect(item).toMatchObject({ sku: '85123A', name: 'HEART HOLDER', price: '3' })
    expect(item?.codes.slice(0, 2)).toEqual(['85123A', '85123a'])
    const gtin = item?.codes[2] ?? ''
    expect(gtin).toMatch(/^2\d{12}$/)
    expect(hasCheckDigit(gtin)).toBe(true)
  })

  test('the median counts every priced row of the file; free and set-aside rows are no price', async () => {
    const plan = await planOf(
      csvOf([
        ['1', '10', 'MUG', 1, '2.55', '5'],
        ['2', '10', 'MUG', 1, '2.10', '5'],
        ['3', '10', 'MUG', 1, '0', '5'],
        ['C4', '10', 'MUG', -1, '2.20', '5'],
        ['5', '10', 'MUG', 1, '9', '5'],
      ]),
      true,
    )
    expect(plan.items[0]?.price).toBe('2.375')
    // 0.6 × 237.5 = 142.5, away from zero.
    expect(plan.purchases[0]?.lines).toMatchObject([{ quantity: 4, unitPrice: '1.43' }])
  })

  test('without a number the customer is the walk-in of the country', async () => {
    const rows = [
      header,
      '1,10,MUG,1,12-01-2010 08:26,1,,EIRE',
      '2,10,MUG,1,12-01-2010 08:26,1,,EIRE',
      '3,10,MUG,1,12-01-2010 08:26,1,,France',
      '4,10,MUG,1,12-01-2010 08:26,1,12583,France',
    ]
    const plan = await planOf(rows.join('\n'))
    expect(plan.customers.map(({ name, countryCode }) => [name, countryCode])).toEqual([
      ['Walk-in, EIRE', 'IE'],
      ['Walk-in, France', 'FR'],
      ['Customer 12583', 'FR'],
    ])
    expect(plan.orders.map(({ customer }) => plan.customers.findIndex(({ id }) => id === customer))).toEqual([
      0, 0, 1, 2,
    ])
  })
})

describe('stock to cover the orders', () => {
  test('fifty items in one purchase, two weeks before the first order; what is only given back is not bought', async () => {
    const rows: Cells[] = Array.from({ length: 51 }, (_, i) => ['1', `A${100 + i}`, 'MUG', i + 1, '1', '5'])
    const plan = await planOf(
      csvOf([...rows, ['2', 'A100', 'MUG', 4, '1', '5'], ['C3', 'ZZ', 'VASE', -1, '1', '5']]),
      true,
    )
    expect(plan.purchases.map(({ lines }) => lines.length)).toEqual([50, 1])
    expect(plan.purchases.map(({ orderedAt }) => orderedAt)).toEqual([
      Date.UTC(2010, 10, 17, 8, 26),
      Date.UTC(2010, 10, 17, 8, 26),
    ])
    expect(plan.purchases[0]?.lines[0]).toMatchObject({ quantity: 5, unitPrice: '0.60' })
    expect(new Set(plan.purchases.map(({ number }) => number)).size).toBe(2)
    expect(plan.items.some(({ sku }) => sku === 'ZZ')).toBe(true)
  })
})

describe('a file whose cells make no sense', () => {
  const row = (change: Partial<Record<(typeof onlineRetailColumns)[number], string>>) => {
    const cells = {
      InvoiceNo: '1',
      StockCode: '10',
      Description: 'MUG',
      Quantity: '1',
      InvoiceDate: '12-01-2010 08:26',
      UnitPrice: '1',
      CustomerID: '5',
      Country: 'EIRE',
      ...change,
    }
    return onlineRetailColumns.map((column) => `"${cells[column]}"`).join(',')
  }
  const cases: readonly [(typeof onlineRetailColumns)[number], string][] = [
    ['InvoiceNo', ''],
    ['InvoiceNo', 'CC1'],
    ['StockCode', ''],
    ['Quantity', '1.5'],
    ['Quantity', '1e3'],
    ['Quantity', '9999999999'],
    ['InvoiceDate', '2010-12-01 08:26'],
    ['InvoiceDate', '31-12-2010 08:26'],
    ['InvoiceDate', '02-29-2011 08:26'],
    ['InvoiceDate', '12-01-2010 24:00'],
    ['UnitPrice', '1,50'],
    ['UnitPrice', '£1'],
    ['UnitPrice', ''],
    ['CustomerID', '17850.0'],
    ['Country', ''],
  ]
  test.each(cases)('%s "%s" is told with line and column, and nothing is planned', async (column, value) => {
    const result = await resultOf([header, row({}), row({ [column]: value }), row({ [column]: value })].join('\n'))
    expect(result).toMatchObject({
      ok: false,
      code: 'cell',
      facts: { file: 'orders.csv', line: 3, column, value, more: 1 },
    })
    if (!result.ok)
      expect(importProblemInWords(result)).toMatch(
        /^orders\.csv, line 3, column \w+: .*1 more row.*Nothing was imported\.$/,
      )
  })

  test('one invoice of two customers is told', async () => {
    const result = await resultOf([header, row({}), row({ CustomerID: '6' })].join('\n'))
    expect(result).toMatchObject({
      ok: false,
      code: 'document-conflict',
      facts: { line: 3, column: 'CustomerID', number: '1', first: 2 },
    })
  })
})

describe('whatever the rows', () => {
  const row: fc.Arbitrary<Cells> = fc.tuple(
    fc.constantFrom('1', '2', '3', 'C4', 'C5'),
    fc.constantFrom('10', '11a', '11A', 'POST', 'D', 'BANK CHARGES'),
    fc.constantFrom('MUG', '', 'damaged', 'CUP'),
    fc.integer({ min: -20, max: 20 }),
    fc.constantFrom('0', '0.005', '1.25', '2.5', '10'),
    fc.constant('5'),
  )

  test('each is used once or set aside once, and amounts add up to the file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), async (rows) => {
        const plan = await planOf(csvOf(rows), true)
        const documents = [...plan.orders, ...plan.creditNotes]
        const used = documents.flatMap(({ lines, charges }) => [...lines, ...charges].map((each) => each.row))
        const all = [...used, ...plan.setAside.map((each) => each.row)].sort((a, b) => a - b)
        expect(all).toEqual(rows.map((_, i) => i + 2))
        // Half up in thousandths of a penny, away from zero: the file's own sum, worked out with whole numbers.
        const penniesOf = ([, , , quantity, price]: Cells) => {
          const thousandths = quantity * Math.round(Number(price) * 1000)
          return Math.sign(thousandths) * Math.floor((Math.abs(thousandths) + 5) / 10)
        }
        const file = rows.reduce((sum, cells) => sum + penniesOf(cells), 0)
        const aside = plan.setAside.reduce((sum, { amount }) => sum + amount, 0)
        expect(plan.totals.orders.money - plan.totals.creditNotes.money + aside).toBe(file)
        for (const { lines } of documents) {
          for (const { item, quantity } of lines) {
            expect(skuOf(plan, item)).toBeDefined()
            expect(quantity).toBeGreaterThan(0)
          }
        }
      }),
    )
  })

  test('the same file makes the same plan, and another file about the same invoice names the same order', async () => {
    const a = csvOf([['1', '10', 'MUG', 1, '2', '5']])
    const b = csvOf([
      ['1', '10', 'MUG', 1, '2', '5'],
      ['2', '11', 'CUP', 1, '2', '5'],
    ])
    expect(await planOf(a, true)).toEqual(await planOf(a, true))
    expect((await planOf(b)).orders[0]).toEqual((await planOf(a)).orders[0])
    expect((await planOf(b, true)).purchases[0]?.id).not.toBe((await planOf(a, true)).purchases[0]?.id)
  })
})
