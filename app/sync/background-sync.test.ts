import { describe, expect, test } from 'vitest'
import { FakeEnvironment } from '../replica/fake-environment.ts'
import { FakeDisk, FakeStorage } from '../replica/fake-storage.ts'
import { ann, bin, count, move, start, warehouse } from '../replica/fixture.ts'
import { noTabs } from '../replica/tab-channel.ts'
import { WorkingSet } from '../replica/working-set.ts'
import { askToBeWoken, outboxTag, pushWaiting } from './background-sync.ts'
import { device, FakeServer } from './fake-server.ts'
import { gather } from './gather.ts'
import { SyncLoop } from './sync-loop.ts'

/** A device with a whole copy, closed with work that is not sent. */
async function closed(...wishes: Parameters<WorkingSet['record']>[0]) {
  const disk = new FakeDisk()
  const environment = new FakeEnvironment(start + 1_000_000)
  const server = new FakeServer()
  server.serverTime = start + 1_000_000
  const storage = new FakeStorage(disk)
  await storage.begin({ device, name: 'Handheld 1', tenant: 'Firm', warehouse }, undefined, 'i1')
  await storage.setNote('session', { person: ann, badge: 'B1', seenAt: start })
  const open = async () => {
    const own = new FakeStorage(disk)
    const set = await WorkingSet.open({ storage: own, environment, tabs: noTabs })
    if (!set) throw new Error('not enrolled')
    const loop = new SyncLoop({
      gather,
      set,
      storage: own,
      transport: server,
      environment,
      incarnation: () => 'i2',
      onWipe: () => undefined,
    })
    return { set, loop }
  }
  const first = await open()
  first.loop.start()
  await environment.pass(1_000)
  first.loop.stop()
  server.requests.length = 0
  for (const wish of wishes) {
    const recorded = first.set.record([wish])
    if (!recorded.ok) throw new Error(recorded.code)
    await recorded.value.kept
  }
  return { disk, environment, server, storage, open }
}

describe('woken with no page open', () => {
  test('sends what waits, once, in order; opened again, the app shows it as sent and brings the rows', async () => {
    const { server, storage, open, environment } = await closed(move(1, 3, bin(1), bin(3)), move(1, 1, bin(1), bin(3)))
    expect(await pushWaiting(storage, server)).toBe(true)
    expect(server.requests.map(({ operations }) => operations.map(({ n }) => n))).toEqual([[1, 2]])
    expect(await pushWaiting(storage, server)).toBe(true)
    expect(server.requests.length).toBe(1)
    const { set, loop } = await open()
    expect([set.unsent, set.pending.length]).toEqual([0, 2])
    loop.start()
    await environment.pass(1_000)
    expect(set.pending.length).toBe(0)
    expect(server.requests.slice(1).flatMap(({ operations }) => operations)).toEqual([])
  })

  test('more than one message holds goes in several', async () => {
    const { server, storage } = await closed(...Array.from({ length: 620 }, (_, n) => count(2, bin(3), n % 20)))
    expect(await pushWaiting(storage, server)).toBe(true)
    expect(server.requests.map(({ operations }) => operations.length)).toEqual([500, 120])
  })

  test('an answer that is lost leaves all of it waiting, and nothing happens twice', async () => {
    const { server, storage, disk } = await closed(move(1, 3, bin(1), bin(3)))
    server.mishaps.push('cut')
    expect(await pushWaiting(storage, server)).toBe(false)
    expect(disk.heard?.acked).toBe(0)
    expect(await pushWaiting(storage, server)).toBe(true)
    const [quant] = [...server.business.state.all('quant')].filter(
      ({ place, item }) => place === bin(3) && item === 'item1',
    )
    expect(quant?.quantity).toBe(3)
  })

  test('a refusal is remembered for whoever opens the app', async () => {
    const { server, storage, disk } = await closed({ type: 'claim-work', body: { order: 'o1' as never, give: false } })
    const id = String(disk.operationsOf('i1').get(1)?.id)
    server.decide.set(id, { outcome: 'refused', code: 'claimed-by-other' })
    expect(await pushWaiting(storage, server)).toBe(true)
    expect(await storage.answers()).toMatchObject([{ id, outcome: 'refused', code: 'claimed-by-other' }])
  })

  test('a restored server, or a copy of this device, is left to the app: nothing of its answer is taken in', async () => {
    const restored = await closed(move(1, 3, bin(1), bin(3)))
    restored.server.restore('e2')
    expect(await pushWaiting(restored.storage, restored.server)).toBe(false)
    expect(restored.disk.heard?.acked).toBe(0)
    const copied = await closed(move(1, 3, bin(1), bin(3)))
    copied.server.copyUsed(device, 'i1', ['foreign'])
    expect(await pushWaiting(copied.storage, copied.server)).toBe(false)
    expect(copied.disk.heard?.acked).toBe(0)
  })
})

test('a browser that can is asked to call back; one that can not is not', async () => {
  const asked: string[] = []
  const sync = { register: async (tag: string) => void asked.push(tag) }
  const workers = (registration: object | undefined) =>
    ({ getRegistration: async () => registration }) as unknown as ServiceWorkerContainer
  await askToBeWoken(workers({ sync }))
  await askToBeWoken(workers({}))
  await askToBeWoken(workers(undefined))
  expect(asked).toEqual([outboxTag])
})
