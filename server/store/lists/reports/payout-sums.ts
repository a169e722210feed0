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
      and posted_on >= ${from} and posted_on <= ${until} order by at`.execute(store.db)
  const found = rows.map((row) => JSON.parse(row.body) as PayoutRow)
  const end = knownUntil(asked)
  const learned =
    end === undefined
      ? undefined
      : await learnedAtOf(
          store,
          found.map(({ operation }) => operation),
        )
  return found
    .filter(({ operation }) => end === undefined || (learned?.get(operation) ?? 0) < end)
    .map(({ id, postedOn, channel, gross, refunds, fees, reserve, net, unmatched }) => ({
      id,
      on: postedOn,
      channel,
      gross,
      refunds,
      fees,
      reserve,
      paid: net,
      unmatched,
    }))
}
