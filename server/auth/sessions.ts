// Owns desk sessions: a random token in a cookie that scripts can't read, of which only the hash is kept.
import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { PersonRow } from '../../shared/rows/catalogue.ts'
import type { Store } from '../store/store.ts'
import { hashOf } from './devices.ts'
import { cameEncrypted } from './secure.ts'

const cookie = 'stockhand-session'
const life = 12 * 3_600_000

export async function startSession(c: Context, store: Store, person: string, now: number): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  await store.people.putSession(hashOf(token), person, now + life)
  setCookie(c, cookie, token, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: cameEncrypted(c),
    path: '/',
    maxAge: life / 1000,
  })
}

export async function personOf(c: Context, store: Store, now: number): Promise<PersonRow | undefined> {
  const token = getCookie(c, cookie)
  if (!token) return undefined
  const person = await store.people.session(hashOf(token), now)
  if (!person) return undefined
  const row = (await store.rows.byIds('person', [person]))[0]?.row as PersonRow | undefined
  return row?.active ? row : undefined
}

export async function endSession(c: Context, store: Store): Promise<void> {
  const token = getCookie(c, cookie)
  if (token) await store.people.endSession(hashOf(token))
  deleteCookie(c, cookie, { path: '/', secure: cameEncrypted(c) })
}
