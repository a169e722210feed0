// Owns the list of people: names, roles, and when each was last seen. Nothing that proves who they are.
import { sql } from 'kysely'
import type { PersonPage } from '../../../../shared/protocol/desk/house.ts'
import type { PersonRow } from '../../../../shared/rows/catalogue.ts'
import { type StoreView, tenant } from '../../store.ts'
import { type Asking, all, orderBy, type Sort } from '../asking.ts'

export const personSorts = {
  name: sql.ref('p.name'),
  badge: sql.ref('p.ix_person_by_badge'),
  seenAt: sql.ref('seen_at'),
}

export interface PeopleAsked extends Asking {
  readonly show: 'active' | 'all'
  readonly sort: Sort<keyof typeof personSorts>
}

export async function personPage(store: StoreView, asked: PeopleAsked, asOf: number): Promise<PersonPage> {
  const where = all([sql`p.tenant = ${tenant} and p.gone = 0`, asked.show === 'active' ? sql`p.active = 1` : undefined])
  const page = await sql<{ body: string; seen_at: number }>`
    select p.body, coalesce(
      (select max(s.seen_at) from person_seen s where s.tenant = p.tenant and s.person = p.id), 0) as seen_at
    from person p where ${where}
    ${orderBy(asked.sort, personSorts, sql.ref('p.id'))} limit ${asked.limit} offset ${asked.offset}`.execute(store.db)
  const sums = await sql<{ n: number; active: number | null }>`
    select count(*) as n, sum(p.active) as active from person p where ${where}`.execute(store.db)
  return {
    asOf,
    rows: page.rows.map((line) => {
      const { rights: _history, ...person } = JSON.parse(line.body) as PersonRow
      const seenAt = Number(line.seen_at)
      return { person, ...(seenAt > 0 && { seenAt }) }
    }),
    total: Number(sums.rows[0]?.n ?? 0),
    sums: { active: Number(sums.rows[0]?.active ?? 0) },
    limit: asked.limit,
    offset: asked.offset,
  }
}
