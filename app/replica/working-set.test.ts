import { describe, expect, test } from 'vitest'
import type { RowUpdate } from '../../shared/protocol/exchange.ts'
import { quantKey } from '../../shared/rows/stock.ts'
import { type Change, indexKey, type Row, scopeOfRow, tenantScope, warehouseScope } from '../../shared/rows/tables.ts'
import type { DeviceId, OrderId, WarehouseId } from '../../shared/values/ids.ts'
import { FakeEnvironment, settled } from './fake-environment.ts'
import { type Call, FakeDisk, FakeStorage, type Fate } from './fake-storage.ts'
import {
  ann,
  bin,
  count,
  goods,
  itemOf,
  move,
  pick,
  placeOrder,
  start,
  stockedServer,
  type TestServer,
  warehouse,
} from './fixture.ts'
import type { Learned } from './learned.ts'
import type { Session } from './storage.ts'
import { noTabs, type TabChannel, type TabMessage } from './tab-channel.ts'
import { WorkingSet } from './working-set.ts'

const identity = { device: 'd1' as DeviceId, name: 'Handheld 1', tenant: 'Firm', warehouse }
const session: Session = { person: ann, badge: 'B1', seenAt: start }
const scopes = [tenantScope, warehouseScope(warehouse)]

/** Faults decided by the test as it goes. */
class Plan {
  #next = new Map<Call, Fate[]>()
  readonly decide = async (call: Call): Promise<Fate> => this.#next.get(call)?.shift() ?? 'done'
  next(call: Call, ...fates: Fate[]) {
    this.#next.set(call, fates)
  }
}

async function enrolled() {
  const disk = new FakeDisk()
  const plan = new Plan()
  const environment = new FakeEnvironment(start + 1_000_000)
  const storage = new FakeStorage(disk, plan.decide)
  await storage.begin(identity, undefined, 'i1')
  await storage.setNote('session', session)
  const open = async (tabs: TabChannel = noTabs) => {
    const set = await WorkingSet.open({ storage: new FakeStorage(disk, plan.decide), environment, tabs })
    if (!set) throw new Error('not enrolled')
    return set
  }
  return { disk, plan, environment, set: await open(), open }
}

const updates = (changes: readonly Change[]): RowUpdate[] =>
  changes.map(({ kind, id, row }) => ({
    kind,
    id,
    rev: 1,
    scope: row ? scopeOfRow(kind, row) : warehouseScope(warehouse),
    ...(row && { row }),
  }))

/** What an exchange teaches when the server has answered everything up to `n`. */
function learned(set: WorkingSet, changes: readonly Change[], n: number, more: Partial<Learned> = {}): Learned {
  const stored = set.mark.stored + 1
  return {
    after: set.mark.stored,
    rows: updates(changes),
    mark: { ...set.mark, epoch: 'e1', stored, shown: stored, complete: scopes },
    stream: { incarnation: 'i1', acked: n, reflected: n, safe: 0 },
    whole: true,
    acks: [],
    contact: { at: start, offset: 0, roundTrip: 1 },
    ...more,
  }
}

async function stocked() {
  const device = await enrolled()
  const server = stockedServer()
  await device.set.settle(learned(device.set, server.rows(), 0))
  return { ...device, server }
}

const held = (set: WorkingSet, n: number, at: ReturnType<typeof bin>) =>
  set.state.get('quant', quantKey(at, goods(n)))?.quantity ?? 0

/** All rows of what a device shows, to compare with a server. */
function everything(set: { rows: WorkingSet['rows'] }) {
  return Object.fromEntries(
    (['quant', 'task', 'order', 'orderLine', 'plate', 'exception', 'count', 'item'] as const).map((kind) => [
      kind,
      [...set.rows.all(kind)].sort((a, b) => (a.id < b.id ? -1 : 1)),
    ]),
  )
}

function kept(set: WorkingSet, ...wishes: Parameters<WorkingSet['record']>[0]) {
  const recorded = set.record(wishes)
  if (!recorded.ok) throw new Error(`refused ${recorded.code}`)
  return recorded.value
}

