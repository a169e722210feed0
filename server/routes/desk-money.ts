// Owns the routes of payments, payouts of channels and the accounts of customers and suppliers, for those who may see money.
import type { Hono } from 'hono'
import * as z from 'zod/mini'
import type { PayoutRow } from '../../shared/rows/books.ts'
import type { CompanyRow } from '../../shared/rows/catalogue.ts'
import { readPayoutBytes } from '../imports/books/payout-file.ts'
import { importedId } from '../imports/import-ids.ts'
import type { Services } from '../services.ts'
import { partiesNamed, partyAccount, partyPage } from '../store/lists/books/party-accounts.ts'
import { paymentPage, paymentShows, paymentSorts } from '../store/lists/books/payments.ts'
import { payoutDetail, payoutPage, payoutShows } from '../store/lists/books/payouts.ts'
import { dayOf, middleOf } from '../store/lists/house/day.ts'
import { type DeskContext, type DeskEnv, mayDo, noMoney, notHere, seesMoney, wrongDay } from './desk-gate.ts'
import {
  dateParameter,
  idParameter,
  pageShape,
  readJson,
  readQuery,
  searchParameter,
  sortParameter,
} from './desk-query.ts'

const base = { warehouse: z.optional(idParameter()), company: idParameter() }
const listed = { ...base, ...pageShape, q: searchParameter(), sort: z.optional(z.string().check(z.maxLength(40))) }
const sideParameter = () => z._default(z.enum(['receivable', 'payable']), 'receivable')

const queries = {
  payments: z.strictObject({
    ...listed,
    show: z._default(z.enum(paymentShows), 'all'),
    sort: sortParameter(paymentSorts, '-at'),
  }),
  payouts: z.strictObject({ ...listed, show: z._default(z.enum(payoutShows), 'all') }),
  parties: z.strictObject({ ...listed, side: sideParameter(), show: z._default(z.enum(['open', 'overdue']), 'open') }),
  named: z.strictObject({ ...base, side: sideParameter(), q: z.string().check(z.minLength(1), z.maxLength(60)) }),
  account: z.strictObject({
    ...base,
    side: sideParameter(),
    party: z.string().check(z.minLength(1), z.maxLength(120)),
    from: dateParameter(),
    until: dateParameter(),
  }),
}

const payoutFile = z.strictObject({
  company: idParameter(),
  channel: z.string().check(z.minLength(1), z.maxLength(40)),
  name: z.string().check(z.maxLength(200)),
  text: z.string(),
  /** The day on which it was paid out; today where none is said. */
  on: dateParameter(),
})

export function addMoney(routes: Hono<DeskEnv>, services: Services): void {
  const { store, applier, now } = services
  const money = (c: DeskContext) => seesMoney(c.get('person'), now())
  const companyOf = async (id: string) => (await store.rows.byIds('company', [id]))[0]?.row as CompanyRow | undefined

  /** A route that reads one company's books. */
  function reads<Query extends { readonly company: string }>(
    path: string,
    schema: z.ZodMiniType<Query>,
    answer: (query: Query, company: CompanyRow, asOf: number) => Promise<object>,
  ): void {
    routes.get(path, async (c) => {
      if (!money(c)) return c.json(noMoney, 403)
      const read = readQuery(c, schema)
      if (!read.ok) return c.json(read.error, 400)
      const found = await companyOf(read.value.company)
      return found ? c.json(await answer(read.value, found, now())) : c.json(notHere, 404)
    })
  }

  reads('/payments', queries.payments, ({ q, ...query }, found, asOf) =>
    paymentPage(store, { ...query, company: found, search: q }, asOf),
  )
  reads('/payouts', queries.payouts, ({ q, ...query }, found, asOf) =>
    payoutPage(store, { ...query, company: found, search: q }, asOf),
  )
  reads('/parties', queries.parties, ({ q, ...query }, found, asOf) =>
    partyPage(store, { ...query, company: found, search: q }, asOf),
  )
  reads('/parties/named', queries.named, ({ side, q }, { id }, asOf) => partiesNamed(store, id, side, q, asOf))
  reads('/account', queries.account, ({ side, party, from, until }, found, asOf) => {
    const today = dayOf(asOf, found.zone).date
    const days = { from: from ?? `${today.slice(0, 4)}-01-01`, until: until ?? today }
    return partyAccount(store, { company: found, side, party, ...days }, asOf)
  })
  routes.get('/payouts/:id', async (c) => {
    if (!money(c)) return c.json(noMoney, 403)
    const found = await payoutDetail(store, c.req.param('id'), now())
    return found ? c.json(found) : c.json(notHere, 404)
  })
  /** The same file again is the same payout, unless that was taken back. */
  async function payoutOf(...file: readonly string[]): Promise<{ readonly payout: string; readonly known: boolean }> {
    for (let times = 0; ; times++) {
      const payout = importedId<string>('payout', ...file, ...(times > 0 ? [String(times)] : []))
      const row = (await store.rows.byIds('payout', [payout]))[0]?.row as PayoutRow | undefined
      if (!row?.takenBack) return { payout, known: row !== undefined }
    }
  }

  routes.post('/payouts/files', async (c) => {
    const person = c.get('person')
    if (!mayDo(person, 'books', now())) return c.json(noMoney, 403)
    const read = await readJson(c, payoutFile)
    if (!read.ok) return c.json(read.error, 400)
    const { company, channel, name, text, on } = read.value
    const found = await companyOf(company)
    if (!found) return c.json(notHere, 404)
    const today = dayOf(now(), found.zone).date
    if (on !== undefined && on > today) return c.json(wrongDay(on), 400)
    const at = on === undefined || on === today ? now() : middleOf(on, found.zone)
    const file = await readPayoutBytes(name, new TextEncoder().encode(text), found.currency)
    if (!file.ok) return c.json({ error: file.code, message: 'Nothing was recorded.', facts: file.facts }, 422)
    const { payout, known } = await payoutOf(company, channel, text)
    if (!known) {
      const body = { company, payout, channel, ...file.value }
      const id = importedId<string>('payout-received', company, payout)
      await applier.submit('desk', [{ id, at, by: person.id, warehouse: '', type: 'channel-payout-received', body }])
    }
    const lines = file.value.lines.length
    return c.json({ asOf: now(), payout, taken: known ? 0 : lines, known: known ? lines : 0 })
  })
}
