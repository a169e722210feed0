import { describe, expect, test } from 'vitest'
import { quantKey } from '../../shared/rows/stock.ts'
import { handheldKinds } from '../../shared/rows/tables.ts'
import type { OrderId } from '../../shared/values/ids.ts'
import { FakeEnvironment } from '../replica/fake-environment.ts'
import { type Call, FakeDisk, FakeStorage, type Fate } from '../replica/fake-storage.ts'
import { ann, bin, count, goods, move, start, warehouse } from '../replica/fixture.ts'
import { noTabs } from '../replica/tab-channel.ts'
import { WorkingSet } from '../replica/working-set.ts'
import { device, FakeServer, type Mishap } from './fake-server.ts'
import { gather } from './gather.ts'
import { SyncLoop } from './sync-loop.ts'

const now = start + 1_000_000

async function open(disk: FakeDisk, environment: FakeEnvironment, server: FakeServer, faults: Map<Call, Fate[]>) {
  const storage = new FakeStorage(disk, async (call) => faults.get(call)?.shift() ?? 'done')
  const set = await WorkingSet.open({ storage, environment, tabs: noTabs })
  if (!set) throw new Error('not enrolled')
  let incarnations = 1
  const wiped = { value: false }
  const loop = new SyncLoop({
    gather,
    set,
    storage,
    transport: server,
    environment,
    incarnation: () => `i${++incarnations}`,
    onWipe: () => {
      wiped.value = true
    },
  })
  return { set, loop, storage, wiped }
}

async function world() {
  const disk = new FakeDisk()
  const environment = new FakeEnvironment(now)
  const server = new FakeServer()
  server.serverTime = now
  const faults = new Map<Call, Fate[]>()
  const first = new FakeStorage(disk)
  await first.begin({ device, name: 'Handheld 1', tenant: 'Firm', warehouse }, undefined, 'i1')
  await first.setNote('session', { person: ann, badge: 'B1', seenAt: start })
  const opened = await open(disk, environment, server, faults)
  return { disk, environment, server, faults, ...opened, again: () => open(disk, environment, server, faults) }
}

/** With a whole copy, at rest. */
async function connected() {
  const made = await world()
  made.loop.start()
  await made.environment.pass(1_000)
  made.server.requests.length = 0
  return made
}

async function kept(set: WorkingSet, ...wishes: Parameters<WorkingSet['record']>[0]) {
  const recorded = set.record(wishes)
  if (!recorded.ok) throw new Error(recorded.code)
  await recorded.value.kept
  return recorded.value.ids
}

function same(set: WorkingSet, server: FakeServer): void {
  for (const kind of handheldKinds) {
    if (kind === 'shipTo') continue
    const sorted = (rows: Iterable<{ id: string }>) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(sorted(set.rows.all(kind)), kind).toEqual(sorted(server.business.state.all(kind)))
  }
}

const numbers = (server: FakeServer) => server.requests.map(({ operations }) => operations.map(({ n }) => n))

describe('the first copy', () => {
  test('comes page by page and is shown when it is whole', async () => {
    const { set, loop, server, environment } = await world()
    server.page = 7
    loop.start()
    await environment.pass(1_000)
    expect(server.requests.length).toBeGreaterThanOrEqual(3)
    expect(set.ready).toBe(true)
    same(set, server)
  })

  test('goes on where it stopped after a restart, and shows nothing of it before', async () => {
    const { set, loop, server, environment, again } = await world()
    server.page = 7
    loop.start()
    const answered = server.exchange.bind(server)
    let left = 2
    server.exchange = async (request) => (left-- > 0 ? answered(request) : { ok: false, kind: 'unreachable' })
    await environment.pass(10)
    expect([set.ready, set.arriving, set.rows.size('item')]).toEqual([false, 14, 0])
    expect(set.coming).toBe(server.size - 14)
    loop.stop()
    const second = await again()
    second.loop.start()
    await environment.pass(10)
    expect([second.set.arriving, second.set.coming]).toEqual([14, undefined])
    server.exchange = answered
    server.requests.length = 0
    await environment.pass(5_000)
    expect(server.requests[0]?.cursors).not.toEqual({ tenant: 0, 'w:w1': 0 })
    same(second.set, server)
  })
})

