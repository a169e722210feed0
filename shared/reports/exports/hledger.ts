// The journal as hledger and ledger read it: https://hledger.org/hledger.html#journal. Accounts and the currency are
// declared, so that `hledger check accounts commodities` passes.
import { chartOfAccounts } from '../../ledger/accounts.ts'
import { decimalOf, exponentOf } from '../../values/money.ts'
import { accountName, rootOf } from './account-names.ts'
import { type ExportEntry, type ExportFormat, movingLines } from './export.ts'

const types = { Assets: 'A', Liabilities: 'L', Equity: 'E', Income: 'R', Expenses: 'X' } as const

function path(account: string): string {
  return `${rootOf(account).toLowerCase()}:${account} ${accountName(account)}`
}

/** A description ends at ";" and a code at ")"; a document's number may hold either. */
function plain(text: string): string {
  return text.replaceAll(/[;|()\r\n]/g, ' ').trim()
}

function title(entry: ExportEntry): string {
  return plain(entry.document === '' ? entry.what : `${entry.what} ${entry.document}`)
}

export const hledger: ExportFormat = {
  name: 'hledger',
  ending: '.journal',
  type: 'text/plain; charset=utf-8',
  head({ company, currency }) {
    const digits = exponentOf(currency)
    const sample = digits === 0 ? `1000. ${currency}` : `1000.${'0'.repeat(digits)} ${currency}`
    const declared = chartOfAccounts.map((account) => `account ${path(account)}  ; type: ${types[rootOf(account)]}\n`)
    return `; Journal of ${plain(company)}\ndecimal-mark .\ncommodity ${sample}\n${declared.join('')}`
  },
  entry(entry, { currency }) {
    const lines = movingLines(entry)
    if (lines.length === 0) return ''
    const said = lines.map(({ account, amount, item }) => {
      const comment = item === '' ? '' : `  ; item: ${plain(item).replaceAll(',', ' ')}`
      return `    ${path(account)}  ${decimalOf(amount, currency)} ${currency}${comment}\n`
    })
    const late = entry.learned > entry.date ? `, learned: ${entry.learned}` : ''
    return `\n${entry.date} * (${entry.number}) ${title(entry)}  ; operation: ${entry.operation}${late}\n${said.join('')}`
  },
}
