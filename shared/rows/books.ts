// Owns the shapes of the office's money: how far the books are closed, documents and what is open of them, numbers, rates,
// taxes, what customers have with us, bank lines. No handheld is sent any of it.
import type { CompanyId, ItemId, OperationId, OrderId, PurchaseId } from '../values/ids.ts'
import type { Quantity } from '../values/quantity.ts'
import type { TaxedAt, TaxTreatment } from '../values/taxed-at.ts'
import type { BusinessDate, Instant } from '../values/time.ts'

/** How far a company's books are closed. Its id is the company's. */
export interface BooksRow {
  readonly id: CompanyId
  /** Everything costed or posted before it stands for ever; 0 while nothing was closed. */
  readonly lock: Instant
  readonly closedThrough?: BusinessDate
  /** Every close and reopening, oldest first. */
  readonly history: readonly {
    readonly at: Instant
    readonly by: string
    readonly through: BusinessDate
    readonly what: 'closed' | 'reopened'
    readonly reason?: string
  }[]
}

export type DocumentKind = 'invoice' | 'credit-note' | 'payment' | 'opening'

/** A document between the company and a customer or supplier, and what of it is open. */
export interface DocumentRow {
  readonly id: string
  readonly company: CompanyId
  /** What they owe us (`receivable`) or we owe them (`payable`). */
  readonly side: 'receivable' | 'payable'
  readonly kind: DocumentKind
  /** Ours, without a gap in its series; on the side of suppliers theirs. */
  readonly number: string
  /** Id of the customer, name of the supplier. */
  readonly party: string
  readonly issuedAt: Instant
  readonly dueAt: Instant
  readonly currency: string
  /** Minor units of `currency`, tax included; a credit note and a payment on account are below zero. */
  readonly amount: number
  /** The same in the books: minor units of the company's currency, at the document's rate. */
  readonly value: number
  readonly openAmount: number
  readonly openValue: number
  readonly order?: OrderId
  readonly purchase?: PurchaseId
  /** The day of the books on which it is posted; a day before the lock became the first open one. */
  readonly postedOn?: BusinessDate
  /** What of it is taxed at which rate, for the tax return. */
  readonly taxes?: readonly DocumentTax[]
  /** What was taken from its value, day by day of the books, so that its age is known as of any day. */
  readonly settled?: readonly Settlement[]
  /** What a credit note settled when it was issued, so that taking it back opens those again. */
  readonly settles?: readonly { readonly document: string; readonly amount: number; readonly value: number }[]
  /** Of a supplier's bill for goods: which receipts it billed, and the costing events that wait for theirs. */
  readonly bills?: {
    readonly receipts: readonly { readonly receipt: string; readonly quantity: number }[]
    readonly waits: readonly { readonly event: string; readonly quantity: number }[]
  }
  /** What goods that came back were credited at: minor units of the document's currency. */
  readonly credits?: LineTax & { readonly net: number; readonly tax: number }
  /** It was taken back whole; its number stays. On which day of the books, and by which operation. */
  readonly cancelled?: true
  readonly cancelledOn?: BusinessDate
  readonly cancelledBy?: OperationId
  /** Every reminder that was sent of it, oldest first. */
  readonly reminders?: readonly { readonly at: Instant; readonly level: number }[]
}

/** At what a line of a sale is taxed; older rows say it in basis points alone. */
export interface LineTax {
  readonly basisPoints?: number
  readonly at?: TaxedAt
}

/** What one operation took from a document. */
export interface Settlement {
  readonly on: BusinessDate
  /** Minor units of the company's currency, at the document's own rate. */
  readonly value: number
  /** Minor units of the document's currency. */
  readonly amount?: number
  /** The operation that settled it, or took that back. */
  readonly by?: string
  /** It takes back what another one settled: amounts are the other way round. */
  readonly back?: true
}

/** A booking that was taken back: by which operation, on which day of the books, and whether it was wrong or bounced. */
export interface TakenBack {
  readonly operation: OperationId
  readonly at: Instant
  readonly on: BusinessDate
  readonly why: 'mistake' | 'bounced'
}

