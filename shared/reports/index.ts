// The one registry of reports. Adding one is its file and its line here; the compiler names the texts that it needs.
import { customersOwe, suppliersOwed } from './ageing.ts'
import { balanceSheet } from './balance-sheet.ts'
import { marginBy } from './margin-by.ts'
import { marginByOrder } from './margin-by-order.ts'
import { openReceipts } from './open-items.ts'
import { payouts } from './payouts.ts'
import { profitAndLoss } from './profit-and-loss.ts'
import { stockProof, stockValue } from './stock-value.ts'
import { taxDocuments } from './tax-documents.ts'
import { taxReturn } from './tax-return.ts'
import { generalLedger, journal } from './trail.ts'
import { trialBalance } from './trial-balance.ts'

export const reports = {
  'trial-balance': trialBalance,
  'balance-sheet': balanceSheet,
  'profit-and-loss': profitAndLoss,
  'tax-return': taxReturn,
  'margin-by': marginBy,
  'margin-by-order': marginByOrder,
  'stock-value': stockValue,
  'stock-proof': stockProof,
  'open-receipts': openReceipts,
  'customers-owe': customersOwe,
  'suppliers-owed': suppliersOwed,
  payouts,
  'general-ledger': generalLedger,
  journal,
  'tax-documents': taxDocuments,
} as const

export type ReportName = keyof typeof reports

export function isReportName(name: string): name is ReportName {
  return Object.hasOwn(reports, name)
}
