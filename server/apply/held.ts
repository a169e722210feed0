// Owns which operations that were kept without effect are tried again: all that this server could not read, at its start; and
// those for which somebody at the desk chose it. Does not know how they are applied.
import type { Ack } from '../../shared/protocol/exchange.ts'
import type { ExceptionRow } from '../../shared/rows/work.ts'
import type { Store } from '../store/store.ts'
import type { Answered, Arrival, HeldArrival } from './arrival.ts'

const page = 200
/** Reasons that a new version of the server may have removed. Rights and revoked devices are for people to decide. */
const unread: readonly (string | undefined)[] = ['unknown-type', 'unknown-version', 'unreadable', 'fault']

export function heldArrival(ids: readonly string[], receivedAt: number): HeldArrival {
  return { from: 'held', ids, operations: [], receivedAt }
}

export async function* unreadHeld(store: Store): AsyncGenerator<readonly string[]> {
  let after = ''
  for (;;) {
    const some = await store.operations.held(after, page)
    const last = some[some.length - 1]
    if (!last) return
    const ids = some.filter(({ answer }) => answer !== null && unread.includes((JSON.parse(answer) as Ack).code))
    if (ids.length > 0) yield ids.map(({ id }) => id)
    after = last.id
  }
}

/** How many of the answers say that something took effect. */
export function took({ acks }: Answered): number {
  return acks.filter(({ outcome }) => outcome === 'applied' || outcome === 'exception').length
}

/** Exceptions for which somebody chose to try again. */
export function choicesToRetry(arrivals: readonly Arrival[]): readonly string[] {
  return arrivals.flatMap(({ operations }) =>
    operations.flatMap((each) => {
      if (!('type' in each) || each.type !== 'exception-resolved') return []
      const { exception, resolution } = (each.body ?? {}) as { exception?: unknown; resolution?: unknown }
      return resolution === 'try-again' && typeof exception === 'string' ? [exception] : []
    }),
  )
}

/** The held operations that resolved exceptions are about. */
export async function heldBehind(store: Store, exceptions: readonly string[]): Promise<readonly string[]> {
  const found = await store.rows.byIds('exception', exceptions)
  return found.flatMap(({ row }) => {
    const { kind, subject, state, resolution } = row as ExceptionRow
    const chosen = kind === 'operation-held' && state === 'resolved' && resolution === 'try-again'
    return chosen ? [subject.slice('operation:'.length)] : []
  })
}