describe('recording', () => {
  test('given a pick, its effect is there at once, and kept only after the store has it', async () => {
    const { set, disk } = await stocked()
    const recorded = kept(set, pick(2, bin(2)))
    expect(held(set, 1, bin(2))).toBe(2)
    expect(recorded.answered.movements).toHaveLength(1)
    expect(disk.operationsOf('i1').size).toBe(0)
    await recorded.kept
    expect([...disk.operationsOf('i1').values()].map(({ id, n }) => [id, n])).toEqual([[recorded.ids[0], 1]])
    expect(set.unsent).toBe(1)
  })

  test('given a full disk, the effect is taken back, the task in hand too, and the caller is told', async () => {
    const { set, plan } = await stocked()
    await set.keepHand({ step: 1 })
    const before = everything(set)
    plan.next('keep', 'full')
    const recorded = set.record([pick(2, bin(2))], { step: 2 })
    expect(recorded.ok && set.hand).toEqual({ step: 2 })
    await expect(recorded.ok && recorded.value.kept).rejects.toMatchObject({ kind: 'quota' })
    expect(everything(set)).toEqual(before)
    expect(set.hand).toEqual({ step: 1 })
    expect(set.unsent).toBe(0)
  })

  test('given two records of which the first can not be kept, the second stands alone', async () => {
    const { set, plan } = await stocked()
    plan.next('keep', 'failed', 'done')
    const first = kept(set, move(1, 4, bin(2), bin(1)))
    const second = kept(set, move(1, 1, bin(1), bin(3)))
    await expect(first.kept).rejects.toMatchObject({ kind: 'storage' })
    await second.kept
    expect([held(set, 1, bin(1)), held(set, 1, bin(2)), held(set, 1, bin(3))]).toEqual([9, 4, 1])
    expect(set.pending.map(({ n }) => n)).toEqual([1])
  })

  test('a refused request records nothing of its batch', async () => {
    const { set } = await stocked()
    const before = everything(set)
    const refused = set.record([
      move(1, 1, bin(1), bin(3)),
      { type: 'cancel-order', body: { order: 'none' as OrderId, reason: 'x' } },
    ])
    expect(refused).toMatchObject({ ok: false, code: 'order-unknown' })
    expect(everything(set)).toEqual(before)
    expect(set.pending).toEqual([])
  })

  test('given a step that is not sent, taking it back leaves both, and nothing is where it was not', async () => {
    const { set, open } = await stocked()
    const before = everything(set).quant
    const step = kept(set, move(1, 4, bin(1), bin(3)))
    await step.kept
    await kept(set, { type: 'operation-reversed', body: { of: step.ids[0]! } }).kept
    expect(everything(set).quant).toEqual(before)
    expect(set.unsent).toBe(2)
    expect(everything(await open()).quant).toEqual(before)
  })

  test('given a step that the rows show already, taking it back is shown at once, and after a restart', async () => {
    const { set, server, open } = await stocked()
    const before = held(set, 1, bin(1))
    const step = kept(set, move(1, 4, bin(1), bin(3)))
    await step.kept
    await set.settle(learned(set, send(server, set), 1))
    expect(set.pending).toEqual([])
    const again = await open()
    expect(held(again, 1, bin(1))).toBe(before - 4)
    await kept(again, { type: 'operation-reversed', body: { of: step.ids[0]! } }).kept
    expect([held(again, 1, bin(1)), held(again, 1, bin(3))]).toEqual([before, 0])
    const restarted = await open()
    expect([held(restarted, 1, bin(1)), held(restarted, 1, bin(3))]).toEqual([before, 0])
  })

  test('given a step that the server holds back, taking it back does nothing, before a restart and after it', async () => {
    const { set, open } = await stocked()
    const before = held(set, 1, bin(1))
    const step = kept(set, move(1, 4, bin(1), bin(3)))
    await step.kept
    const acks = [{ n: 1, id: step.ids[0]!, outcome: 'held', code: 'no-right' } as const]
    await set.settle(learned(set, [], 1, { acks }))
    // The rows are as if it had never been.
    expect(held(set, 1, bin(1))).toBe(before)
    await kept(set, { type: 'operation-reversed', body: { of: step.ids[0]! } }).kept
    const restarted = await open()
    for (const each of [set, restarted]) expect([held(each, 1, bin(1)), held(each, 1, bin(3))]).toEqual([before, 0])
  })

  test('times of a stream only grow, even when the clock runs back', async () => {
    const { set, environment } = await stocked()
    kept(set, count(2, bin(3), 20))
    environment.setClock(start - 5_000_000)
    kept(set, count(2, bin(3), 19))
    kept(set, count(2, bin(3), 18))
    await settled()
    const times = set.pending.map(({ at }) => at)
    expect(times).toEqual([start + 1_000_000, start + 1_000_001, start + 1_000_002])
    expect(set.pending[1]?.rawAt).toBe(start - 5_000_000)
  })

  test('nobody signed in is a bug of the caller', async () => {
    const { set } = await stocked()
    await set.setSession(undefined)
    expect(() => set.record([count(2, bin(3), 20)])).toThrow('nobody signed in')
  })
})

