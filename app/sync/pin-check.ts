// Owns checking a PIN without the server: the slow hash of the PIN, sealed by a key that can't leave the device, compared
// with what was sealed when there was a network. Guards against colleagues; the server trusts the device's signature.
import type { Throttle, Verifier } from '../replica/storage.ts'
import { base64, fromBase64 } from './signed-fetch.ts'

const freeAttempts = 5
const firstLock = 30_000

/** PBKDF2-SHA-256 of a PIN, base64, as the server makes it. */
export async function hashPin(pin: string, salt: string, iterations: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64(salt), iterations },
    key,
    256,
  )
  return base64(new Uint8Array(bits))
}

/** Turns a hash into what this device alone can compare. */
export async function sealHash(seal: CryptoKey, hash: string): Promise<string> {
  return base64(new Uint8Array(await crypto.subtle.sign('HMAC', seal, fromBase64(hash))))
}

export async function pinFits(seal: CryptoKey, verifier: Verifier, pin: string): Promise<boolean> {
  const hash = await hashPin(pin, verifier.salt, verifier.iterations)
  return (await sealHash(seal, hash)) === verifier.sealed
}

/** After a wrong PIN: five are free, then 30 s, doubling. */
export function throttleAfter(before: Throttle | undefined, now: number): Throttle {
  const wrong = (before?.wrong ?? 0) + 1
  const lockedUntil = wrong < freeAttempts ? 0 : now + firstLock * 2 ** Math.min(wrong - freeAttempts, 10)
  return { wrong, lockedUntil }
}

export function attemptsLeft({ wrong }: Throttle): number {
  return Math.max(0, freeAttempts - wrong)
}
