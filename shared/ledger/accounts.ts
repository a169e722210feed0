// Owns the chart of accounts: codes and their nature. Names are texts of the app, amounts live in entries; a debit is
// above zero, a credit below.

/** Every account that a posting rule uses, by what it holds. */
export const accounts = {
  bank: '1000',
  cash: '1010',
  cards: '1020',
  clearing: '1050',
  channelReserve: '1060',
  receivables: '1100',
  shippedNotInvoiced: '1150',
  inventory: '1300',
  inTransit: '1310',
  inputTax: '1400',
  payables: '2000',
  receivedNotInvoiced: '2050',
  landedCostAccrual: '2060',
  salesTax: '2100',
  customerDeposits: '2200',
  giftCards: '2210',
  openingEquity: '3000',
  retainedEarnings: '3100',
  sales: '4000',
  shippingCharged: '4010',
  discounts: '4020',
  refunds: '4030',
  costOfSales: '5000',
  purchaseAdjustments: '5050',
  shrinkage: '5100',
  writeOffs: '5110',
  damagedReturns: '5120',
  revaluation: '5200',
  outboundFreight: '5300',
  paymentFees: '6000',
  channelFees: '6010',
  realisedExchange: '6100',
  unrealisedExchange: '6110',
  otherExpenses: '6900',
  suspense: '9990',
} as const

export type Account = (typeof accounts)[keyof typeof accounts]

export type AccountNature = 'asset' | 'liability' | 'equity' | 'income' | 'expense' | 'suspense'

/** All accounts in the order of their codes. */
export const chartOfAccounts: readonly Account[] = Object.values(accounts).toSorted()

const natures: Readonly<Record<string, AccountNature>> = {
  1: 'asset',
  2: 'liability',
  3: 'equity',
  4: 'income',
  5: 'expense',
  6: 'expense',
  9: 'suspense',
}

/** What kind of account it is: decides the report it appears in and whether a year's end empties it. */
export function natureOf(account: Account): AccountNature {
  return natures[account.charAt(0)] ?? 'suspense'
}
