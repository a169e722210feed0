// Owns how a device joins: it makes keys that can't leave it, shows the public half with a one-time code, and begins its
// first stream. Knows no screen.
import * as z from 'zod/mini'
import type { DeviceId, WarehouseId } from '../../shared/values/ids.ts'
import { ok, type Result, refuse } from '../../shared/values/result.ts'
import type { DeviceKeys, ReplicaStorage } from '../replica/storage.ts'

const enrolled = z.object({ device: z.string(), warehouse: z.string(), name: z.string() })

export type EnrolmentRefusal = 'code-used-or-wrong' | 'no-network' | 'failed'

export async function makeKeys(): Promise<DeviceKeys> {
  const sign = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  const seal = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return { sign, seal }
}

/** Joins with a one-time code. @throws Fault where the store can't be written */
export async function enrolDevice(
  storage: ReplicaStorage,
  ask: { readonly code: string; readonly name: string; readonly incarnation: string },
): Promise<Result<true, EnrolmentRefusal>> {
  const keys = await makeKeys()
  const publicKey = await crypto.subtle.exportKey('jwk', keys.sign.publicKey)
  const { kty, crv, x, y } = publicKey
  const response = await fetch('/api/enrol', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: ask.code, publicKey: { kty, crv, x, y }, name: ask.name }),
    signal: AbortSignal.timeout(20_000),
  }).catch(() => undefined)
  if (!response) return refuse('no-network')
  if (response.status === 403) return refuse('code-used-or-wrong')
  const parsed = enrolled.safeParse(response.ok ? await response.json().catch(() => undefined) : undefined)
  if (!parsed.success) return refuse('failed')
  const { device, warehouse, name } = parsed.data
  const identity = { device: device as DeviceId, name, tenant: '', warehouse: warehouse as WarehouseId }
  await storage.begin(identity, keys, ask.incarnation)
  return ok(true)
}
