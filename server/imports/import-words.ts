// Owns what an import says to the person at the terminal: what was read, what was set aside and why, what keeps a file
// from being taken. Does not know how any of it was found.
import { decimalOf } from '../../shared/values/money.ts'
import { never, type Refusal } from '../../shared/values/result.ts'
import type { CsvProblem } from './csv.ts'
import { csvProblemInWords, placeInWords } from './csv-words.ts'
import type { ImportPlan, SetAsideReason, SetAsideRow, Subtotal } from './import-plan.ts'

export type ImportProblem = CsvProblem | 'cell' | 'document-conflict'

/** Why nothing was imported, with file, line, column and what to do. */
export function importProblemInWords({ ok, code, facts }: Refusal<ImportProblem>): string {
  if (code === 'cell') {
    const more = Number(facts.more) > 0 ? ` ${count(Number(facts.more), 'more row')} like it.` : ''
    return `${placeInWords(facts)}: "${facts.value}" is not ${facts.wanted}.${more} Nothing was imported.`
  }
  if (code === 'document-conflict') {
    return `${placeInWords(facts)}: invoice ${facts.number} has another value on line ${facts.first}. Nothing was imported.`
  }
  return csvProblemInWords({ ok, code, facts })
}

/** The lines that an import prints: first what was read, then each row that was set aside. */
export function planInWords(plan: ImportPlan): readonly string[] {
  const { orders, creditNotes, setAside } = plan.totals
  return [
    `${plan.file}: ${count(plan.rows, 'row')} read.`,
    `Orders ${orders.documents}${totalInWords(orders, plan.currency)}`,
    `Credit notes ${creditNotes.documents}${totalInWords(creditNotes, plan.currency)}`,
    `Items ${plan.items.length}, customers ${plan.customers.length}, purchases to cover ${plan.purchases.length}`,
    `Set aside ${count(setAside, 'row')}${setAside > 0 ? ':' : ''}`,
    ...plan.setAside.map((row) => `  ${setAsideInWords(row, plan.currency)}`),
  ]
}

function totalInWords({ lines, units, goods, charges, money }: Subtotal, currency: string): string {
  const shown = (amount: number) => `${decimalOf(amount, currency)} ${currency}`
  return `: lines ${lines}, units ${units}, money ${shown(money)} (goods ${shown(goods)}, charges ${shown(charges)})`
}

/** "line 624: 536414 22139, 56 at 0.00 GBP: no price and no description" */
export function setAsideInWords(row: SetAsideRow, currency: string): string {
  const name = row.description === '' ? '' : ` "${row.description}"`
  const amount = `${decimalOf(row.amount, currency)} ${currency}`
  return `line ${row.row}: ${row.number} ${row.sku}${name}, ${row.quantity} for ${amount}: ${reasonInWords(row.reason)}`
}

function reasonInWords(reason: SetAsideReason): string {
  switch (reason) {
    case 'fee-or-correction':
      return 'a fee or a correction, not goods'
    case 'negative-quantity':
      return 'less than nothing sold, and no credit note: a stock adjustment'
    case 'positive-credit':
      return 'a credit note that takes instead of giving back'
    case 'no-quantity':
      return 'a quantity of 0'
    case 'zero-price-undescribed':
      return 'no price and no description: a stock adjustment'
    case 'zero-price-note':
      return 'no price and a remark instead of a name: a stock adjustment'
    case 'zero-price-no-customer':
      return 'no price and no customer: a stock adjustment'
    case 'zero-charge':
      return 'a charge of 0'
    case 'no-goods':
      return 'a charge without goods: nothing is ever shipped for it'
    default:
      return never(reason)
  }
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}
