// Owns what the Online Retail file means: rows become items, customers, orders and credit notes, or are set aside with
// why. Pure. Does not know where rows come from, nor how a plan is carried out.

import type { ItemId, OrderId } from '../../shared/values/ids.ts'
import { money, sumOf } from '../../shared/values/money.ts'
import { quantity } from '../../shared/values/quantity.ts'
import { ok, type Refusal, type Result, refuse } from '../../shared/values/result.ts'
import type { Instant } from '../../shared/values/time.ts'
import { countryCodeOf } from './countries.ts'
import { coverPurchases } from './cover.ts'
import type { CsvRow } from './csv.ts'
import { importedId } from './import-ids.ts'
import type {
  ImportPlan,
  PlannedCharge,
  PlannedCreditNote,
  PlannedCustomer,
  PlannedItem,
  PlannedLine,
  PlannedOrder,
  SetAsideReason,
  SetAsideRow,
  Subtotal,
} from './import-plan.ts'
import { internalGtins } from './internal-gtin.ts'
import { medianPrice } from './median-price.ts'
import { type RetailRow, retailRows } from './online-retail-rows.ts'
import { amountOfRow, classOf, isCreditNote, retailCurrency, skuOf } from './retail-classes.ts'

export interface RetailOptions {
  readonly file: string
  /** Whether to plan purchases of all that the orders need. */
  readonly cover: boolean
}

/** The plan of a whole file, or the first thing in it that can't be understood. */
export function planOnlineRetail(
  rows: readonly CsvRow[],
  { file, cover }: RetailOptions,
): Result<ImportPlan, 'cell' | 'document-conflict'> {
  const read = retailRows(file, rows)
  if (!read.ok) return read
  const documents = documentsOf(read.value)
  const conflict = firstConflict(documents, file)
  if (conflict) return conflict

  const sorted = documents.map(sortDocument)
  const orders = sorted.filter(({ credit }) => !credit).flatMap((document) => orderOf(document) ?? [])
  const creditNotes = sorted.filter(({ credit }) => credit).flatMap((document) => creditNoteOf(document) ?? [])
  const used = sorted.filter(isKept)
  const items = itemsOf(
    read.value,
    used.flatMap(({ goods }) => goods),
  )
  const setAside = sorted.flatMap(({ aside }) => aside).sort((a, b) => a.row - b.row)
  return ok({
    file,
    currency: retailCurrency,
    rows: read.value.length,
    items,
    customers: customersOf(used),
    orders,
    creditNotes,
    purchases: cover ? coverPurchases(items, orders, retailCurrency) : [],
    setAside,
    totals: {
      orders: {
        ...subtotal(orders),
        freeLines: orders.flatMap(({ lines }) => lines).filter(({ gross }) => gross === 0).length,
      },
      creditNotes: subtotal(creditNotes),
      setAside: setAside.length,
    },
  })
}

interface Document {
  readonly number: string
  readonly credit: boolean
  readonly rows: readonly RetailRow[]
}

/** Rows of one invoice need not stand together. */
function documentsOf(rows: readonly RetailRow[]): readonly Document[] {
  const byNumber = new Map<string, RetailRow[]>()
  for (const row of rows) {
    const known = byNumber.get(row.invoice)
    if (known) known.push(row)
    else byNumber.set(row.invoice, [row])
  }
  return [...byNumber].map(([number, all]) => ({ number, credit: all.some(isCreditNote), rows: all }))
}

/** One invoice belongs to one customer in one country; its time may tick on while it is typed, then the first counts. */
function firstConflict(documents: readonly Document[], file: string): Refusal<'document-conflict'> | undefined {
  for (const { number, rows } of documents) {
    const first = rows[0]
    for (const row of rows) {
      const column =
        row.customer !== first?.customer ? 'CustomerID' : row.country !== first.country ? 'Country' : undefined
      if (column) return refuse('document-conflict', { file, line: row.line, column, number, first: first?.line ?? 0 })
    }
  }
  return undefined
}

interface SortedDocument {
  readonly number: string
  readonly credit: boolean
  readonly at: Instant
  readonly customer: string
  readonly country: string
  /** The customer's number in the file; empty for a walk-in. */
  readonly reference: string
  readonly goods: readonly { readonly row: RetailRow; readonly sku: string }[]
  readonly lines: readonly PlannedLine[]
  readonly charges: readonly PlannedCharge[]
  readonly aside: readonly SetAsideRow[]
}

