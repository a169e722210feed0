// Owns what a customer is credited for goods that came back: of each line what its returned units were invoiced at, worked
// out over all that has come back of it, so that the parts sum to the whole. Runs on the server only, where sale rows exist.
import type { Draft } from '../rows/draft.ts'
import type { ItemId, OrderId } from '../values/ids.ts'
import { roundRatio } from '../values/money.ts'
import type { Instant } from '../values/time.ts'
import type { LedgerFact } from './ledger-facts.ts'

const receivables = '1100'
const refunds = '4030'

interface Returned {
  readonly order?: OrderId
  readonly line?: string
  readonly item: ItemId
  readonly quantity: number
}

/** Reads the draft that applyStock left: the line's units that came back include these. Units never invoiced earn nothing. */
export function creditReturn(
  draft: Draft,
  operation: string,
  at: Instant,
  { order, line: id, item, quantity: came }: Returned,
): readonly LedgerFact[] {
  const sale = order && draft.get('sale', order)
  const line = id && draft.get('saleLine', id)
  if (!sale || !line || line.invoicedUnits <= 0) return []
  const after = draft.get('orderLine', line.id)?.returned ?? came
  const invoiced = (units: number) => {
    const counted = Math.min(Math.max(0, units), line.invoicedUnits)
    return Number(roundRatio(BigInt(line.invoiced) * BigInt(counted), BigInt(line.invoicedUnits)))
  }
  const net = invoiced(after) - invoiced(after - came)
  if (net === 0) return []
  const lines = [
    { account: refunds, amount: net, item },
    { account: receivables, amount: -net },
  ]
  return [{ fact: 'entry', event: `${operation}#credit`, company: sale.company, at, lines }]
}