describe('sending', () => {
  test('what is recorded is sent soon, once, and the rows come with the answer', async () => {
    const { set, server, environment } = await connected()
    await kept(set, move(1, 3, bin(1), bin(3)))
    await environment.pass(200)
    expect(numbers(server)).toEqual([[1]])
    expect([set.unsent, set.pending.length]).toEqual([0, 0])
    same(set, server)
  })

  test('scans in quick succession neither wait for each other nor make an exchange each', async () => {
    const { set, server, environment } = await connected()
    for (let i = 0; i < 10; i++) {
      await kept(set, count(2, bin(3), 20 - i))
      await environment.pass(30)
    }
    await environment.pass(200)
    expect(numbers(server).flat()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(numbers(server).length).toBeLessThan(6)
    expect(numbers(server)[0]?.length).toBeLessThan(10)
  })

  test('an answer lost on the way: the same numbers are offered again and nothing happens twice', async () => {
    const { set, server, environment } = await connected()
    server.mishaps.push('cut')
    await kept(set, move(1, 3, bin(1), bin(3)))
    await kept(set, move(1, 1, bin(1), bin(3)))
    await environment.pass(200)
    expect([set.unsent, set.pending.length]).toEqual([2, 2])
    await environment.pass(2_000)
    expect(numbers(server)).toEqual([
      [1, 2],
      [1, 2],
    ])
    same(set, server)
  })

  test('a refusal is remembered and its hope taken back, though the answer first got lost', async () => {
    const { set, server, environment, storage } = await connected()
    const [id] = await kept(set, { type: 'claim-work', body: { order: 'o1' as OrderId, give: false } })
    server.decide.set(String(id), { outcome: 'refused', code: 'claimed-by-other' })
    server.mishaps.push('cut')
    await environment.pass(3_000)
    expect(set.state.get('order', 'o1')?.claim).toBeUndefined()
    expect(await storage.answers()).toMatchObject([{ n: 1, id, outcome: 'refused', code: 'claimed-by-other' }])
    same(set, server)
  })

  test('a thousand operations go in parts', async () => {
    const { set, server, environment } = await connected()
    for (let i = 0; i < 1_100; i++) await kept(set, count(2, bin(3), i % 20))
    await environment.pass(500)
    expect(numbers(server).map((part) => part.length)).toEqual([500, 500, 100])
    expect(server.requests.map(({ waiting }) => waiting.count)).toEqual([600, 100, 0])
    same(set, server)
  })

  test('a line that is too thin gets smaller parts', async () => {
    const { set, server, environment } = await connected()
    for (let i = 0; i < 400; i++) await kept(set, count(2, bin(3), i % 20))
    server.mishaps.push({ ok: false, kind: 'unreachable' }, { ok: false, kind: 'unreachable' })
    await environment.pass(10_000)
    expect(numbers(server).map((part) => part.length)).toEqual([400, 200, 100, 200, 100])
    expect(set.unsent).toBe(0)
  })

  test('what another tab kept and died before it could tell is sent all the same', async () => {
    const { set, server, environment, again } = await connected()
    const other = await again()
    await kept(other.set, move(1, 3, bin(1), bin(3)))
    await environment.pass(61_000)
    expect(numbers(server).flat()).toEqual([1])
    same(set, server)
  })

  test('a number that the disk has lost is named as lost, and the rest goes on', async () => {
    const { set, server, environment, disk } = await connected()
    server.mishaps.push({ ok: false, kind: 'unreachable' })
    await kept(set, move(1, 1, bin(1), bin(3)))
    await kept(set, move(1, 2, bin(1), bin(3)))
    await kept(set, move(1, 3, bin(1), bin(3)))
    disk.operationsOf('i1').delete(2)
    await environment.pass(5_000)
    expect(server.requests.at(-1)?.operations).toMatchObject([{ n: 1 }, { n: 2, void: true }, { n: 3 }])
    expect([set.unsent, set.pending.length]).toEqual([0, 0])
    same(set, server)
  })
})

describe('reports from the field', () => {
  test('F22 a new entry slips in front of one that failed: the order of recording is the order of arrival, each once', async () => {
    const { set, server, environment } = await connected()
    // Each step takes what the one before it has brought.
    const late: Mishap[] = [{ ok: false, kind: 'unreachable' }, 'cut']
    server.mishaps.push(...late)
    const first = await kept(set, move(2, 5, bin(3), bin(1)))
    const second = await kept(set, move(2, 5, bin(1), bin(2)))
    const exchange = server.exchange.bind(server)
    let third: readonly string[] = []
    server.exchange = async (request) => {
      if (third.length === 0) third = await kept(set, move(2, 2, bin(2), bin(4)))
      return exchange(request)
    }
    const least: number[] = []
    const business = server.business.applyRecorded.bind(server.business)
    const arrived: string[] = []
    server.business.applyRecorded = (operation) => {
      arrived.push(operation.id)
      const changes = business(operation)
      least.push(...[...server.business.state.all('quant')].map(({ quantity }) => quantity))
      return changes
    }
    await environment.pass(10_000)
    expect(arrived).toEqual([...first, ...second, ...third])
    for (const part of numbers(server)) expect(part).toEqual([...part].sort((a, b) => a - b))
    expect(Math.min(...least)).toBeGreaterThanOrEqual(0)
    expect(set.unsent).toBe(0)
    same(set, server)
  })

  test('F26 the app goes on saying "offline" after the server is there again: the next try says otherwise by itself', async () => {
    const { set, server, environment, loop } = await connected()
    const down = server.exchange.bind(server)
    server.exchange = async () => ({ ok: false, kind: 'unreachable' })
    for (let n = 1; n <= 4; n++) await kept(set, count(2, bin(3), n))
    await environment.pass(1_000)
    expect([loop.status.phase, set.unsent]).toEqual(['unreachable', 4])
    await kept(set, count(2, bin(3), 5))
    await environment.pass(1_000)
    expect([loop.status.phase, set.unsent]).toEqual(['unreachable', 5])
    server.exchange = down
    await environment.pass(61_000)
    expect([loop.status.phase, set.unsent]).toEqual(['idle', 0])
    expect(set.contact?.at).toBeGreaterThan(now + 2_000)
  })
})

describe('a server that does not answer', () => {
  test('is asked again ever less often, never all devices at once, and at once when there is a sign', async () => {
    const { set, server, environment, loop } = await connected()
    server.exchange = async (request) => {
      server.requests.push(request)
      return { ok: false, kind: 'unreachable' }
    }
    await kept(set, count(2, bin(3), 19))
    await environment.pass(600_000)
    const tries = server.requests.length
    expect(tries).toBeGreaterThan(9)
    expect(tries).toBeLessThan(25)
    expect(loop.status).toMatchObject({ phase: 'unreachable', failures: tries })
    loop.hint()
    await environment.pass(200)
    expect(server.requests.length).toBe(tries)
    loop.tryNow()
    await environment.pass(10)
    expect(server.requests.length).toBe(tries + 1)
  })

  test('that is busy is left alone for as long as it asked, whoever is impatient', async () => {
    const { set, server, environment, loop } = await connected()
    server.mishaps.push({ ok: false, kind: 'busy', retryAfter: 30_000 })
    await kept(set, count(2, bin(3), 19))
    await environment.pass(200)
    loop.tryNow()
    await environment.pass(29_000)
    expect(server.requests.length).toBe(1)
    await environment.pass(32_000)
    expect([server.requests.length, set.unsent]).toEqual([2, 0])
  })

  test('is polled even when nothing is recorded', async () => {
    const { set, server, environment } = await connected()
    server.note(server.business.apply(move(1, 1, bin(1), bin(3))))
    await environment.pass(61_000)
    expect(server.requests.length).toBeGreaterThanOrEqual(1)
    same(set, server)
  })
})

describe('what a server can say', () => {
  test('restored: a new copy, and everything that it lacks is sent again', async () => {
    const { set, server, environment } = await connected()
    await kept(set, move(1, 3, bin(1), bin(3)))
    await environment.pass(1_000)
    await kept(set, move(2, 2, bin(3), bin(1)))
    server.restore('e2')
    server.page = 9
    server.requests.length = 0
    await environment.pass(5_000)
    expect(set.mark.epoch).toBe('e2')
    expect([set.unsent, set.pending.length]).toEqual([0, 0])
    expect(numbers(server).flat()).toContain(1)
    same(set, server)
  })

  test('a copy of this device used the number: the work goes on under a new incarnation', async () => {
    const { set, server, environment } = await connected()
    server.copyUsed(device, 'i1', ['foreign'])
    await kept(set, move(1, 3, bin(1), bin(3)))
    await kept(set, move(1, 1, bin(1), bin(3)))
    await environment.pass(1_000)
    expect(server.requests.map(({ stream }) => stream.incarnation)).toEqual(['i1', 'i2'])
    expect([set.unsent, set.pending.length]).toEqual([0, 0])
    same(set, server)
    await kept(set, move(1, 1, bin(1), bin(3)))
    await environment.pass(1_000)
    same(set, server)
  })

  test('while a new incarnation offers work again in parts, nothing that the rows already show is shown twice', async () => {
    const { set, server, environment, again } = await connected()
    const ids = await kept(set, move(1, 3, bin(1), bin(3)), move(1, 2, bin(1), bin(3)), move(1, 1, bin(1), bin(3)))
    await environment.pass(200)
    server.copyUsed(device, 'i1', [...ids, 'foreign'])
    await kept(set, move(2, 1, bin(1), bin(3)))
    const exchange = server.exchange.bind(server)
    let parts = 1
    server.exchange = async (request) => {
      if (request.stream.incarnation === 'i1') return exchange(request)
      if (request.operations.length > 1) return { ok: false, kind: 'too-large' }
      return parts-- > 0 ? exchange(request) : { ok: false, kind: 'unreachable' }
    }
    await environment.pass(900)
    expect(numbers(server)).toEqual([[1, 2, 3], [4], [1]])
    const { set: restarted } = await again()
    const shown = ({ rows }: WorkingSet) => [1, 3].map((n) => rows.get('quant', quantKey(bin(n), goods(1)))?.quantity)
    // Of 10 units 3, 2 and 1 have moved.
    expect([shown(set), shown(restarted)]).toEqual([
      [4, 6],
      [4, 6],
    ])
  })

  test('restored, and a copy of this device came first: all that is remembered is offered anew', async () => {
    const { set, server, environment } = await connected()
    for (const units of [1, 2, 1]) await kept(set, move(1, units, bin(1), bin(3)))
    await environment.pass(1_000)
    server.restore('e2')
    server.copyUsed(device, 'i1', ['foreign-1', 'foreign-2', 'foreign-3', 'foreign-4'])
    server.requests.length = 0
    await environment.pass(65_000)
    expect(set.outbox.stream).toMatchObject({ incarnation: 'i2', acked: 3, next: 4 })
    expect([set.unsent, set.pending.length]).toEqual([0, 0])
    same(set, server)
  })

  test('push only: work is taken, rows are not, and the own work stays on the screen', async () => {
    const { set, server, environment, loop } = await connected()
    server.more = { pushOnly: true, rows: [], cursors: {}, more: false }
    await kept(set, move(1, 3, bin(1), bin(3)))
    await environment.pass(1_000)
    expect(loop.status.pushOnly).toBe(true)
    expect([set.unsent, set.pending.length]).toEqual([0, 1])
    server.more = {}
    await environment.pass(61_000)
    expect(set.pending.length).toBe(0)
    same(set, server)
  })

  test('silent for so long that the server has forgotten what is gone: a new copy, the work on the way with it', async () => {
    const { set, server, environment } = await connected()
    expect(Object.values(set.mark.asOf ?? {})).toEqual([now, now])
    server.page = 9
    server.once = { anew: true, rows: [] }
    await kept(set, move(1, 3, bin(1), bin(3)))
    await environment.pass(5_000)
    expect([set.ready, set.unsent, set.pending.length, set.outbox.stream.incarnation]).toEqual([true, 0, 0, 'i1'])
    expect(numbers(server).flat()).toEqual([1])
    expect(server.requests.some(({ cursors }) => Object.values(cursors).every((cursor) => cursor === 0))).toBe(true)
    same(set, server)
  })

  test('put back to an older backup than the one that let it forget: what is gone is named, the rest goes on', async () => {
    const { set, server, environment } = await connected()
    for (let n = 1; n <= 24; n++) await kept(set, count(2, bin(3), n))
    await environment.pass(1_000)
    server.safe = 4
    await environment.pass(61_000)
    server.safe = 0
    server.restore('e2')
    server.requests.length = 0
    await environment.pass(61_000)
    await kept(set, count(2, bin(3), 9))
    await environment.pass(5_000)
    const sent = server.requests.flatMap(({ operations }) => operations)
    const expected = Array.from({ length: 25 }, (_, index) => [index + 1, index < 4])
    expect(sent.map((each) => [each.n, 'void' in each])).toEqual(expected)
    expect(set.unsent).toBe(0)
  })

  test('safe: what nobody will ask for again is forgotten', async () => {
    const { set, server, environment, disk } = await connected()
    for (let n = 1; n <= 22; n++) await kept(set, count(2, bin(3), n))
    await environment.pass(1_000)
    expect(disk.operationsOf('i1').size).toBe(22)
    server.safe = 1
    await environment.pass(61_000)
    expect([...disk.operationsOf('i1').keys()][0]).toBe(2)
  })

  test('revoked: all work is handed over first, then the device forgets, and stops', async () => {
    const { set, server, environment, wiped, disk } = await connected()
    server.more = { wipe: true }
    for (let i = 0; i < 600; i++) await kept(set, count(2, bin(3), i % 20))
    await environment.pass(1_000)
    expect(numbers(server).flat()).toHaveLength(600)
    expect(wiped.value).toBe(true)
    expect(disk.notes).toEqual({})
    const asked = server.requests.length
    await environment.pass(600_000)
    expect(server.requests.length).toBe(asked)
  })

  test('a device that is not known here is not asked to send more, and says why', async () => {
    const { server, environment, loop } = await connected()
    server.mishaps.push({ ok: false, kind: 'refused', code: 'unknown-device' })
    loop.tryNow()
    await environment.pass(10)
    expect(loop.status).toMatchObject({ refused: 'unknown-device', phase: 'unreachable' })
  })

  test('the time: later facts are dated by the server clock', async () => {
    const { set, server, environment } = await connected()
    server.serverTime = now + 3_600_000
    await environment.pass(61_000)
    const [id] = await kept(set, count(2, bin(3), 1))
    const operation = set.pending.find((each) => each.id === id)
    expect((operation?.at ?? 0) - (operation?.rawAt ?? 0)).toBeGreaterThan(3_500_000)
  })
})

describe('a disk that fails', () => {
  test('an answer that can not be stored is asked for again', async () => {
    const { set, server, environment, faults } = await connected()
    faults.set('settle', ['full', 'failed'])
    await kept(set, move(1, 3, bin(1), bin(3)))
    await environment.pass(10_000)
    expect(numbers(server)).toEqual([[1], [1], [1]])
    same(set, server)
  })
})
