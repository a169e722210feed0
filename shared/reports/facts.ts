// Owns the shapes of what reports are made from. The server reads them from kept totals; a report never knows how.

/** An account's balance before a period and what moved in it; minor units, debit positive in `before`. */
export interface AccountSum {
  readonly account: string
  readonly before: number
  readonly debit: number
  readonly credit: number
}

/** A period, and the one of the same length just before it. */
export interface ComparedSums {
  readonly now: readonly AccountSum[]
  readonly earlier: readonly AccountSum[]
}

/** What one item, channel or warehouse brought in a period, by account. */
export interface DimensionSum {
  readonly key: string
  readonly name: string
  readonly code: string
  readonly account: string
  readonly units: number
  readonly debit: number
  readonly credit: number
}

/** What lies open or moved on an account for one order or purchase. */
export interface DocumentSum {
  readonly kind: 'order' | 'purchase'
  readonly id: string
  readonly number: string
  readonly party: string
  /** Of an order. */
  readonly channel?: string
  readonly warehouse?: string
  readonly account: string
  /** Day of the first entry on the account. */
  readonly since: string
  readonly units: number
  readonly debit: number
  readonly credit: number
}

/** What is open of one document at the end of a day, in minor units of the books; a credit is below zero. */
export interface OpenDocumentSum {
  readonly id: string
  readonly side: 'receivable' | 'payable'
  readonly number: string
  readonly party: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly value: number
}

export interface OpenDocuments {
  readonly documents: readonly OpenDocumentSum[]
  /** Balances of 1100 and 2000 on the same day, as the ledger has them. */
  readonly receivables: number
  readonly payables: number
}

/** Documents of a period at one rate of tax. */
export interface TaxSum {
  readonly side: 'receivable' | 'payable'
  /** Decimal string; null where the paper says only the tax. */
  readonly percent: string | null
  /** Of the rate on record, and why it is that one; '' where nobody said. */
  readonly code: string
  readonly treatment: string
  readonly documents: number
  readonly net: number
  readonly tax: number
}

/** A document of a period with what of it is taxed at one rate. */
export interface TaxDocument extends Omit<TaxSum, 'documents'> {
  readonly id: string
  readonly on: string
  readonly number: string
  readonly party: string
}

/** By what a question names one line of the return. */
export function taxLineKey({ side, percent, code, treatment }: Omit<TaxSum, 'documents' | 'net' | 'tax'>): string {
  return [side, percent ?? '', code, treatment].join('|')
}

export interface TaxSums {
  readonly sums: readonly TaxSum[]
  /** What moved on 2100 and 1400 in the period, as the ledger has it; owed above zero, reclaimed above zero. */
  readonly owed: number
  readonly reclaimed: number
}

/** What one payout of a channel said. */
export interface PayoutSum {
  readonly id: string
  readonly on: string
  readonly channel: string
  readonly gross: number
  readonly refunds: number
  readonly fees: number
  readonly reserve: number
  readonly paid: number
  /** Orders that it names and nobody knows. */
  readonly unmatched: number
}

/** One line of the journal with the document or scan it came from. */
export interface TrailLine {
  readonly number: number | null
  readonly entry: string
  readonly postedOn: string
  readonly learnedOn: string
  readonly account: string
  readonly item: string
  readonly document: string
  readonly operation: string
  readonly amount: number
}

export interface Trail {
  /** Balance before the period, where one account is asked for. */
  readonly before: number
  readonly lines: readonly TrailLine[]
  /** Lines beyond the bound that were left out. */
  readonly left: number
}

/** What a company holds of an item at the end of a day, and what it is worth. */
export interface StockValue {
  readonly item: string
  readonly sku: string
  readonly name: string
  readonly units: number
  readonly value: number
  /** Oldest first; known only for now. `of` is the costing event that brought it in, '' where all is one pool. */
  readonly layers?: readonly { readonly of: string; readonly quantity: number; readonly value: number }[]
}

/** Units by the shelves and by the books, value by the costing and by the ledger, of one item. */
export interface StockProof {
  readonly item: string
  readonly sku: string
  readonly name: string
  readonly placeUnits: number
  readonly poolUnits: number
  readonly poolValue: number
  readonly ledgerValue: number
}

export interface ReportFacts {
  readonly accounts: readonly AccountSum[]
  readonly compared: ComparedSums
  readonly dimensions: readonly DimensionSum[]
  readonly documents: readonly DocumentSum[]
  readonly openDocuments: OpenDocuments
  readonly taxes: TaxSums
  readonly taxDocuments: readonly TaxDocument[]
  readonly trail: Trail
  readonly payouts: readonly PayoutSum[]
  readonly stockValue: readonly StockValue[]
  readonly stockProof: readonly StockProof[]
}
