import { describe, expect, test } from 'vitest'
import { applyOperation, readOperation } from '../../shared/operations/apply.ts'
import type { Operation } from '../../shared/operations/operation.ts'
import { MemoryState } from '../../shared/rows/memory-state.ts'
import type { CompanyId, WarehouseId } from '../../shared/values/ids.ts'
import type { HouseOperation } from '../apply/arrival.ts'
import { readCsv } from './csv.ts'
import { planOnlineRetail } from './online-retail.ts'
import { onlineRetailColumns } from './online-retail-rows.ts'
import { plainCompany, plainWarehouse } from './plain-home.ts'
import { importOperations } from './to-operations.ts'

const context = { company: 'c' as CompanyId, warehouse: 'w' as WarehouseId }
const csv = [
  onlineRetailColumns.join(','),
  '536365,85123a,HEART,6,12-01-2010 08:26,2.55,17850,United Kingdom',
  '536365,85123A,HEART HOLDER,2,12-01-2010 08:26,2.55,17850,United Kingdom',
  '536365,POST,POSTAGE,1,12-01-2010 08:26,18,17850,United Kingdom',
  '536366,22632,HAND WARMER,3,12-01-2010 08:28,1.85,,EIRE',
  'C536367,22632,HAND WARMER,-1,12-01-2010 08:30,1.85,,EIRE',
].join('\n')

async function operationsOf(text: string, cover = true) {
  const rows = await readCsv([new TextEncoder().encode(text)], { file: 'f.csv', columns: onlineRetailColumns })
  const plan = rows.ok && planOnlineRetail(rows.value, { file: 'f.csv', cover })
  if (!plan || !plan.ok) throw new Error('not read')
  return importOperations(plan.value, context)
}

/** Applies as the server does; every one has to be readable and applied without anything to decide. */
function applied(operations: readonly HouseOperation[]): MemoryState {
  const state = new MemoryState()
  operations.forEach((operation, i) => {
    const envelope = { ...operation, device: 'import', incarnation: 'house', n: i + 1, v: 1, rawAt: operation.at }
    const read = readOperation(envelope as unknown as Operation)
    if (!read.ok) throw new Error(`${operation.type}: ${read.reason}`)
    const result = applyOperation(state, read.operation, { post: false })
    if (result.outcome !== 'applied') throw new Error(`${operation.type}: ${result.outcome}`)
    expect(result.effects.exceptions).toEqual([])
    state.apply(result.effects.changes)
  })
  return state
}

describe('the operations of an import', () => {
  test('make items, orders with prices and charges, and purchases that cover them', async () => {
    const state = applied(await operationsOf(csv))
    expect([...state.all('item')].map(({ sku, name }) => [sku, name])).toEqual([
      ['22632', 'HAND WARMER'],
      ['85123A', 'HEART HOLDER'],
    ])
    const [order, second] = state.find('ordersInState', 'w|waiting').toSorted((a, b) => (a.number < b.number ? -1 : 1))
    expect(order).toMatchObject({ number: '536365', units: 8, lines: 2, placedAt: Date.UTC(2010, 11, 1, 8, 26) })
    expect(state.get('sale', order?.id ?? '')).toMatchObject({
      currency: 'GBP',
      charges: [{ account: '4010', amount: 1800 }],
    })
    expect(
      state
        .find('saleLinesOfOrder', order?.id ?? '')
        .map(({ net }) => net)
        .toSorted(),
    ).toEqual([1530, 510])
    expect(state.get('shipTo', second?.id ?? '')).toMatchObject({ name: 'Walk-in, EIRE', country: 'IE' })

    const [purchase] = state.find('purchasesInState', 'w|open')
    expect(purchase).toMatchObject({ units: 11, expectedAt: Date.UTC(2010, 10, 17, 8, 26) })
    expect(
      state
        .find('termsOfPurchase', purchase?.id ?? '')
        .map(({ unitPrice }) => unitPrice)
        .toSorted(),
    ).toEqual(['1.11', '1.53'])
  })

  test('are the same for the same file, and others only for what differs', async () => {
    const first = await operationsOf(csv)
    expect(await operationsOf(csv)).toEqual(first)
    expect(new Set(first.map(({ id }) => id)).size).toBe(first.length)
    const changed = await operationsOf(csv.replace(',3,12-01-2010 08:28', ',4,12-01-2010 08:28'), false)
    const known = new Set(first.map(({ id }) => id))
    expect(changed.filter(({ id }) => !known.has(id)).map(({ type }) => type)).toEqual(['order-placed'])
  })

  test('put nothing before it is known', async () => {
    const operations = await operationsOf(csv)
    const latestItem = Math.max(...operations.filter(({ type }) => type === 'item-saved').map(({ at }) => at))
    expect(operations.every(({ type, at }) => type === 'item-saved' || at > latestItem)).toBe(true)
  })
})

describe('a plain home', () => {
  test('has its special places and a bin for every item, each with a code and point of its own', () => {
    const company = plainCompany('Online Retail', 'GBP')
    const { warehouse, locations } = plainWarehouse('Online Retail', company.id, 1867)
    const bins = locations.filter(({ type }) => type === 'pick-face')
    expect(bins.length).toBeGreaterThanOrEqual(1867)
    expect(new Set(locations.map(({ code }) => code)).size).toBe(locations.length)
    const ids = new Set(locations.map(({ id }) => id))
    expect([warehouse.dock, warehouse.packBench, warehouse.stage].every((id) => ids.has(id))).toBe(true)
    expect(bins.find(({ code }) => code === 'A-03-12')).toMatchObject({
      aisle: 'A',
      bay: 3,
      level: 1,
      slot: 2,
      side: 'left',
    })
    // Two bins of one place of an aisle differ in level or side alone.
    expect(new Set(bins.map(({ x, y, level, side }) => `${x}|${y}|${level}|${side}`)).size).toBe(bins.length)
  })
})
