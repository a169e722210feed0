// Owns what proves who somebody is: PINs as slow hashes, device keys, enrolment codes, desk sessions. Nothing here is ever
// sent to a handheld but the verifiers, which the device turns into something of its own at once.
import type { Db } from './database.ts'
import type { Schema } from './schema.ts'

export type StoredPin = Omit<Schema['pin'], 'tenant'>
export type StoredEnrolment = Omit<Schema['enrolment'], 'tenant'>

export class PeopleStore {
  readonly #db: Db
  readonly #tenant: number

  constructor(db: Db, tenant: number) {
    this.#db = db
    this.#tenant = tenant
  }

  async pin(person: string): Promise<StoredPin | undefined> {
    return this.#db
      .selectFrom('pin')
      .select(['person', 'salt', 'iterations', 'hash', 'failures', 'locked_until'])
      .where('tenant', '=', this.#tenant)
      .where('person', '=', person)
      .executeTakeFirst()
  }

  async putPin(pin: StoredPin): Promise<void> {
    await this.#db
      .insertInto('pin')
      .values({ tenant: this.#tenant, ...pin })
      .onConflict((on) => on.columns(['tenant', 'person']).doUpdateSet(pin))
      .execute()
  }

  /** PINs of people who worked in a warehouse since a time. */
  async pinsSeen(warehouse: string, since: number): Promise<StoredPin[]> {
    return this.#db
      .selectFrom('pin')
      .innerJoin('person_seen', (join) =>
        join.onRef('person_seen.tenant', '=', 'pin.tenant').onRef('person_seen.person', '=', 'pin.person'),
      )
      .select(['pin.person', 'salt', 'iterations', 'hash', 'failures', 'locked_until'])
      .where('pin.tenant', '=', this.#tenant)
      .where('person_seen.warehouse', '=', warehouse)
      .where('person_seen.seen_at', '>=', since)
      .limit(1000)
      .execute()
  }

  async noteSeen(person: string, warehouse: string, at: number): Promise<void> {
    await this.#db
      .insertInto('person_seen')
      .values({ tenant: this.#tenant, person, warehouse, seen_at: at })
      .onConflict((on) => on.columns(['tenant', 'person', 'warehouse']).doUpdateSet({ seen_at: at }))
      .execute()
  }

  async deviceKey(device: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('device_key')
      .select('public_key')
      .where('tenant', '=', this.#tenant)
      .where('device', '=', device)
      .executeTakeFirst()
    return row?.public_key
  }

  async putDeviceKey(device: string, publicKey: string): Promise<void> {
    await this.#db.insertInto('device_key').values({ tenant: this.#tenant, device, public_key: publicKey }).execute()
  }

  async putEnrolment(enrolment: StoredEnrolment): Promise<void> {
    await this.#db
      .insertInto('enrolment')
      .values({ tenant: this.#tenant, ...enrolment })
      .execute()
  }

  /** Uses up an enrolment code. Only one device can ever get it. */
  async takeEnrolment(codeHash: string, device: string, now: number): Promise<StoredEnrolment | undefined> {
    const taken = await this.#db
      .updateTable('enrolment')
      .set({ used_by: device })
      .where('tenant', '=', this.#tenant)
      .where('code_hash', '=', codeHash)
      .where('used_by', 'is', null)
      .where('expires_at', '>', now)
      .returning(['code_hash', 'warehouse', 'pack_station', 'expires_at', 'used_by'])
      .executeTakeFirst()
    return taken
  }

  async putSession(tokenHash: string, person: string, expiresAt: number): Promise<void> {
    await this.#db
      .insertInto('session')
      .values({ tenant: this.#tenant, token_hash: tokenHash, person, expires_at: expiresAt })
      .execute()
  }

  async session(tokenHash: string, now: number): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('session')
      .select('person')
      .where('tenant', '=', this.#tenant)
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', now)
      .executeTakeFirst()
    return row?.person
  }

  async endSession(tokenHash: string): Promise<void> {
    await this.#db
      .deleteFrom('session')
      .where('tenant', '=', this.#tenant)
      .where('token_hash', '=', tokenHash)
      .execute()
  }
}
