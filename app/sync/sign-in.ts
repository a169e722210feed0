// Owns who works on this device: sign-in by badge and PIN with or without a network, the badge alone for the same person
// within ten minutes, who was here last. Knows no screen.
import * as z from 'zod/mini'
import type { PersonRow, Role } from '../../shared/rows/catalogue.ts'
import type { PersonId } from '../../shared/values/ids.ts'
import type { DeviceKeys, ReplicaStorage, Verifier } from '../replica/storage.ts'
import type { WorkingSet } from '../replica/working-set.ts'
import { attemptsLeft, hashPin, pinFits, sealHash, throttleAfter } from './pin-check.ts'
import { signedPost } from './signed-fetch.ts'

const badgeAlone = 10 * 60_000
const mostRemembered = 6
/** Rights over money are never given without the server. */
const onlineRoles: readonly Role[] = ['manager', 'bookkeeper', 'admin']

const signedIn = z.object({
  person: z.string(),
  verifier: z.exactOptional(z.object({ salt: z.string(), iterations: z.int() })),
})
const refused = z.object({ error: z.string(), left: z.exactOptional(z.number()), seconds: z.exactOptional(z.number()) })
const verifierList = z.object({
  verifiers: z.array(z.object({ person: z.string(), salt: z.string(), iterations: z.int(), hash: z.string() })),
})

export type SignInRefusal =
  | { readonly code: 'wrong-pin'; readonly left?: number }
  | { readonly code: 'locked'; readonly ms: number }
  | { readonly code: 'not-active' | 'needs-network' | 'unknown-badge' }

export interface Recent {
  readonly person: PersonId
  readonly seenAt: number
}

export class SignIn {
  readonly #set: WorkingSet
  readonly #storage: ReplicaStorage
  readonly #keys: DeviceKeys
  #recent: readonly Recent[] = []

  private constructor(set: WorkingSet, storage: ReplicaStorage, keys: DeviceKeys) {
    this.#set = set
    this.#storage = storage
    this.#keys = keys
  }

  static async open(set: WorkingSet, storage: ReplicaStorage, keys: DeviceKeys): Promise<SignIn> {
    const signIn = new SignIn(set, storage, keys)
    signIn.#recent = (await storage.note('recent')) ?? []
    return signIn
  }

  last(): readonly { readonly person: PersonRow; readonly seenAt: number }[] {
    return this.#recent.flatMap(({ person, seenAt }) => {
      const row = this.#set.state.get('person', person)
      return row?.active ? [{ person: row, seenAt }] : []
    })
  }

  badgeIsEnough(person: PersonId): boolean {
    const recent = this.#recent[0]
    return recent?.person === person && this.#set.now() - recent.seenAt < badgeAlone
  }

  async goOn(person: PersonId): Promise<void> {
    const row = this.#set.state.get('person', person)
    if (row) await this.#enter(row)
  }

  async signOut(): Promise<void> {
    await this.#set.setSession(undefined)
  }

  async signIn(person: PersonRow, pin: string): Promise<SignInRefusal | undefined> {
    const answered = await signedPost(this.#signer(), '/api/sign-in', { badge: person.badge, pin }, 4_000)
    const refusal =
      answered.ok || answered.status === 403
        ? await this.#byServer(person, pin, answered.ok, answered.json)
        : await this.#withoutServer(person, pin)
    if (!refusal) await this.#enter(person)
    return refusal
  }

  /** Brings what PINs can be checked by without a network, for everybody who works in this warehouse. */
  async refreshVerifiers(): Promise<void> {
    const answered = await signedPost(this.#signer(), '/api/verifiers', { at: this.#set.now() }, 10_000)
    const parsed = verifierList.safeParse(answered.ok ? answered.json : undefined)
    if (!parsed.success) return
    const sealed: Verifier[] = []
    for (const { person, salt, iterations, hash } of parsed.data.verifiers) {
      sealed.push({ person: person as PersonId, salt, iterations, sealed: await sealHash(this.#keys.seal, hash) })
    }
    await this.#storage.setNote('verifiers', sealed)
  }

  async #byServer(person: PersonRow, pin: string, yes: boolean, json: unknown): Promise<SignInRefusal | undefined> {
    if (!yes) {
      const parsed = refused.safeParse(json)
      const { error = '', left, seconds } = parsed.success ? parsed.data : { error: '' }
      if (error === 'locked') return { code: 'locked', ms: (seconds ?? 30) * 1000 }
      if (error === 'unknown-badge' || error === 'not-active') return { code: error }
      return { code: 'wrong-pin', ...(left !== undefined && { left }) }
    }
    const parsed = signedIn.safeParse(json)
    const verifier = parsed.success ? parsed.data.verifier : undefined
    if (verifier) await this.#remember(person.id, pin, verifier)
    await this.#setThrottle(person.id, undefined)
    return undefined
  }

  async #withoutServer(person: PersonRow, pin: string): Promise<SignInRefusal | undefined> {
    if (!person.active) return { code: 'not-active' }
    if (person.roles.some((role) => onlineRoles.includes(role))) return { code: 'needs-network' }
    const verifiers = (await this.#storage.note('verifiers')) ?? []
    const verifier = verifiers.find((each) => each.person === person.id)
    if (!verifier) return { code: 'needs-network' }
    const throttle = ((await this.#storage.note('throttles')) ?? {})[person.id]
    const now = this.#set.now()
    if (throttle && throttle.lockedUntil > now) return { code: 'locked', ms: throttle.lockedUntil - now }
    if (await pinFits(this.#keys.seal, verifier, pin)) {
      await this.#setThrottle(person.id, undefined)
      return undefined
    }
    const after = throttleAfter(throttle, now)
    await this.#setThrottle(person.id, after)
    return { code: 'wrong-pin', left: attemptsLeft(after) }
  }

  async #remember(
    person: PersonId,
    pin: string,
    { salt, iterations }: { salt: string; iterations: number },
  ): Promise<void> {
    const sealed = await sealHash(this.#keys.seal, await hashPin(pin, salt, iterations))
    const others = ((await this.#storage.note('verifiers')) ?? []).filter((each) => each.person !== person)
    await this.#storage.setNote('verifiers', [...others, { person, salt, iterations, sealed }])
  }

  async #setThrottle(person: PersonId, throttle: ReturnType<typeof throttleAfter> | undefined): Promise<void> {
    const { [person]: before, ...others } = (await this.#storage.note('throttles')) ?? {}
    if (!throttle && !before) return
    await this.#storage.setNote('throttles', throttle ? { ...others, [person]: throttle } : others)
  }

  async #enter(person: PersonRow): Promise<void> {
    const seenAt = this.#set.now()
    await this.#set.setSession({ person: person.id, badge: person.badge, seenAt })
    const others = this.#recent.filter((each) => each.person !== person.id)
    this.#recent = [{ person: person.id, seenAt }, ...others].slice(0, mostRemembered)
    await this.#storage.setNote('recent', this.#recent)
  }

  #signer() {
    return { device: this.#set.identity.device, key: this.#keys.sign.privateKey }
  }
}
