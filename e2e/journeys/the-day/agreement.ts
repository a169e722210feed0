// Owns the end of a day, browsers or scripted: what the database says beside figures worked out from the file by code that
// is not the product's. Returns each difference in words.

import { readOtherwise } from '../../../server/demo/read-outside.ts'
import { sealJournals, sealOf } from '../../../server/jobs/sealing.ts'
import { factReaders } from '../../../server/store/lists/reports/facts.ts'
import { type Store, tenant } from '../../../server/store/store.ts'
import { verify } from '../../../server/store/verify.ts'
import { verifyJournal } from '../../../server/store/verify-journal.ts'
import { reports } from '../../../shared/reports/index.ts'
import type { CompanyRow, ItemRow } from '../../../shared/rows/catalogue.ts'
import type { QuantRow } from '../../../shared/rows/stock.ts'
import type { OrderLineRow, OrderRow } from '../../../shared/rows/work.ts'
import type { Figures } from '../../support/online-retail-figures.ts'

/** What happened beside the file's orders: units that came back whole, and whether a credit for them is in the books. */
export interface Outcome {
  readonly returned: readonly { readonly order: string; readonly sku: string; readonly units: number }[]
  /** Pence that customers got back, as the file's prices say. */
  readonly credited: number
}

export interface DayTotals {
  readonly orders: number
  readonly unitsShipped: number
  readonly unitsLeft: number
  readonly revenue: number
  readonly refunds: number
  readonly cost: number
  readonly stockValue: number
}

/** Pence and units that must come out, from the file alone. */
export function expectedTotals(
  { orders, coverPrice, coverUnits }: Figures,
  { returned, credited }: Outcome,
): DayTotals {
  const all = [...orders.values()]
  const sum = (of: (order: (typeof all)[number]) => number) => all.reduce((total, order) => total + of(order), 0)
  const shipped = sum(({ units }) => Object.values(units).reduce((total, count) => total + count, 0))
  const back = returned.reduce((total, { units }) => total + units, 0)
  const backCost = returned.reduce((total, { sku, units }) => total + units * (coverPrice.get(sku) ?? 0), 0)
  const bought = [...coverUnits].reduce((total, [sku, units]) => total + units * (coverPrice.get(sku) ?? 0), 0)
  const cost = sum((order) => order.cost) - backCost
  return {
    orders: all.length,
    unitsShipped: shipped,
    unitsLeft: [...coverUnits.values()].reduce((total, units) => total + units, 0) - shipped + back,
    revenue: sum(({ goods, charges }) => goods + charges['4000']),
    refunds: credited,
    cost,
    stockValue: bought - cost,
  }
}

/** Everything in which the database differs from the file; empty is what must come out. */
export async function differences(store: Store, figures: Figures, outcome: Outcome): Promise<readonly string[]> {
  await sealJournals(store)
  const wrong = [...(await verify(store.db, tenant)), ...(await verifyJournal(store, tenant, sealOf))]
  const skuOf = new Map<string, string>(
    (await rowsOf<ItemRow>(store, 'item')).map(({ id, sku }) => [id, sku.toUpperCase()]),
  )
  wrong.push(...(await ordersThatDiffer(store, figures, skuOf)))
  wrong.push(...(await leftThatDiffers(store, figures, outcome, skuOf)))
  const expected = expectedTotals(figures, outcome)
  const is = await totalsOf(store)
  for (const key of Object.keys(expected) as (keyof DayTotals)[]) {
    if (is[key] !== expected[key]) wrong.push(`${key} is ${is[key]}, by the file ${expected[key]}`)
  }
  wrong.push(...(await resultThatDiffers(store, figures, outcome)))
  wrong.push(...(await readOtherwise(store)))
  return wrong
}

/**
 * Profit and loss by account, in pence, from the file alone: what customers pay for goods and beside them, what they got
 * back, what the goods cost. Nothing else was earned or lost.
 */
export function expectedResult(figures: Figures, outcome: Outcome): Readonly<Record<string, number>> {
  const { revenue, refunds, cost } = expectedTotals(figures, outcome)
  const charged = (account: '4010' | '4020') =>
    [...figures.orders.values()].reduce((sum, { charges }) => sum + charges[account], 0)
  const all = { 4000: revenue, 4010: charged('4010'), 4020: charged('4020'), 4030: -refunds, 5000: -cost }
  return Object.fromEntries(Object.entries(all).filter(([, amount]) => amount !== 0))
}

