// A sheet of opening stock: what lies where when the firm begins here, and what it is worth. It opens once; later a bin is
// counted, not imported.
import type { BodyOf } from '../../../shared/operations/index.ts'
import type { ItemRow } from '../../../shared/rows/catalogue.ts'
import { atLocation } from '../../../shared/rows/places.ts'
import { amountOf, moneyFrom } from '../../../shared/values/money.ts'
import { quantity } from '../../../shared/values/quantity.ts'
import type { BusinessDate } from '../../../shared/values/time.ts'
import { importedId } from '../import-ids.ts'
import type { Cells } from './cells.ts'
import { binsByCode, itemsBySku } from './known.ts'
import { type PlannedRow, repeated, type SheetDefinition } from './sheet.ts'

type Body = BodyOf<'stock-opened'>

const statuses = ['available', 'quarantine', 'damaged'] as const

export const stock: SheetDefinition = {
  right: 'write-off',
  columns: ['sku', 'bin', 'quantity'],
  optional: ['lot', 'expiry', 'serial', 'status', 'unit_cost', 'value'],
  async plan({ store, company, warehouse }, rows) {
    const read = rows.map((cells) => ({ cells, sku: cells.text('sku', 60), bin: cells.text('bin', 30) }))
    const items = await itemsBySku(
      store,
      read.map(({ sku }) => sku),
    )
    const bins = await binsByCode(
      store,
      warehouse,
      read.map(({ bin }) => bin),
    )
    const keyed = read.map(({ cells, sku, bin }) => {
      const parts = [sku, bin, cells.optional('lot', 40), cells.optional('serial', 40), cells.optional('status', 20)]
      const id = importedId<string>('opening stock', company.id, warehouse, ...parts)
      return { cells, sku, bin, id, line: cells.line, key: id }
    })
    const known = await store.operations.byIds(keyed.map(({ id }) => id))
    const twice = repeated(keyed)
    return keyed.map(({ cells, sku, bin, id, line }): PlannedRow => {
      const item = items.get(sku)
      const place = bins.get(bin)
      if (!item) cells.wrong('sku', 'unknown-item')
      if (!place) cells.wrong('bin', 'unknown-bin')
      const earlier = twice.get(line)
      if (earlier !== undefined) cells.wrong('sku', 'twice', `${sku}, ${bin} (${earlier})`)
      const goods = item && goodsOf(cells, item)
      const units = cells.whole('quantity', 1)
      if (units === undefined) cells.wrong('quantity', 'missing')
      const value = worthOf(cells, units ?? 0, company.currency)
      if (cells.problem || !goods || !place || units === undefined)
        return { line, outcome: 'wrong', problem: cells.problem ?? { column: 'sku', code: 'unreadable', found: sku } }
      if (known.has(id)) return { line, outcome: 'same' }
      const body: Body = { ...goods, quantity: quantity(units), place: atLocation(place.id), value }
      return { line, outcome: 'fresh', wishes: [{ id, wish: { type: 'stock-opened', body } }] }
    })
  },
}

function goodsOf(cells: Cells, { id: item, tracking, owner }: ItemRow): Omit<Body, 'quantity' | 'place' | 'value'> {
  const lot = cells.optional('lot', 40)
  const serial = cells.optional('serial', 40)
  const expiry = cells.date('expiry')
  const hasLot = tracking === 'lot' || tracking === 'lot-expiry'
  if (hasLot && lot === '') cells.wrong('lot', 'needs-lot')
  if (!hasLot && lot !== '') cells.wrong('lot', 'no-lot')
  if (tracking === 'lot-expiry' && expiry === undefined) cells.wrong('expiry', 'missing')
  if (tracking === 'serial' && (serial === '' || cells.whole('quantity', 1) !== 1))
    cells.wrong('serial', 'needs-serial')
  const status = cells.oneOf('status', statuses) ?? 'available'
  return { item, lot, serial, status, owner, ...(expiry !== undefined && { expiry: expiry as BusinessDate }) }
}

/** Minor units of the books: what the row says in all, or its units at a cost each. */
function worthOf(cells: Cells, units: number, currency: string): number {
  const whole = cells.decimal('value')
  const each = cells.decimal('unit_cost')
  if (whole === undefined && each === undefined) cells.wrong('unit_cost', 'missing')
  const value = whole === undefined ? amountOf(units, each ?? '0', currency) : moneyFrom(whole, currency)
  if (value === undefined) cells.wrong('value', 'not-a-number')
  return value ?? 0
}
