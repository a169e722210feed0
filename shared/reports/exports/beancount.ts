// The journal as beancount reads it: https://beancount.github.io/docs/beancount_language_syntax.html. Every account is
// opened in the books' currency alone, so that `bean-check` finds anything else.
import { chartOfAccounts } from '../../ledger/accounts.ts'
import { decimalOf } from '../../values/money.ts'
import { accountName, rootOf } from './account-names.ts'
import { type ExportFormat, movingLines } from './export.ts'

function path(account: string): string {
  const name = accountName(account)
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('-')
  return `${rootOf(account)}:${account}-${name}`
}

const quoted = (text: string) =>
  `"${text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll(/[\r\n]+/g, ' ')}"`

export const beancount: ExportFormat = {
  name: 'beancount',
  ending: '.beancount',
  type: 'text/plain; charset=utf-8',
  head({ company, currency, from }) {
    const opened = chartOfAccounts.map((account) => `${from} open ${path(account)} ${currency}\n`)
    return `option "title" ${quoted(company)}\noption "operating_currency" "${currency}"\n\n${opened.join('')}`
  },
  entry(entry, { currency }) {
    const lines = movingLines(entry)
    if (lines.length === 0) return ''
    const said = lines.map(({ account, amount, item }) => {
      const of = item === '' ? '' : `    item: ${quoted(item)}\n`
      return `  ${path(account)}  ${decimalOf(amount, currency)} ${currency}\n${of}`
    })
    const facts = [`  number: ${entry.number}\n`, `  operation: ${quoted(entry.operation)}\n`]
    if (entry.document !== '') facts.push(`  document: ${quoted(entry.document)}\n`)
    if (entry.learned > entry.date) facts.push(`  learned: ${entry.learned}\n`)
    return `\n${entry.date} * ${quoted(entry.what)}\n${facts.join('')}${said.join('')}`
  },
}
