// One contract for every store of a replica.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, test } from 'vitest'
import type { ItemRow } from '../../shared/rows/catalogue.ts'
import type { Change } from '../../shared/rows/tables.ts'
import type { DeviceId, ItemId, OperationId, PersonId, WarehouseId } from '../../shared/values/ids.ts'
import { instant } from '../../shared/values/time.ts'
import { DexieStorage } from './dexie-storage.ts'
import { FakeDisk, FakeStorage } from './fake-storage.ts'
import { Image } from './image.ts'
import type { Identity, ReplicaStorage, RowsMark, Settlement, Unkept } from './storage.ts'

const identity: Identity = {
  device: 'd1' as DeviceId,
  name: 'Handheld 1',
  tenant: 'Firm',
  warehouse: 'w1' as WarehouseId,
}

function unkept(id: string, at: number): Unkept {
  return {
    id: id as OperationId,
    type: 'code-reported',
    v: 1,
    at: instant(at),
    rawAt: instant(at),
    by: 'p1' as PersonId,
    warehouse: 'w1' as WarehouseId,
    body: { code: id, job: 'pick' },
  }
}

function item(id: string, name = id): Change {
  const row = { id: id as ItemId, sku: id, name, codes: [] } as unknown as ItemRow
  return { kind: 'item', id, row }
}

const removed = (id: string): Change => ({ kind: 'item', id, row: undefined })

function mark(stored: number, more: Partial<RowsMark> = {}): RowsMark {
  return { epoch: 'e1', cursors: { tenant: stored }, complete: ['tenant'], stored, shown: stored, packed: 0, ...more }
}

function settlement(after: number, rows: readonly Change[], more: Partial<Settlement> = {}): Settlement {
  return {
    after,
    rows,
    mark: mark(after + 1),
    stream: { incarnation: 'i1', acked: 0, reflected: 0, safe: 0 },
    acks: [],
    ...more,
  }
}

/** What a fresh process reads: the names of shown and of staged items. */
async function read(storage: ReplicaStorage) {
  const names: Record<'shown' | 'staged', Map<string, string>> = { shown: new Map(), staged: new Map() }
  const opening = await storage.open((rows, part) => {
    for (const { id, row } of rows) {
      if (row) names[part].set(id, (row as ItemRow).name)
      else names[part].delete(id)
    }
  })
  return { ...opening, shown: Object.fromEntries(names.shown), staged: Object.fromEntries(names.staged) }
}

/** Enough rows that they are stored as pages. */
const many = (prefix: string, count = 300) => Array.from({ length: count }, (_, i) => item(`${prefix}${i}`))

interface Device {
  /** Another process (tab, or the same after a restart) on the same disk. */
  connect(): Promise<ReplicaStorage>
}

const kinds: Readonly<Record<string, () => Device>> = {
  dexie: () => {
    const engine = { indexedDB: new IDBFactory(), IDBKeyRange }
    return { connect: () => DexieStorage.connect({ name: 'replica', engine }) }
  },
  fake: () => {
    const disk = new FakeDisk()
    return { connect: async () => new FakeStorage(disk) }
  },
}

