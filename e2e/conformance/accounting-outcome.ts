// Reads what the store holds after a case, in the words of the cases. Knows tables, no rules.

import type { Store } from '../../server/store/store.ts'
import type { KeptPool } from '../../shared/ledger/recosting/needs.ts'

interface ItemOutcome {
  readonly qty: number
  readonly layers: readonly { qty: number; value: number }[]
  readonly deficits: readonly { qty: number; value: number }[]
  readonly value: number
}

export interface Outcome {
  readonly items: Readonly<Record<string, ItemOutcome>>
  readonly inventoryValue: number
  readonly trialBalance: Readonly<Record<string, number>>
  readonly trialBalanceByMonth: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export async function readOutcome({ db }: Store, skus: readonly string[]): Promise<Outcome> {
  const items: Record<string, ItemOutcome> = {}
  for (const sku of skus) items[sku] = { qty: 0, layers: [], deficits: [], value: 0 }
  let inventoryValue = 0
  for (const row of await db.selectFrom('cost_pool').select(['item', 'body']).execute()) {
    const { state } = JSON.parse(row.body) as KeptPool
    const plain = (layer: { units: number; value: number }) => ({ qty: layer.units, value: layer.value })
    items[row.item] = {
      qty: state.units,
      layers: state.layers.map(plain),
      deficits: state.deficits.map(plain),
      value: state.value,
    }
    inventoryValue += state.value
  }
  const trialBalance: Record<string, number> = {}
  const trialBalanceByMonth: Record<string, Record<string, number>> = {}
  for (const row of await db.selectFrom('account_total').selectAll().execute()) {
    const amount = Number(row.debit) - Number(row.credit)
    add(trialBalance, row.account, amount)
    const month = row.posted_on.slice(0, 7)
    trialBalanceByMonth[month] ??= {}
    add(trialBalanceByMonth[month], row.account, amount)
  }
  for (const sums of [trialBalance, ...Object.values(trialBalanceByMonth)]) dropZeros(sums)
  return { items, inventoryValue, trialBalance, trialBalanceByMonth }
}

function add(sums: Record<string, number>, account: string, amount: number): void {
  sums[account] = (sums[account] ?? 0) + amount
}

function dropZeros(sums: Record<string, number>): void {
  for (const [account, sum] of Object.entries(sums)) if (sum === 0) delete sums[account]
}
