// Owns reading a payout of a channel from a CSV with the columns order, kind, amount: sale, refund, fee and reserve in major
// units, each above zero unless it is turned back. All lines or a refusal.
import { moneyFrom } from '../../../shared/values/money.ts'
import { ok, type Result, refuse } from '../../../shared/values/result.ts'
import { type CsvProblem, readCsv } from '../csv.ts'

const columns = ['order', 'kind', 'amount'] as const
const kinds = ['sale', 'refund', 'fee', 'reserve'] as const

/** Minor units; what a payout is told with. */
export interface PayoutFile {
  readonly gross: number
  readonly refunds: number
  readonly fees: number
  readonly reserve: number
  readonly net: number
  readonly lines: readonly {
    readonly order: string
    readonly kind: 'sale' | 'refund' | 'fee'
    readonly amount: number
  }[]
}

export async function readPayoutBytes(
  name: string,
  bytes: Uint8Array,
  currency: string,
): Promise<Result<PayoutFile, CsvProblem | 'amount' | 'kind'>> {
  const read = await readCsv([bytes], { file: name, columns, maxRows: 20_000 })
  if (!read.ok) return read
  const sums = { sale: 0, refund: 0, fee: 0, reserve: 0 }
  const lines: PayoutFile['lines'][number][] = []
  for (const { line, cells } of read.value) {
    const [order = '', named = '', decimal = ''] = cells.map((cell) => cell.trim())
    const kind = kinds.find((each) => each === named.toLowerCase())
    if (!kind) return refuse('kind', { file: name, line, column: 'kind', found: named })
    const amount = moneyFrom(decimal, currency)
    if (amount === undefined) return refuse('amount', { file: name, line, column: 'amount', found: decimal })
    sums[kind] += amount
    if (kind !== 'reserve' && order !== '') lines.push({ order, kind, amount })
  }
  const { sale: gross, refund: refunds, fee: fees, reserve } = sums
  return ok({ gross, refunds, fees, reserve, net: gross - refunds - fees - reserve, lines })
}
