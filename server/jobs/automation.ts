// Owns what the house does by itself after stock or orders change: waiting orders that free stock covers go to the floor.
// Works through ordinary requests, so every decision stands in the trail with its reason.
import { randomBytes } from 'node:crypto'
import { system } from '../../shared/operations/apply.ts'
import { freeQuants, freeUnits } from '../../shared/orders/plan-picks.ts'
import { openUnits } from '../../shared/orders/release.ts'
import type { WarehouseRow } from '../../shared/rows/catalogue.ts'
import { indexKey, type State } from '../../shared/rows/tables.ts'
import type { OrderLineRow, OrderRow } from '../../shared/rows/work.ts'
import { makeId } from '../../shared/values/ids.ts'
import { type BusinessDate, businessDate, instant } from '../../shared/values/time.ts'
import { GroupState, miss } from '../apply/group-state.ts'
import type { Services } from '../services.ts'

const settleTime = 300
const mostAtOnce = 100

/** Starts releasing orders when commits have gone quiet for a moment. */
export function automate(services: Services): { stop(): void; runOnce(): Promise<number> } {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<number> | undefined
  let stopped = false
  const runOnce = async () => {
    running ??= releaseCovered(services).finally(() => {
      running = undefined
    })
    return running
  }
  const plan = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      // What was committed while a run reads may be missed by it, so it is waited for and another follows.
      const before = running ?? Promise.resolve(0)
      before
        .catch(() => 0)
        .then(() => (stopped ? 0 : runOnce()))
        .catch((fault: unknown) => console.error('releasing orders failed', fault))
    }, settleTime)
  }
  const unlisten = services.applier.onCommit((revisions) => {
    if ([...revisions.keys()].some((scope) => scope.startsWith('w:'))) plan()
  })
  plan()
  return {
    stop() {
      stopped = true
      unlisten()
      clearTimeout(timer)
    },
    runOnce,
  }
}

/** Releases waiting orders that can be picked whole, the most urgent first. Returns how many were asked for. */
async function releaseCovered(services: Services): Promise<number> {
  const { applier, now } = services
  let asked = 0
  for (const warehouse of await allWarehouses(services)) {
    const state = new GroupState()
    const orders = await read(services, state, () =>
      coveredOrders(state, warehouse, businessDate(instant(now()), warehouse.zone)),
    )
    if (orders.length === 0) continue
    asked += orders.length
    await applier.submit('automation', [
      {
        id: makeId({ now, random: () => randomBytes(16) }),
        type: 'release-orders',
        body: { orders: orders.map((order) => order.id), parts: false },
        at: now(),
        by: system,
        warehouse: warehouse.id,
      },
    ])
  }
  return asked
}

async function allWarehouses({ store }: Services): Promise<WarehouseRow[]> {
  return (await store.rows.all('warehouse', 1000)).map((each) => each.row as WarehouseRow)
}

function coveredOrders(state: State, warehouse: WarehouseRow, today: BusinessDate): OrderRow[] {
  const waiting = [...state.find('ordersInState', indexKey(warehouse.id, 'waiting'))]
  waiting.sort((a, b) => b.priority - a.priority || a.shipBy - b.shipBy || (a.id < b.id ? -1 : 1))
  const promised = new Map<string, number>()
  const covered: OrderRow[] = []
  for (const order of waiting) {
    if (covered.length >= mostAtOnce) break
    const lines = state.find('linesOfOrder', order.id).filter((line) => openUnits(line) > 0)
    if (lines.length === 0 || !lines.every((line) => free(state, order, line, promised, today) >= openUnits(line)))
      continue
    for (const line of lines) promised.set(line.item, (promised.get(line.item) ?? 0) + openUnits(line))
    covered.push(order)
  }
  return covered
}

function free(
  state: State,
  order: OrderRow,
  line: OrderLineRow,
  promised: ReadonlyMap<string, number>,
  today: BusinessDate,
): number {
  const quants = freeQuants(state, { warehouse: order.warehouse, item: line.item, owner: order.company, today })
  const units = quants.reduce((sum, quant) => sum + freeUnits(quant), 0)
  return units - (promised.get(line.item) ?? 0)
}

async function read<T>({ store }: Services, state: GroupState, run: () => T): Promise<T> {
  for (;;) {
    state.guess(run as () => void)
    if (state.wants) {
      await state.load(store)
      continue
    }
    try {
      return run()
    } catch (thrown) {
      if (thrown !== miss) throw thrown
      await state.load(store)
    }
  }
}
