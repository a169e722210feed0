import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Firm, goods, openFirm } from '../apply/fixture.ts'
import { Store, tenant } from '../store/store.ts'
import { UpkeepStore } from '../store/upkeep.ts'
import { forgetTombstones, noteBackup, safeAfter, tombstonesFor, upkeep } from './upkeep.ts'

let firm: Firm
let folder: string

beforeEach(async () => {
  firm = await openFirm()
  folder = mkdtempSync(join(tmpdir(), 'stockhand-upkeep-'))
})

afterEach(async () => {
  await firm.store.close()
  rmSync(folder, { recursive: true, force: true })
})

const day = 86_400_000
const kept = () => ({ store: firm.store, applier: firm.applier, now: () => firm.clock.now })
const plate = (n: number) => ({ plate: `T-${n}`, code: `T-${n}`, kind: 'tote', to: 'L:PACK-1' })

async function exchange(numbers: readonly number[], more: object = {}) {
  firm.clock.now += 1000
  const { now } = firm.clock
  return firm.applier.exchange({
    protocol: 1,
    rows: 1,
    epoch: firm.applier.epoch,
    stream: { device: 'hh-1', incarnation: 'i1' },
    acked: 0,
    cursors: {},
    operations: numbers.map((n) => ({
      id: `op-${n}`,
      n,
      type: 'plate-moved',
      v: 1,
      at: now,
      rawAt: now,
      by: 'maria',
      warehouse: 'north',
      body: plate(n),
    })),
    waiting: { count: 0 },
    ...more,
  })
}

describe('what a device may forget', () => {
  test('nothing, while neither a backup nor time has made it safe', async () => {
    await exchange([1, 2])
    await upkeep(kept())
    expect((await exchange([])).safe).toBe(0)
  })

  test('what a verified backup holds, and not what came after it', async () => {
    await exchange([1, 2])
    const file = join(folder, 'copy.db')
    await firm.store.copyTo(file)
    await exchange([3])
    const copy = await Store.open(file)
    await noteBackup(copy, firm.store)
    await copy.close()
    await firm.applier.refresh()
    expect(await exchange([])).toMatchObject({ safe: 2, expected: 4 })
  })

  test('what the server has known for fourteen days', async () => {
    await exchange([1])
    firm.clock.now += safeAfter
    await exchange([2])
    await upkeep(kept())
    expect((await exchange([])).safe).toBe(1)
  })

  test('an older backup that is verified later takes nothing back', async () => {
    const store = new UpkeepStore(firm.store.db, tenant)
    await store.markSafe([{ device: 'hh-1', incarnation: 'i1', n: 7 }])
    await store.markSafe([{ device: 'hh-1', incarnation: 'i1', n: 5 }])
    expect(await store.safe()).toEqual([{ device: 'hh-1', incarnation: 'i1', n: 7 }])
  })
})

describe('tombstones', () => {
  const bin = async () => (await firm.store.rows.byIds('location', ['B-01-11']))[0]?.row
  const gone = async () => {
    const row = await bin()
    await firm.submit({ type: 'location-saved', body: { ...row, warehouse: 'south' } })
  }
  const pulled = async (cursors: Readonly<Record<string, number>>, asOf?: number) =>
    exchange([], { cursors, ...(asOf !== undefined && { asOf }) })

  test('stay for thirty days, so that a device that was away learns what is gone', async () => {
    const copy = await pulled({ 'w:north': 0 })
    await gone()
    await upkeep(kept())
    firm.clock.now += tombstonesFor - 2 * day
    await upkeep(kept())
    const answer = await pulled(copy.cursors, copy.serverTime)
    expect(answer.anew).toBeUndefined()
    expect(answer.rows).toContainEqual(expect.not.objectContaining({ row: expect.anything() }))
  })

  test('are dropped later; a device from before takes a new first copy, and its work is taken all the same', async () => {
    const copy = await pulled({ 'w:north': 0 })
    await gone()
    firm.clock.now += day
    await upkeep(kept())
    firm.clock.now += tombstonesFor + day
    await upkeep(kept())
    const stale = await exchange([1], { cursors: copy.cursors, asOf: copy.serverTime })
    expect(stale).toMatchObject({ anew: true, rows: [], acks: [{ n: 1, outcome: 'applied' }], expected: 2 })
    const fresh = await pulled({ 'w:north': 0 })
    expect(fresh.anew).toBeUndefined()
    expect(fresh.rows.map(({ id }) => id)).not.toContain('B-01-11')
    const next = await pulled(fresh.cursors, fresh.serverTime)
    expect(next.anew).toBeUndefined()
  })

  test('a quant that comes back after its tombstone was dropped is there for everybody', async () => {
    const move = (from: string, to: string) => ({
      type: 'goods-moved' as const,
      body: { purpose: 'move', ...goods, quantity: 1, from, to },
    })
    await firm.submit(move('L:A-01-11', 'L:B-01-11'), move('L:B-01-11', 'L:A-01-11'))
    await new UpkeepStore(firm.store.db, tenant).noteRevisions(firm.clock.now)
    await forgetTombstones(firm.store, firm.clock.now + 1)
    await firm.applier.refresh()
    await firm.submit(move('L:A-01-11', 'L:B-01-11'))
    const { rows } = await pulled({ 'w:north': 0 })
    expect(rows.filter(({ kind }) => kind === 'quant').length).toBeGreaterThan(0)
  })
})
