// The worked cases of the accounting reference: events in arrival order in, stock, balances and months out, exactly.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { ItemId } from '../values/ids.ts'
import type { BusinessDate } from '../values/time.ts'
import { type Account, accounts } from './accounts.ts'
import { lockAfter } from './closing.ts'
import type { SupplierInvoice } from './cost-event.ts'
import type { CostMethod } from './costing/pool-state.ts'
import type { DocumentLine, OpenAmount } from './documents/document.ts'
import { channelPayout, customerDeposit, giftCardSale, refund } from './documents/other-documents.ts'
import { salesInvoice } from './documents/sales-invoice.ts'
import {
  applied,
  dayAfter,
  exchangeRevaluation,
  payable,
  payment,
  reversed,
  supplierPayment,
} from './documents/settling-invoices.ts'
import { InMemoryBooks } from './in-memory-books.ts'
import type { Arrival, Telling } from './recosting/arriving.ts'
import type { Books } from './recosting/run.ts'
import { replayFromZero } from './replay.ts'

type Raw = Record<string, unknown> & { id: string; type: string; at: string }

interface Expected {
  items: Record<string, { qty: number; layers: Sized[]; deficits: Sized[]; value: number }>
  inventoryValue: number
  cogs: number
  grni: number
  trialBalance: Record<string, number>
  trialBalanceByMonth?: Record<string, Record<string, number>>
  rejected: string[]
  duplicates: number
  journal?: { event: string; causedBy: string; lines: Record<string, number> }[]
}
interface Sized {
  qty: number
  value: number
}
interface Scenario {
  id: string
  title: string
  base: string
  items?: Record<string, { stdCost?: string }>
  events: Raw[]
  expected: { fifo: Expected; avg: Expected }
}

const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10) as BusinessDate

/** A company that takes the reference's events one by one, each in one bin. */
class Company {
  readonly books = new InMemoryBooks(4)
  readonly rejected: string[] = []
  duplicates = 0
  readonly posted: {
    event: string
    causedBy: string
    date: string
    lines: readonly (DocumentLine & { item?: string | null })[]
  }[] = []
  lock = 0
  private readonly seen = new Map<string, string>()
  private readonly open = new Map<string, OpenAmount>()
  private readonly counts: { id: string; sku: string; at: number }[] = []
  private readonly scenario: Pick<Scenario, 'base' | 'items'>
  private readonly method: CostMethod

  constructor(scenario: Pick<Scenario, 'base' | 'items'>, method: CostMethod) {
    this.scenario = scenario
    this.method = method
  }

  context(): Books {
    return { method: this.method, currency: this.scenario.base, lock: this.lock, dateOf }
  }

  take(raw: Raw): void {
    const payload = JSON.stringify(raw)
    const before = this.seen.get(raw.id)
    if (before !== undefined) {
      if (before === payload) this.duplicates += 1
      else this.rejected.push(raw.id)
      return
    }
    this.seen.set(raw.id, payload)
    if (raw.type === 'close') this.lock = lockAfter(raw.through as BusinessDate, dateOf)
    else if (!this.document(raw)) this.stock(raw)
  }

  private stock(raw: Raw): void {
    const at = Date.parse(raw.at)
    const input = this.telling(raw, at)
    if (input.type === 'count') this.counts.push({ id: raw.id, sku: input.item, at })
    if (raw.type === 'supplier_invoice') {
      const currency = raw.currency as string | undefined
      const billed = currency === undefined ? {} : { currency }
      this.open.set(raw.id, payable({ ...(input as SupplierInvoice), ...billed }, this.scenario.base))
    }
    const arrival: Arrival = { kind: 'accept', by: raw.id, input }
    this.posted.push(...this.books.arrive(this.context(), [arrival]).entries)
  }

  private telling(raw: Raw, at: number): Telling {
    const { id: _, type, at: __, sku, qty, fx, stdCost: ___, kit, components, basis, ...rest } = raw
    const std = (item: unknown) => {
      const standardCost = this.scenario.items?.[item as string]?.stdCost
      return standardCost === undefined ? {} : { standardCost }
    }
    const item = sku ?? kit
    const sawIt = (count: { id: string; sku: string; at: number }) =>
      count.sku === sku && count.at >= at && (this.books.event(count.id)?.key.time ?? at) < this.lock
    const frozen = at < this.lock && this.counts.some(sawIt)
    return {
      id: raw.id,
      type: type.replaceAll('_', '-'),
      at,
      ...rest,
      ...(item === undefined ? {} : { item, ...std(item) }),
      ...(qty === undefined ? {} : { quantity: qty }),
      ...(fx === undefined ? {} : { rate: fx }),
      ...(basis === undefined ? {} : { basis: basis === 'qty' ? 'quantity' : basis }),
      ...(components === undefined
        ? {}
        : {
            components: (components as { sku: string; qty: number; weight?: number }[]).map((line) => ({
              item: line.sku,
              quantity: line.qty,
              weight: line.weight,
              ...std(line.sku),
            })),
          }),
      ...(frozen && ['ship', 'write_off', 'receipt'].includes(type) ? { seen: true } : {}),
    } as unknown as Telling
  }

