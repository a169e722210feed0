// Owns the order of accounts in the statements: the groups of the balance sheet and of profit and loss, and their sums.
import { type Account, natureOf } from '../ledger/accounts.ts'
import { roundRatio } from '../values/money.ts'

/** The groups of profit and loss, from the top: what is sold, what it cost, what running the house cost. */
export type ResultGroup = 'revenue' | 'cost' | 'stock-losses' | 'running' | 'exchange'

export function resultGroupOf(account: string): ResultGroup | undefined {
  const nature = natureOf(account as Account)
  if (nature === 'income') return 'revenue'
  if (nature !== 'expense') return undefined
  if (account.startsWith('50')) return 'cost'
  if (account.startsWith('51') || account.startsWith('52')) return 'stock-losses'
  return account.startsWith('61') ? 'exchange' : 'running'
}

export function isResult(account: string): boolean {
  const nature = natureOf(account as Account)
  return nature === 'income' || nature === 'expense'
}

export function sumOf<Row>(rows: readonly Row[], amount: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + amount(row), 0)
}

/** A share in hundredths of a percent, rounded half away from zero; null where there is no whole. */
export function shareOf(part: number, whole: number): number | null {
  if (whole === 0) return null
  const sign = whole < 0 ? -1n : 1n
  return Number(roundRatio(sign * BigInt(part) * 10_000n, sign * BigInt(whole)))
}