/** Money that came from a customer, went to a supplier or was given back, and what it settled. */
export interface PaymentRow {
  readonly id: string
  readonly company: CompanyId
  readonly what: 'received' | 'paid' | 'refunded'
  /** Id of the customer, name of the supplier; '' where a refund names neither. */
  readonly party: string
  readonly at: Instant
  readonly postedOn: BusinessDate
  readonly currency: string
  /** Minor units of `currency`, above zero. */
  readonly amount: number
  readonly place: 'bank' | 'cash' | 'cards' | 'clearing' | 'gift-card'
  readonly settles: readonly { readonly document: string; readonly number: string; readonly amount: number }[]
  /** What is left of it on account, under the document of the payment's own id. */
  readonly onAccount: number
  /** Minor units of the company's currency that the provider kept. */
  readonly fee?: number
  readonly order?: OrderId
  readonly bankLine?: string
  readonly operation: string
  readonly takenBack?: TakenBack
}

/** What a marketplace or a payment provider paid out. Minor units of the company's currency. */
export interface PayoutRow {
  readonly id: string
  readonly company: CompanyId
  readonly channel: string
  readonly at: Instant
  readonly postedOn: BusinessDate
  readonly gross: number
  readonly refunds: number
  readonly fees: number
  readonly reserve: number
  readonly net: number
  /** Lines that name an order, and how many of their numbers no order has. */
  readonly lines: number
  readonly unmatched: number
  readonly bankLine?: string
  readonly operation: string
  readonly takenBack?: TakenBack
}

/** A part of a document at one rate, in minor units of the company's currency; a credit is below zero. */
export interface DocumentTax extends Partial<TaxedAt> {
  /** On which side of the return it stands, where that is not the document's: tax that a buyer owes itself stands on both. */
  readonly side?: DocumentRow['side']
  /** Decimal string: "20", "6.875"; absent where the paper says only the tax. */
  readonly percent?: string
  readonly net: number
  readonly tax: number
  /** The same in the document's currency, where that is another. */
  readonly own?: { readonly net: number; readonly tax: number }
}

/** The next number of a company's legal documents of one kind. Its id is `company|series`. */
export interface SeriesRow {
  readonly id: string
  readonly prefix: string
  readonly next: number
  /** The number is padded with zeros to so many digits. */
  readonly digits: number
}

/** What a receipt leaves for its supplier invoice. Its id is the receipt's costing event. */
export interface ReceivedRow {
  readonly id: string
  readonly company: CompanyId
  readonly purchase?: PurchaseId
  /** The purchase line, where goods came on one. */
  readonly line?: string
  readonly item: ItemId
  readonly units: number
  readonly billed: number
  readonly sentBack: number
  readonly at: Instant
}

/** A part of a supplier's invoice for which no goods are known yet. Its id is the costing event that waits. */
export interface WaitingBillRow {
  readonly id: string
  readonly company: CompanyId
  /** The purchase line whose goods it waits for. */
  readonly line: string
  readonly quantity: number
  /** What was told to the books, to be told anew when goods come. */
  readonly input: {
    readonly type: 'supplier-invoice'
    readonly id: string
    readonly at: number
    readonly receipt: string
    readonly quantity: number
    readonly unitPrice: string
    readonly rate?: string
    readonly tax?: number
  }
  /** Its costing time: once a close is past it, it stands. */
  readonly time: number
}

/** A rate of exchange from a day on. Its id is `company|currency|day`. */
export interface RateRow {
  readonly id: string
  readonly company: CompanyId
  readonly currency: string
  readonly from: BusinessDate
  /** Decimal string: the company's currency for one of `currency`. */
  readonly rate: string
}

/** One rate of tax. Its id is `company|code`. */
export interface TaxRow {
  readonly id: string
  readonly company: CompanyId
  readonly code: string
  readonly name: string
  readonly country: string
  /** The category of items that it applies to; '' for all that no other names. */
  readonly category: string
  readonly treatment: TaxTreatment
  readonly from: BusinessDate
  readonly until?: BusinessDate
  /** Decimal string: "20", "6.875". */
  readonly percent: string
}

/** What a customer has with us: a gift card, or money paid before the goods are shipped. */
export interface HoldingRow {
  readonly id: string
  readonly company: CompanyId
  readonly kind: 'gift-card' | 'deposit'
  readonly customer?: string
  readonly order?: OrderId
  readonly balance: number
}

/** On which terms a company trades with a customer or a supplier. Its id is `company|side|party`. */
export interface TradeTermsRow {
  readonly id: string
  readonly company: CompanyId
  readonly side: DocumentRow['side']
  readonly party: string
  readonly days: number
  /** Minor units of the company's currency that may be open and ordered at once; no limit when left out. */
  readonly creditLimit?: number
  /** Basis points by which a billed price may exceed the agreed one before anybody is asked. */
  readonly tolerance?: number
  /** Shipments to a customer are billed by themselves, one by one, unless they are gathered into one invoice. */
  readonly invoicing?: 'shipment' | 'period'
}