describe.each(Object.keys(kinds))('a replica in %s', (kind) => {
  async function device() {
    const made = kinds[kind]!()
    const storage = await made.connect()
    await storage.begin(identity, undefined, 'i1')
    return { storage, connect: made.connect }
  }

  test('a device that was never enrolled has no identity, no stream and no rows', async () => {
    const storage = await kinds[kind]!().connect()
    const opening = await read(storage)
    expect(opening.identity).toBeUndefined()
    expect(opening.outbox).toBeUndefined()
    expect(opening.shown).toEqual({})
    expect(opening.hand).toBeNull()
  })

  test('operations are numbered from 1 without gaps and read back by another process with the task in hand', async () => {
    const { storage, connect } = await device()
    const first = await storage.keep({ operations: [unkept('a', 1000), unkept('b', 2000)], hand: { step: 2 } })
    const second = await storage.keep({ operations: [unkept('c', 3000)] })
    expect([...first, ...second].map(({ id, n, device, incarnation }) => [id, n, device, incarnation])).toEqual([
      ['a', 1, 'd1', 'i1'],
      ['b', 2, 'd1', 'i1'],
      ['c', 3, 'd1', 'i1'],
    ])
    const opening = await read(await connect())
    expect(opening.pending).toEqual([...first, ...second])
    expect(opening.hand).toEqual({ step: 2 })
    expect(opening.identity).toEqual(identity)
    expect(opening.outbox).toEqual({
      device: 'd1',
      lastAt: 3000,
      stream: { incarnation: 'i1', next: 4, acked: 0, reflected: 0, safe: 0 },
    })
  })

  test('two tabs never give the same number, and times of the stream only grow', async () => {
    const { storage, connect } = await device()
    const other = await connect()
    await other.keep({ operations: [unkept('b0', 50)] })
    const kept = await Promise.all([
      storage.keep({ operations: [unkept('a1', 100), unkept('a2', 101)] }),
      other.keep({ operations: [unkept('b1', 90)] }),
      storage.keep({ operations: [unkept('a3', 102)] }),
      other.keep({ operations: [unkept('b2', 91), unkept('b3', 92)] }),
    ])
    const all = kept.flat().sort((a, b) => a.n - b.n)
    expect(all.map(({ n }) => n)).toEqual([2, 3, 4, 5, 6, 7])
    for (let i = 1; i < all.length; i++) expect(all[i]!.at).toBeGreaterThan(all[i - 1]!.at)
    expect(await storage.outbox('i1', 2, 10)).toEqual(all)
  })

  test('the task in hand is kept alone, and put away with null', async () => {
    const { storage, connect } = await device()
    await storage.keep({ operations: [], hand: { step: 1 } })
    expect((await read(await connect())).hand).toEqual({ step: 1 })
    await storage.keep({ operations: [], hand: null })
    expect((await read(await connect())).hand).toBeNull()
    expect((await storage.marks()).outbox?.stream.next).toBe(1)
  })

  test('rows of pages and single rows are read in the order in which they came', async () => {
    const { storage, connect } = await device()
    await storage.settle(settlement(0, many('x')))
    await storage.settle(settlement(1, [item('x1', 'changed'), removed('x2'), item('new')]))
    await storage.settle(settlement(2, [...many('y'), item('x1', 'changed again'), item('x2', 'back')]))
    await storage.settle(settlement(3, [removed('x3')]))
    const { shown } = await read(await connect())
    expect(shown.x1).toBe('changed again')
    expect(shown.x2).toBe('back')
    expect(shown.new).toBe('new')
    expect(shown.x3).toBeUndefined()
    expect(Object.keys(shown)).toHaveLength(600)
  })

  test('an exchange stores rows, answers and marks as a whole', async () => {
    const { storage, connect } = await device()
    await storage.keep({ operations: [unkept('a', 1), unkept('b', 2), unkept('c', 3)] })
    const outbox = await storage.settle(
      settlement(0, [item('x')], {
        stream: { incarnation: 'i1', acked: 2, reflected: 2, safe: 0 },
        acks: [{ n: 2, id: 'b', outcome: 'refused', code: 'no' }],
        contact: { at: 5, offset: 7, roundTrip: 3 },
      }),
    )
    expect(outbox?.stream).toEqual({ incarnation: 'i1', next: 4, acked: 2, reflected: 2, safe: 0 })
    const opening = await read(await connect())
    expect(opening.pending.map(({ id }) => id)).toEqual(['c'])
    expect(opening.rows).toEqual(mark(1))
    expect(opening.contact).toEqual({ at: 5, offset: 7, roundTrip: 3 })
    expect(await storage.answers()).toEqual([{ incarnation: 'i1', n: 2, id: 'b', outcome: 'refused', code: 'no' }])
  })

  test('answered operations are remembered until they are safe, and the latest steps beyond that', async () => {
    const { storage } = await device()
    const operations = Array.from({ length: 23 }, (_, index) => unkept(`op-${index + 1}`, index + 1))
    await storage.keep({ operations })
    const acks = [{ n: 1, id: 'op-1', outcome: 'held', code: 'unreadable' } as const]
    const known = { incarnation: 'i1', acked: 23, reflected: 23 }
    await storage.settle(settlement(0, [], { stream: { ...known, safe: 0 }, acks }))
    expect((await storage.outbox('i1', 1, 99)).length).toBe(23)
    await storage.settle(settlement(1, [], { stream: { ...known, safe: 2 } }))
    expect((await storage.outbox('i1', 1, 99)).map(({ n }) => n).slice(0, 2)).toEqual([3, 4])
    expect(await storage.answers()).toEqual([])
    await storage.settle(settlement(2, [], { stream: { ...known, safe: 23 } }))
    expect((await storage.outbox('i1', 1, 99)).map(({ n }) => n)[0]).toBe(4)
    expect((await storage.keep({ operations: [unkept('d', 24)] }))[0]?.n).toBe(24)
  })

  test('an answer that comes twice is remembered once', async () => {
    const { storage } = await device()
    await storage.keep({ operations: [unkept('a', 1)] })
    const acks = [{ n: 1, id: 'a', outcome: 'exception', exceptions: ['x'] } as const]
    const stream = { incarnation: 'i1', acked: 1, reflected: 1, safe: 0 }
    await storage.settle(settlement(0, [], { acks, stream }))
    await storage.settle(settlement(1, [], { acks, stream }))
    expect(await storage.answers()).toEqual([{ ...acks[0], incarnation: 'i1' }])
  })

  test('two tabs that settle at once: one does, the other is told', async () => {
    const { storage, connect } = await device()
    const other = await connect()
    const done = await Promise.all([
      storage.settle(settlement(0, [item('a')])),
      other.settle(settlement(0, [item('b')])),
    ])
    expect(done.filter((outbox) => outbox !== undefined)).toHaveLength(1)
    const { shown } = await read(storage)
    expect(Object.keys(shown)).toHaveLength(1)
  })

  test('half a pull is not shown, by whomever it is read, until it ends', async () => {
    const { storage, connect } = await device()
    await storage.settle(settlement(0, [item('a', 'old')]))
    await storage.settle(settlement(1, [item('a', 'new'), item('b')], { mark: mark(2, { shown: 1 }) }))
    const half = await read(await connect())
    expect(half.shown).toEqual({ a: 'old' })
    expect(half.staged).toEqual({ a: 'new', b: 'b' })
    expect(half.rows.cursors).toEqual({ tenant: 2 })
    await storage.settle(settlement(2, [item('c')]))
    expect((await read(await connect())).shown).toEqual({ a: 'new', b: 'b', c: 'c' })
  })

  test('a new copy takes the place of the old one only when it is whole', async () => {
    const { storage, connect } = await device()
    await storage.settle(settlement(0, many('old')))
    await storage.settle(settlement(1, [item('old1', 'changed')]))
    await storage.settle(settlement(2, [], { mark: mark(3, { shown: 2, replaces: 3, epoch: 'e2' }) }))
    await storage.settle(settlement(3, many('new'), { mark: mark(4, { shown: 2, replaces: 3 }) }))
    const half = await read(await connect())
    expect(Object.keys(half.shown)).toHaveLength(300)
    expect(half.shown.old1).toBe('changed')
    expect(Object.keys(half.staged)).toHaveLength(300)
    await storage.settle(settlement(4, [item('last')], { mark: mark(5, { packed: 5 }) }))
    const whole = await read(await connect())
    expect(Object.keys(whole.shown)).toHaveLength(301)
    expect(whole.shown.old1).toBeUndefined()
    expect(whole.staged).toEqual({})
  })

  test('a new copy that another restore overtakes is dropped', async () => {
    const { storage, connect } = await device()
    await storage.settle(settlement(0, [item('old')]))
    await storage.settle(settlement(1, [], { mark: mark(2, { shown: 1, replaces: 2 }) }))
    await storage.settle(settlement(2, [item('first')], { mark: mark(3, { shown: 1, replaces: 2 }) }))
    await storage.settle(settlement(3, [], { mark: mark(4, { shown: 1, replaces: 4 }) }))
    await storage.settle(settlement(4, [item('second')], { mark: mark(5, { shown: 1, replaces: 4 }) }))
    const half = await read(await connect())
    expect([half.shown, half.staged]).toEqual([{ old: 'old' }, { second: 'second' }])
    await storage.settle(settlement(5, [], { mark: mark(6, { packed: 6 }) }))
    expect((await read(await connect())).shown).toEqual({ second: 'second' })
  })

  test('news is what another tab stored since, and everything anew where that can not be told', async () => {
    const { storage, connect } = await device()
    await storage.settle(settlement(0, many('x')))
    const other = await connect()
    await other.keep({ operations: [unkept('a', 1)] })
    await other.settle(settlement(1, [item('x1', 'changed')]))
    await other.settle(settlement(2, [removed('x1'), item('y')]))
    const news = await storage.newsSince(1)
    expect(news.reload ? [] : news.rows.map(({ id, row }) => [id, row && (row as ItemRow).name])).toEqual(
      [
        ['x1', 'changed'],
        ['x1', undefined],
        ['y', 'y'],
      ].slice(kind === 'dexie' ? 1 : 0),
    )
    expect(!news.reload && news.pending.map(({ id }) => id)).toEqual(['a'])
    await other.repack(['tenant'])
    expect((await storage.newsSince(1)).reload).toBe(true)
    expect((await storage.newsSince(3)).reload).toBe(false)
  })

  test('repacking changes no row, drops those of scopes nobody wants, and waits for the end of a pull', async () => {
    const { storage, connect } = await device()
    const bin: Change = { kind: 'location', id: 'l', row: { id: 'l', warehouse: 'w9' } as never }
    await storage.settle(settlement(0, many('x')))
    await storage.settle(settlement(1, [item('x1', 'changed'), removed('x2'), bin]))
    const before = (await read(storage)).shown
    expect(await storage.repack(['tenant', 'w:w9'])).toBe(true)
    expect(await storage.loose()).toBe(0)
    expect((await read(await connect())).shown).toEqual(before)
    expect(await storage.repack(['tenant'])).toBe(true)
    expect(Object.keys((await read(await connect())).shown)).toEqual(Object.keys(before).filter((id) => id !== 'l'))
    await storage.settle(settlement(2, [item('z')], { mark: mark(3, { shown: 2 }) }))
    expect(await storage.repack(['tenant'])).toBe(false)
  })

  /** Names of the items in the image that a fresh process finds; undefined where it finds none. */
  async function imaged(storage: ReplicaStorage): Promise<readonly string[] | undefined> {
    const { image: stored } = await storage.open(() => undefined)
    if (!stored) return undefined
    const image = new Image(stored, (chunk) => storage.imageChunk(stored.upTo, chunk))
    await image.needAll()
    return [...image.all('item')].map((row) => (row as ItemRow).name)
  }

  test('a restart finds the image, and beside it only the rows that changed since', async () => {
    const { storage, connect } = await device()
    await storage.settle(settlement(0, many('x', 3)))
    await storage.settle(settlement(1, [item('x1', 'changed'), removed('x2')]))
    expect(await imaged(storage)).toBeUndefined()
    expect(await storage.makeImage()).toBe(true)
    expect(await storage.fresh()).toBe(0)
    await storage.settle(settlement(2, [item('x0', 'later')]))
    const other = await connect()
    expect(await imaged(other)).toEqual(['x0', 'changed'])
    expect((await read(other)).shown).toEqual({ x0: 'later' })
    expect(await other.fresh()).toBe(1)
    await other.makeImage()
    expect(await imaged(storage)).toEqual(['later', 'changed'])
    expect(await storage.imageChunk(2, 0)).toBeUndefined()
  })

  test('an image of rows that were replaced or packed is thrown away, and none is made of half a pull', async () => {
    const { storage, connect } = await device()
    await storage.settle(settlement(0, many('x', 3)))
    await storage.makeImage()
    await storage.repack(['tenant'])
    expect(await imaged(storage)).toBeUndefined()
    expect(Object.keys((await read(await connect())).shown)).toEqual(['x0', 'x1', 'x2'])
    await storage.makeImage()
    await storage.settle(settlement(1, [], { mark: mark(2, { replaces: 2 }) }))
    expect(await storage.makeImage()).toBe(false)
    await storage.settle(settlement(2, [item('new')], { mark: mark(3, { shown: 1, replaces: 2 }) }))
    expect(await imaged(storage)).toEqual(['x0', 'x1', 'x2'])
    await storage.settle(settlement(3, [], { mark: mark(4) }))
    expect(await imaged(storage)).toBeUndefined()
    expect((await read(await connect())).shown).toEqual({ new: 'new' })
  })

  test('repacking that drops a scope makes everybody read anew, so that no memory keeps what the disk has forgotten', async () => {
    const { storage, connect } = await device()
    const bin: Change = { kind: 'location', id: 'l', row: { id: 'l', warehouse: 'w9' } as never }
    const cursors = { tenant: 4, 'w:w9': 7 }
    const complete = ['tenant', 'w:w9']
    await storage.settle(settlement(0, [item('x'), bin], { mark: { ...mark(1), cursors, complete } }))
    const other = await connect()
    expect(await other.repack(['tenant'])).toBe(true)
    expect((await storage.newsSince(1)).reload).toBe(true)
    expect(await storage.settle(settlement(1, [item('y')]))).toBeUndefined()
    const { shown, rows } = await read(storage)
    expect([Object.keys(shown), rows.cursors, rows.complete]).toEqual([['x'], { tenant: 4 }, ['tenant']])
    expect((await storage.newsSince(rows.stored)).reload).toBe(false)
  })

  test('a fork moves all that is remembered, in order, to a stream that starts at 1; what is shown stays shown', async () => {
    const { storage, connect } = await device()
    await storage.keep({ operations: [unkept('a', 1), unkept('b', 2), unkept('c', 3), unkept('d', 4)] })
    const acks = [{ n: 3, id: 'c', outcome: 'refused', code: 'no' } as const]
    await storage.settle(settlement(0, [], { stream: { incarnation: 'i1', acked: 3, reflected: 3, safe: 1 }, acks }))
    await storage.fork('i1', 'i2')
    await storage.fork('i1', 'i3')
    const opening = await read(await connect())
    expect(opening.outbox?.stream).toEqual({ incarnation: 'i2', next: 5, acked: 0, reflected: 3, safe: 0 })
    expect((await storage.outbox('i2', 1, 9)).map(({ id, n }) => [id, n])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['d', 4],
    ])
    expect(await storage.outbox('i1', 1, 9)).toEqual([])
    expect(opening.pending.map(({ id, incarnation }) => [id, incarnation])).toEqual([['d', 'i2']])
    expect(await storage.answers()).toEqual([])
    expect((await storage.keep({ operations: [unkept('e', 5)] }))[0]).toMatchObject({ n: 5, incarnation: 'i2' })
  })

  test('an exchange of a stream that a fork has ended meanwhile changes nothing of the new one', async () => {
    const { storage } = await device()
    await storage.keep({ operations: [unkept('a', 1), unkept('b', 2)] })
    await storage.fork('i1', 'i2')
    await storage.settle(settlement(0, [item('x')], { stream: { incarnation: 'i1', acked: 2, reflected: 2, safe: 0 } }))
    expect((await storage.marks()).outbox?.stream).toEqual({
      incarnation: 'i2',
      next: 3,
      acked: 0,
      reflected: 0,
      safe: 0,
    })
  })

  test('a device that joins anew offers all that it remembers again, in order, and keeps its task in hand', async () => {
    const { storage, connect } = await device()
    await storage.keep({ operations: [unkept('a', 1), unkept('b', 2), unkept('c', 3)], hand: { step: 3 } })
    await storage.settle(settlement(0, many('x'), { stream: { incarnation: 'i1', acked: 2, reflected: 2, safe: 1 } }))
    await storage.fork('i1', 'i2')
    await storage.keep({ operations: [unkept('d', 4)] })
    await storage.begin({ ...identity, device: 'd2' as DeviceId }, undefined, 'i3')
    const opening = await read(await connect())
    expect(opening.pending.map(({ id, n, incarnation, device }) => [id, n, incarnation, device])).toEqual([
      ['a', 1, 'i3', 'd2'],
      ['b', 2, 'i3', 'd2'],
      ['c', 3, 'i3', 'd2'],
      ['d', 4, 'i3', 'd2'],
    ])
    expect(opening.outbox?.stream).toEqual({ incarnation: 'i3', next: 5, acked: 0, reflected: 0, safe: 0 })
    expect([opening.hand, opening.shown, opening.rows.stored]).toEqual([{ step: 3 }, {}, 0])
    expect((await storage.keep({ operations: [unkept('e', 2)] }))[0]).toMatchObject({ n: 5, at: 5 })
  })

  test('a revoked device forgets everything, once its work is taken', async () => {
    const { storage, connect } = await device()
    await storage.keep({ operations: [unkept('a', 1)], hand: {} })
    await storage.settle(settlement(0, many('x')))
    expect(await storage.wipe()).toBe(false)
    expect((await read(await connect())).pending).toHaveLength(1)
    await storage.settle(settlement(1, [], { stream: { incarnation: 'i1', acked: 1, reflected: 1, safe: 0 } }))
    expect(await storage.wipe()).toBe(true)
    const opening = await read(await connect())
    expect([opening.identity, opening.outbox, opening.shown, opening.pending]).toEqual([undefined, undefined, {}, []])
  })
})