describe('restart', () => {
  test('everything kept is there again, and nothing else', async () => {
    const { set, open, plan } = await stocked()
    await kept(set, pick(2, bin(2))).kept
    await kept(set, count(2, bin(3), 17)).kept
    plan.next('keep', 'failed')
    await kept(set, count(2, bin(3), 1)).kept.catch(() => undefined)
    const again = await open()
    expect(everything(again)).toEqual(everything(set))
    expect(again.pending.map(({ n }) => n)).toEqual([1, 2])
    expect(again.ready).toBe(true)
    await kept(again, count(2, bin(3), 16)).kept
    expect(again.pending.map(({ n }) => n)).toEqual([1, 2, 3])
  })

  test('killed after the commit, before anybody heard: the work is there', async () => {
    const { set, open, plan } = await stocked()
    plan.next('keep', 'killed-after')
    kept(set, pick(2, bin(2)))
    await settled()
    const again = await open()
    expect(held(again, 1, bin(2))).toBe(2)
    expect(again.unsent).toBe(1)
  })
})

/** Applies what a device has recorded, as the server does, and returns the rows that changed. */
function send(server: TestServer, set: WorkingSet, upTo = Number.POSITIVE_INFINITY): readonly Change[] {
  return set.pending.filter(({ n }) => n > 0 && n <= upTo).flatMap((operation) => server.applyRecorded(operation))
}

