// Owns the statement of account as a file: CSV and paper, through what every report uses.
import type { PartyAccount } from '../../../shared/protocol/desk/money.ts'
import type { ReportAnswer, ReportRow, ReportTable } from '../../../shared/reports/report.ts'
import { bankLines, partyLines } from '../reports/paper-parties.ts'
import { csvOf, printReport, saveText } from '../reports/report-files.ts'
import type { DeskText } from '../text.ts'

type Statement = PartyAccount['statements'][number]

const columns = [
  { key: 'date', kind: 'date' },
  { key: 'document', kind: 'text' },
  { key: 'number', kind: 'text' },
  { key: 'amount', kind: 'money' },
  { key: 'balance', kind: 'money' },
] as const satisfies ReportTable['columns']

function tableOf({ d }: DeskText, { from, until }: PartyAccount, { opening, lines, closing }: Statement): ReportTable {
  const sum = (date: string, document: string, balance: number): ReportRow => ({
    look: 'sum',
    cells: { date, document, balance },
  })
  const rows = lines.map(({ on, what, numbers, amount, balance }) => ({
    cells: {
      date: on,
      document: what === 'settlement' || what === 'taken-back' ? d(`statement.${what}`) : d(`documents.kind.${what}`),
      number: numbers.join(', '),
      amount,
      balance,
    },
  }))
  return {
    columns,
    rows: [sum(from, d('statement.opening'), opening), ...rows, sum(until, d('statement.closing'), closing)],
  }
}

function answerOf(text: DeskText, account: PartyAccount, statement: Statement): ReportAnswer {
  const { asOf, from, until } = account
  const { company } = account
  const { currency } = statement
  const table = tableOf(text, account, statement)
  return { name: 'statement', asOf, company, currency, question: { from, until }, table }
}

const fileOf = ({ name, until }: PartyAccount, { currency }: Statement) =>
  `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${currency}-${until}`

/** One file for each currency. */
export function saveStatement(text: DeskText, account: PartyAccount): void {
  for (const statement of account.statements) {
    saveText(csvOf(text, tableOf(text, account, statement), statement.currency), `${fileOf(account, statement)}.csv`)
  }
}

export async function printStatement(text: DeskText, account: PartyAccount, company: string): Promise<void> {
  for (const statement of account.statements) {
    const file = `${fileOf(account, statement)}.pdf`
    await printReport(text, answerOf(text, account, statement), text.d('statement.title'), file, {
      from: partyLines(text, account.own, company),
      to: partyLines(text, account.details, account.name),
      facts: [{ label: text.d('statement.days'), value: `${account.from} – ${account.until}` }],
      notes: [],
      foot: account.side === 'receivable' ? bankLines(text, account.own) : [],
    })
  }
}
