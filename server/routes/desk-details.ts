// Owns the reading routes of one thing: an order, an item, a bin, a contradiction, a purchase, an operation; and of the
// whole firm: people and the books.
import type { Hono } from 'hono'
import * as z from 'zod/mini'
import type { CompanyRow } from '../../shared/rows/catalogue.ts'
import type { Services } from '../services.ts'
import { entryPage, trialBalance } from '../store/lists/books/books.ts'
import { dayOf } from '../store/lists/house/day.ts'
import { deviceDetail } from '../store/lists/house/device.ts'
import { personPage, personSorts } from '../store/lists/house/people.ts'
import { operationDetail } from '../store/lists/names/operation.ts'
import { binDetail } from '../store/lists/stock/bins.ts'
import { itemDetail } from '../store/lists/stock/item.ts'
import { exceptionDetail } from '../store/lists/work/evidence.ts'
import { orderDetail } from '../store/lists/work/order.ts'
import { purchaseDetail } from '../store/lists/work/purchases.ts'
import { type DeskContext, type DeskEnv, mayDo, noMoney, reaches, seesMoney } from './desk-gate.ts'
import { dateParameter, idParameter, pageShape, readQuery, sortParameter } from './desk-query.ts'

const queries = {
  item: z.strictObject({ warehouse: idParameter() }),
  people: z.strictObject({
    ...pageShape,
    show: z._default(z.enum(['active', 'all']), 'active'),
    sort: sortParameter(personSorts, 'name'),
  }),
  balance: z.strictObject({ company: idParameter(), until: dateParameter(), known: dateParameter() }),
  entries: z.strictObject({
    ...pageShape,
    company: idParameter(),
    account: z.optional(z.string().check(z.regex(/^\d{4}$/))),
    from: dateParameter(),
    until: dateParameter(),
    known: dateParameter(),
    item: z.optional(idParameter()),
  }),
}

export function addDetails(routes: Hono<DeskEnv>, { store, now }: Services): void {
  const money = (c: DeskContext) => seesMoney(c.get('person'), now())

  /** Answers one thing, where it exists in a warehouse that the person reaches. */
  function shown<T extends object>(c: DeskContext, found: T | undefined, warehouse: string | undefined): Response {
    if (!found || (warehouse !== undefined && !reaches(c.get('person'), warehouse, now()))) {
      return c.json({ error: 'not-found', message: 'There is no such thing here.' }, 404)
    }
    return c.json(found)
  }

  routes.get('/orders/:id', async (c) => {
    const found = await orderDetail(store, c.req.param('id'), money(c), now())
    return shown(c, found, found?.order.warehouse)
  })
  routes.get('/items/:id', async (c) => {
    const read = readQuery(c, queries.item)
    if (!read.ok) return c.json(read.error, 400)
    const { warehouse } = read.value
    const found = await itemDetail(store, { warehouse, id: c.req.param('id'), money: money(c) }, now())
    return shown(c, found, warehouse)
  })
  routes.get('/bins/:id', async (c) => {
    const found = await binDetail(store, c.req.param('id'), now())
    return shown(c, found, found?.location.warehouse)
  })
  routes.get('/exceptions/:id', async (c) => {
    const found = await exceptionDetail(store, c.req.param('id'), money(c), now())
    return shown(c, found, found?.exception.exception.warehouse)
  })
  routes.get('/purchases/:id', async (c) => {
    const found = await purchaseDetail(store, c.req.param('id'), money(c), now())
    return shown(c, found, found?.purchase.warehouse)
  })
  routes.get('/operations/:id', async (c) => {
    const found = await operationDetail(
      store,
      c.req.param('id'),
      { money: money(c), books: mayDo(c.get('person'), 'books', now()), person: c.get('person').id },
      now(),
    )
    return shown(c, found, found?.warehouse)
  })
  routes.get('/devices/:id', async (c) => {
    const found = await deviceDetail(store, c.req.param('id'), money(c), now())
    return shown(c, found, found?.warehouse)
  })
  routes.get('/people', async (c) => {
    const read = readQuery(c, queries.people)
    if (!read.ok) return c.json(read.error, 400)
    return c.json(await personPage(store, read.value, now()))
  })
  routes.get('/ledger/balance', async (c) => {
    const read = readQuery(c, queries.balance)
    if (!read.ok) return c.json(read.error, 400)
    if (!money(c)) return c.json(noMoney, 403)
    const { company, known } = read.value
    const until = read.value.until ?? (await todayIn(company))
    return shown(c, await trialBalance(store, company, until, now(), known), undefined)
  })
  routes.get('/ledger/entries', async (c) => {
    const read = readQuery(c, queries.entries)
    if (!read.ok) return c.json(read.error, 400)
    if (!money(c)) return c.json(noMoney, 403)
    return shown(c, await entryPage(store, read.value, now()), undefined)
  })

  async function todayIn(company: string): Promise<string> {
    const row = (await store.rows.byIds('company', [company]))[0]?.row as CompanyRow | undefined
    return dayOf(now(), row?.zone ?? 'UTC').date
  }
}
