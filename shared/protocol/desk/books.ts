// Owns how documents, bank lines and the settings of the books are shown at the desk. Types only.
import type {
  BankLineRow,
  BooksRow,
  CompanyDetails,
  CompanyDetailsRow,
  DocumentRow,
  HoldingRow,
  PartyDetails,
  RateRow,
  TaxRow,
  TradeTermsRow,
} from '../../rows/books.ts'
import type { CompanyRow } from '../../rows/catalogue.ts'
import type { ItemName, Named, Page } from './names.ts'
import type { EntryRow, OperationBrief } from './operations.ts'

export interface DocumentListRow {
  readonly document: DocumentRow
  readonly party: string
  /** Posted on a later day than the one on which it happened. */
  readonly late: boolean
}

export interface DocumentPage extends Page<DocumentListRow, { readonly open: number; readonly overdue: number }> {
  readonly currency: string
}

/** A line of a document, with what was ordered and received of it where a supplier billed it. */
export interface DocumentLineTold {
  readonly id: string
  readonly item?: ItemName
  readonly text?: string
  /** A charge of an order, by its account. */
  readonly account?: string
  /** The parcel that it left in, of an invoice that gathers several. */
  readonly of?: { readonly order: string; readonly number: string }
  readonly quantity: number
  /** Decimal string, in the currency of the document. */
  readonly unitPrice?: string
  readonly amount: number
  readonly match?: {
    readonly ordered: number
    readonly received: number
    /** By all invoices. */
    readonly billed: number
    readonly agreedPrice?: string
  }
}

export interface DocumentDetail {
  readonly asOf: number
  readonly document: DocumentRow
  readonly party: string
  readonly late: boolean
  /** Currency of the books. */
  readonly currency: string
  readonly order?: { readonly id: string; readonly number: string }
  readonly purchase?: { readonly id: string; readonly number: string }
  readonly lines: readonly DocumentLineTold[]
  /** Prices of the lines hold their tax. */
  readonly pricesHoldTax?: true
  /** What stood of both on papers on its day. */
  readonly seller?: CompanyDetails
  readonly buyer?: PartyDetails
  readonly entries: readonly EntryRow[]
  readonly timeline: readonly OperationBrief[]
  readonly exceptions: readonly { readonly id: string; readonly kind: string; readonly open: boolean }[]
  /** Open documents of the same party that it could settle or be settled by. */
  readonly others: readonly DocumentRow[]
}

/** What of a purchase a supplier may bill: what to fill into the form of an invoice. */
export interface BillablePurchase {
  readonly asOf: number
  readonly purchase: { readonly id: string; readonly number: string; readonly supplier: string }
  readonly company: string
  readonly currency: string
  readonly lines: readonly {
    readonly id: string
    readonly item: ItemName
    readonly ordered: number
    readonly received: number
    readonly billed: number
    readonly unitPrice: string
    /** Costing events of what came of it. */
    readonly receipts: readonly string[]
  }[]
}

/** Purchases of a company, in any warehouse, whose number begins as typed. */
export interface FoundPurchases {
  readonly asOf: number
  readonly purchases: readonly { readonly id: string; readonly number: string; readonly supplier: string }[]
}

export interface BankSuggestion {
  readonly documents: readonly {
    readonly id: string
    readonly number: string
    readonly party: string
    readonly partyName: string
    readonly amount: number
  }[]
  readonly reasons: readonly ('number' | 'amount' | 'party' | 'sum')[]
  readonly certain: boolean
}

export interface BankLineTold {
  readonly line: BankLineRow
  readonly suggestions: readonly BankSuggestion[]
  /** The payment that the bank seems to have returned: the operation that told of it. */
  readonly bounced?: { readonly operation: string; readonly partyName: string; readonly on: string }
}

export interface BankPage extends Page<BankLineTold, { readonly in: number; readonly out: number }> {
  readonly currency: string
}

/** What a file of a bank or of opening balances came to. */
export interface FileTaken {
  readonly asOf: number
  readonly taken: number
  readonly known: number
}

export interface BooksSettings {
  readonly asOf: number
  readonly company: Named
  readonly currency: string
  /** Day of the company's zone. */
  readonly today: string
  readonly books?: BooksRow
  readonly people: readonly Named[]
  readonly taxes: readonly TaxRow[]
  readonly rates: readonly RateRow[]
  readonly holdings: readonly (HoldingRow & { readonly customerName?: string })[]
  readonly terms: readonly (TradeTermsRow & { readonly partyName: string })[]
  /** What stands of the company on its papers, and stood before. */
  readonly details?: CompanyDetailsRow
  /** All companies of the house. */
  readonly companies: readonly CompanyRow[]
}

/** Costs of goods that are accrued and not billed; amounts in minor units of the books' currency. */
export interface AccruedCosts {
  readonly asOf: number
  readonly costs: readonly {
    /** Their costing event, which the bill names. */
    readonly id: string
    readonly at: number
    readonly amount: number
    /** Numbers of the purchases whose goods bear it. */
    readonly purchases: readonly string[]
    readonly note?: string
  }[]
}
