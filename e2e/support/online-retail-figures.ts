// Owns a second reading of the Online Retail file, for checking the product's: units, revenue and cost of goods of each
// order, in pence. Written apart from the product on purpose: it imports nothing of it and reads the file its own way.
// Run it to print the figures: npx tsx e2e/support/online-retail-figures.ts [FILE]
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

export interface OrderFigures {
  /** Units to ship of each item, by its code in capitals. */
  readonly units: Readonly<Record<string, number>>
  readonly lines: number
  readonly freeLines: number
  /** Pence: the goods, and what 4000, 4010 and 4020 take beside them as the file signs it. */
  readonly goods: number
  readonly charges: Readonly<Record<'4000' | '4010' | '4020', number>>
  /** Pence: units at the cover price of their items. */
  readonly cost: number
}

export interface CreditFigures {
  readonly units: Readonly<Record<string, number>>
  readonly lines: number
  /** Pence to give back: goods, and other amounts such as a discount granted afterwards. */
  readonly goods: number
  readonly other: number
}

export interface Figures {
  readonly rows: number
  readonly invoices: number
  readonly creditRows: number
  readonly zeroPrices: number
  readonly serviceRows: number
  readonly orders: ReadonlyMap<string, OrderFigures>
  readonly credits: ReadonlyMap<string, CreditFigures>
  /** Numbers of the file's lines that are neither. */
  readonly setAside: readonly number[]
  /** Pence for one unit of each item that an order needs, and how many all orders need. */
  readonly coverPrice: ReadonlyMap<string, number>
  readonly coverUnits: ReadonlyMap<string, number>
  readonly totals: {
    readonly orders: number
    readonly lines: number
    readonly units: number
    readonly goods: number
    readonly charges: number
    readonly cost: number
    readonly credits: number
    readonly creditLines: number
    readonly creditUnits: number
    readonly creditMoney: number
  }
}

interface Row {
  line: number
  invoice: string
  code: string
  description: string
  quantity: number
  /** Hundredths of a penny. */
  price: bigint
  customer: string
}

const toCharge: Record<string, '4000' | '4010' | '4020' | undefined> = {
  POST: '4010',
  DOT: '4010',
  D: '4020',
  M: '4000',
  C2: '4000',
}
const fees = ['BANK CHARGES', 'AMAZONFEE', 'CRUK', 'B']

export function figuresOf(csv: string): Figures {
  const rows = readRows(csv)
  const prices = new Map<string, bigint[]>()
  for (const { code, price } of rows) if (price > 0n) prices.set(code, [...(prices.get(code) ?? []), price])

  const setAside: number[] = []
  const byInvoice = new Map<string, { goods: Row[]; charges: Row[] }>()
  for (const row of rows) {
    const invoice = byInvoice.get(row.invoice) ?? { goods: [], charges: [] }
    byInvoice.set(row.invoice, invoice)
    const bad = fees.includes(row.code) || (row.quantity < 0 && row.invoice[0] !== 'C')
    const isCharge = toCharge[row.code] !== undefined
    const unpriced = row.price === 0n && !isCharge && (isRemark(row.description) || row.customer === '')
    if (bad || unpriced) setAside.push(row.line)
    else (isCharge ? invoice.charges : invoice.goods).push(row)
  }

  const orders = new Map<string, OrderFigures>()
  const credits = new Map<string, CreditFigures>()
  const coverPrice = new Map<string, number>()
  const coverUnits = new Map<string, number>()
  for (const [number, { goods, charges }] of byInvoice) {
    if (goods.length + charges.length === 0) continue
    if (number[0] === 'C') {
      credits.set(number, {
        units: unitsByCode(goods, -1),
        lines: goods.length,
        goods: -pence(goods),
        other: -pence(charges),
      })
      continue
    }
    if (goods.length === 0) {
      setAside.push(...charges.map(({ line }) => line))
      continue
    }
    const units = unitsByCode(goods, 1)
    let cost = 0
    for (const [code, count] of Object.entries(units)) {
      const price = sixTenthsOfMedian(prices.get(code) ?? [])
      coverPrice.set(code, price)
      coverUnits.set(code, (coverUnits.get(code) ?? 0) + count)
      cost += count * price
    }
    const chargesTo = (account: string) => pence(charges.filter(({ code }) => toCharge[code] === account))
    orders.set(number, {
      units,
      lines: goods.length,
      freeLines: goods.filter(({ price }) => price === 0n).length,
      goods: pence(goods),
      charges: { '4000': chargesTo('4000'), '4010': chargesTo('4010'), '4020': chargesTo('4020') },
      cost,
    })
  }

  const total = <T>(all: Iterable<T>, of: (each: T) => number) => [...all].reduce((sum, each) => sum + of(each), 0)
  const count = (units: Readonly<Record<string, number>>) => total(Object.values(units), (n) => n)
  return {
    rows: rows.length,
    invoices: byInvoice.size,
    creditRows: rows.filter(({ invoice }) => invoice[0] === 'C').length,
    zeroPrices: rows.filter(({ price }) => price === 0n).length,
    serviceRows: rows.filter(({ code }) => toCharge[code] !== undefined || fees.includes(code)).length,
    orders,
    credits,
    setAside: setAside.sort((a, b) => a - b),
    coverPrice,
    coverUnits,
    totals: {
      orders: orders.size,
      lines: total(orders.values(), (order) => order.lines),
      units: total(orders.values(), (order) => count(order.units)),
      goods: total(orders.values(), (order) => order.goods),
      charges: total(orders.values(), ({ charges }) => total(Object.values(charges), (amount) => amount)),
      cost: total(orders.values(), (order) => order.cost),
      credits: credits.size,
      creditLines: total(credits.values(), (credit) => credit.lines),
      creditUnits: total(credits.values(), (credit) => count(credit.units)),
      creditMoney: total(credits.values(), (credit) => credit.goods + credit.other),
    },
  }
}

