import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { ImportPlan } from '../../server/imports/import-plan.ts'
import { importProblemInWords } from '../../server/imports/import-words.ts'
import { readOnlineRetailFile } from '../../server/imports/online-retail-file.ts'
import { figuresOf } from './online-retail-figures.ts'

const skuOf = (plan: ImportPlan, id: string) => plan.items.find((item) => item.id === id)?.sku

const real = fileURLToPath(new URL('../../../shared/data/online-retail/orders-2010-12.csv', import.meta.url))
describe.skipIf(!existsSync(real))(`the real file (skipped where ${real} is missing)`, () => {
  const planned = readOnlineRetailFile(real, { cover: true }).then((plan) => {
    if (!plan.ok) throw new Error(importProblemInWords(plan))
    return plan.value
  })

  test('is read whole: 317 orders, 35 credit notes, 15 rows aside, and the money of all of them', async () => {
    const plan = await planned
    expect(plan.rows).toBe(7000)
    expect(plan.totals).toEqual({
      orders: {
        documents: 317,
        lines: 6881,
        units: 71_348,
        goods: 14_481_846,
        charges: 334_219,
        money: 14_816_065,
        freeLines: 0,
      },
      creditNotes: { documents: 35, lines: 82, units: 10_724, goods: 308_648, charges: 2_750, money: 311_398 },
      setAside: 15,
    })
    expect([plan.items.length, plan.purchases.length]).toEqual([1767, 36])
    const invoices = new Set([...plan.orders, ...plan.creditNotes, ...plan.setAside].map(({ number }) => number))
    expect(invoices.size).toBe(367)
    expect(plan.items.filter(({ codes }) => codes.length > 2).map(({ sku }) => sku)).toContain('85123A')
  })

  test('agrees, order by order, with figures worked out apart', async () => {
    const plan = await planned
    const figures = figuresOf(readFileSync(real, 'utf8'))
    expect(figures).toMatchObject({ rows: 7000, invoices: 367, creditRows: 83, zeroPrices: 14, serviceRows: 23 })
    expect(plan.setAside.map(({ row }) => row)).toEqual(figures.setAside)

    const price = new Map(
      plan.purchases.flatMap(({ lines }) => lines).map((line) => [line.item, Math.round(Number(line.unitPrice) * 100)]),
    )
    const unitsOf = (lines: ImportPlan['orders'][number]['lines']) => {
      const units: Record<string, number> = {}
      for (const { item, quantity } of lines)
        units[skuOf(plan, item) ?? ''] = (units[skuOf(plan, item) ?? ''] ?? 0) + quantity
      return units
    }
    expect(plan.orders.map(({ number }) => number)).toEqual([...figures.orders.keys()])
    for (const { number, lines, charges } of plan.orders) {
      const wanted = figures.orders.get(number)
      expect({ number, units: unitsOf(lines) }).toEqual({ number, units: wanted?.units })
      expect(lines.reduce((sum, { gross }) => sum + gross, 0)).toBe(wanted?.goods)
      const charged = (account: string) =>
        charges.reduce((sum, each) => sum + (each.account === account ? each.amount : 0), 0)
      expect({ '4000': charged('4000'), '4010': charged('4010'), '4020': charged('4020') }).toEqual(wanted?.charges)
      expect(lines.reduce((sum, { item, quantity }) => sum + quantity * (price.get(item) ?? 0), 0)).toBe(wanted?.cost)
    }
    for (const { number, lines } of plan.creditNotes) expect(unitsOf(lines)).toEqual(figures.credits.get(number)?.units)
    const bought = plan.purchases.flatMap(({ lines }) => lines)
    expect(Object.fromEntries(bought.map(({ item, quantity }) => [skuOf(plan, item), quantity]))).toEqual(
      Object.fromEntries(figures.coverUnits),
    )
  })
})