  /** Money documents post at once. */
  private document(raw: Raw): boolean {
    const { base } = this.scenario
    const invoice = this.open.get(raw.invoice as string)
    const amount = raw.amount as number
    const rate = raw.fx === undefined ? {} : { rate: raw.fx as string }
    const date = dateOf(Math.max(Date.parse(raw.at), this.lock))
    const post = (lines: DocumentLine[], on = date) =>
      this.posted.push({ event: raw.id, causedBy: raw.id, date: on, lines })
    const settle = ({ lines, left }: { lines: DocumentLine[]; left: OpenAmount }) => {
      this.open.set(raw.invoice as string, left)
      post(lines)
    }
    switch (raw.type) {
      case 'sales_invoice': {
        const shipping = raw.shipping as { amount: number; taxBp: number } | undefined
        const { lines, open } = salesInvoice(
          {
            ...(raw as object),
            ...rate,
            lines: (raw.lines as { qty: number; unitPrice: string; taxBp: number }[]).map((line) => ({
              quantity: line.qty,
              unitPrice: line.unitPrice,
              taxBasisPoints: line.taxBp,
            })),
            ...(raw.docDiscount === undefined ? {} : { discount: raw.docDiscount as number }),
            ...(shipping ? { shipping: { amount: shipping.amount, taxBasisPoints: shipping.taxBp } } : {}),
          },
          base,
        )
        this.open.set(raw.id, open)
        post(lines)
        return true
      }
      case 'payment':
        settle(payment(invoice!, { ...(raw as object), amount, ...rate }, base))
        return true
      case 'pay_supplier':
        settle(supplierPayment(invoice!, { amount, ...rate }, base))
        return true
      case 'gift_card_redeem':
        settle(applied(invoice!, amount, 'giftCards'))
        return true
      case 'deposit_apply':
        settle(applied(invoice!, amount, 'customerDeposits'))
        return true
      case 'fx_reval': {
        const lines = exchangeRevaluation(
          (raw.invoices as string[]).map((id) => this.open.get(id)!),
          raw.fx as string,
          base,
        )
        post(lines)
        post(reversed(lines), dayAfter(date))
        return true
      }
      case 'refund':
        post(refund(raw as unknown as Parameters<typeof refund>[0]))
        return true
      case 'channel_payout':
        post(channelPayout(raw as unknown as Parameters<typeof channelPayout>[0]))
        return true
      case 'gift_card_sale':
        post(giftCardSale(amount))
        return true
      case 'customer_deposit':
        post(customerDeposit(amount))
        return true
      default:
        return false
    }
  }

  balances(month?: string): Record<string, number> {
    const sums: Record<string, number> = {}
    for (const { date, lines } of this.posted) {
      if (month !== undefined && !date.startsWith(month)) continue
      for (const { account, amount } of lines) sums[account] = (sums[account] ?? 0) + amount
    }
    return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0))
  }

  stockOf(item: string): Expected['items'][string] {
    const state = this.books.pool(item as ItemId)!.state
    const sized = (parts: readonly { units: number; value: number }[]) =>
      parts.map(({ units, value }) => ({ qty: units, value }))
    return { qty: state.units, layers: sized(state.layers), deficits: sized(state.deficits), value: state.value }
  }
}

const path = fileURLToPath(new URL('../../../shared/data/accounting/scenarios.json', import.meta.url))
const scenarios: Scenario[] = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).scenarios : []
if (scenarios.length === 0) console.log(`accounting scenarios skipped: ${path} is not there`)

describe.skipIf(scenarios.length === 0)('worked accounting scenarios', () => {
  test('all of them are there', () => expect(scenarios.length).toBe(57))

  describe.each(scenarios)('$id $title', (scenario) => {
    test.each(['fifo', 'average'] as const)('%s', (method) => {
      const expected = scenario.expected[method === 'fifo' ? 'fifo' : 'avg']
      const company = new Company(scenario, method)
      for (const event of scenario.events) company.take(event)

      const items = Object.fromEntries(company.books.items().map((item) => [item, company.stockOf(item)]))
      expect(items).toEqual(expected.items)
      expect(company.balances()).toEqual(expected.trialBalance)
      for (const [month, balances] of Object.entries(expected.trialBalanceByMonth ?? {})) {
        expect([month, company.balances(month)]).toEqual([month, balances])
      }
      expect(company.rejected).toEqual(expected.rejected)
      expect(company.duplicates).toBe(expected.duplicates)
      const value = Object.values(items).reduce((sum, item) => sum + item.value, 0)
      expect(value).toBe(expected.inventoryValue)

      for (const { lines } of company.posted) expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(0)
      if (expected.journal) expect(summed(company.posted)).toEqual(summed(referenceJournal(expected.journal)))
      const replayed = replayFromZero(company.context(), company.books.inOrder())
      for (const event of company.books.inOrder())
        expect([event.id, replayed.legs.get(event.id)]).toEqual([event.id, event.legs])
      for (const item of company.books.items()) {
        expect(replayed.pools.get(item)).toMatchObject({ layers: company.books.pool(item)!.state.layers })
      }
    })
  })
})

type Posted = {
  event: string
  causedBy: string
  lines: readonly { account: string; item?: string | null; amount: number }[]
}

function referenceJournal(journal: NonNullable<Expected['journal']>): Posted[] {
  return journal.map(({ event, causedBy, lines }) => ({
    event,
    causedBy,
    lines: Object.entries(lines).map(([name, amount]) => ({ account: name, amount })),
  }))
}

/** Sums by event, cause and account, inventory by item: what the reference says may be compared. */
function summed(journal: readonly Posted[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { event, causedBy, lines } of journal) {
    for (const { account, item, amount } of lines) {
      const name = (account as Account) === accounts.inventory && item ? `${account}:${item}` : account
      const key = `${event} by ${causedBy}: ${name}`
      sums[key] = (sums[key] ?? 0) + amount
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0))
}