/** What left for a customer who is billed by period, until an invoice gathers it. Its id is the shipping operation's. */
export interface UnbilledRow {
  readonly id: OperationId
  readonly company: CompanyId
  readonly customer: string
  readonly order: OrderId
  /** The parcel's number. */
  readonly number: string
  readonly at: Instant
  readonly currency: string
  readonly lines: readonly UnbilledLine[]
  /** What of the order's charges left with it, untaxed; minor units of `currency`. */
  readonly charges: readonly SaleCharge[]
  /** The tax is rounded once a line, not once a rate. */
  readonly taxRounding?: 'line'
  /** What came back before it was billed, by the operation that says so. */
  readonly returned: readonly (UnbilledLine & { readonly by: string; readonly value: number })[]
  /** What stands on account 1150 for what left: minor units of the company's currency, before returns. */
  readonly value: number
  /** The invoice that gathered it. */
  readonly document?: string
}

export interface UnbilledLine {
  readonly line: string
  readonly item: ItemId
  readonly quantity: Quantity
  /** Minor units of the currency of the sale, without tax. */
  readonly net: number
  readonly taxBasisPoints?: number
  readonly tax?: TaxedAt
  /** Its tax, where the price agreed holds it: then the customer pays what was agreed, to the cent. */
  readonly taxAmount?: number
}

/** A charge of an order, without tax; minor units of the currency of the sale. */
export interface SaleCharge {
  readonly account: string
  readonly amount: number
  readonly tax?: TaxedAt
  readonly taxAmount?: number
}

/** Of which other items an item is put together. Its id is the item's. */
export interface KitRow {
  readonly id: ItemId
  readonly components: readonly {
    readonly item: ItemId
    /** Units of it in one kit. */
    readonly quantity: Quantity
    /** Its share of a kit's cost when kits are taken apart; only the proportion counts. */
    readonly weight: number
  }[]
}

/** What stands of the company on its papers, and where it owes tax. */
export interface CompanyDetails {
  /** As it is registered, where that is not its name here. */
  readonly legalName?: string
  /** Street, town and the like, as on an envelope. */
  readonly lines: readonly string[]
  /** ISO 3166-1, for a federal country with the state: "LV", "US-NY". */
  readonly country: string
  readonly vatNumber?: string
  readonly registration?: string
  readonly bank?: { readonly name: string; readonly account: string; readonly code: string }
  /** Telephone, mail, web: one line. */
  readonly contact?: string
  /** Where else it is registered for tax. */
  readonly registered: readonly string[]
  /** The tax of a sale is rounded once a rate or once a line. */
  readonly taxRounding: 'document' | 'line'
}

/** What stands of a customer or supplier on papers. */
export interface PartyDetails {
  readonly legalName?: string
  readonly lines: readonly string[]
  readonly country: string
  readonly vatNumber?: string
  readonly registration?: string
  readonly contact?: string
}

/** From when on something stood, and who said so. */
export interface Since {
  readonly from: Instant
  readonly by: string
}

/** Its id is the company's. Every version is kept, oldest first: a paper says what stood on its day. */
export interface CompanyDetailsRow {
  readonly id: CompanyId
  readonly versions: readonly (CompanyDetails & Since)[]
}

/** Its id is `company|side|party`. Every version is kept, oldest first. */
export interface PartyDetailsRow {
  readonly id: string
  readonly company: CompanyId
  readonly side: DocumentRow['side']
  readonly party: string
  readonly versions: readonly (PartyDetails & Since)[]
}

/** What stood at a time; before the first record of it, the first. */
export function detailsAt<Details extends Since>(versions: readonly Details[], at: Instant): Details | undefined {
  return versions.findLast(({ from }) => from <= at) ?? versions[0]
}

/** Under which category of tax an item falls for a company, where that is not its own category. Its id is `company|item`. */
export interface ItemTaxRow {
  readonly id: string
  readonly company: CompanyId
  readonly item: ItemId
  readonly category: string
}

/** One line of a bank statement. */
export interface BankLineRow {
  readonly id: string
  readonly company: CompanyId
  readonly account: string
  readonly bookedOn: BusinessDate
  readonly currency: string
  /** Minor units of `currency`; money in is above zero. */
  readonly amount: number
  readonly party: string
  readonly text: string
  readonly reference: string
  /** The operation that booked it. */
  readonly booked?: string
}
