// Owns how a line of a bank statement is marked as booked: by the operation that booked it, once; and how a payout of a channel
// finds its line, whichever of both is told first, so that the same money is not booked twice.
import type { BankLineRow, PayoutRow } from '../../rows/books.ts'
import type { Draft } from '../../rows/draft.ts'
import type { CompanyId } from '../../values/ids.ts'
import { businessDate, day } from '../../values/time.ts'

/** A bank shows what a channel sent within so many days. */
const onTheWay = 10

export function bookBankLine(draft: Draft, id: string, operation: string): void {
  const line = draft.get('bankLine', id)
  if (!line) return
  if (line.booked !== undefined) {
    draft.raise('document-again', `bankLine:${id}`, { number: line.reference || line.text })
    return
  }
  draft.put('bankLine', { ...line, booked: operation })
}

/** A bank line that was booked by an operation waits again. */
export function freeBankLine(draft: Draft, id: string, operation: string): void {
  const line = draft.get('bankLine', id)
  if (line?.booked !== operation) return
  const { booked: _booked, ...rest } = line
  draft.put('bankLine', rest)
  bookPayoutLines(draft, line.company, [id])
}

/** The one line that can be this payout: its amount to the cent, in the days after it. Undefined where none or several can. */
export function lineOfPayout(draft: Draft, payout: Omit<PayoutRow, 'bankLine'>): BankLineRow | undefined {
  const fits = draft.find('unbookedBankLines', payout.company).filter((line) => isOf(draft, line, payout))
  return fits.length === 1 ? fits[0] : undefined
}

/** Books the lines that can be one payout only, each by the operation that told of the payout. */
export function bookPayoutLines(draft: Draft, company: CompanyId, lines: readonly string[]): void {
  for (const id of lines) {
    const line = draft.get('bankLine', id)
    if (!line || line.booked !== undefined) continue
    const fits = draft.find('payoutsNotBanked', company).filter((payout) => isOf(draft, line, payout))
    const [payout] = fits
    if (!payout || fits.length > 1) continue
    draft.put('payout', { ...payout, bankLine: id })
    bookBankLine(draft, id, payout.operation)
  }
}

function isOf(
  draft: Draft,
  line: BankLineRow,
  { company, net, at }: Pick<PayoutRow, 'company' | 'net' | 'at'>,
): boolean {
  const books = draft.get('company', company)
  if (!books || line.amount !== net || net <= 0 || line.currency !== books.currency) return false
  const first = businessDate(at, books.zone)
  const last = businessDate((at + onTheWay * day) as typeof at, books.zone)
  return line.bookedOn >= first && line.bookedOn <= last
}
