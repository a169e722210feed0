// Owns what left for customers who are billed by period and no invoice has gathered, customer by customer.
import { sql } from 'kysely'
import { netOf } from '../../../../shared/operations/books/invoice-period.ts'
import type { Unbilled } from '../../../../shared/protocol/desk/goods.ts'
import type { UnbilledRow } from '../../../../shared/rows/books.ts'
import type { OrderRow } from '../../../../shared/rows/work.ts'
import { type StoreView, tenant } from '../../store.ts'
import { partyNames } from '../reports/open-documents.ts'

const most = 5_000

export interface UnbilledAsked {
  readonly company: string
  /** The last day, and when it ends. */
  readonly until: string
  readonly before: number
}

/** At most so many parcels, the oldest first: what is left comes once those are billed. */
export async function unbilled(
  store: StoreView,
  { company, until, before }: UnbilledAsked,
  asOf: number,
): Promise<Unbilled> {
  const { rows: found } = await sql<{ body: string }>`
    select body from unbilled
    where tenant = ${tenant} and company = ${company} and open = 1 and gone = 0 and at < ${before}
    order by at, id limit ${most}`.execute(store.db)
  const rows = found.map(({ body }) => JSON.parse(body) as UnbilledRow)
  const names = await partyNames(
    store,
    rows.map(({ customer }) => ({ party: customer, side: 'receivable' })),
  )
  const numbers = new Map(
    (await store.rows.byIds('order', [...new Set(rows.map(({ order }) => order))])).map(({ id, row }) => [
      id,
      (row as OrderRow).number,
    ]),
  )
  const byCustomer = new Map<string, UnbilledRow[]>()
  for (const row of rows) {
    const key = `${row.customer}|${row.currency}`
    byCustomer.set(key, [...(byCustomer.get(key) ?? []), row])
  }
  const customers = [...byCustomer.values()].flatMap((theirs) => {
    const [first] = theirs
    if (!first) return []
    return [
      {
        id: first.customer,
        name: names.get(first.customer) ?? first.customer,
        currency: first.currency,
        net: theirs.reduce((sum, row) => sum + netOf(row), 0),
        shipments: theirs.map((row) => ({
          id: row.id,
          at: row.at,
          number: row.number,
          order: { id: row.order, number: numbers.get(row.order) ?? row.order },
          units: unitsOf(row),
          net: netOf(row),
        })),
      },
    ]
  })
  return { asOf, until, customers: customers.toSorted((a, b) => a.name.localeCompare(b.name)) }
}

function unitsOf({ lines, returned }: UnbilledRow): number {
  const sum = (all: readonly { readonly quantity: number }[]) => all.reduce((units, each) => units + each.quantity, 0)
  return sum(lines) - sum(returned)
}
