// Owns the reading routes of one warehouse: parse what is asked, call the list, answer. Sums and pages are the list's.
import type { Hono } from 'hono'
import * as z from 'zod/mini'
import type { WarehouseRow } from '../../shared/rows/catalogue.ts'
import { day } from '../../shared/values/time.ts'
import type { Services } from '../services.ts'
import { dayOf } from '../store/lists/house/day.ts'
import { devicePage, deviceSorts } from '../store/lists/house/devices.ts'
import { findAnything } from '../store/lists/house/find.ts'
import { pulseOf, todayOf } from '../store/lists/house/today.ts'
import { binPage, binSorts } from '../store/lists/stock/bins.ts'
import { itemPage, itemSorts } from '../store/lists/stock/items.ts'
import { movementPage } from '../store/lists/stock/movements.ts'
import { countPage } from '../store/lists/work/counts.ts'
import { exceptionPage } from '../store/lists/work/exceptions.ts'
import { orderPage, orderSorts, orderStates } from '../store/lists/work/orders.ts'
import { purchasePage, purchaseSorts, purchaseStates } from '../store/lists/work/purchases.ts'
import { returnPage } from '../store/lists/work/returns.ts'
import { type DeskContext, type DeskEnv, reaches, seesMoney } from './desk-gate.ts'
import {
  daysParameter,
  idParameter,
  instantParameter,
  pageShape,
  readQuery,
  searchParameter,
  severalOf,
  sortParameter,
} from './desk-query.ts'

const binTypes = ['dock', 'reserve', 'pick-face', 'stage', 'pack', 'quarantine', 'damage'] as const
const warehouse = idParameter()
/** Before the end of the warehouse's day, or before now: the server has the clock and the zone. */
const due = z.optional(z.enum(['today', 'late']))

const queries = {
  today: z.strictObject({ warehouse }),
  find: z.strictObject({ warehouse, q: z.string().check(z.minLength(1), z.maxLength(60)) }),
  orders: z.strictObject({
    warehouse,
    ...pageShape,
    states: severalOf(orderStates),
    channel: z.optional(z.string().check(z.maxLength(60))),
    due,
    dueFrom: instantParameter(),
    dueUntil: instantParameter(),
    q: searchParameter(),
    sort: sortParameter(orderSorts, 'shipBy'),
  }),
  items: z.strictObject({
    warehouse,
    ...pageShape,
    show: z._default(z.enum(['stock', 'all', 'wrong']), 'stock'),
    q: searchParameter(),
    sort: sortParameter(itemSorts, 'sku'),
  }),
  bins: z.strictObject({
    warehouse,
    ...pageShape,
    types: severalOf(binTypes),
    show: z._default(z.enum(['filled', 'empty', 'all']), 'filled'),
    q: searchParameter(),
    sort: sortParameter(binSorts, 'code'),
  }),
  exceptions: z.strictObject({
    warehouse,
    ...pageShape,
    state: z._default(z.enum(['open', 'resolved']), 'open'),
    kinds: z.optional(
      z.pipe(
        z.string().check(z.maxLength(400)),
        z.transform((text) => text.split(',').filter((kind) => kind !== '')),
      ),
    ),
    whose: z._default(z.enum(['all', 'mine']), 'all'),
    sort: sortParameter({ openedAt: 0 }, '-openedAt'),
  }),
  movements: z.strictObject({
    warehouse,
    ...pageShape,
    days: daysParameter(),
    from: instantParameter(),
    until: instantParameter(),
    item: z.optional(idParameter()),
    place: z.optional(idParameter()),
    order: z.optional(idParameter()),
    person: z.optional(idParameter()),
    device: z.optional(idParameter()),
    sort: sortParameter({ at: 0 }, '-at'),
  }),
  recorded: z.strictObject({
    warehouse,
    ...pageShape,
    days: daysParameter(),
    sort: sortParameter({ at: 0 }, '-at'),
  }),
  purchases: z.strictObject({
    warehouse,
    ...pageShape,
    states: severalOf(purchaseStates),
    due,
    dueUntil: instantParameter(),
    q: searchParameter(),
    sort: sortParameter(purchaseSorts, 'expectedAt'),
  }),
  devices: z.strictObject({
    warehouse,
    ...pageShape,
    show: z._default(z.enum(['active', 'silent', 'revoked', 'all']), 'active'),
    sort: sortParameter(deviceSorts, 'name'),
  }),
}

