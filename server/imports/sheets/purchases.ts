// A sheet of orders to suppliers: rows with one number are one purchase. A purchase that is known already is left alone, so that
// a list that is exported again with new orders at its end brings only those.
import type { BodyOf } from '../../../shared/operations/index.ts'
import type { PurchaseRow } from '../../../shared/rows/work.ts'
import type { PurchaseId } from '../../../shared/values/ids.ts'
import { isCurrency } from '../../../shared/values/money.ts'
import { quantity } from '../../../shared/values/quantity.ts'
import { instant } from '../../../shared/values/time.ts'
import { importedId } from '../import-ids.ts'
import type { Cells } from './cells.ts'
import { itemsBySku } from './known.ts'
import type { PlannedRow, SheetDefinition, SheetHome } from './sheet.ts'

type Body = BodyOf<'purchase-ordered'>
type Line = Body['lines'][number]

interface Read {
  readonly cells: Cells
  readonly number: string
  readonly line: Line | undefined
}

const mostLines = 2000

export const purchases: SheetDefinition = {
  right: 'purchase',
  columns: ['number', 'supplier', 'expected', 'sku', 'quantity', 'price'],
  optional: ['currency', 'rate'],
  async plan(home, rows) {
    const skus = rows.map((cells) => cells.text('sku', 60))
    const items = await itemsBySku(home.store, skus)
    const read = rows.map((cells, i): Read => {
      const number = cells.text('number', 40)
      const item = items.get(skus[i] ?? '')
      if (!item) cells.wrong('sku', 'unknown-item')
      const units = cells.whole('quantity', 1)
      if (units === undefined) cells.wrong('quantity', 'missing')
      const unitPrice = cells.decimal('price')
      if (unitPrice === undefined) cells.wrong('price', 'missing')
      const id = importedId<string>('purchase line', home.company.id, number, i)
      return {
        cells,
        number,
        line: item && units && unitPrice ? { id, item: item.id, quantity: quantity(units), unitPrice } : undefined,
      }
    })
    const known = await knownNumbers(
      home,
      read.map(({ number }) => number),
    )
    const byNumber = new Map<string, Read[]>()
    for (const row of read) {
      const some = byNumber.get(row.number)
      if (some) some.push(row)
      else byNumber.set(row.number, [row])
    }
    const outcomes = new Map<number, PlannedRow>()
    for (const [number, some] of byNumber) {
      for (const row of planned(home, number, some, known.has(number))) outcomes.set(row.line, row)
    }
    return rows.flatMap(({ line }) => outcomes.get(line) ?? [])
  },
}

/** The whole purchase or none of it: an order of which half was left out is another order. */
function planned(home: SheetHome, number: string, some: readonly Read[], isKnown: boolean): readonly PlannedRow[] {
  const [first] = some
  if (!first) return []
  if (isKnown) return some.map(({ cells: { line } }) => ({ line, outcome: 'same' }))
  const head = headOf(home, number, first.cells)
  if (some.length > mostLines) first.cells.wrong('number', 'too-long', number)
  const bad = some.find(({ cells }) => cells.problem)
  if (bad) {
    const why = { column: 'number', code: 'unreadable', found: `${number}, ${bad.cells.line}` } as const
    return some.map(({ cells: { line, problem } }) => ({ line, outcome: 'wrong', problem: problem ?? why }))
  }
  const lines = some.flatMap(({ line }) => line ?? [])
  const wish = { type: 'purchase-ordered', body: { ...head, lines } } as const
  return some.map(({ cells: { line } }, i) => ({ line, outcome: 'fresh', wishes: i === 0 ? [{ wish }] : [] }))
}

function headOf({ company }: SheetHome, number: string, cells: Cells): Omit<Body, 'lines'> {
  const currency = cells.optional('currency', 3).toUpperCase() || company.currency
  if (!isCurrency(currency)) cells.wrong('currency', 'not-one-of')
  const rate = cells.decimal('rate')
  if (currency !== company.currency && rate === undefined) cells.wrong('rate', 'missing')
  const expected = cells.date('expected')
  if (expected === undefined) cells.wrong('expected', 'missing')
  return {
    purchase: importedId<PurchaseId>('purchase', company.id, number),
    company: company.id,
    number,
    supplier: cells.text('supplier', 120),
    expectedAt: instant(Date.parse(`${expected ?? '2000-01-01'}T12:00Z`)),
    currency,
    rate: rate ?? '1',
  }
}

async function knownNumbers({ store, company }: SheetHome, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await store.rows.byIndex('purchaseByNumber', [...new Set(numbers)].filter(Boolean))
  return new Set(
    found.flatMap(({ row }) => ((row as PurchaseRow).company === company.id ? (row as PurchaseRow).number : [])),
  )
}
