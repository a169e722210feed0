import { describe, expect, test } from 'vitest'
import { hasCheckDigit } from '../../shared/scan/gtin.ts'
import { day, type Instant } from '../../shared/values/time.ts'
import { demoCompany, demoSeed } from './company.ts'

const now = Date.UTC(2026, 10, 25, 8, 42) as Instant
const company = demoCompany(demoSeed, now)

describe('the demo company', () => {
  test('is the same for the same seed and time, and another for another seed', () => {
    expect(demoCompany(demoSeed, now)).toEqual(company)
    const other = demoCompany(demoSeed + 1, now)
    expect(other.orders).not.toEqual(company.orders)
    expect(other.items.map(({ row }) => row.id)).toEqual(company.items.map(({ row }) => row.id))
  })

  test('sells about two thousand items, each with a SKU, a name and barcodes of its own', () => {
    const { items } = company
    expect(items.length).toBeGreaterThan(1900)
    const codes = items.flatMap(({ row }) => row.codes)
    expect(codes.every(({ code }) => hasCheckDigit(code))).toBe(true)
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length)
    expect(new Set(items.map(({ row }) => row.sku)).size).toBe(items.length)
    expect(new Set(items.map(({ row }) => row.name)).size).toBe(items.length)
    expect(items.every(({ cost, price }) => Number(price) * 100 > cost)).toBe(true)
    const bottle = items.find(({ row }) => row.sku === 'BTL-750-GRN')?.row
    expect(bottle).toMatchObject({ name: 'Steel bottle 750 ml, forest green', unit: 'bottle' })
    expect(bottle?.codes).toEqual([
      { code: '4260521173041', level: 'each', quantity: 1 },
      { code: '14260521173048', level: 'case', quantity: 12 },
    ])
  })

  test('tracks lots and dates of some, and keeps frozen goods apart', () => {
    const { items, openings, riga } = company
    expect(items.filter(({ row }) => row.tracking === 'lot-expiry').length).toBeGreaterThan(50)
    const byId = new Map(items.map((item) => [item.row.id, item.row]))
    const places = new Map(riga.locations.map((location) => [location.id, location]))
    for (const { item, location, lot, expiry } of openings.riga) {
      const row = byId.get(item)
      expect(places.get(location)?.storageClass).toBe(row?.storageClass)
      expect([lot !== '', expiry !== undefined]).toEqual([row?.tracking !== 'none', row?.tracking === 'lot-expiry'])
    }
  })

  test('has a warehouse of 1,504 bins and a smaller one, each place with a code and an id of its own', () => {
    const { riga, tallinn } = company
    const bins = riga.locations.filter(({ type }) => type === 'pick-face' || type === 'reserve')
    expect(bins).toHaveLength(1504)
    expect(bins.every(({ code }) => /^[A-H]-\d\d-[1-4][1-8]$/.test(code))).toBe(true)
    const all = [...riga.locations, ...tallinn.locations]
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(new Set(riga.locations.map(({ code }) => code)).size).toBe(riga.locations.length)
    expect(new Set(riga.locations.map(({ type }) => type))).toEqual(
      new Set(['dock', 'stage', 'pack', 'quarantine', 'damage', 'pick-face', 'reserve']),
    )
    expect(bins.find(({ code }) => code === 'A-03-12')).toMatchObject({ level: 1, slot: 2, side: 'left', aisle: 'A' })
  })

  test('has people of every role with a badge and PIN of their own', () => {
    const roles = new Set(company.people.flatMap(({ row }) => row.roles))
    for (const role of ['picker', 'receiver', 'packer', 'returns', 'lead', 'manager', 'bookkeeper', 'admin']) {
      expect(roles).toContain(role)
    }
    expect(new Set(company.people.map(({ row }) => row.badge)).size).toBe(company.people.length)
    expect(company.people.every(({ pin }) => /^\d{4}$/.test(pin))).toBe(true)
  })

  test('waits for deliveries today and later', () => {
    const open = company.purchases.filter(
      ({ arrival }) => arrival === 'none' || arrival === 'part' || arrival === 'over',
    )
    expect(open.filter(({ expectedAt }) => Math.abs(expectedAt - now) < day / 2).length).toBeGreaterThanOrEqual(3)
    expect(open.some(({ expectedAt }) => expectedAt > now + 5 * day)).toBe(true)
    expect(
      company.purchases.every(({ orderedAt, expectedAt, lines }) => orderedAt < expectedAt && lines.length > 0),
    ).toBe(true)
  })

  test('has 120 orders over four channels, and sells no more than it had', () => {
    const { orders, openings, riga, tallinn } = company
    expect(orders).toHaveLength(120)
    expect(new Set(orders.map(({ channel }) => channel))).toEqual(
      new Set(['Web shop', 'Marketplace A', 'B2B', 'Counter']),
    )
    expect(new Set(orders.map(({ number }) => number)).size).toBe(120)
    for (const [warehouse, stock] of [
      [riga, openings.riga],
      [tallinn, openings.tallinn],
    ] as const) {
      const left = new Map<string, number>()
      for (const { item, quantity } of stock) left.set(item, (left.get(item) ?? 0) + quantity)
      for (const order of orders) {
        if (order.warehouse !== warehouse.row.id || order.goal === 'waiting') continue
        for (const { item, quantity } of order.lines) left.set(item, (left.get(item) ?? 0) - quantity)
      }
      expect(Math.min(...left.values())).toBeGreaterThanOrEqual(0)
    }
  })

  test('tells the story of SO-20418: 14 units, 276.61 without tax', () => {
    const order = company.orders.find(({ number }) => number === 'SO-20418')
    const net = order?.lines.map((line) => line.net) ?? []
    expect(net).toEqual([14_826, 3_934, 6_595, 1_901])
    expect(net.reduce((sum, each) => sum + each, 0) + (order?.charges[0]?.amount ?? 0)).toBe(27_661)
  })
})
