// Owns who works on this device: sign-in by badge and PIN with or without a network, the badge alone for the same person
// within ten minutes, who was here last. Knows no screen.
import * as z from 'zod/mini'
import type { PersonRow, Role } from '../../shared/rows/catalogue.ts'
import type { PersonId } from '../../shared/values/ids.ts'
import type { DeviceKeys, ReplicaStorage, Verifier } from '../replica/storage.ts'
import type { WorkingSet } from '../replica/working-set.ts'
import { attemptsLeft, hashPin, pinFits, sealHash, throttleAfter } from './pin-check.ts'
import { type Answered, signedPost } from './signed-fetch.ts'

const badgeAlone = 10 * 60_000
const mostRemembered = 6
/** How long a person waits for the server's word on a PIN that this device can't judge. */
const patience = 4_000
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

  /** The badge alone brings the same person back for a while, counted from now. */
  async signOut(): Promise<void> {
    const leaving = this.#set.session?.person
    const row = leaving && this.#set.state.get('person', leaving)
    if (row) await this.#noteSeen(row)
    await this.#set.setSession(undefined)
  }

  /** Nobody who is known here waits for a network; the server is asked about those who are not, and about a PIN that fails. */
  async signIn(person: PersonRow, pin: string): Promise<SignInRefusal | undefined> {
    if (!person.active) return { code: 'not-active' }
    const throttle = ((await this.#storage.note('throttles')) ?? {})[person.id]
    const now = this.#set.now()
    if (throttle && throttle.lockedUntil > now) return { code: 'locked', ms: throttle.lockedUntil - now }
    const verifier = await this.#verifierOf(person)
    const fits = verifier !== undefined && (await pinFits(this.#keys.seal, verifier, pin))
    const asked = signedPost(this.#signer(), '/api/sign-in', { badge: person.badge, pin }, patience)
    const refusal = fits ? undefined : await this.#ask(person, pin, asked, verifier)
    if (refusal) return refusal
    await this.#setThrottle(person.id, undefined)
    await this.#enter(person)
    return undefined
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

  async #verifierOf(person: PersonRow): Promise<Verifier | undefined> {
    if (person.roles.some((role) => onlineRoles.includes(role))) return undefined
    return ((await this.#storage.note('verifiers')) ?? []).find((each) => each.person === person.id)
  }

  /** @param verifier by which the PIN did not fit; undefined where this device can't tell */
  async #ask(
    person: PersonRow,
    pin: string,
    asked: Promise<Answered>,
    verifier: Verifier | undefined,
  ): Promise<SignInRefusal | undefined> {
    const answered = await asked
    if (answered.ok) return this.#accepted(person, pin, answered.json)
    if (answered.status === 403) return refusalIn(answered.json)
    if (!verifier) return { code: 'needs-network' }
    const after = throttleAfter(((await this.#storage.note('throttles')) ?? {})[person.id], this.#set.now())
    await this.#setThrottle(person.id, after)
    return { code: 'wrong-pin', left: attemptsLeft(after) }
  }

  async #accepted(person: PersonRow, pin: string, json: unknown): Promise<undefined> {
    const parsed = signedIn.safeParse(json)
    const verifier = parsed.success ? parsed.data.verifier : undefined
    if (verifier) await this.#remember(person.id, pin, verifier)
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
    await this.#set.setSession({ person: person.id, badge: person.badge, seenAt: this.#set.now() })
    await this.#noteSeen(person)
  }

  async #noteSeen(person: PersonRow): Promise<void> {
    const seenAt = this.#set.now()
    const others = this.#recent.filter((each) => each.person !== person.id)
    this.#recent = [{ person: person.id, seenAt }, ...others].slice(0, mostRemembered)
    await this.#storage.setNote('recent', this.#recent)
  }

  #signer() {
    return { device: this.#set.identity.device, key: this.#keys.sign.privateKey }
  }
}

function refusalIn(json: unknown): SignInRefusal {
  const parsed = refused.safeParse(json)
  const { error, left, seconds } = parsed.success ? parsed.data : { error: '' }
  if (error === 'locked') return { code: 'locked', ms: (seconds ?? 30) * 1000 }
  if (error === 'unknown-badge' || error === 'not-active') return { code: error }
  return { code: 'wrong-pin', ...(left !== undefined && { left }) }
}
