// Owns the last way out: everything that is not sent, signed by the device, as one file that the desk can read.
import { type Envelope, type LostNumber, maxOperations, protocolVersion } from '../../shared/protocol/exchange.ts'
import type { DeviceKeys, ReplicaStorage, StreamMark } from '../replica/storage.ts'
import type { WorkingSet } from '../replica/working-set.ts'
import { base64 } from './signed-fetch.ts'
import { contiguous } from './turn.ts'

/**
 * JSON `{payload, signature}`; the payload is text, so that the signature is over exactly these bytes. What waits is read from
 * the store, which may know more than this tab: after a restore of the server also what it had answered before.
 * @throws Fault where the store can't be read
 */
export async function exportWork(set: WorkingSet, storage: ReplicaStorage, { sign }: DeviceKeys): Promise<Blob> {
  const { device, stream } = (await storage.marks()).outbox ?? set.outbox
  const payload = JSON.stringify({
    protocol: protocolVersion,
    device,
    name: set.identity.name,
    exportedAt: set.now(),
    stream: { device, incarnation: stream.incarnation },
    operations: await unsent(storage, stream),
  })
  const bytes = new TextEncoder().encode(payload)
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, sign.privateKey, bytes)
  return new Blob([JSON.stringify({ payload, signature: base64(new Uint8Array(signature)) })], {
    type: 'application/json',
  })
}

async function unsent(
  storage: ReplicaStorage,
  { incarnation, acked, next }: StreamMark,
): Promise<readonly (Envelope | LostNumber)[]> {
  const all: (Envelope | LostNumber)[] = []
  for (let from = acked + 1; from < next; from = acked + 1 + all.length) {
    const kept = await storage.outbox(incarnation, from, maxOperations)
    all.push(...contiguous(kept, from, next, maxOperations))
  }
  return all
}
