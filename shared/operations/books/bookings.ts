// Owns which money operations can be taken back at the desk, and what each of them had done to rows: the documents that it
// settled, what it left on account, the gift card or deposit that it changed, the bank line that it booked. Knows nothing of
// how that is given back (giving-back.ts) or posted.
import * as z from 'zod/mini'
import type { DocumentRow, HoldingRow } from '../../rows/books.ts'
import type { RecordedOperation } from '../../rows/recorded.ts'
import type { State } from '../../rows/tables.ts'
import type { CompanyId } from '../../values/ids.ts'
import type { OperationDefinition } from '../operation.ts'
import { channelPayoutReceived } from './channel-payout-received.ts'
import { depositTaken } from './deposit-taken.ts'
import { documentsOffset } from './documents-offset.ts'
import { entryPosted } from './entry-posted.ts'
import { exchangeRevalued } from './exchange-revalued.ts'
import { expenseBilled } from './expense-billed.ts'
import { freightInvoiceRecorded } from './freight-invoice-recorded.ts'
import { giftCardSold } from './gift-card-sold.ts'
import { holdingApplied } from './holding-applied.ts'
import { holdingRepaid } from './holding-repaid.ts'
import { paymentReceived } from './payment-received.ts'
import { refundPaid } from './refund-paid.ts'
import { stockRevalued } from './stock-revalued.ts'
import { supplierCreditRecorded } from './supplier-credit-recorded.ts'
import { supplierInvoiceRecorded } from './supplier-invoice-recorded.ts'
import { supplierPaid } from './supplier-paid.ts'

/** What a booking had done beside its entries. */
export interface Booking {
  readonly company: CompanyId
  /** Documents that it settled, wholly or in part. */
  readonly documents: readonly string[]
  /** Whether a bank can return it: money went one way and came back. */
  readonly bounces: boolean
  /** Under which a payment is kept; what it left on account is a document of the same id. */
  readonly payment?: string | undefined
  readonly payout?: string | undefined
  /** The document that it is, where that is taken back whole. */
  readonly made?: string | undefined
  /** It is a supplier's bill for goods. */
  readonly ofGoods?: true
  /** What it put on a gift card or deposit; below zero what it took. Minor units of the company's currency. */
  readonly holding?: { readonly id: string; readonly kind: HoldingRow['kind']; readonly change: number } | undefined
  readonly bankLine?: string | undefined
}

/** The types of operation that a bookkeeper may take back, and whether a bank can return them. */
export const bookingTypes: Readonly<Record<string, { readonly bounces: boolean }>> = {
  'payment-received': { bounces: true },
  'supplier-paid': { bounces: true },
  'supplier-invoice-recorded': { bounces: false },
  'supplier-credit-recorded': { bounces: false },
  'freight-invoice-recorded': { bounces: false },
  'refund-paid': { bounces: true },
  'deposit-taken': { bounces: true },
  'gift-card-sold': { bounces: true },
  'holding-repaid': { bounces: true },
  'channel-payout-received': { bounces: false },
  'holding-applied': { bounces: false },
  'documents-offset': { bounces: false },
  'entry-posted': { bounces: false },
  'exchange-revalued': { bounces: false },
  'stock-revalued': { bounces: false },
  'expense-billed': { bounces: false },
}

/** What an operation had done, or undefined where it is unknown or no booking. */
export function bookingOf(state: State, id: string): Booking | undefined {
  const recorded = state.operation(id)
  const told = recorded && toldBy(state, recorded)
  return told && { ...told, bounces: bookingTypes[recorded.type]?.bounces === true }
}

function toldBy(state: State, recorded: RecordedOperation): Omit<Booking, 'bounces'> | undefined {
  switch (recorded.type) {
    case 'payment-received':
      return ofPayment(bodyOf(paymentReceived, recorded))
    case 'supplier-paid':
      return ofPayment(bodyOf(supplierPaid, recorded))
    case 'refund-paid': {
      const { company, document, card, net, tax, bankLine } = bodyOf(refundPaid, recorded)
      const documents = document === undefined ? [] : [document]
      const holding = card === undefined ? undefined : { id: card, kind: 'gift-card' as const, change: net + tax }
      return { company, documents, payment: recorded.id, holding, bankLine }
    }
    case 'channel-payout-received': {
      const { company, payout } = bodyOf(channelPayoutReceived, recorded)
      return { company, documents: [], payout, bankLine: state.get('payout', payout)?.bankLine }
    }
    case 'deposit-taken': {
      const { company, deposit: id, amount: change, bankLine } = bodyOf(depositTaken, recorded)
      return { company, documents: [], holding: { id, kind: 'deposit', change }, bankLine }
    }
    case 'gift-card-sold': {
      const { company, card: id, amount: change } = bodyOf(giftCardSold, recorded)
      return { company, documents: [], holding: { id, kind: 'gift-card', change } }
    }
    case 'holding-repaid': {
      const { company, holding: id, kind, amount, bankLine } = bodyOf(holdingRepaid, recorded)
      return { company, documents: [], holding: { id, kind, change: 0 - amount }, bankLine }
    }
    case 'holding-applied': {
      const { company, holding: id, kind, document, amount } = bodyOf(holdingApplied, recorded)
      const change = 0 - Math.min(amount, openBefore(state.get('document', document), recorded.id))
      return { company, documents: [document], holding: { id, kind, change } }
    }
    case 'documents-offset': {
      const { company, credit, invoice } = bodyOf(documentsOffset, recorded)
      return { company, documents: [credit, invoice] }
    }
    case 'entry-posted': {
      const { company, bankLine } = bodyOf(entryPosted, recorded)
      return { company, documents: [], bankLine }
    }
    case 'supplier-invoice-recorded': {
      const { company, document: made } = bodyOf(supplierInvoiceRecorded, recorded)
      return { company, documents: [], made, ofGoods: true }
    }
    case 'exchange-revalued':
      return { company: bodyOf(exchangeRevalued, recorded).company, documents: [] }
    case 'stock-revalued':
      return { company: bodyOf(stockRevalued, recorded).company, documents: [] }
    case 'supplier-credit-recorded': {
      const { company, document: made, invoice } = bodyOf(supplierCreditRecorded, recorded)
      return { company, documents: invoice === undefined ? [] : [invoice], made }
    }
    case 'freight-invoice-recorded': {
      const { company, document: made } = bodyOf(freightInvoiceRecorded, recorded)
      return { company, documents: [], made }
    }
    case 'expense-billed': {
      const { company, document: made } = bodyOf(expenseBilled, recorded)
      return { company, documents: [], made }
    }
    default:
      return undefined
  }
}

/** It was read once when it was recorded, so it can be read again. */
function bodyOf<Body>({ schema }: OperationDefinition<string, Body>, { body }: RecordedOperation): Body {
  return z.parse(schema, body)
}

function ofPayment(body: {
  readonly company: CompanyId
  readonly document: string
  readonly allocations: readonly { readonly document: string }[]
  readonly bankLine?: string
}): Omit<Booking, 'bounces'> {
  const { company, document: payment, allocations, bankLine } = body
  return { company, documents: [...new Set(allocations.map((each) => each.document))], payment, bankLine }
}

/** What was open of a document before an operation settled it, in minor units of the company's currency. */
function openBefore(document: DocumentRow | undefined, operation: string): number {
  if (!document) return 0
  let open = document.value
  for (const { by, value } of document.settled ?? []) {
    if (by === operation) break
    open -= value
  }
  return Math.max(0, open)
}
