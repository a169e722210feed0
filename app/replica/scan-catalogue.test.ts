// What was unknown when it was first scanned, and has its name by now.
import { expect, test } from 'vitest'
import { provisionalItem, provisionalLocation } from '../../shared/stock/provisional.ts'
import { ReplicaRows } from './replica-rows.ts'
import { scanCatalogue } from './scan-catalogue.ts'

test('a code or label that has its name by now is that of the item or bin that it turned out to be', () => {
  const rows = new ReplicaRows()
  const found = provisionalItem('4711')
  const bin = provisionalLocation('north', 'Z-99')
  const put = (kind: 'item' | 'location', row: { readonly id: string; readonly [name: string]: unknown }) => {
    rows.set({ kind, id: row.id, row: row as never })
  }
  const code = (quantity: number) => [{ code: '4711', level: 'case', quantity }]
  put('item', { id: found, sku: '4711', codes: [], provisional: true, identified: 'bolt' })
  put('item', { id: 'bolt', sku: 'BOLT', codes: code(6) })
  put('location', { id: bin, warehouse: 'north', code: 'Z-99', provisional: true, identified: 'B-01' })
  put('location', { id: 'B-01', warehouse: 'north', code: 'B-01' })
  const catalogue = scanCatalogue(
    () => rows,
    () => 'north' as never,
  )
  expect(catalogue.itemByCode('4711')).toEqual({ itemId: 'bolt', packQuantity: 6, code: '4711' })
  expect(catalogue.locationByCode('Z-99')).toEqual({ locationId: 'B-01', code: 'B-01' })
})
