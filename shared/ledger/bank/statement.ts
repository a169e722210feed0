// Owns what a bank statement is here, whatever its format: lines with ids made from what they say, so that a line read again is
// the same line. Does not know formats.
import type { BusinessDate } from '../../values/time.ts'

export interface StatementLine {
  readonly id: string
  readonly bookedOn: BusinessDate
  /** Minor units; money in is above zero. */
  readonly amount: number
  readonly party: string
  readonly text: string
  readonly reference: string
}

export interface Statement {
  readonly account: string
  readonly currency: string
  readonly lines: readonly StatementLine[]
}

/** Gives lines their ids: by the bank's own reference, else by all they say; equal ones of a statement are counted. */
export function withIds(
  account: string,
  lines: readonly (Omit<StatementLine, 'id'> & { readonly bankReference?: string })[],
): StatementLine[] {
  const seen = new Map<string, number>()
  return lines.map(({ bankReference, ...line }) => {
    const said = [line.bookedOn, line.amount, bankReference || `${line.party} ${line.text} ${line.reference}`]
    const id = `${account}|${said.join('|')}`.replace(/[^\w.:| -]/gu, (sign) => `_${sign.codePointAt(0)?.toString(36)}`)
    const short = id.slice(0, 380)
    const count = (seen.get(short) ?? 0) + 1
    seen.set(short, count)
    return { id: count === 1 ? short : `${short}|${count}`, ...line }
  })
}
