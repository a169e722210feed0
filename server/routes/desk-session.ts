// Owns signing in and out at the desk, and what a signed-in person is told about themselves.
import type { Hono } from 'hono'
import * as z from 'zod/mini'
import { operations } from '../../shared/operations/index.ts'
import { rolesAt } from '../../shared/operations/rights.ts'
import type { Me } from '../../shared/protocol/desk/session.ts'
import type { CompanyRow, PersonRow, WarehouseRow } from '../../shared/rows/catalogue.ts'
import { instant } from '../../shared/values/time.ts'
import { checkPin } from '../auth/pins.ts'
import { endSession, startSession } from '../auth/sessions.ts'
import type { Services } from '../services.ts'
import { type DeskEnv, mayDo, mayUseDesk, reaches, seesMoney } from './desk-gate.ts'
import { readJson } from './desk-query.ts'

const signInRequest = z.object({
  badge: z.string().check(z.minLength(1), z.maxLength(60)),
  pin: z.string().check(z.minLength(1), z.maxLength(12)),
})

const mostPlaces = 1000

/** What is open to people who are not signed in yet. */
export function addSignIn(routes: Hono<DeskEnv>, services: Services): void {
  const { store, now } = services

  routes.post('/sign-in', async (c) => {
    const read = await readJson(c, signInRequest)
    if (!read.ok) return c.json(read.error, 400)
    const checked = await checkPin(store, read.value.badge.trim(), read.value.pin, now())
    if (!checked.ok) {
      return c.json({ error: checked.code, message: 'Badge and PIN do not fit.', facts: checked.facts }, 403)
    }
    if (!mayUseDesk(checked.value, now())) {
      return c.json(
        { error: 'no-desk-role', message: 'The desk is for leads, managers, bookkeepers, administrators.' },
        403,
      )
    }
    await startSession(c, store, checked.value.id, now())
    return c.json(await meOf(services, checked.value))
  })

  routes.post('/sign-out', async (c) => {
    await endSession(c, store)
    return c.json({ asOf: now() })
  })
}

/** Who is signed in, with what they may see: the first thing that the desk asks for. */
export async function meOf({ store, now }: Services, person: PersonRow): Promise<Me> {
  const at = now()
  const warehouses = (await store.rows.all('warehouse', mostPlaces)).map((each) => each.row as WarehouseRow)
  const companies = (await store.rows.all('company', mostPlaces)).map((each) => each.row as CompanyRow)
  const rights = new Set(Object.values(operations).map((operation) => operation.right))
  const byName = (a: { readonly name: string }, b: { readonly name: string }) => a.name.localeCompare(b.name)
  return {
    asOf: at,
    person: {
      id: person.id,
      name: person.name,
      language: person.language,
      roles: rolesAt(person, instant(at)),
    },
    rights: [...rights].filter((right) => mayDo(person, right, at)),
    money: seesMoney(person, at),
    warehouses: warehouses
      .filter((warehouse) => reaches(person, warehouse.id, at))
      .map(({ id, name, zone, company }) => ({ id, name, zone, company }))
      .toSorted(byName),
    companies: companies.map(({ id, name, currency, zone }) => ({ id, name, currency, zone })).toSorted(byName),
  }
}
