// Owns sending while no page of the app is open: where a browser offers Background Sync, it wakes the service worker once there
// is a network, and what waits is pushed. Takes answers in; rows are left to the app, which asks for them when it is opened.
import { maxOperations, protocolVersion } from '../../shared/protocol/exchange.ts'
import { rowsVersion } from '../../shared/rows/rows-version.ts'
import { remembered } from '../replica/learned.ts'
import type { ReplicaStorage } from '../replica/storage.ts'
import type { Transport } from './transport.ts'
import { ackedAfter, contiguous } from './turn.ts'

/** The name under which the browser is asked to call back. */
export const outboxTag = 'stockhand-outbox'

interface WithSync {
  readonly sync?: { register(tag: string): Promise<void> }
}

/** Asks the browser to wake the service worker when there is a network. Where it can't, the open app sends by itself. */
export async function askToBeWoken(
  workers: ServiceWorkerContainer | undefined = navigator.serviceWorker,
): Promise<void> {
  const registration = (await workers?.getRegistration()) as (ServiceWorkerRegistration & WithSync) | undefined
  await registration?.sync?.register(outboxTag).catch(() => undefined)
}

/**
 * Sends what waits, in order, until nothing does. Never more than one may run on a device (app/sync/leader.ts).
 * @returns false where something still waits, so that the browser calls again
 * @throws Fault where the store can't be read or written
 */
export async function pushWaiting(storage: ReplicaStorage, transport: Transport): Promise<boolean> {
  for (;;) {
    const { rows: mark, outbox } = await storage.marks()
    if (!outbox || outbox.stream.next - 1 <= outbox.stream.acked) return true
    const { device, stream } = outbox
    const kept = await storage.outbox(stream.incarnation, stream.acked + 1, maxOperations)
    const operations = contiguous(kept, stream.acked + 1, stream.next, maxOperations)
    const answered = await transport.exchange({
      protocol: protocolVersion,
      rows: rowsVersion,
      epoch: mark.epoch,
      stream: { device, incarnation: stream.incarnation },
      acked: stream.acked,
      cursors: {},
      operations,
      waiting: { count: stream.next - 1 - stream.acked - operations.length },
    })
    if (!answered.ok) return false
    const { answer } = answered
    const acked = ackedAfter(stream.acked, answer)
    // A restored server, a copy of this device, a gap: each is the app's to put right.
    if (answer.epoch !== mark.epoch || answer.fork || acked === stream.acked) return false
    const settled = await storage.settle({
      after: mark.stored,
      rows: [],
      mark,
      stream: { ...stream, acked, safe: Math.max(stream.safe, answer.safe) },
      acks: remembered(answer.acks),
    })
    if (!settled) return false
  }
}
