// Owns the proof of costing: every event costed once more in order from nothing, and its legs, the pools and the entries of the
// journal compared with that. Slow on purpose: it shares nothing with the incremental way but the costing of a leg.
import type { CostEvent, Leg } from '../../shared/ledger/cost-event.ts'
import { sameState } from '../../shared/ledger/costing/pool-state.ts'
import type { KeptPool } from '../../shared/ledger/recosting/needs.ts'
import { differenceOf } from '../../shared/ledger/recosting/posting.ts'
import { replayFromZero } from '../../shared/ledger/replay.ts'
import type { CompanyRow } from '../../shared/rows/catalogue.ts'
import type { ItemId } from '../../shared/values/ids.ts'
import { costEventOf } from './cost-event-text.ts'
import type { StoreView } from './store.ts'

const mostNamed = 20
const entriesAtOnce = 500

export async function verifyCosting(view: StoreView, tenant: number): Promise<string[]> {
  const companies = (await view.rows.all('company', 10_000)).map(({ row }) => row as CompanyRow)
  const wrong: string[] = []
  for (const company of companies) wrong.push(...(await verifyCompany(view, tenant, company)))
  return wrong
}

async function verifyCompany(view: StoreView, tenant: number, company: CompanyRow): Promise<string[]> {
  const stored = await view.db
    .selectFrom('cost_event')
    .select('body')
    .where('tenant', '=', tenant)
    .where('company', '=', company.id)
    .execute()
  const events = stored.map(({ body }) => costEventOf(body))
  const living = events.filter(({ absent }) => !absent)
  const replayed = replayFromZero({ method: company.costing, currency: company.currency }, living)
  const wrong: string[] = []
  for (const { id, legs } of living) {
    if (!sameLegs(legs, replayed.legs.get(id) ?? []))
      wrong.push(`${company.id}: ${id} is not costed as a replay costs it`)
  }
  const pools = await view.db
    .selectFrom('cost_pool')
    .select(['item', 'body'])
    .where('tenant', '=', tenant)
    .where('company', '=', company.id)
    .execute()
  for (const { item, body } of pools) {
    const { state } = JSON.parse(body) as KeptPool
    const again = replayed.pools.get(item as ItemId)
    const same = again ? sameState(state, again) : state.units === 0 && state.value === 0
    if (!same) wrong.push(`${company.id}: the pool of ${item} is not what a replay leaves`)
  }
  wrong.push(...(await differingEntries(view, tenant, company.id, events)))
  return wrong.length > mostNamed ? [...wrong.slice(0, mostNamed), `${wrong.length - mostNamed} more`] : wrong
}

function sameLegs(a: readonly Leg[], b: readonly Leg[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** What the journal holds for an event in all its entries is what its legs say; for an undone one, nothing. */
async function differingEntries(
  view: StoreView,
  tenant: number,
  company: string,
  events: readonly CostEvent[],
): Promise<string[]> {
  const posted = new Map<string, number>()
  const lines = await view.db
    .selectFrom('entry as e')
    .innerJoin('entry_line as l', (join) => join.onRef('l.tenant', '=', 'e.tenant').onRef('l.entry', '=', 'e.id'))
    .select(({ fn }) => ['e.event', 'l.account', 'l.item', fn.sum<number>('l.amount').as('amount')])
    .where('e.tenant', '=', tenant)
    .where('e.company', '=', company)
    .where('e.kind', '<>', 'direct')
    .where('e.parts', '=', 0)
    .groupBy(['e.event', 'l.account', 'l.item'])
    .execute()
  for (const { event, account, item, amount } of lines) posted.set(`${event} ${account} ${item ?? ''}`, Number(amount))
  const wrong = await addParts(view, tenant, company, posted)
  for (const { id, legs, absent } of events) {
    for (const { account, item, amount } of absent ? [] : differenceOf([], legs)) {
      const key = `${id} ${account} ${item ?? ''}`
      if ((posted.get(key) ?? 0) !== amount)
        wrong.push(`${company}: entries of ${key} sum to ${posted.get(key) ?? 0}, not ${amount}`)
      posted.delete(key)
    }
  }
  for (const [key, amount] of posted)
    if (amount !== 0) wrong.push(`${company}: entries of ${key} sum to ${amount}, not 0`)
  return wrong
}

/** Adds what entries about several events hold of each. Returns the entries whose lines are not the sums of their parts. */
async function addParts(
  view: StoreView,
  tenant: number,
  company: string,
  posted: Map<string, number>,
): Promise<string[]> {
  const wrong: string[] = []
  for (let after = ''; ; ) {
    const some = await view.db
      .selectFrom('entry')
      .select(['id', 'parts'])
      .where('tenant', '=', tenant)
      .where('company', '=', company)
      .where('parts', '>', 0)
      .where('id', '>', after)
      .orderBy('id')
      .limit(entriesAtOnce)
      .execute()
    const lines = await view.journal.linesOf(some.map(({ id }) => id))
    const parts = await view.journal.partsOf(some)
    for (const { id, parts: count } of some) {
      const own = lines.get(id) ?? []
      const sums = own.map(() => 0)
      for (const [event, ...amounts] of parts.get(id) ?? []) {
        for (const [i, { account, item }] of own.entries()) {
          const key = `${event} ${account} ${item ?? ''}`
          posted.set(key, (posted.get(key) ?? 0) + (amounts[i] ?? 0))
          sums[i] = (sums[i] ?? 0) + (amounts[i] ?? 0)
        }
      }
      const whole = own.every(({ amount }, i) => amount === sums[i])
      if (!whole || parts.get(id)?.length !== Number(count))
        wrong.push(`${company}: entry ${id} is not the sum of its parts`)
    }
    const last = some[some.length - 1]
    if (!last || some.length < entriesAtOnce) return wrong
    after = last.id
  }
}
