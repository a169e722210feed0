// A restart over an image shows what was shown before it, whatever happens while it is read.
import { describe, expect, test } from 'vitest'
import { quantKey } from '../../shared/rows/stock.ts'
import { tenantScope, warehouseScope } from '../../shared/rows/tables.ts'
import type { DeviceId } from '../../shared/values/ids.ts'
import { FakeEnvironment } from './fake-environment.ts'
import { FakeDisk, FakeStorage } from './fake-storage.ts'
import { ann, bin, goods, move, start, stockedServer, warehouse } from './fixture.ts'
import { noTabs } from './tab-channel.ts'
import { WorkingSet } from './working-set.ts'

const environment = () => new FakeEnvironment(start + 1_000_000)

/** A disk with rows and their image, and one move recorded since. */
async function imagedDisk() {
  const disk = new FakeDisk()
  const storage = new FakeStorage(disk)
  await storage.begin({ device: 'd1' as DeviceId, name: 'H', tenant: 'Firm', warehouse }, undefined, 'i1')
  await storage.setNote('session', { person: ann, badge: 'B1', seenAt: start })
  await storage.settle({
    after: 0,
    rows: stockedServer().rows(),
    mark: {
      epoch: 'e1',
      cursors: {},
      complete: [tenantScope, warehouseScope(warehouse)],
      stored: 1,
      shown: 1,
      packed: 0,
    },
    stream: { incarnation: 'i1', acked: 0, reflected: 0, safe: 0 },
    acks: [],
  })
  await storage.makeImage()
  const set = await opened(new FakeStorage(disk))
  await set.whenWhole()
  const recorded = set.record([move(1, 2, bin(1), bin(3))])
  if (!recorded.ok) throw new Error(recorded.code)
  await recorded.value.kept
  return { disk, set }
}

async function opened(storage: FakeStorage): Promise<WorkingSet> {
  const set = await WorkingSet.open({ storage, environment: environment(), tabs: noTabs })
  if (!set) throw new Error('not enrolled')
  return set
}

const held = (set: WorkingSet, place: ReturnType<typeof bin>) =>
  set.rows.get('quant', quantKey(place, goods(1)))?.quantity

/** Chunks come when the test says so. */
class SlowDisk extends FakeStorage {
  readonly waiting: (() => void)[] = []
  asked = 0

  override async imageChunk(upTo: number, chunk: number): Promise<Uint8Array | undefined> {
    this.asked++
    await new Promise<void>((resolve) => this.waiting.push(resolve))
    return super.imageChunk(upTo, chunk)
  }

  async letGo(): Promise<void> {
    for (const go of this.waiting.splice(0)) go()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

describe('a restart over an image', () => {
  test('shows what was shown, with the work that waits on top', async () => {
    const { disk, set } = await imagedDisk()
    const again = await opened(new FakeStorage(disk))
    await again.whenWhole()
    expect(again.pending).toEqual(set.pending)
    for (const place of [bin(1), bin(3)]) expect(held(again, place)).toBe(held(set, place))
    expect(again.rows.size('item')).toBe(set.rows.size('item'))
    expect(held(again, bin(3))).toBe(2)
  })

  test('begins anew where another tab has made another image meanwhile', async () => {
    const { disk } = await imagedDisk()
    const slow = new SlowDisk(disk)
    const opening = opened(slow)
    await slow.letGo()
    expect(slow.asked).toBe(1)
    const other = new FakeStorage(disk)
    await other.settle({
      after: 1,
      rows: [],
      mark: { ...disk.mark, stored: 2, shown: 2 },
      stream: { incarnation: 'i1', acked: 0, reflected: 0, safe: 0 },
      acks: [],
    })
    await other.makeImage()
    for (let i = 0; i < 5; i++) await slow.letGo()
    const set = await opening
    await set.whenWhole()
    expect(held(set, bin(3))).toBe(2)
    expect(set.mark.stored).toBe(2)
  })
})
