// The working set takes shortcuts: it runs only what is touched again, in place. Here it is compared, step by step, with the
// long way: all rows of the server copied, everything pending run on top.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyOperation, readOperation } from '../../shared/operations/apply.ts'
import type { Wish } from '../../shared/operations/index.ts'
import type { Operation } from '../../shared/operations/operation.ts'
import { MemoryState } from '../../shared/rows/memory-state.ts'
import { type Change, handheldKinds } from '../../shared/rows/tables.ts'
import type { DeviceId, OperationId, OrderId } from '../../shared/values/ids.ts'
import { instant } from '../../shared/values/time.ts'
import { ann, bin, count, move, pick, placeOrder, start, stockedServer, warehouse } from './fixture.ts'
import { Rebase } from './rebase.ts'
import { ReplicaRows } from './replica-rows.ts'

type Step =
  | { readonly does: 'record'; readonly wish: Wish }
  | { readonly does: 'elsewhere'; readonly wish: Wish }
  | { readonly does: 'order'; readonly item: number; readonly units: number }
  /** The server applies the first `send` operations, but for those that it holds. */
  | { readonly does: 'exchange'; readonly send: number; readonly held: readonly boolean[] }
  | { readonly does: 'take-back'; readonly index: number }

// Few things and places, so that everything gets in the way of everything.
const bins = fc.integer({ min: 1, max: 3 }).map(bin)
const items = fc.constantFrom(1, 1, 2)
const wishes: fc.Arbitrary<Wish> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 5 }), bins, bins)
    .map(([n, u, a, b]) => move(n, u, a, b)),
  fc.tuple(items, bins, fc.integer({ min: 0, max: 12 })).map(([n, at, u]) => count(n, at, u)),
  fc.tuple(fc.integer({ min: 1, max: 3 }), bins).map(([u, at]) => pick(u, at)),
  fc.boolean().map((give): Wish => ({ type: 'claim-work', body: { order: 'o1' as OrderId, give } })),
  fc.constant<Wish>({ type: 'cancel-order', body: { order: 'o1' as OrderId, reason: 'x' } }),
  fc
    .constantFrom('o2', 'o2', 'o3')
    .map((order): Wish => ({ type: 'release-orders', body: { orders: [order as OrderId], parts: true } })),
)
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: wishes.map((wish): Step => ({ does: 'record', wish })) },
  { weight: 2, arbitrary: wishes.map((wish): Step => ({ does: 'elsewhere', wish })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(items, fc.integer({ min: 1, max: 9 }))
      .map(([item, units]): Step => ({ does: 'order', item, units })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }))
      .map(([send, held]): Step => ({ does: 'exchange', send, held })),
  },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 5 }).map((index): Step => ({ does: 'take-back', index })) },
)

function picture(state: Pick<MemoryState, 'all'>) {
  return handheldKinds.map((kind) => [...state.all(kind)].sort((a, b) => (a.id < b.id ? -1 : 1)))
}

function theLongWay(rows: readonly Change[], pending: readonly Operation[]) {
  const state = new MemoryState()
  state.apply(rows)
  for (const operation of pending) {
    const read = readOperation(operation)
    if (!read.ok) continue
    const applied = applyOperation(state, read.operation, { post: false })
    if (applied.outcome !== 'applied') continue
    state.apply(applied.effects.changes)
    state.remember(applied.effects.movements)
  }
  return picture(state)
}

test('what the screens show is the rows of the server with everything pending run on top', () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 40 }), (plan) => {
      const server = stockedServer()
      placeOrder(server, 'o2', 1, 30)
      const view = new Rebase(() => undefined)
      const first = new ReplicaRows()
      first.setAll(server.rows())
      view.adopt(first, () => true)
      let known = server.rows()
      let unheard: Change[] = []
      let n = 0
      let orders = 2
      for (const step of plan) {
        if (step.does === 'record') {
          n++
          view.run({
            id: `10000000-0000-7000-8000-${String(n).padStart(12, '0')}` as OperationId,
            device: 'd1' as DeviceId,
            incarnation: 'i1',
            n,
            type: step.wish.type,
            v: 1,
            at: instant(start + 1_000_000 + n),
            rawAt: instant(start + 1_000_000 + n),
            by: ann,
            warehouse,
            body: step.wish.body,
          })
        } else if (step.does === 'elsewhere') {
          unheard.push(...server.apply(step.wish))
        } else if (step.does === 'order') {
          orders++
          unheard.push(...placeOrder(server, `o${orders}`, step.item, step.units))
        } else if (step.does === 'exchange') {
          const sent = view.pending.slice(0, step.send)
          for (const [index, operation] of sent.entries()) {
            if (!step.held[index]) unheard.push(...server.applyRecorded(operation))
          }
          const latest = new Map(unheard.map((change) => [`${change.kind}|${change.id}`, change]))
          const shown = new Set(sent.map(({ id }) => id))
          view.merge([...latest.values()], ({ id }) => shown.has(id))
          known = server.rows()
          unheard = []
        } else {
          const taken = view.pending[step.index]
          if (taken) view.takeBack(new Set([taken.id]))
        }
        expect(picture(view.rows.state)).toEqual(theLongWay(known, view.pending))
      }
    }),
    { numRuns: Number(process.env.LONG ? 5_000 : 300) },
  )
})