describe('an answer from the server', () => {
  test('given rows as foreseen, nothing is run again and the screens do not change', async () => {
    const { set, server } = await stocked()
    await kept(set, pick(2, bin(2))).kept
    await kept(set, count(2, bin(3), 17)).kept
    const versions = [set.version('quant'), set.version('order')]
    const rows = send(server, set, 1)
    await set.settle(learned(set, rows, 1))
    expect([set.version('quant'), set.version('order')]).toEqual(versions)
    expect(set.pending.map(({ n }) => n)).toEqual([2])
    await set.settle(learned(set, send(server, set), 2))
    expect(set.pending).toEqual([])
    expect(everything(set)).toEqual(everything({ rows: server.state }))
  })

  test('given rows changed by somebody else, own unanswered work is run again on them', async () => {
    const { set, server } = await stocked()
    await kept(set, move(1, 3, bin(1), bin(3))).kept
    const rows = server.apply(move(1, 4, bin(1), bin(5)))
    await set.settle(learned(set, rows, 0))
    expect([held(set, 1, bin(1)), held(set, 1, bin(3)), held(set, 1, bin(5))]).toEqual([3, 3, 4])
    await set.settle(learned(set, send(server, set), 1))
    expect(everything(set)).toEqual(everything({ rows: server.state }))
  })

  test('given stock where there was none, own work that had looked for it is run again', async () => {
    const { set, server } = await stocked()
    await set.settle(learned(set, placeOrder(server, 'o2', 1, 30), 0))
    await kept(set, { type: 'release-orders', body: { orders: ['o2' as OrderId], parts: true } }).kept
    expect(set.state.get('order', 'o2')?.allocated).toBe(8)
    await set.settle(learned(set, server.apply(count(1, bin(3), 5)), 0))
    expect(set.state.get('order', 'o2')?.allocated).toBe(13)
  })

  test('given a refused request, what it had hoped for goes', async () => {
    const { set, server } = await stocked()
    await kept(set, { type: 'claim-work', body: { order: 'o1' as OrderId, give: false } }).kept
    await kept(set, move(2, 5, bin(3), bin(1))).kept
    expect(set.state.get('order', 'o1')?.claim?.device).toBe('d1')
    await set.settle(learned(set, [], 1, { acks: [{ n: 1, id: 'x', outcome: 'refused', code: 'claimed-by-other' }] }))
    expect(set.state.get('order', 'o1')?.claim).toBeUndefined()
    expect(held(set, 2, bin(1))).toBe(5)
    await set.settle(learned(set, send(server, set).slice(0), 2))
    expect(set.pending).toEqual([])
  })

  test('half of a pull is not shown; the end of it shows all', async () => {
    const { set, server } = await stocked()
    const rows = server.apply(move(1, 4, bin(1), bin(5)))
    const half = learned(set, rows.slice(0, 1), 0, { whole: false })
    await set.settle({ ...half, mark: { ...half.mark, shown: set.mark.shown } })
    expect(held(set, 1, bin(1))).toBe(10)
    expect(set.arriving).toBe(1)
    await set.settle(learned(set, rows.slice(1), 0))
    expect([held(set, 1, bin(1)), held(set, 1, bin(5)), set.arriving]).toEqual([6, 4, 0])
  })

  test('work answered within an unfinished pull stays visible until the rows that show it are', async () => {
    const { set, server } = await stocked()
    await kept(set, move(1, 3, bin(1), bin(3))).kept
    const rows = send(server, set)
    const half = learned(set, rows.slice(0, 1), 0, {
      whole: false,
      stream: { incarnation: 'i1', acked: 1, reflected: 0, safe: 0 },
    })
    await set.settle({ ...half, mark: { ...half.mark, shown: set.mark.shown } })
    expect([set.unsent, held(set, 1, bin(1)), held(set, 1, bin(3))]).toEqual([0, 7, 3])
    await set.settle(learned(set, rows.slice(1), 1))
    expect([held(set, 1, bin(1)), held(set, 1, bin(3)), set.pending.length]).toEqual([7, 3, 0])
  })

  test('given a disk that fails, nothing is shown that is not stored', async () => {
    const { set, server, plan, open } = await stocked()
    const rows = server.apply(move(1, 4, bin(1), bin(5)))
    plan.next('settle', 'failed')
    await expect(set.settle(learned(set, rows, 0))).rejects.toMatchObject({ kind: 'storage' })
    expect(held(set, 1, bin(1))).toBe(10)
    await set.settle(learned(set, rows, 0))
    expect([held(set, 1, bin(1)), held(await open(), 1, bin(1))]).toEqual([6, 6])
  })

  test('a tombstone of a scope that the row has left does not remove it from where it went', async () => {
    const { set } = await stocked()
    const row = set.state.get('location', 'bin1')
    if (!row) throw new Error('no bin')
    const gone: RowUpdate = { scope: warehouseScope('w2'), rev: 9, kind: 'location', id: 'bin1' }
    await set.settle({ ...learned(set, [], 0), rows: [gone] })
    expect(set.state.get('location', 'bin1')).toEqual(row)
    await set.settle({ ...learned(set, [], 0), rows: [{ ...gone, scope: warehouseScope(warehouse) }] })
    expect(set.state.get('location', 'bin1')).toBeUndefined()
  })
})

