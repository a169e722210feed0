// Owns the costs of goods that are accrued and whose bill has not come: freight, duty, insurance.
import { sql } from 'kysely'
import type { AccruedCosts } from '../../../../shared/protocol/desk/books.ts'
import type { ReceivedRow } from '../../../../shared/rows/books.ts'
import type { PurchaseRow } from '../../../../shared/rows/work.ts'
import { type StoreView, tenant } from '../../store.ts'

const most = 200

interface Body {
  readonly receipts: readonly string[]
  readonly amount: number
  readonly note?: string
}

/** Newest first. Only a freight invoice refers to a landed cost, so one to which none that stands refers waits for its bill. */
export async function accruedCosts(store: StoreView, company: string, asOf: number): Promise<AccruedCosts> {
  const { rows } = await sql<{ id: string; at: number; body: string }>`
    select o.id, o.at, o.body from audit a join operation o on o.tenant = a.tenant and o.id = a.operation
    where a.tenant = ${tenant} and a.kind = 'company' and a.subject = ${company} and o.type = 'landed-cost-recorded'
      and not exists (select 1 from cost_source s where s.tenant = a.tenant and s.company = ${company} and s.source = o.id
        and not exists (select 1 from reversal b where b.tenant = a.tenant and b.id = s.event and b.gone = 0))
      and not exists (select 1 from reversal r where r.tenant = a.tenant and r.id = o.id and r.gone = 0)
    order by o.at desc, o.id desc limit ${most}`.execute(store.db)
  const read = rows.map(({ id, at, body }) => ({ id, at: Number(at), body: JSON.parse(body) as Body }))
  const receipts = [...new Set(read.flatMap(({ body }) => body.receipts))]
  const received = new Map(
    (await store.rows.byIds('received', receipts)).map(({ id, row }) => [id, row as ReceivedRow]),
  )
  const named = [...new Set([...received.values()].flatMap(({ purchase }) => purchase ?? []))]
  const purchases = new Map(
    (await store.rows.byIds('purchase', named)).map(({ id, row }) => [id, (row as PurchaseRow).number]),
  )
  return {
    asOf,
    costs: read.map(({ id, at, body }) => {
      const numbers = body.receipts.flatMap((receipt) => purchases.get(received.get(receipt)?.purchase ?? '') ?? [])
      return {
        id,
        at,
        amount: body.amount,
        purchases: [...new Set(numbers)],
        ...(body.note !== undefined && { note: body.note }),
      }
    }),
  }
}