describe('IndexedDB', () => {
  test('what is kept is durable before it is called kept: every keep is one strict transaction', async () => {
    const engine = { indexedDB: new IDBFactory(), IDBKeyRange }
    const storage = await DexieStorage.connect({ name: 'replica', engine })
    await storage.begin(identity, undefined, 'i1')
    const seen: (IDBTransactionOptions | undefined)[] = []
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = engine.indexedDB.open('replica')
      request.onsuccess = () => resolve(request.result)
    })
    const prototype = Object.getPrototypeOf(database) as IDBDatabase
    const original = prototype.transaction
    prototype.transaction = function (stores, mode, options) {
      seen.push(options)
      return original.call(this, stores, mode, options)
    }
    try {
      await storage.keep({ operations: [unkept('a', 1)], hand: { step: 1 } })
    } finally {
      prototype.transaction = original
    }
    expect(seen).toEqual([{ durability: 'strict' }])
  })

  test('keys that can not leave the device are kept and read back', async () => {
    const engine = { indexedDB: new IDBFactory(), IDBKeyRange }
    const storage = await DexieStorage.connect({ name: 'replica', engine })
    const sign = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
    const seal = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
    await storage.begin(identity, { sign, seal }, 'i1')
    const keys = await (await DexieStorage.connect({ name: 'replica', engine })).note('keys')
    expect(keys?.sign.privateKey.extractable).toBe(false)
    expect(keys?.seal.type).toBe('secret')
  })
})