export function addLists(routes: Hono<DeskEnv>, services: Services): void {
  const { store, now } = services
  const money = (c: DeskContext) => seesMoney(c.get('person'), now())

  /** A route that reads one warehouse: the query is parsed, and the person must reach the warehouse. */
  function list<Query extends { readonly warehouse: string }>(
    path: string,
    schema: z.ZodMiniType<Query>,
    answer: (query: Query, c: DeskContext, asOf: number) => Promise<object>,
  ): void {
    routes.get(path, async (c) => {
      const read = readQuery(c, schema)
      if (!read.ok) return c.json(read.error, 400)
      if (!reaches(c.get('person'), read.value.warehouse, now())) {
        return c.json({ error: 'no-right', message: 'This warehouse is not yours.' }, 403)
      }
      return c.json(await answer(read.value, c, now()))
    })
  }

  const zoneOf = async (id: string) => {
    const row = (await store.rows.byIds('warehouse', [id]))[0]?.row as WarehouseRow | undefined
    return row?.zone ?? 'UTC'
  }

  async function dueOf(query: { warehouse: string; due?: 'today' | 'late' | undefined }, asOf: number) {
    if (query.due === undefined) return {}
    return { dueUntil: query.due === 'late' ? asOf : dayOf(asOf, await zoneOf(query.warehouse)).until }
  }

  async function sinceOf(query: { warehouse: string; days?: number | undefined }, asOf: number) {
    if (query.days === undefined) return {}
    return { from: dayOf(asOf, await zoneOf(query.warehouse)).from - (query.days - 1) * day }
  }

  list('/pulse', queries.today, async (query, c, asOf) =>
    pulseOf(store, { ...query, zone: await zoneOf(query.warehouse), money: money(c) }, asOf),
  )
  list('/today', queries.today, async (query, c, asOf) =>
    todayOf(store, { ...query, zone: await zoneOf(query.warehouse), money: money(c) }, asOf),
  )
  list('/find', queries.find, ({ warehouse, q }, _c, asOf) => findAnything(store, warehouse, q.trim(), asOf))
  list('/orders', queries.orders, async ({ q, ...query }, _c, asOf) =>
    orderPage(store, { ...query, ...(await dueOf(query, asOf)), search: q }, asOf),
  )
  list('/items', queries.items, ({ q, ...query }, c, asOf) =>
    itemPage(store, { ...query, search: q, money: money(c) }, asOf),
  )
  list('/bins', queries.bins, ({ q, ...query }, _c, asOf) => binPage(store, { ...query, search: q }, asOf))
  list('/exceptions', queries.exceptions, ({ whose, ...query }, c, asOf) => {
    const person = c.get('person').id
    const assigned = whose === 'mine' ? person : undefined
    return exceptionPage(store, { ...query, person, assigned, money: money(c) }, asOf)
  })
  list('/movements', queries.movements, async ({ sort, ...query }, _c, asOf) =>
    movementPage(store, { ...query, ...(await sinceOf(query, asOf)), down: sort === '-at' }, asOf),
  )
  list('/returns', queries.recorded, async ({ sort, ...query }, c, asOf) =>
    returnPage(store, { ...query, ...(await sinceOf(query, asOf)), down: sort === '-at', money: money(c) }, asOf),
  )
  list('/counts', queries.recorded, async ({ sort, ...query }, _c, asOf) =>
    countPage(store, { ...query, ...(await sinceOf(query, asOf)), down: sort === '-at' }, asOf),
  )
  list('/purchases', queries.purchases, async ({ q, ...query }, _c, asOf) =>
    purchasePage(store, { ...query, ...(await dueOf(query, asOf)), search: q }, asOf),
  )
  list('/devices', queries.devices, (query, _c, asOf) => devicePage(store, query, asOf))
}
