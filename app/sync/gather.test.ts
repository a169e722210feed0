// A copy that is gathered page by page, and what may come between two pages.
import { describe, expect, test } from 'vitest'
import type { ExchangeRequest } from '../../shared/protocol/exchange.ts'
import { tenantScope, warehouseScope } from '../../shared/rows/tables.ts'
import { FakeDisk, FakeStorage } from '../replica/fake-storage.ts'
import { bin, move, start, warehouse } from '../replica/fixture.ts'
import type { CopyProgress } from '../replica/working-set.ts'
import { device, FakeServer } from './fake-server.ts'
import { gather } from './gather.ts'

const scopes = [tenantScope, warehouseScope(warehouse)]

/** A device that has just joined, and a server that sends seven rows at a time. */
async function joined() {
  const disk = new FakeDisk()
  const storage = new FakeStorage(disk)
  await storage.begin({ device, name: 'Handheld 1', tenant: 'Firm', warehouse }, undefined, 'i1')
  const server = new FakeServer()
  server.page = 7
  const told: CopyProgress[] = []
  const stopping = new AbortController()
  let incarnations = 1
  const run = (over = storage) =>
    gather({
      storage: over,
      transport: server,
      now: () => start,
      incarnation: () => `i${++incarnations}`,
      scopes,
      signal: stopping.signal,
      told: (progress) => told.push(progress),
    })
  return { disk, storage, server, told, stopping, run }
}

/** Something happens between two pages: right before the server answers the given request, counted from 1. */
function beforeAnswer(server: FakeServer, nth: number, happens: () => unknown): void {
  const exchange = server.exchange.bind(server)
  let count = 0
  server.exchange = async (request: ExchangeRequest) => {
    if (++count === nth) await happens()
    return exchange(request)
  }
}

const keep = (storage: FakeStorage, n: number) => {
  const { type, body } = move(1, n, bin(1), bin(3))
  const id = `op-${n}` as never
  return storage.keep({
    operations: [
      { id, type, v: 1, at: (start + n) as never, rawAt: start as never, by: 'ann' as never, warehouse, body },
    ],
  })
}

/** The rows that a restart shows. */
async function shown(disk: FakeDisk): Promise<number> {
  const seen = new Set<string>()
  const { image } = await new FakeStorage(disk).open((rows) => {
    for (const { kind, id, row } of rows) row ? seen.add(`${kind}|${id}`) : seen.delete(`${kind}|${id}`)
  })
  return seen.size + (image?.header.rows ?? 0)
}

test('ends whole, with an image of every row, and tells how far it is', async () => {
  const { disk, server, told, run } = await joined()
  expect(await run()).toBe('whole')
  expect(disk.mark).toMatchObject({ complete: scopes, shown: disk.mark.stored })
  expect(disk.mark.replaces).toBeUndefined()
  expect([disk.image?.upTo, disk.image?.built.header.rows]).toEqual([disk.mark.shown, server.size])
  expect(await shown(disk)).toBe(server.size)
  expect(told.slice(0, 2)).toEqual([
    { arrived: 7, coming: server.size - 7 },
    { arrived: 14, coming: server.size - 14 },
  ])
  expect(server.requests.map(({ count }) => count === true)).toEqual(server.requests.map((_each, at) => at === 0))
})

test('asks for the next page before this one is stored', async () => {
  const { storage, server, run } = await joined()
  const asked: number[] = []
  const settle = storage.settle.bind(storage)
  storage.settle = (settlement) => {
    asked.push(server.requests.length)
    return settle(settlement)
  }
  await run()
  expect(asked.slice(0, 3)).toEqual([2, 3, 3])
})

describe('between two pages', () => {
  test('the server is put back to a backup: the copy begins again, and what was sent is offered again', async () => {
    const { disk, storage, server, run } = await joined()
    await keep(storage, 1)
    beforeAnswer(server, 3, () => server.restore('e2'))
    expect(await run()).toBe('whole')
    expect([disk.mark.epoch, await shown(disk)]).toEqual(['e2', server.size])
    const { acked, incarnation } = disk.heard ?? {}
    expect([acked, incarnation, server.requests.filter(({ operations }) => operations.length > 0).length]).toEqual([
      1,
      'i1',
      2,
    ])
  })

  test('a copy of the device uses its numbers: it goes on in a stream of its own', async () => {
    const { disk, storage, server, run } = await joined()
    beforeAnswer(server, 2, async () => {
      server.copyUsed(device, 'i1', ['somebody-elses'])
      await keep(storage, 1)
    })
    expect(await run()).toBe('whole')
    expect(await shown(disk)).toBe(server.size)
    expect(disk.counter?.incarnation).toBe(server.requests.at(-1)?.stream.incarnation)
  })

  test('the server has no rows for this app any more: all work is sent, and what has come stays', async () => {
    const { disk, storage, server, run } = await joined()
    beforeAnswer(server, 3, async () => {
      await keep(storage, 1)
      server.more = { pushOnly: true, rows: [], more: false }
    })
    expect(await run()).toBe('push-only')
    await keep(storage, 2)
    expect(await run()).toBe('push-only')
    expect([disk.heard?.acked, disk.mark.complete]).toEqual([2, []])
    server.more = {}
    expect(await run()).toBe('whole')
    expect(await shown(disk)).toBe(server.size)
  })

  test('the device is revoked: its work is taken, then it is to forget everything', async () => {
    const { disk, storage, server, run } = await joined()
    await keep(storage, 1)
    beforeAnswer(server, 2, () => {
      server.more = { wipe: true, rows: [], more: false }
    })
    expect(await run()).toBe('wipe')
    expect(disk.heard?.acked).toBe(1)
  })

  test('another tab ends the copy: nothing is left to do', async () => {
    const { disk, server, run } = await joined()
    beforeAnswer(server, 3, () => run(new FakeStorage(disk)))
    expect(await run()).toBe('whole')
    expect(await shown(disk)).toBe(server.size)
  })

  test('it is called off: nothing more is asked', async () => {
    const { server, stopping, run } = await joined()
    beforeAnswer(server, 2, () => stopping.abort())
    expect(await run()).toBe('stopped')
    expect(server.requests.length).toBe(2)
  })

  test('the network goes: the next try goes on from there', async () => {
    const { disk, server, told, run } = await joined()
    server.mishaps.push(...([undefined, undefined, { ok: false, kind: 'unreachable' }] as never[]))
    expect(await run()).toEqual({ ok: false, kind: 'unreachable' })
    const asked = server.requests.length
    expect(await run()).toBe('whole')
    expect(server.requests[asked]?.cursors).not.toEqual({ [tenantScope]: 0, [warehouseScope(warehouse)]: 0 })
    expect(told.find(({ coming }) => coming === undefined)).toEqual({ arrived: 14, coming: undefined })
    expect(await shown(disk)).toBe(server.size)
  })
})
