// A supplier billed what is no goods: rent, power, advertising. Each line goes to its account; below zero it is their credit.
import * as z from 'zod/mini'
import { type Account, accounts, chartOfAccounts } from '../../ledger/accounts.ts'
import { inBase, linesOf } from '../../ledger/documents/document.ts'
import { taxedAtOf, taxOn, taxRateOf } from '../../ledger/tax/rate.ts'
import type { DocumentRow, DocumentTax } from '../../rows/books.ts'
import type { CompanyId } from '../../values/ids.ts'
import { sumOf } from '../../values/money.ts'
import type { LedgerFact } from '../ledger-facts.ts'
import { defineOperation } from '../operation.ts'
import { amount, currency, decimal, id, instantOf, text } from '../schema.ts'
import { percent, withTax } from './document-lines.ts'
import { baseCurrency, dueOf, entryOf, postedOn, rateOf, transferLines } from './posting.ts'
import { type TaxedNet, taxedNets, taxesOf } from './put-invoice.ts'

/** Accounts that only goods and their documents may move. */
const byItself: readonly string[] = [
  accounts.inventory,
  accounts.inTransit,
  accounts.receivables,
  accounts.payables,
  accounts.receivedNotInvoiced,
]

const schema = z.object({
  company: id<CompanyId>(),
  document: id<string>(),
  supplier: text(120).check(z.minLength(1)),
  /** The supplier's own number. */
  number: text(60).check(z.minLength(1)),
  currency: currency(),
  rate: z.exactOptional(decimal()),
  lines: z
    .array(
      z.object({
        account: z.enum(chartOfAccounts).check(z.refine((account) => !byItself.includes(account))),
        text: text(200),
        /** Minor units of `currency`, without tax; below zero where it is credited. */
        net: amount(),
        taxPercent: z.exactOptional(percent()),
        /** Code of the rate on record, for the tax return. */
        tax: z.exactOptional(text(20)),
      }),
    )
    .check(z.minLength(1), z.maxLength(200)),
  /** What the paper says of tax, where it rounds otherwise: minor units of `currency`. */
  tax: z.exactOptional(amount()),
  /** The company owes the tax itself at this rate, and reclaims it: a service from another country. */
  selfTaxed: z.exactOptional(percent()),
  dueAt: z.exactOptional(instantOf()),
})

type Body = z.output<typeof schema>

export const expenseBilled = defineOperation<'expense-billed', Body>({
  type: 'expense-billed',
  version: 1,
  nature: 'fact',
  right: 'books',
  touches: 'money',
  schema,
  undo: 'none',
  applyStock: () => undefined,
  post(draft, { id, at, body }): readonly LedgerFact[] {
    const { company, currency, supplier, lines } = body
    const same = draft.find('documentByNumber', `${company}|payable|${body.number}`)
    const again = draft.get('document', body.document) ?? same.find(({ party }) => party === supplier)
    if (again) {
      draft.raise('document-again', `document:${again.id}`, { number: body.number })
      return []
    }
    const base = baseCurrency(draft, company, currency)
    const rate = rateOf(draft, company, currency, at, body.rate)
    const convert = (part: number) => inBase(part, currency, base, rate)
    const parts = withTax(draft, company, lines).map(({ net, ...line }) => ({ at: taxedAtOf(line), net }))
    const taxed = body.selfTaxed === undefined ? asOnPaper(taxedNets(parts, 'document'), body.tax) : []
    // A paper that says only the tax stands in the return without a rate.
    const rated = lines.some(({ taxPercent }) => taxPercent !== undefined)
    const net = sumOf(lines.map((line) => line.net))
    const tax = sumOf(taxed.map((part) => part.tax))
    const costs = lines.map((line): readonly [Account, number] => [line.account, convert(line.net)])
    const value = sumOf(costs.map(([, cost]) => cost)) + convert(tax)
    const own = body.selfTaxed === undefined ? [] : selfTaxed(body.selfTaxed, convert(net), lines[0]?.tax)
    const document = {
      id: body.document,
      company,
      side: 'payable',
      kind: net + tax < 0 ? 'credit-note' : 'invoice',
      number: body.number,
      party: supplier,
      issuedAt: at,
      currency,
      amount: net + tax,
      value,
      openAmount: net + tax,
      openValue: value,
      postedOn: postedOn(draft, company, at),
      taxes: own.length > 0 ? own : rated ? taxesOf(taxed, convert) : [{ net: convert(net), tax: convert(tax) }],
    } as const satisfies Omit<DocumentRow, 'dueAt'>
    draft.put('document', { ...document, dueAt: body.dueAt ?? dueOf(draft, document) })
    const owed = linesOf([...costs, [accounts.inputTax, convert(tax)], [accounts.payables, 0 - value]])
    return [
      ...entryOf(id, company, at, owed),
      ...entryOf(`${id}#self-tax`, company, at, transferLines(accounts.inputTax, accounts.salesTax, own[0]?.tax ?? 0)),
    ]
  },
  subjects: ({ body }) => [{ kind: 'document', id: body.document }],
})

/** What the paper says of tax counts; it differs by a few minor units, which the greatest part takes. */
function asOnPaper(taxed: readonly TaxedNet[], said: number | undefined): readonly TaxedNet[] {
  if (said === undefined) return taxed
  const off = said - sumOf(taxed.map(({ tax }) => tax))
  const greatest = taxed.toSorted((a, b) => Math.abs(b.tax) - Math.abs(a.tax) || Math.abs(b.net) - Math.abs(a.net))[0]
  return taxed.map((part) => (part === greatest ? { ...part, tax: part.tax + off } : part))
}

/** Tax that the company owes itself stands on both sides of the return. */
function selfTaxed(rate: string, net: number, code: string | undefined): readonly DocumentTax[] {
  const own = taxedAtOf({ taxPercent: rate, treatment: 'reverse-charge', ...(code !== undefined && { code }) })
  const part = { ...own, net, tax: taxOn(net, taxRateOf({ taxPercent: rate })) }
  return [part, { ...part, side: 'receivable' }]
}