/** Where the report of profit and loss differs from the file, account by account and in its result. */
async function resultThatDiffers(store: Store, figures: Figures, outcome: Outcome): Promise<readonly string[]> {
  const [company] = await rowsOf<CompanyRow>(store, 'company')
  if (!company) return ['there is no company']
  const question = { from: '2000-01-01', until: '2099-12-31' }
  const asked = { ...question, company: company.id, zone: company.zone, today: question.until }
  const { rows } = reports['profit-and-loss'].make(await factReaders.compared(store, asked), question)
  const wanted = expectedResult(figures, outcome)
  const is = Object.fromEntries(
    rows.flatMap(({ cells }) => (typeof cells.account === 'string' ? [[cells.account, Number(cells.amount)]] : [])),
  )
  const accounts = [...new Set([...Object.keys(wanted), ...Object.keys(is)])]
  const wrong = accounts
    .filter((account) => (is[account] ?? 0) !== (wanted[account] ?? 0))
    .map((account) => `profit and loss has ${is[account] ?? 0} on ${account}, by the file ${wanted[account] ?? 0}`)
  const result = Number(rows.at(-1)?.cells.amount)
  const expected = Object.values(wanted).reduce((sum, amount) => sum + amount, 0)
  if (result !== expected) wrong.push(`the result is ${result}, by the file ${expected}`)
  return wrong
}

/** What the database says. */
export async function totalsOf(store: Store): Promise<DayTotals> {
  const orders = await rowsOf<OrderRow>(store, 'order')
  const quants = await rowsOf<QuantRow>(store, 'quant')
  const totals = await store.db.selectFrom('account_total').select(['account', 'debit', 'credit']).execute()
  const balance = (...accounts: readonly string[]) =>
    totals
      .filter(({ account }) => accounts.includes(account))
      .reduce((sum, { debit, credit }) => sum + Number(debit) - Number(credit), 0)
  return {
    orders: orders.filter(({ state }) => state === 'shipped').length,
    unitsShipped: orders.reduce((sum, { shipped }) => sum + shipped, 0),
    unitsLeft: quants.reduce((sum, { quantity }) => sum + quantity, 0),
    revenue: -balance('4000'),
    refunds: balance('4030'),
    cost: balance('5000'),
    stockValue: balance('1300', '1310'),
  }
}

async function ordersThatDiffer(
  store: Store,
  { orders }: Figures,
  skuOf: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const wrong: string[] = []
  const lines = await rowsOf<OrderLineRow>(store, 'orderLine')
  const known = await rowsOf<OrderRow>(store, 'order')
  if (known.length !== orders.size) wrong.push(`there are ${known.length} orders, in the file ${orders.size}`)
  for (const { id, number, state } of known) {
    const shipped: Record<string, number> = {}
    for (const line of lines) {
      if (line.order !== id) continue
      const sku = skuOf.get(line.item) ?? line.item
      shipped[sku] = (shipped[sku] ?? 0) + line.shipped
    }
    const wanted = orders.get(number)?.units ?? {}
    if (!sameUnits(shipped, wanted)) wrong.push(`order ${number} (${state}) shipped ${said(shipped, wanted)}`)
  }
  return wrong
}

async function leftThatDiffers(
  store: Store,
  { orders, coverUnits }: Figures,
  { returned }: Outcome,
  skuOf: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const wanted = Object.fromEntries(coverUnits)
  for (const { units } of orders.values()) {
    for (const [sku, count] of Object.entries(units)) wanted[sku] = (wanted[sku] ?? 0) - count
  }
  for (const { sku, units } of returned) wanted[sku] = (wanted[sku] ?? 0) + units
  const left: Record<string, number> = {}
  for (const { item, quantity } of await rowsOf<QuantRow>(store, 'quant')) {
    const sku = skuOf.get(item) ?? item
    left[sku] = (left[sku] ?? 0) + quantity
  }
  return sameUnits(left, wanted) ? [] : [`left on the shelf: ${said(left, wanted)}`]
}

function sameUnits(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((sku) => (a[sku] ?? 0) === (b[sku] ?? 0))
}

/** The first items that differ, with what there is and what there should be. */
function said(is: Readonly<Record<string, number>>, wanted: Readonly<Record<string, number>>): string {
  const skus = [...new Set([...Object.keys(is), ...Object.keys(wanted)])]
  return skus
    .filter((sku) => (is[sku] ?? 0) !== (wanted[sku] ?? 0))
    .slice(0, 5)
    .map((sku) => `${sku}: ${is[sku] ?? 0}, by the file ${wanted[sku] ?? 0}`)
    .join('; ')
}

async function rowsOf<Row>(store: Store, kind: Parameters<Store['rows']['all']>[0]): Promise<readonly Row[]> {
  return (await store.rows.all(kind, 10_000_000)).map(({ row }) => row as Row)
}