function sortDocument({ number, credit, rows }: Document): SortedDocument {
  const goods: { row: RetailRow; sku: string }[] = []
  const lines: PlannedLine[] = []
  const charges: PlannedCharge[] = []
  const aside: SetAsideRow[] = []
  const sign = credit ? -1 : 1
  const hasGoods = rows.some((row) => classOf(row).is === 'goods')
  for (const row of rows) {
    const sorted = classOf(row)
    if (sorted.is === 'goods') {
      goods.push({ row, sku: sorted.sku })
      lines.push({
        id: importedId('line', number, lines.length),
        row: row.line,
        item: itemId(sorted.sku),
        quantity: quantity(sign * row.quantity),
        unitPrice: row.price,
        gross: money(sign * sorted.gross),
      })
    } else if (sorted.is === 'aside') aside.push(setAside(row, sorted.reason))
    // A bill is posted when the first goods leave. Without goods it never would be.
    else if (!credit && !hasGoods) aside.push(setAside(row, 'no-goods'))
    else {
      charges.push({
        row: row.line,
        account: sorted.account,
        text: row.description,
        amount: money(sign * sorted.amount),
      })
    }
  }
  const { customer, country } = rows[0] as RetailRow
  return {
    number,
    credit,
    at: rows.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY) as Instant,
    customer: customer === '' ? importedId('walk-in', country) : importedId('customer', customer),
    country,
    reference: customer,
    goods,
    lines,
    charges,
    aside,
  }
}

function isKept({ lines, charges }: SortedDocument): boolean {
  return lines.length + charges.length > 0
}

function orderOf(document: SortedDocument): PlannedOrder | undefined {
  if (!isKept(document)) return undefined
  const { number, at, customer, country, lines, charges } = document
  return { id: importedId<OrderId>('order', number), number, placedAt: at, customer, country, lines, charges }
}

function creditNoteOf(document: SortedDocument): PlannedCreditNote | undefined {
  if (!isKept(document)) return undefined
  const { number, at, customer, lines, charges } = document
  return { id: importedId('credit-note', number), number, issuedAt: at, customer, lines, charges }
}

function itemId(sku: string): ItemId {
  return importedId<ItemId>('item', sku)
}

/** Names and spellings come from rows that are used; the median price from every row of the file that has a price. */
function itemsOf(
  all: readonly RetailRow[],
  used: readonly { readonly row: RetailRow; readonly sku: string }[],
): readonly PlannedItem[] {
  const prices = new Map<string, string[]>()
  for (const row of all) {
    if (Number(row.price) > 0) prices.set(skuOf(row), [...(prices.get(skuOf(row)) ?? []), row.price])
  }
  const names = new Map<string, string>()
  const spellings = new Map<string, Set<string>>()
  for (const { row, sku } of used) {
    if (row.description.length > (names.get(sku)?.length ?? -1)) names.set(sku, row.description)
    spellings.set(sku, (spellings.get(sku) ?? new Set([sku])).add(row.code))
  }
  const gtins = internalGtins(names.keys())
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([sku, name]) => {
      const price = medianPrice(prices.get(sku) ?? [])
      const codes = [...(spellings.get(sku) ?? [])].sort()
      const gtin = gtins.get(sku)
      return {
        id: itemId(sku),
        sku,
        name: name === '' ? sku : name,
        codes: gtin === undefined ? codes : [...codes, gtin],
        ...(price === undefined ? {} : { price }),
      }
    })
}

function customersOf(documents: readonly SortedDocument[]): readonly PlannedCustomer[] {
  const customers = new Map<string, PlannedCustomer>()
  for (const { customer, country, reference } of documents) {
    if (customers.has(customer)) continue
    const code = countryCodeOf(country)
    customers.set(customer, {
      id: customer,
      name: reference === '' ? `Walk-in, ${country}` : `Customer ${reference}`,
      country,
      ...(code === undefined ? {} : { countryCode: code }),
    })
  }
  return [...customers.values()]
}

function setAside(row: RetailRow, reason: SetAsideReason): SetAsideRow {
  return {
    row: row.line,
    number: row.invoice,
    sku: skuOf(row),
    description: row.description,
    quantity: row.quantity,
    amount: amountOfRow(row),
    reason,
  }
}

function subtotal(
  documents: readonly { readonly lines: readonly PlannedLine[]; readonly charges: readonly PlannedCharge[] }[],
): Subtotal {
  const lines = documents.flatMap((document) => document.lines)
  const goods = sumOf(lines.map(({ gross }) => gross))
  const charges = sumOf(documents.flatMap((document) => document.charges).map(({ amount }) => amount))
  return {
    documents: documents.length,
    lines: lines.length,
    units: lines.reduce((total, line) => total + line.quantity, 0),
    goods,
    charges,
    money: sumOf([goods, charges]),
  }
}
