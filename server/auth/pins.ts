// Owns the checking of badge and PIN: slow hashes, a lock after wrong attempts that doubles. Does not know what a person may do.
import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { PersonRow } from '../../shared/rows/catalogue.ts'
import { ok, type Result, refuse } from '../../shared/values/result.ts'
import type { Store } from '../store/store.ts'

const derive = promisify(pbkdf2)
/** OWASP's figure for PBKDF2-SHA-256; stored beside each hash, so it can be raised later. */
export const iterations = 600_000
const freeAttempts = 5
const firstLock = 30_000

export async function hashPin(pin: string, salt: string, rounds: number): Promise<string> {
  return (await derive(pin, Buffer.from(salt, 'base64'), rounds, 32, 'sha256')).toString('base64')
}

export async function setPin(store: Store, person: string, pin: string): Promise<void> {
  const salt = randomBytes(16).toString('base64')
  const hash = await hashPin(pin, salt, iterations)
  await store.people.putPin({ person, salt, iterations, hash, failures: 0, locked_until: 0 })
}

export type SignInRefusal = 'unknown-badge' | 'wrong-pin' | 'locked' | 'not-active'

/** Who a badge and PIN belong to. After five wrong PINs the person is locked for 30 s, doubling with each further one. */
export async function checkPin(
  store: Store,
  badge: string,
  pin: string,
  now: number,
): Promise<Result<PersonRow, SignInRefusal>> {
  const person = (await store.rows.byIndex('personByBadge', [badge]))[0]?.row as PersonRow | undefined
  if (!person) return refuse('unknown-badge')
  if (!person.active) return refuse('not-active')
  const stored = await store.people.pin(person.id)
  if (!stored) return refuse('wrong-pin')
  if (stored.locked_until > now) return refuse('locked', { seconds: Math.ceil((stored.locked_until - now) / 1000) })
  const hash = await hashPin(pin, stored.salt, stored.iterations)
  if (!timingSafeEqual(Buffer.from(hash), Buffer.from(stored.hash))) {
    const failures = stored.failures + 1
    const lock = failures < freeAttempts ? 0 : now + firstLock * 2 ** Math.min(failures - freeAttempts, 10)
    await store.people.putPin({ ...stored, failures, locked_until: lock })
    return refuse('wrong-pin', { left: Math.max(0, freeAttempts - failures) })
  }
  if (stored.failures > 0) await store.people.putPin({ ...stored, failures: 0, locked_until: 0 })
  return ok(person)
}
