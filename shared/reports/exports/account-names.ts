// Owns the names that accounts carry in files for other programs. They are identifiers there, so they are English in every
// language of the house and never change.
import { type Account, type AccountNature, natureOf } from '../../ledger/accounts.ts'

const names: Readonly<Record<Account, string>> = {
  '1000': 'Bank',
  '1010': 'Cash',
  '1020': 'Cards',
  '1050': 'Channel clearing',
  '1060': 'Channel reserve',
  '1100': 'Receivables',
  '1150': 'Shipped not invoiced',
  '1300': 'Inventory',
  '1310': 'Inventory in transit',
  '1400': 'Input tax',
  '2000': 'Payables',
  '2050': 'Received not invoiced',
  '2060': 'Landed cost accrual',
  '2100': 'Sales tax payable',
  '2200': 'Customer deposits',
  '2210': 'Gift cards',
  '3000': 'Opening equity',
  '3100': 'Retained earnings',
  '4000': 'Sales',
  '4010': 'Shipping charged',
  '4020': 'Discounts',
  '4030': 'Refunds',
  '5000': 'Cost of goods sold',
  '5050': 'Purchase cost adjustments',
  '5100': 'Count variance',
  '5110': 'Write-offs',
  '5120': 'Damaged returns',
  '5200': 'Inventory revaluation',
  '5300': 'Outbound freight',
  '6000': 'Payment fees',
  '6010': 'Channel fees',
  '6100': 'Realised exchange',
  '6110': 'Unrealised exchange',
  '6900': 'Other expenses',
  '9990': 'Suspense',
}

export function accountName(account: string): string {
  return names[account as Account] ?? 'Other'
}

/** The account's place in a tree of five roots, as plain-text accounting has it. Suspense is an asset until it is cleared. */
export function rootOf(account: string): 'Assets' | 'Liabilities' | 'Equity' | 'Income' | 'Expenses' {
  const roots: Readonly<Record<AccountNature, ReturnType<typeof rootOf>>> = {
    asset: 'Assets',
    suspense: 'Assets',
    liability: 'Liabilities',
    equity: 'Equity',
    income: 'Income',
    expense: 'Expenses',
  }
  return roots[natureOf(account as Account)]
}
