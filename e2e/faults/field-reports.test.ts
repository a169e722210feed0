// Reports from the field whose symptom needs a device and a real server, without a browser.
import { expect, test } from 'vitest'
import { FakeEnvironment } from '../../app/replica/fake-environment.ts'
import { FakeDisk, FakeStorage } from '../../app/replica/fake-storage.ts'
import { noTabs } from '../../app/replica/tab-channel.ts'
import { WorkingSet } from '../../app/replica/working-set.ts'
import { gather } from '../../app/sync/gather.ts'
import { SyncLoop } from '../../app/sync/sync-loop.ts'
import { goods, noon, openFirm } from '../../server/apply/fixture.ts'
import { exchangeRequest } from '../../shared/protocol/exchange.ts'
import type { ExceptionRow } from '../../shared/rows/work.ts'
import type { DeviceId, OperationId, PersonId, WarehouseId } from '../../shared/values/ids.ts'

const identity = { device: 'hh-1' as DeviceId, name: 'HH-1', tenant: 'Acme', warehouse: 'north' as WarehouseId }
const maria = 'maria' as PersonId

async function floor() {
  const firm = await openFirm()
  const environment = new FakeEnvironment(noon)
  const disk = new FakeDisk()
  await new FakeStorage(disk).begin(identity, undefined, 'i1')
  await new FakeStorage(disk).setNote('session', { person: maria, badge: 'B-maria', seenAt: noon })
  const reach = { failing: 0 }
  const open = async () => {
    const storage = new FakeStorage(disk)
    const set = await WorkingSet.open({ storage, environment, tabs: noTabs })
    if (!set) throw new Error('not enrolled')
    const loop = new SyncLoop({
      gather,
      set,
      storage,
      environment,
      incarnation: () => 'i2',
      onWipe: () => undefined,
      transport: {
        exchange: async (request) => {
          // As the app hears a server that answers 500.
          if (reach.failing > 0) {
            reach.failing--
            return { ok: false, kind: 'unreachable' }
          }
          const sent = exchangeRequest.parse(JSON.parse(JSON.stringify(request)))
          return { ok: true, answer: await firm.applier.exchange(sent) }
        },
      },
    })
    return { storage, set, loop }
  }
  return { firm, environment, disk, reach, open }
}

test('F23 queued work disappears after an error or a restart and nobody notices: made = applied + held + waiting, always', async () => {
  const { firm, environment, disk, reach, open } = await floor()
  const pass = async (milliseconds: number) => {
    firm.clock.now += milliseconds
    await environment.pass(milliseconds)
  }
  await firm.submit({ type: 'stock-opened', body: { ...goods, quantity: 10, place: 'L:A-01-11', value: 1000 } })
  const first = await open()
  first.loop.start()
  await pass(1_000)
  first.loop.stop()

  const ids: string[] = []
  const stored = async () => firm.store.operations.byIds(ids)
  const isWhole = async () => {
    const waiting = [...disk.operationsOf('i1').values()].filter(({ n }) => n > (disk.heard?.acked ?? 0))
    const known = await stored()
    expect(new Set([...known.keys(), ...waiting.map(({ id }) => id)]).size).toBe(ids.length)
    expect([...known.values()].every(({ outcome }) => ['applied', 'exception', 'held'].includes(outcome))).toBe(true)
  }
  const record = async (...wishes: Parameters<WorkingSet['record']>[0]) => {
    const recorded = first.set.record(wishes)
    if (!recorded.ok) throw new Error(recorded.code)
    await recorded.value.kept
    ids.push(...recorded.value.ids)
  }
  await record({
    type: 'units-picked',
    body: {
      order: 'ghost',
      line: 'ghost-1',
      ...goods,
      quantity: 1,
      from: 'L:A-01-11',
      tote: { id: 't1', code: 'T-1' },
    } as never,
  })
  const moved = { purpose: 'move', ...goods, quantity: 2, from: 'L:A-01-11', to: 'L:B-01-11' } as never
  await record({ type: 'goods-moved', body: moved })
  await record({ type: 'goods-moved', body: moved })
  const newer = { rawAt: first.set.now(), at: first.set.now(), by: maria, warehouse: identity.warehouse }
  const id = 'from-a-newer-app' as OperationId
  await first.storage.keep({ operations: [{ id, type: 'goods-teleported', v: 3, ...newer, body: { to: 'moon' } }] })
  ids.push(id)
  await isWhole()

  reach.failing = 2
  first.loop.start()
  await pass(300)
  await isWhole()
  first.storage.kill()
  first.loop.stop()
  const second = await open()
  expect(second.set.unsent).toBe(4)
  second.loop.start()
  await pass(500)
  expect(reach.failing).toBe(0)
  await isWhole()
  second.storage.kill()
  second.loop.stop()
  const third = await open()
  third.loop.start()
  await pass(5_000)
  await isWhole()

  const outcomes = await stored()
  expect(ids.map((each) => outcomes.get(each)?.outcome)).toEqual(['exception', 'applied', 'applied', 'held'])
  const [lost] = await firm.store.rows.byIndex('exceptionsOf', ['order:ghost'])
  expect(lost?.row as ExceptionRow).toMatchObject({ kind: 'order-unknown', state: 'open' })
  expect(outcomes.get(id)?.body).toBe('{"to":"moon"}')
  expect(third.set.unsent).toBe(0)
  expect(await third.storage.answers()).toMatchObject([{ outcome: 'exception' }, { id, outcome: 'held' }])
  const [held] = await firm.store.rows.byIndex('exceptionsOf', [`operation:${id}`])
  expect(held?.row as ExceptionRow).toMatchObject({ kind: 'operation-held', state: 'open' })
  const there = await firm.store.rows.byIndex('quantsAt', ['L:B-01-11'])
  expect(there.map(({ row }) => (row as { quantity: number }).quantity)).toEqual([4])
  await firm.store.close()
})
