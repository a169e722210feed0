// Owns payouts of a period as reports read them, on the days of the books.
import { sql } from 'kysely'
import type { PayoutSum } from '../../../../shared/reports/facts.ts'
import type { PayoutRow } from '../../../../shared/rows/books.ts'
import { type StoreView, tenant } from '../../store.ts'
import type { Asked } from './facts.ts'

export async function payoutSums(store: StoreView, { company, from, until }: Asked): Promise<readonly PayoutSum[]> {
  const { rows } = await sql<{ body: string }>`
    select body from payout where tenant = ${tenant} and company = ${company} and gone = 0
      and posted_on >= ${from} and posted_on <= ${until} order by at`.execute(store.db)
  return rows
    .map((row) => JSON.parse(row.body) as PayoutRow)
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