/** In this file a value in quotes never holds a line end, so a line is a row. */
function readRows(csv: string): Row[] {
  const [header, ...lines] = csv.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (header !== 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country') {
    throw new Error(`not an Online Retail file: ${header}`)
  }
  return lines.flatMap((text, i) => {
    if (text === '') return []
    const match = /^([^,]*),([^,]*),("(?:[^"]|"")*"|[^,]*),(-?\d+),([^,]*),(-?\d+(?:\.\d+)?),(\d*),([^,]*)$/.exec(text)
    if (!match) throw new Error(`line ${i + 2} is no row: ${text}`)
    const [, invoice = '', code = '', name = '', quantity = '', , price = '', customer = ''] = match
    const description = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name
    return {
      line: i + 2,
      invoice,
      code: code.trim().toUpperCase(),
      description: description.trim(),
      quantity: Number(quantity),
      price: hundredthsOfPenny(price),
      customer,
    }
  })
}

function hundredthsOfPenny(price: string): bigint {
  const [whole = '', part = ''] = price.split('.')
  if (part.length > 4) throw new Error(`a price finer than a hundredth of a penny: ${price}`)
  return BigInt(whole + part.padEnd(4, '0'))
}

/** Nothing, signs alone, or one of the words that clerks leave where a name should be. */
function isRemark(description: string): boolean {
  const words = description
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .trim()
  return ['', 'amazon', 'check', 'checked', 'damage', 'damaged', 'damages', 'found', 'lost', 'missing', 'wet'].includes(
    words,
  )
}

function unitsByCode(rows: readonly Row[], sign: number): Record<string, number> {
  const units: Record<string, number> = {}
  for (const { code, quantity } of rows) units[code] = (units[code] ?? 0) + sign * quantity
  return units
}

function pence(rows: readonly Row[]): number {
  return rows.reduce((sum, { quantity, price }) => sum + rounded(BigInt(quantity) * price, 100n), 0)
}

function sixTenthsOfMedian(prices: readonly bigint[]): number {
  if (prices.length === 0) return 0
  const sorted = [...prices].sort((a, b) => Number(a - b))
  const twice = (sorted[(sorted.length - 1) >> 1] ?? 0n) + (sorted[sorted.length >> 1] ?? 0n)
  // Twice the median in hundredths of a penny: six tenths of it in pence are 6 / (2 × 10 × 100) of that.
  return rounded(twice * 6n, 2000n)
}

/** The nearest whole number; a half goes away from zero. */
function rounded(value: bigint, by: bigint): number {
  const size = value < 0n ? -value : value
  const whole = size / by + ((size % by) * 2n >= by ? 1n : 0n)
  return Number(value < 0n ? -whole : whole)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = process.argv[2] ?? '../shared/data/online-retail/orders-2010-12.csv'
  const figures = figuresOf(readFileSync(file, 'utf8'))
  const { orders, credits, coverPrice, coverUnits, setAside, ...counts } = figures
  console.log(JSON.stringify({ ...counts, setAside, itemsToCover: coverPrice.size }, null, 2))
  for (const [number, order] of orders) console.log(number, JSON.stringify(order))
  for (const [number, credit] of credits) console.log(number, JSON.stringify(credit))
  for (const [code, price] of coverPrice) console.log(code, coverUnits.get(code), price)
}
