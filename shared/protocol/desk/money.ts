// Owns how payments, payouts of channels and the accounts of customers and suppliers are shown at the desk. Types only.
import type { AccountStatement } from '../../ledger/documents/account-statement.ts'
import type {
  CompanyDetails,
  DocumentRow,
  PartyDetails,
  PaymentRow,
  PayoutRow,
  TradeTermsRow,
} from '../../rows/books.ts'
import type { Page } from './names.ts'
import type { EntryRow, OperationBrief } from './operations.ts'

export interface PaymentTold {
  readonly payment: PaymentRow
  readonly party: string
  /** Posted on a later day than the one on which it happened. */
  readonly late: boolean
}

export interface PaymentPage extends Page<PaymentTold, { readonly came: number; readonly went: number }> {
  /** Sums are of payments in the currency of the books. */
  readonly currency: string
}

export interface PayoutTold {
  readonly payout: PayoutRow
  readonly late: boolean
}

export type PayoutSums = Readonly<Record<'gross' | 'refunds' | 'fees' | 'reserve' | 'net', number>>

export interface PayoutPage extends Page<PayoutTold, PayoutSums> {
  readonly currency: string
  /** What the books say lies with providers and channels now: not paid out yet, and held in reserve. */
  readonly clearing: number
  readonly reserve: number
}

/** What a payout says of one order. Minor units of the books. */
export interface PayoutOrder {
  readonly number: string
  /** Absent where no order has this number. */
  readonly order?: string
  readonly sale: number
  readonly refund: number
  readonly fee: number
  /** What of the order lies on the clearing account, refunds taken off; absent where nothing is known of it. */
  readonly expected?: number
}

export interface PayoutDetail {
  readonly asOf: number
  readonly payout: PayoutRow
  readonly late: boolean
  readonly currency: string
  readonly orders: readonly PayoutOrder[]
  readonly entries: readonly EntryRow[]
  readonly timeline: readonly OperationBrief[]
}

/** What is open with one customer or supplier, in minor units of the books. */
export interface PartySum {
  readonly id: string
  readonly name: string
  readonly documents: number
  readonly open: number
  readonly overdue: number
  /** Due date of the oldest open document. */
  readonly oldestDue: number
  readonly reminder?: { readonly at: number; readonly level: number }
}

export interface PartyPage extends Page<PartySum, { readonly open: number; readonly overdue: number }> {
  readonly currency: string
}

/** Customers or suppliers whose name holds what was typed. */
export interface PartiesNamed {
  readonly asOf: number
  readonly parties: readonly { readonly id: string; readonly name: string }[]
}

export interface PartyAccount {
  readonly asOf: number
  readonly company: string
  readonly currency: string
  readonly side: DocumentRow['side']
  readonly id: string
  readonly name: string
  readonly from: string
  readonly until: string
  readonly statements: readonly AccountStatement[]
  /** Open documents, the one due first on top. */
  readonly open: readonly DocumentRow[]
  readonly holdings: readonly {
    readonly id: string
    readonly kind: 'gift-card' | 'deposit'
    readonly balance: number
  }[]
  /** What stands of them, and of the company, on papers of today. */
  readonly details?: PartyDetails
  readonly own?: CompanyDetails
  readonly terms?: Pick<TradeTermsRow, 'days' | 'creditLimit' | 'tolerance' | 'invoicing'>
}
