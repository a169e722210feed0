// Owns the last way out: everything that is not sent, signed by the device, as one file that the desk can read.
import { protocolVersion } from '../../shared/protocol/exchange.ts'
import type { DeviceKeys } from '../replica/storage.ts'
import type { WorkingSet } from '../replica/working-set.ts'
import { base64 } from './signed-fetch.ts'

/** JSON `{payload, signature}`; the payload is text, so that the signature is over exactly these bytes. */
export async function exportWork(set: WorkingSet, { sign }: DeviceKeys): Promise<Blob> {
  const payload = JSON.stringify({
    protocol: protocolVersion,
    device: set.identity.device,
    name: set.identity.name,
    exportedAt: set.now(),
    stream: set.outbox.stream,
    operations: set.pending.filter(({ n }) => n > 0),
  })
  const bytes = new TextEncoder().encode(payload)
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, sign.privateKey, bytes)
  return new Blob([JSON.stringify({ payload, signature: base64(new Uint8Array(signature)) })], {
    type: 'application/json',
  })
}
