// Owns who may speak to the desk's routes: requests of our own pages only, and people signed in with a role of the desk.
import type { Context, MiddlewareHandler, Next } from 'hono'
import { mayAt, rolesAt } from '../../shared/operations/rights.ts'
import type { DeskError } from '../../shared/protocol/desk/names.ts'
import type { PersonRow, Role } from '../../shared/rows/catalogue.ts'
import { instant } from '../../shared/values/time.ts'
import { personOf } from '../auth/sessions.ts'
import type { Services } from '../services.ts'

export interface DeskEnv {
  Variables: { person: PersonRow }
}

export type DeskContext = Context<DeskEnv>

const deskRoles: readonly Role[] = ['lead', 'manager', 'bookkeeper', 'admin']
const moneyRoles: readonly Role[] = ['manager', 'bookkeeper', 'admin']
const everywhereRoles: readonly Role[] = ['bookkeeper', 'admin']

export function mayUseDesk(person: PersonRow, now: number): boolean {
  return hasRole(person, deskRoles, now)
}

/** Prices, costs and the ledger. */
export function seesMoney(person: PersonRow, now: number): boolean {
  return hasRole(person, moneyRoles, now)
}

/** Whether a person may look into a warehouse: their own ones, or every one where none is named. */
export function reaches(person: PersonRow, warehouse: string, now: number): boolean {
  if (person.warehouses.length === 0 || hasRole(person, everywhereRoles, now)) return true
  return person.warehouses.some((id) => id === warehouse)
}

export function mayDo(person: PersonRow, right: Parameters<typeof mayAt>[1], now: number): boolean {
  return mayAt(person, right, instant(now))
}

function hasRole(person: PersonRow, roles: readonly Role[], now: number): boolean {
  return rolesAt(person, instant(now)).some((role) => roles.includes(role))
}

/**
 * Refuses what another site makes a signed-in browser send. Browsers say where a request comes from in a header that pages
 * can't forge; the cookie is SameSite=Strict besides. Reading is harmless: no other site can see the answer.
 */
export async function sameOrigin(c: Context, next: Next): Promise<Response | undefined> {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !comesFromHere(c)) {
    return c.json({ error: 'cross-origin', message: 'This is answered to the pages of this server only.' }, 403)
  }
  c.header('Cache-Control', 'no-store')
  await next()
  return undefined
}

function comesFromHere(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = c.req.header('origin')
  const host = c.req.header('host') ?? new URL(c.req.url).host
  if (origin === undefined) return false
  return URL.canParse(origin) && new URL(origin).host === host
}

export function signedIn({ store, now }: Services): MiddlewareHandler<DeskEnv> {
  return async (c, next) => {
    const person = await personOf(c, store, now())
    if (!person || !mayUseDesk(person, now())) {
      return c.json({ error: 'not-signed-in', message: 'Sign in at the desk first.' }, 401)
    }
    c.set('person', person)
    await next()
    return undefined
  }
}

/** Answers of routes that speak of money. */
export const noMoney = { error: 'no-right', message: 'The books are for managers, bookkeepers and administrators.' }
export const notHere = { error: 'not-found', message: 'There is no such thing here.' }

/** A day that is not over can't be told of, nor can one that no books keep. */
export function wrongDay(on: string): DeskError {
  return {
    error: 'wrong-day',
    message: `Nothing can be told of ${on}: only the books know days that are past.`,
    facts: { on },
  }
}

export function noRight(right: string): DeskError {
  return { error: 'no-right', message: `This needs the right "${right}". Ask somebody who has it.`, facts: { right } }
}
