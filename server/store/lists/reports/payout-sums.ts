// Owns payouts of a period as reports read them, on the days of the books.
import { sql } from 'kysely'
import type { PayoutSum } from '../../../../shared/reports/facts.ts'
import type { PayoutRow } from '../../../../shared/rows/books.ts'
import { type StoreView, tenant } from '../../store.ts'
import type { Asked } from './facts.ts'
import { knownUntil, learnedAtOf } from './known.ts'

export async function payoutSums(store: StoreView, asked: Asked): Promise<readonly PayoutSum[]> {
  const { company, from, until } = asked
  const { rows } = await sql<{ body: string }>`
    select body from payout where tenant = ${tenant} and company = ${company} and gone = 0
      and ((posted_on >= ${from} and posted_on <= ${until}) or (taken_back_on >= ${from} and taken_back_on <= ${until}))
    order by at`.execute(store.db)
  const found = rows.map((row) => JSON.parse(row.body) as PayoutRow)
  const end = knownUntil(asked)
  const learned =
    end === undefined
      ? undefined
      : await learnedAtOf(
          store,
          found.flatMap(({ operation, takenBack }) => [operation, ...(takenBack ? [takenBack.operation] : [])]),
        )
  const isKnown = (operation: string) => end === undefined || (learned?.get(operation) ?? 0) < end
  const within = (day: string) => day >= from && day <= until
  return found.flatMap((payout) => {
    const { postedOn, operation, takenBack } = payout
    const came = within(postedOn) && isKnown(operation)
    const went = takenBack !== undefined && within(takenBack.on) && isKnown(takenBack.operation)
    if (came && went && takenBack.on === postedOn) return []
    return [...(came ? [sumOf(payout, postedOn, 1)] : []), ...(went ? [sumOf(payout, takenBack.on, -1)] : [])]
  })
}

/** What was taken back stands as it came, and below zero on the day on which it was taken back. */
function sumOf({ id, channel, unmatched, ...money }: PayoutRow, on: string, sign: 1 | -1): PayoutSum {
  const amount = (value: number) => (sign === 1 ? value : 0 - value)
  return {
    id,
    on,
    channel,
    gross: amount(money.gross),
    refunds: amount(money.refunds),
    fees: amount(money.fees),
    reserve: amount(money.reserve),
    paid: amount(money.net),
    unmatched: sign === 1 ? unmatched : 0,
  }
}