describe('a restored server', () => {
  test('a new copy is gathered beside the old one; work that the backup lacks is pending again on top of it', async () => {
    const { set, server, open, disk } = await stocked()
    await kept(set, move(1, 3, bin(1), bin(3))).kept
    await set.settle(learned(set, send(server, set), 1))
    expect(set.pending).toEqual([])
    const beside = new FakeStorage(disk)
    const backup = stockedServer()
    const stored = set.mark.stored + 1
    const stream = { incarnation: 'i1', acked: 0, reflected: 1, safe: 0 }
    const begun = { ...learned(set, [], 0), whole: false, stream }
    await set.settle({ ...begun, mark: { ...set.mark, epoch: 'e2', stored, cursors: {}, replaces: stored } })
    expect([held(set, 1, bin(1)), set.unsent]).toEqual([7, 1])
    const rows = backup.rows()
    const half = { ...learned(set, [], 0), rows: rows.slice(0, 20), stream }
    await beside.settle({ ...half, mark: { ...half.mark, shown: set.mark.shown, replaces: stored } })
    set.noteCopying({ arrived: 20, coming: rows.length - 20 })
    expect([held(set, 1, bin(1)), set.arriving, set.coming]).toEqual([7, 20, rows.length - 20])
    const resumed = await open()
    expect(held(resumed, 1, bin(1))).toBe(7)
    const end = { ...learned(resumed, [], 0), rows: rows.slice(20) }
    const { replaces: _ended, ...mark } = end.mark
    await beside.settle({ ...end, mark: { ...mark, packed: mark.stored } })
    await resumed.noteCopied()
    expect([held(resumed, 1, bin(1)), held(resumed, 1, bin(3)), resumed.pending.map(({ n }) => n)]).toEqual([7, 3, [1]])
    await resumed.settle(learned(resumed, send(backup, resumed), 1))
    expect(everything(resumed)).toEqual(everything({ rows: backup.state }))
  })
})

describe('two tabs', () => {
  function channels(): [TabChannel, TabChannel] {
    const listeners: [Set<(message: TabMessage) => void>, Set<(message: TabMessage) => void>] = [new Set(), new Set()]
    const channel = (own: 0 | 1): TabChannel => ({
      post: (message) => {
        for (const run of listeners[own === 0 ? 1 : 0]) queueMicrotask(() => run(message))
      },
      listen(run) {
        listeners[own].add(run)
        return () => listeners[own].delete(run)
      },
    })
    return [channel(0), channel(1)]
  }

  test('what one records or learns, the other shows', async () => {
    const { open, server } = await stocked()
    const [left, right] = channels()
    const a = await open(left)
    const b = await open(right)
    await kept(a, move(1, 3, bin(1), bin(3))).kept
    await settled()
    expect(held(b, 1, bin(3))).toBe(3)
    await kept(b, move(1, 1, bin(3), bin(5))).kept
    await settled()
    expect([held(a, 1, bin(3)), held(a, 1, bin(5)), a.unsent, b.unsent]).toEqual([2, 1, 2, 2])
    await a.settle(learned(a, send(server, a), 2))
    await settled()
    expect(b.pending).toEqual([])
    expect(everything(b)).toEqual(everything({ rows: server.state }))
    expect(await b.settle(learned(b, placeOrder(server, 'o2', 2, 1), 2))).toBe(true)
    await settled()
    expect(a.state.get('order', 'o2')?.units).toBe(1)
  })

  test('a warehouse that one enters, the other is in too; one that is left and tidied away leaves no row behind', async () => {
    const { open } = await stocked()
    const [left, right] = channels()
    const a = await open(left)
    const b = await open(right)
    await a.enterWarehouse('w2' as WarehouseId)
    await settled()
    expect([a.warehouse, b.warehouse, b.ready]).toEqual(['w2', 'w2', false])
    const elsewhere = { id: 'far', warehouse: 'w2', code: 'Z-01' } as unknown as Row
    const learnedThere: Learned = {
      ...learned(a, [{ kind: 'location', id: 'far', row: elsewhere }], 0),
      mark: {
        ...a.mark,
        stored: 2,
        shown: 2,
        cursors: { tenant: 1, 'w:w1': 1, 'w:w2': 1 },
        complete: [...scopes, 'w:w2'],
      },
    }
    expect(await a.settle(learnedThere)).toBe(true)
    await settled()
    expect(b.ready).toBe(true)
    await a.enterWarehouse(warehouse)
    const item = a.rows.get('item', itemOf(1))
    const touched = Array.from({ length: 4_001 }, (): Change => ({ kind: 'item', id: itemOf(1), row: item }))
    expect(await a.settle(learned(a, touched, 0))).toBe(true)
    await a.tidy()
    await b.refresh()
    for (const tab of [a, b]) {
      expect(tab.rows.get('location', 'far')).toBeUndefined()
      expect(Object.keys(tab.mark.cursors)).not.toContain('w:w2')
    }
  })

  test('both record at the same moment: same order in both, same picture', async () => {
    const { open } = await stocked()
    const [left, right] = channels()
    const a = await open(left)
    const b = await open(right)
    await Promise.all([
      kept(a, count(1, bin(1), 8)).kept,
      kept(b, move(1, 2, bin(1), bin(3))).kept,
      kept(a, move(1, 1, bin(1), bin(5))).kept,
    ])
    await settled()
    expect(a.pending.map(({ id, n }) => [id, n])).toEqual(b.pending.map(({ id, n }) => [id, n]))
    expect(everything(a)).toEqual(everything(b))
  })

  test('an exchange that another tab was faster with is dropped, and its rows are read', async () => {
    const { open, server } = await stocked()
    const a = await open()
    const b = await open()
    const rows = server.apply(move(1, 4, bin(1), bin(5)))
    const late = learned(b, rows, 0)
    await a.settle(learned(a, rows, 0))
    expect(await b.settle(late)).toBe(false)
    expect([held(b, 1, bin(1)), b.mark.stored]).toEqual([6, a.mark.stored])
  })
})

