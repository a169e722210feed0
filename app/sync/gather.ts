// Owns gathering a copy of all rows: page after page into the store, and the restart image of them when they are whole. Needs
// no working set, so it can run beside the screen; to that it is another tab. What waits to be sent goes with it.
import { maxOperations } from '../../shared/protocol/exchange.ts'
import type { Change, Kind, Row, Scope } from '../../shared/rows/tables.ts'
import type { DeviceId } from '../../shared/values/ids.ts'
import { changesIn, type Learned, remembered } from '../replica/learned.ts'
import { isCopyDue } from '../replica/marks.ts'
import type { KnownRows, OutboxMark, ReplicaStorage } from '../replica/storage.ts'
import type { CopyProgress } from '../replica/working-set.ts'
import type { Transport, TransportAnswer, TransportFailure } from './transport.ts'
import { type Asked, ask, contactOf, teach } from './turn.ts'

export interface Gathering {
  readonly scopes: readonly Scope[]
  /** Ends it before the next question: another tab speaks for the device from then on. */
  readonly signal: AbortSignal
  /** Told after each page. */
  told(progress: CopyProgress): void
}

export interface GatherOptions extends Gathering {
  readonly storage: ReplicaStorage
  readonly transport: Transport
  /** The device's clock. */
  now(): number
  /** A new incarnation for the stream, after a copy of the device has used its numbers. */
  incarnation(): string
}

/** `push-only` and `wipe` as in an answer: no rows will come. All that could be sent is. */
export type GatherEnd = 'whole' | 'push-only' | 'wipe' | 'stopped' | TransportFailure

/** @throws Fault where the store can't be read or written; what was stored before stays, and the next try goes on from it */
export async function gather(options: GatherOptions): Promise<GatherEnd> {
  const { storage, now, told } = options
  let rows = await Gathered.soFar(storage)
  if (rows.count > 0) told({ arrived: rows.count, coming: undefined })
  let coming: number | undefined
  let ahead: Sent | undefined
  for (;;) {
    if (options.signal.aborted) return 'stopped'
    const sent: Sent | undefined = ahead ?? (await sendNext(options, coming))
    ahead = undefined
    if (!sent) return 'whole'
    // Another tab may have stored something since its rows were read.
    if (sent.asked.after !== rows.stored) rows = await Gathered.soFar(storage)
    const { asked } = sent
    const answered = await sent.answered
    if (options.signal.aborted) return 'stopped'
    if (!answered.ok) return answered
    const { answer } = answered
    const learned = teach(asked, answer, contactOf(answer, sent.sentAt, now()))
    const { after, mark, stream, contact } = learned
    coming = learned.coming
    const begins = mark.replaces === mark.stored
    // The server reads the next page while this one is stored.
    if (answer.more && !answer.fork && !begins && asked.request.operations.length === 0) {
      ahead = send(options, await askAfter(options, asked, learned))
    }
    const changes = changesIn(learned.rows, (kind, id) => rows.get(kind, id))
    const outbox = await storage.settle({ after, rows: changes, mark, stream, acks: remembered(learned.acks), contact })
    if (outbox && !begins) rows.take(changes, mark.stored)
    else {
      // Another copy begins, or another tab has stored something.
      rows = await Gathered.soFar(storage)
      ahead = undefined
    }
    if (outbox && answer.fork) await storage.fork(asked.stream.incarnation, options.incarnation())
    if (outbox && learned.whole) {
      // Whoever looks before the image is there reads the rows one by one.
      await storage.makeImage(rows.known(mark.shown))
      return 'whole'
    }
    told({ arrived: rows.count, coming })
    if (!outbox) continue
    if (!answer.pushOnly && !answer.wipe) continue
    const isUnsent = outbox.stream.next - 1 > outbox.stream.acked
    if (!isUnsent || outbox.stream.acked === asked.stream.acked) return answer.wipe ? 'wipe' : 'push-only'
  }
}

interface Sent {
  readonly asked: Asked
  readonly sentAt: number
  readonly answered: Promise<TransportAnswer>
}

function send({ transport, now }: GatherOptions, asked: Asked): Sent {
  return { asked, sentAt: now(), answered: transport.exchange(asked.request) }
}

/** Undefined where nothing is left to copy. */
async function sendNext(options: GatherOptions, coming: number | undefined): Promise<Sent | undefined> {
  const { storage, scopes } = options
  const { rows: mark, outbox } = await storage.marks()
  if (!outbox || !isCopyDue(mark)) return undefined
  return send(options, await ask({ mark, outbox, coming, scopes: () => scopes }, storage, maxOperations))
}

/** As sendNext will ask once the answer is stored. */
function askAfter({ storage, scopes }: GatherOptions, { request, stream }: Asked, learned: Learned): Promise<Asked> {
  const { mark, coming } = learned
  const device = request.stream.device as DeviceId
  const outbox: OutboxMark = { device, stream: { ...learned.stream, next: stream.next }, lastAt: 0 }
  return ask({ mark, outbox, coming, scopes: () => scopes }, storage, maxOperations)
}

/** The rows of a copy that have come so far. */
class Gathered {
  readonly #rows = new Map<Kind, Map<string, Row>>()
  count = 0
  /** The last set that they hold. */
  stored = 0

  static async soFar(storage: ReplicaStorage): Promise<Gathered> {
    const rows = new Gathered()
    const { rows: mark } = await storage.open((some, part) => {
      if (part === 'staged') rows.take(some, 0)
    })
    rows.stored = mark.stored
    return rows
  }

  get(kind: Kind, id: string): Row | undefined {
    return this.#rows.get(kind)?.get(id)
  }

  take(changes: readonly Change[], stored: number): void {
    this.stored = stored
    this.count += changes.length
    for (const { kind, id, row } of changes) {
      const known = this.#rows.get(kind) ?? new Map<string, Row>()
      if (known.size === 0) this.#rows.set(kind, known)
      if (row) known.set(id, row)
      else known.delete(id)
    }
  }

  known(upTo: number): KnownRows {
    return { upTo, rows: this.#rows }
  }
}
