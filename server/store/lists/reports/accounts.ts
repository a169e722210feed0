// Owns sums by account over a period, from totals by account, day posted and day learned.
import { sql } from 'kysely'
import type { AccountSum, ComparedSums } from '../../../../shared/reports/facts.ts'
import { periodBefore } from '../../../../shared/reports/period.ts'
import { type StoreView, tenant } from '../../store.ts'
import type { Asked } from './facts.ts'

/** What stood before the period and what moved in it; with `known`, only what had been learned by the end of that day. */
export async function accountSums(store: StoreView, { company, from, until, known }: Asked): Promise<AccountSum[]> {
  const learned = known === undefined ? sql`` : sql`and learned_on <= ${known}`
  const found = await sql<AccountSum>`
    select account,
      sum(case when posted_on < ${from} then debit - credit else 0 end) as before,
      sum(case when posted_on >= ${from} then debit else 0 end) as debit,
      sum(case when posted_on >= ${from} then credit else 0 end) as credit
    from account_total
    where tenant = ${tenant} and company = ${company} and posted_on <= ${until} ${learned}
    group by account order by account`.execute(store.db)
  return found.rows.map(({ account, before, debit, credit }) => ({
    account,
    before: Number(before),
    debit: Number(debit),
    credit: Number(credit),
  }))
}

export async function comparedSums(store: StoreView, asked: Asked): Promise<ComparedSums> {
  const now = await accountSums(store, asked)
  const earlier = await accountSums(store, { ...asked, ...periodBefore(asked) })
  return { now, earlier }
}
