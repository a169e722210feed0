// Owns reading statements in ISO 20022 camt.053 (versions 02 to 13 alike): booked entries, one line for each transaction of a
// batch, proved by the balances of the statement. Pending entries are left for the statement that books them.
import { moneyFrom, sumOf } from '../../values/money.ts'
import { ok, type Result, refuse } from '../../values/result.ts'
import type { BusinessDate } from '../../values/time.ts'
import { type Statement, type StatementLine, withIds } from './statement.ts'
import { allBelow, below, type Element, readXml, textBelow } from './xml.ts'

export type CamtProblem = 'not-camt053' | 'amount' | 'date' | 'balance'

type Draft = Omit<StatementLine, 'id'> & { readonly bankReference?: string }

/** All statements of a file. Refused as a whole where a figure can't be read, or opening balance and entries miss the closing. */
export function readCamt053(text: string): Result<readonly Statement[], CamtProblem> {
  const report = below(readXml(text), 'BkToCstmrStmt')
  const found = allBelow(report, 'Stmt')
  if (!report || found.length === 0) return refuse('not-camt053')
  const statements: Statement[] = []
  for (const each of found) {
    const account = textBelow(each, 'Acct', 'Id', 'IBAN') || textBelow(each, 'Acct', 'Id', 'Othr', 'Id')
    const currency =
      textBelow(each, 'Acct', 'Ccy') ||
      below(each, 'Bal', 'Amt')?.attributes.Ccy ||
      below(each, 'Ntry', 'Amt')?.attributes.Ccy
    if (!account || !currency) return refuse('not-camt053')
    const drafts: Draft[] = []
    for (const entry of allBelow(each, 'Ntry')) {
      const status = textBelow(entry, 'Sts', 'Cd') || textBelow(entry, 'Sts')
      if (status !== 'BOOK') continue
      const lines = linesOf(entry, currency)
      if (!lines.ok) return lines
      drafts.push(...lines.value)
    }
    const beyond = balanceGap(each, currency, sumOf(drafts.map(({ amount }) => amount)))
    if (beyond !== 0) return refuse('balance', { account, beyond })
    statements.push({ account, currency, lines: withIds(account, drafts) })
  }
  return ok(statements)
}

function linesOf(entry: Element, currency: string): Result<readonly Draft[], CamtProblem> {
  const total = amountIn(entry, currency)
  if (total === undefined) return refuse('amount', { text: textBelow(entry, 'Amt') })
  const bookedOn = (textBelow(entry, 'BookgDt', 'Dt') || textBelow(entry, 'BookgDt', 'DtTm')).slice(0, 10)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(bookedOn)) return refuse('date', { text: bookedOn })
  const signed = signOf(entry) * total
  const whole = lineOf(entry, entry, signed, bookedOn as BusinessDate)
  const parts = allBelow(entry, 'NtryDtls').flatMap((details) => allBelow(details, 'TxDtls'))
  const [only] = parts
  if (!only) return ok([whole])
  if (parts.length === 1) return ok([lineOf(entry, only, signed, bookedOn as BusinessDate)])
  const amounts = parts.map((part) => amountOfPart(part, currency))
  // A batch whose parts are not told in the account's currency stays one line.
  if (amounts.some((amount) => amount === undefined) || sumOf(amounts.map((amount) => amount ?? 0)) !== total) {
    return ok([whole])
  }
  return ok(parts.map((part, i) => lineOf(entry, part, signOf(entry) * (amounts[i] ?? 0), bookedOn as BusinessDate)))
}

function lineOf(entry: Element, part: Element, amount: number, bookedOn: BusinessDate): Draft {
  const other = below(part, 'RltdPties', amount > 0 ? 'Dbtr' : 'Cdtr')
  const remittance = below(part, 'RmtInf')
  const words = allBelow(remittance, 'Ustrd').map((each) => each.text.trim())
  const endToEnd = textBelow(part, 'Refs', 'EndToEndId')
  const bankReference = textBelow(part, 'Refs', 'AcctSvcrRef') || textBelow(entry, 'AcctSvcrRef')
  return {
    bookedOn,
    amount,
    party: clean(textBelow(other, 'Nm') || textBelow(other, 'Pty', 'Nm'), 140),
    text: clean(words.join(' ') || textBelow(entry, 'AddtlNtryInf'), 400),
    reference: clean(
      textBelow(remittance, 'Strd', 'CdtrRefInf', 'Ref') || (endToEnd === 'NOTPROVIDED' ? '' : endToEnd),
      140,
    ),
    ...(bankReference && { bankReference }),
  }
}

function clean(text: string, longest: number): string {
  return text.replace(/\s+/g, ' ').slice(0, longest)
}

/** A reversal is told with the sign of what it is, so that the sign of the entry alone counts. */
function signOf(element: Element): 1 | -1 {
  return textBelow(element, 'CdtDbtInd') === 'DBIT' ? -1 : 1
}

function amountIn(element: Element, currency: string): number | undefined {
  const amount = below(element, 'Amt')
  if (!amount || (amount.attributes.Ccy ?? currency) !== currency) return undefined
  return moneyFrom(amount.text.trim(), currency)
}

function amountOfPart(part: Element, currency: string): number | undefined {
  return amountIn(part, currency) ?? amountIn(below(part, 'AmtDtls', 'TxAmt') ?? part, currency)
}

/** By how much opening balance and entries miss the closing balance; 0 where either is not told. */
function balanceGap(statement: Element, currency: string, sum: number): number {
  const balance = (...codes: readonly string[]) => {
    const found = allBelow(statement, 'Bal').find((each) => codes.includes(textBelow(each, 'Tp', 'CdOrPrtry', 'Cd')))
    const amount = found && amountIn(found, currency)
    return found && amount !== undefined ? signOf(found) * amount : undefined
  }
  const opening = balance('OPBD', 'PRCD')
  const closing = balance('CLBD')
  return opening === undefined || closing === undefined ? 0 : opening + sum - closing
}
