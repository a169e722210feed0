// The last way out, from a handheld's disk to the desk's database: the file that one writes is the file that the other reads.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FakeEnvironment } from '../../app/replica/fake-environment.ts'
import { FakeDisk, FakeStorage } from '../../app/replica/fake-storage.ts'
import { noTabs } from '../../app/replica/tab-channel.ts'
import { WorkingSet } from '../../app/replica/working-set.ts'
import { makeKeys } from '../../app/sync/enrolment.ts'
import { exportWork } from '../../app/sync/export-work.ts'
import { gather } from '../../app/sync/gather.ts'
import { SyncLoop } from '../../app/sync/sync-loop.ts'
import { makeEnrolment } from '../../server/auth/devices.ts'
import { type Desk, goods, noon, openDesk, stockOf } from '../../server/routes/desk-fixture.ts'
import type { OutboxTaken } from '../../shared/protocol/desk/house.ts'
import { exchangeRequest } from '../../shared/protocol/exchange.ts'
import type { DeviceId, PersonId, WarehouseId } from '../../shared/values/ids.ts'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
  await desk.submit(stockOf(20, 'L:A-01-11', 2000))
})

afterEach(() => desk.store.close())

/** A handheld that has joined and copied, and then hears nothing of the server any more. */
async function handheld() {
  const keys = await makeKeys()
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.sign.publicKey)
  const code = await makeEnrolment(desk.store, 'north', false, desk.clock.now)
  const joined = await desk.app.request('/api/enrol', {
    method: 'POST',
    body: JSON.stringify({ code, publicKey: { kty, crv, x, y }, name: 'HH-9' }),
  })
  const { device } = (await joined.json()) as { device: DeviceId }
  const disk = new FakeDisk()
  const storage = new FakeStorage(disk)
  await storage.begin({ device, name: 'HH-9', tenant: 'Acme', warehouse: 'north' as WarehouseId }, keys, 'i1')
  await storage.setNote('session', { person: 'maria' as PersonId, badge: 'B-maria', seenAt: noon })
  const environment = new FakeEnvironment(desk.clock.now)
  const set = await WorkingSet.open({ storage, environment, tabs: noTabs })
  if (!set) throw new Error('not enrolled')
  const sync = async () => {
    const loop = new SyncLoop({
      gather,
      set,
      storage,
      environment,
      incarnation: () => 'i2',
      onWipe: () => undefined,
      transport: {
        exchange: async (request) => {
          const sent = exchangeRequest.parse(JSON.parse(JSON.stringify(request)))
          return { ok: true, answer: await desk.applier.exchange(sent) }
        },
      },
    })
    loop.start()
    desk.clock.now += 1_000
    await environment.pass(1_000)
    loop.stop()
  }
  await sync()
  const moves = async (count: number) => {
    for (let n = 0; n < count; n++) {
      const body = { purpose: 'move', ...goods, quantity: 1, from: 'L:A-01-11', to: 'L:B-01-11' } as never
      const recorded = set.record([{ type: 'goods-moved', body }])
      if (!recorded.ok) throw new Error(recorded.code)
      await recorded.value.kept
    }
  }
  const exported = async () => JSON.parse(await (await exportWork(set, storage, keys)).text()) as { payload: string }
  return { disk, storage, set, moves, exported, sync }
}

const inB = async () => {
  const found = await desk.store.rows.byIndex('quantsAt', ['L:B-01-11'])
  return found.reduce((sum, { row }) => sum + (row as { quantity: number }).quantity, 0)
}

test('a file that a handheld writes is read at the desk, and counts once when the handheld comes back', async () => {
  const { moves, exported, sync, set } = await handheld()
  await moves(3)
  const olga = await desk.signIn('olga')
  const { status, body } = await olga.post<OutboxTaken>('/outbox', await exported())
  expect({ status, ...body }).toMatchObject({ status: 200, taken: 3, known: 0, missing: 0, device: { name: 'HH-9' } })
  expect(await inB()).toBe(3)
  await sync()
  expect(set.unsent).toBe(0)
  expect(await inB()).toBe(3)
})

test('a number that the disk has lost does not keep the desk from what lies behind it', async () => {
  const { disk, moves, exported } = await handheld()
  await moves(3)
  disk.operationsOf('i1').delete(2)
  const olga = await desk.signIn('olga')
  expect((await olga.post<OutboxTaken>('/outbox', await exported())).body).toMatchObject({ taken: 3, missing: 0 })
  expect(await inB()).toBe(2)
  const device = disk.notes.identity?.device
  const [lost] = await desk.store.rows.byIndex('exceptionsOf', [`device:${device}`])
  expect(lost?.row).toMatchObject({ kind: 'work-lost', facts: { n: 2 } })
})

test('after a restore of the server the file holds what the backup lacks, though the screens show it long since', async () => {
  const { disk, storage, set, moves, exported, sync } = await handheld()
  await moves(2)
  await sync()
  expect(set.pending).toEqual([])
  const { incarnation, reflected, safe } = set.outbox.stream
  await storage.settle({
    after: disk.mark.stored,
    rows: [],
    mark: { ...disk.mark, epoch: 'after the restore' },
    stream: { incarnation, reflected, safe, acked: 0 },
    acks: [],
  })
  const { operations } = JSON.parse((await exported()).payload) as { operations: { n: number }[] }
  expect(operations.map(({ n }) => n)).toEqual([1, 2])
})