describe('scanning', () => {
  test('codes of items, bins, people and orders are found as rows come, change and go', async () => {
    const { set } = await stocked()
    expect(set.catalogue.itemByCode('04006381333931')).toEqual({
      itemId: 'item1',
      packQuantity: 1,
      code: '4006381333931',
    })
    expect(set.catalogue.itemByCode('SKU-2')).toEqual({ itemId: 'item2', packQuantity: 1, code: 'SKU-2' })
    expect(set.catalogue.locationByCode('A-03')).toEqual({ locationId: 'bin3', code: 'A-03' })
    expect(set.catalogue.personByBadge('B1')).toEqual({ personId: 'ann' })
    expect(set.catalogue.orderByNumber('SO-o1')).toEqual({ orderId: 'o1' })
    const row = set.state.get('item', itemOf(1))
    if (!row) throw new Error('no item')
    const change: Change = { kind: 'item', id: row.id, row: { ...row, codes: [], sku: 'NEW' } }
    await set.settle(learned(set, [change], 0))
    expect(set.catalogue.itemByCode('04006381333931')).toBeUndefined()
    expect(set.catalogue.itemByCode('SKU-1')).toBeUndefined()
    expect(set.catalogue.itemByCode('NEW')?.itemId).toBe('item1')
  })

  test('a code that two items share names the same one on every device, and the other when that one goes', async () => {
    const { set } = await stocked()
    const rows = [...set.rows.all('item')].map((row) => ({
      ...row,
      codes: [{ code: 'BOX', level: 'each' as const, quantity: 6 as never }],
    }))
    const changes = (list: typeof rows): Change[] => list.map((row) => ({ kind: 'item', id: row.id, row }))
    await set.settle(learned(set, changes(rows.reverse()), 0))
    expect(set.catalogue.itemByCode('BOX')).toMatchObject({ itemId: 'item1', packQuantity: 6 })
    await set.settle(learned(set, [{ kind: 'item', id: 'item1', row: undefined }], 0))
    expect(set.catalogue.itemByCode('BOX')?.itemId).toBe('item1')
    await set.settle({ ...learned(set, [], 0), rows: [{ scope: tenantScope, rev: 1, kind: 'item', id: 'item1' }] })
    expect(set.catalogue.itemByCode('BOX')?.itemId).toBe('item2')
  })
})

describe('lists', () => {
  test('an index follows own work', async () => {
    const { set } = await stocked()
    const open = () => set.state.find('openTasks', indexKey(warehouse, 'pick')).length
    const before = open()
    const task = set.state.find('openTasks', indexKey(warehouse, 'pick'))[0]
    if (!task?.from) throw new Error('no task')
    await kept(set, pick(task.quantity, task.from, task.id)).kept
    expect(open()).toBe(before - 1)
  })
})
