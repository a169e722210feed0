// A server in memory that speaks the protocol as app/sync knows it, with mishaps on order. For tests of the loop; the real
// one is exercised by the simulated fleet.
import type { Operation } from '../../shared/operations/operation.ts'
import type { Ack, ExchangeAnswer, ExchangeRequest, RowUpdate } from '../../shared/protocol/exchange.ts'
import { type Change, type Kind, type Row, scopeOfRow, tenantScope, warehouseScope } from '../../shared/rows/tables.ts'
import type { DeviceId } from '../../shared/values/ids.ts'
import { stockedServer, type TestServer, warehouse } from '../replica/fixture.ts'
import type { Transport, TransportAnswer, TransportFailure } from './transport.ts'

/** What becomes of one exchange; `cut`: the server has done it, but the answer is lost. */
export type Mishap = TransportFailure | 'cut' | 'hang'

interface Kept {
  readonly rev: number
  readonly scope: string
  readonly row: Row | undefined
}

export class FakeServer implements Transport {
  business: TestServer = stockedServer()
  epoch = 'e1'
  safe = 0
  /** Rows of one answer at most. */
  page = 4_000
  serverTime = 0
  more: Partial<ExchangeAnswer> = {}
  /** The same for the next answer alone. */
  once: Partial<ExchangeAnswer> = {}
  readonly requests: ExchangeRequest[] = []
  readonly mishaps: Mishap[] = []
  /** Decides instead of the rules: such operations are answered so and have no effect. */
  readonly decide = new Map<string, Pick<Ack, 'outcome' | 'code'>>()
  #rows = new Map<string, Kept & { readonly kind: Kind; readonly id: string }>()
  #revisions = new Map<string, number>()
  #streams = new Map<string, Ack[]>()
  #applied = new Set<string>()

  constructor() {
    this.note(this.business.rows())
  }

  /** Rows that somebody else changed. */
  note(changes: readonly Change[]): void {
    for (const { kind, id, row } of changes) {
      const before = this.#rows.get(`${kind}|${id}`)
      const scope = row ? scopeOfRow(kind, row) : (before?.scope ?? tenantScope)
      const rev = (this.#revisions.get(scope) ?? 0) + 1
      this.#revisions.set(scope, rev)
      this.#rows.set(`${kind}|${id}`, { kind, id, scope, rev, row })
    }
  }

  /** As from a backup that holds nothing of any device. */
  restore(epoch: string): void {
    this.epoch = epoch
    this.business = stockedServer()
    this.#rows = new Map()
    this.#revisions = new Map()
    this.#streams = new Map()
    this.#applied = new Set()
    this.note(this.business.rows())
  }

  /** Another device with the same stream was here. */
  copyUsed(device: string, incarnation: string, ids: readonly string[]): void {
    this.#streams.set(
      `${device}|${incarnation}`,
      ids.map((id, index): Ack => ({ n: index + 1, id, outcome: 'applied' })),
    )
  }

  async exchange(request: ExchangeRequest): Promise<TransportAnswer> {
    this.requests.push(request)
    const mishap = this.mishaps.shift()
    if (mishap === 'hang') return new Promise(() => undefined)
    if (mishap && mishap !== 'cut') return mishap
    const answer = this.#answer(request)
    const { once } = this
    this.once = {}
    return mishap === 'cut'
      ? { ok: false, kind: 'unreachable' }
      : { ok: true, answer: { ...answer, ...this.more, ...once } }
  }

  #answer(request: ExchangeRequest): ExchangeAnswer {
    const { device, incarnation } = request.stream
    const key = `${device}|${incarnation}`
    const stream = this.#streams.get(key) ?? []
    this.#streams.set(key, stream)
    const acks: Ack[] = []
    let fork = false
    for (const each of request.operations) {
      if (each.n > stream.length + 1) break
      const known = stream[each.n - 1]
      if (known) {
        if ('id' in each && known.id !== each.id) {
          fork = true
          break
        }
        acks.push(known)
        continue
      }
      const ack = 'id' in each ? this.#apply({ ...each, device, incarnation } as Operation) : lost(each.n)
      stream.push(ack)
      acks.push(ack)
    }
    const { rows, cursors, more, left } = this.#pull(request.cursors)
    const { epoch, safe, serverTime } = this
    const expected = stream.length + 1
    return { epoch, acks, rows, cursors, more, left, expected, safe, serverTime, ...(fork && { fork }) }
  }

  #apply(operation: Operation): Ack {
    const { n, id } = operation
    const decided = this.decide.get(id)
    if (decided) return { n, id, ...decided }
    // The same operation under another number has its effect once.
    if (!this.#applied.has(id)) this.note(this.business.applyRecorded(operation))
    this.#applied.add(id)
    return { n, id, outcome: 'applied' }
  }

  /** How many rows a first copy holds. */
  get size(): number {
    const told: readonly string[] = [tenantScope, warehouseScope(warehouse)]
    return [...this.#rows.values()].filter(({ scope, row }) => row && told.includes(scope)).length
  }

  #pull(asked: Readonly<Record<string, number>>): Pick<ExchangeAnswer, 'rows' | 'cursors' | 'more'> & { left: number } {
    const cursors: Record<string, number> = { ...asked }
    const rows: RowUpdate[] = []
    let more = false
    let left = 0
    for (const scope of [tenantScope, warehouseScope(warehouse)]) {
      if (asked[scope] === undefined) continue
      const waiting = [...this.#rows.values()]
        .filter((each) => each.scope === scope && each.rev > (asked[scope] ?? 0))
        .sort((a, b) => a.rev - b.rev)
      const page = waiting.slice(0, Math.max(0, this.page - rows.length))
      for (const { kind, id, rev, row } of page) rows.push({ scope, rev, kind, id, ...(row && { row }) })
      if (page.length < waiting.length) more = true
      left += waiting.length - page.length
      cursors[scope] =
        page.length < waiting.length ? (page.at(-1)?.rev ?? asked[scope]) : (this.#revisions.get(scope) ?? 0)
    }
    return { rows, cursors, more, left }
  }
}

function lost(n: number): Ack {
  return { n, id: `lost:${n}`, outcome: 'applied' }
}

export const device = 'd1' as DeviceId