describe('a database of another version', () => {
  const engineOf = () => ({ indexedDB: new IDBFactory(), IDBKeyRange })
  type Tested = ReturnType<typeof engineOf>
  const settled = () => new Promise((resolve) => setTimeout(resolve, 50))

  /** As a later build would, or a much earlier one: at a version of its own. */
  const openAt = ({ indexedDB }: Tested, version: number, upgrade: (database: IDBDatabase) => void) =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('replica', version)
      request.onupgradeneeded = () => upgrade(request.result)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })

  test('a newer build waits until this one lets go: nothing is closed under the hands of whoever works here', async () => {
    const engine = engineOf()
    let wanted = 0
    const storage = await DexieStorage.connect({ name: 'replica', engine, onWanted: () => wanted++ })
    await storage.begin(identity, undefined, 'i1')
    const newer = openAt(engine, 30, (database) => database.createObjectStore('later'))
    let upgraded = false
    void newer.then(() => {
      upgraded = true
    })
    await settled()
    expect([wanted, upgraded]).toEqual([1, false])
    await storage.keep({ operations: [unkept('a', 1)] })
    storage.close()
    const database = await newer
    expect(database.version).toBe(30)
    database.close()
  })

  test('a build that is rolled back goes on with what a newer one left, as long as all that it needs is there', async () => {
    const engine = engineOf()
    const storage = await DexieStorage.connect({ name: 'replica', engine })
    await storage.begin(identity, undefined, 'i1')
    await storage.keep({ operations: [unkept('a', 1)] })
    storage.close()
    const newer = await openAt(engine, 30, (database) => database.createObjectStore('later'))
    newer.close()
    const again = await DexieStorage.connect({ name: 'replica', engine })
    expect((await again.open(() => undefined)).pending.map(({ id }) => id)).toEqual(['a'])
    again.close()
    const without = await openAt(engine, 40, (database) => database.deleteObjectStore('pages'))
    without.close()
    await expect(DexieStorage.connect({ name: 'replica', engine })).rejects.toMatchObject({ kind: 'storage' })
  })

  test('an older build that still holds it is waited for, and that is said', async () => {
    const engine = engineOf()
    const older = await openAt(engine, 10, (database) => {
      database.createObjectStore('outbox', { keyPath: ['incarnation', 'n'] })
      database.createObjectStore('answers', { keyPath: ['incarnation', 'n'] })
      database.createObjectStore('pages', { keyPath: ['set', 'part'] })
      database.createObjectStore('loose', { keyPath: ['kind', 'id'] }).createIndex('set', 'set')
      database.createObjectStore('notes')
    })
    let waiting = 0
    const opened = DexieStorage.connect({ name: 'replica', engine, onWaiting: () => waiting++ })
    await settled()
    expect(waiting).toBe(1)
    older.close()
    const storage = await opened
    expect((await storage.open(() => undefined)).identity).toBeUndefined()
    storage.close()
  })
})

describe('a faulty disk', () => {
  test('a full disk is a fault that says so, and nothing was written', async () => {
    const disk = new FakeDisk()
    await new FakeStorage(disk).begin(identity, undefined, 'i1')
    const full = new FakeStorage(disk, async () => 'full')
    await expect(full.keep({ operations: [unkept('a', 1)] })).rejects.toMatchObject({ name: 'Fault', kind: 'quota' })
    expect((await read(new FakeStorage(disk))).pending).toEqual([])
  })

  test.each(['killed-before', 'killed-after'] as const)(
    'a process %s its commit never hears, and the disk knows',
    async (fate) => {
      const disk = new FakeDisk()
      await new FakeStorage(disk).begin(identity, undefined, 'i1')
      const dying = new FakeStorage(disk, async () => fate)
      let heard = false
      void dying.keep({ operations: [unkept('a', 1)] }).then(() => {
        heard = true
      })
      await dying.death
      const { pending } = await read(new FakeStorage(disk))
      expect(pending).toHaveLength(fate === 'killed-after' ? 1 : 0)
      expect(heard).toBe(false)
    },
  )
})
