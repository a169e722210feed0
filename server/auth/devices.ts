// Owns enrolment and signatures of devices: a one-time code admits a public key, and every later request is signed by it.
import { createHash, createPublicKey, type KeyObject, randomBytes, verify } from 'node:crypto'
import { system } from '../../shared/operations/apply.ts'
import type { DeviceId, WarehouseId } from '../../shared/values/ids.ts'
import { makeId } from '../../shared/values/ids.ts'
import { ok, type Result, refuse } from '../../shared/values/result.ts'
import type { Applier } from '../apply/applier.ts'
import type { Store } from '../store/store.ts'

export const enrolmentLife = 24 * 3_600_000

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64')
}

/** Makes a one-time code for a device of a warehouse: 40 bits, easy to type, worth nothing after a day or one use. */
export async function makeEnrolment(
  store: Store,
  warehouse: string,
  packStation: boolean,
  now: number,
): Promise<string> {
  const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
  const code = [...randomBytes(8)].map((byte) => letters[byte % letters.length]).join('')
  await store.people.putEnrolment({
    code_hash: hashOf(code),
    warehouse,
    pack_station: packStation ? 1 : 0,
    expires_at: now + enrolmentLife,
    used_by: null,
  })
  return code
}

export interface Enrolled {
  readonly device: DeviceId
  readonly warehouse: WarehouseId
  readonly name: string
}

/** Admits a device: its public key (JWK, P-256) is kept, and the enrolling is an operation like any other. */
export async function enrol(
  store: Store,
  applier: Applier,
  ask: { code: string; publicKey: unknown; name: string },
  now: number,
): Promise<Result<Enrolled, 'code-used-or-wrong' | 'key-unreadable'>> {
  const key = readKey(JSON.stringify(ask.publicKey))
  if (!key) return refuse('key-unreadable')
  const source = { now: () => now, random: () => randomBytes(16) }
  const device = makeId<DeviceId>(source)
  const enrolment = await store.people.takeEnrolment(hashOf(ask.code.trim().toUpperCase()), device, now)
  if (!enrolment) return refuse('code-used-or-wrong')
  await store.people.putDeviceKey(device, JSON.stringify(ask.publicKey))
  const warehouse = enrolment.warehouse as WarehouseId
  await applier.submit('desk', [
    {
      id: makeId(source),
      type: 'device-enrolled',
      body: { id: device, name: ask.name, warehouse, packStation: enrolment.pack_station === 1 },
      at: now,
      by: system,
      warehouse,
    },
  ])
  return ok({ device, warehouse, name: ask.name })
}

/** Checks signatures; remembers the keys that it has read. */
export class Signatures {
  readonly #store: Store
  readonly #keys = new Map<string, KeyObject>()

  constructor(store: Store) {
    this.#store = store
  }

  /** Whether `signature` (base64, raw r‖s as WebCrypto makes it) over `body` is the device's. */
  async check(device: string, body: Uint8Array, signature: string): Promise<'ok' | 'unknown-device' | 'bad-signature'> {
    let key = this.#keys.get(device)
    if (!key) {
      const stored = await this.#store.people.deviceKey(device)
      key = stored === undefined ? undefined : readKey(stored)
      if (!key) return 'unknown-device'
      if (this.#keys.size > 10_000) this.#keys.clear()
      this.#keys.set(device, key)
    }
    const bytes = Buffer.from(signature, 'base64')
    const right = verify('sha256', body, { key, dsaEncoding: 'ieee-p1363' }, bytes)
    return right ? 'ok' : 'bad-signature'
  }
}

function readKey(jwk: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: JSON.parse(jwk) as never, format: 'jwk' })
    return key.asymmetricKeyType === 'ec' ? key : undefined
  } catch {
    return undefined
  }
}
