// Owns what the screens know of signing in. app/sync is behind it: badges, PINs, and the rules of when which is enough.
import type { PersonRow } from '../../shared/rows/catalogue.ts'
import type { PersonId } from '../../shared/values/ids.ts'

export interface LastPerson {
  readonly person: PersonRow
  /** When they were last seen on this device, by the server's clock. */
  readonly seenAt: number
}

/** Why a PIN did not do. */
export type PinRefusal =
  | { readonly code: 'wrong-pin'; readonly left?: number }
  | { readonly code: 'locked'; readonly ms: number }
  | { readonly code: 'not-active' | 'needs-network' | 'unknown-badge' }

export interface Access {
  /** Who was here last, latest first. */
  last(): readonly LastPerson[]
  /** Whether the badge alone is enough: the same person, a moment ago. */
  badgeIsEnough(person: PersonId): boolean
  /** The same person goes on, by badge alone. @throws Fault where it can't be kept */
  goOn(person: PersonId): Promise<void>
  /** @throws Fault where it can't be kept */
  signIn(person: PersonRow, pin: string): Promise<PinRefusal | undefined>
  /** Somebody signed out; the task stays in hand. */
  signOut(): Promise<void>
}
