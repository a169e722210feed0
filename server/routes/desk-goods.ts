// Owns the reading routes of goods that go other ways than to a customer: back to suppliers, to other warehouses, into kits.
import type { Hono } from 'hono'
import * as z from 'zod/mini'
import type { WarehouseRow } from '../../shared/rows/catalogue.ts'
import { day } from '../../shared/values/time.ts'
import type { Services } from '../services.ts'
import { dayOf } from '../store/lists/house/day.ts'
import { kitDetail, kitPage } from '../store/lists/stock/kits.ts'
import { transferPage, transferShows } from '../store/lists/stock/transfers.ts'
import { sendablePurchase, sentBackPage, sentBackShows } from '../store/lists/work/sent-back.ts'
import { type DeskContext, type DeskEnv, noRight, notHere, reaches, seesMoney } from './desk-gate.ts'
import { daysParameter, idParameter, pageShape, readQuery, searchParameter, sortParameter } from './desk-query.ts'

const warehouse = idParameter()

const queries = {
  sentBack: z.strictObject({
    warehouse,
    ...pageShape,
    days: daysParameter(),
    show: z._default(z.enum(sentBackShows), 'all'),
    sort: sortParameter({ at: 0 }, '-at'),
  }),
  transfers: z.strictObject({ warehouse, ...pageShape, show: z._default(z.enum(transferShows), 'coming') }),
  kits: z.strictObject({ warehouse, ...pageShape, q: searchParameter() }),
  kit: z.strictObject({ warehouse }),
}

export function addGoods(routes: Hono<DeskEnv>, { store, now }: Services): void {
  const money = (c: DeskContext) => seesMoney(c.get('person'), now())
  const reached = (c: DeskContext, id: string) => reaches(c.get('person'), id, now())

  /** The first instant of so many days of the warehouse, today among them. */
  async function since(id: string, days: number | undefined): Promise<number | undefined> {
    if (days === undefined) return undefined
    const row = (await store.rows.byIds('warehouse', [id]))[0]?.row as WarehouseRow | undefined
    return dayOf(now(), row?.zone ?? 'UTC').from - (days - 1) * day
  }

  routes.get('/sent-back', async (c) => {
    const read = readQuery(c, queries.sentBack)
    if (!read.ok) return c.json(read.error, 400)
    const { days, sort, ...query } = read.value
    if (!reached(c, query.warehouse)) return c.json(noRight('warehouse'), 403)
    const from = await since(query.warehouse, days)
    return c.json(await sentBackPage(store, { ...query, from, down: sort === '-at', money: money(c) }, now()))
  })
  routes.get('/purchases/:id/sendable', async (c) => {
    const found = await sendablePurchase(store, c.req.param('id'), now())
    return found && reached(c, found.warehouse) ? c.json(found) : c.json(notHere, 404)
  })
  routes.get('/transfers', async (c) => {
    const read = readQuery(c, queries.transfers)
    if (!read.ok) return c.json(read.error, 400)
    if (!reached(c, read.value.warehouse)) return c.json(noRight('warehouse'), 403)
    return c.json(await transferPage(store, { ...read.value, money: money(c) }, now()))
  })
  routes.get('/kits', async (c) => {
    const read = readQuery(c, queries.kits)
    if (!read.ok) return c.json(read.error, 400)
    const { q, ...query } = read.value
    if (!reached(c, query.warehouse)) return c.json(noRight('warehouse'), 403)
    return c.json(await kitPage(store, { ...query, search: q }, now()))
  })
  routes.get('/kits/:id', async (c) => {
    const read = readQuery(c, queries.kit)
    if (!read.ok) return c.json(read.error, 400)
    const { warehouse } = read.value
    if (!reached(c, warehouse)) return c.json(noRight('warehouse'), 403)
    const found = await kitDetail(store, { id: c.req.param('id'), warehouse }, now())
    return found ? c.json(found) : c.json(notHere, 404)
  })
}
