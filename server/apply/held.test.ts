import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ExceptionRow } from '../../shared/rows/work.ts'
import { tenant } from '../store/store.ts'
import { verify } from '../store/verify.ts'
import { type Firm, goods, openFirm } from './fixture.ts'

let firm: Firm

beforeEach(async () => {
  firm = await openFirm()
})

afterEach(async () => {
  expect(await verify(firm.store.db, tenant)).toEqual([])
  await firm.store.close()
})

const move = { purpose: 'move', ...goods, quantity: 1, from: 'L:DOCK-1', to: 'L:A-01-11' }

async function push(n: number, type: string, body: unknown, by = 'maria') {
  firm.clock.now += 1000
  return firm.applier.exchange({
    protocol: 1,
    rows: 1,
    epoch: firm.applier.epoch,
    stream: { device: 'hh-1', incarnation: 'i1' },
    acked: n - 1,
    cursors: {},
    operations: [
      { id: `op-${n}`, n, type, v: 1, at: firm.clock.now, rawAt: firm.clock.now, by, warehouse: 'north', body },
    ],
    waiting: { count: 0 },
  })
}

const outcomeOf = async (id: string) => (await firm.store.operations.byIds([id])).get(id)?.outcome
const unitsIn = async (place: string) =>
  (await firm.store.rows.byIndex('quantsAt', [place])).reduce(
    (sum, { row }) => sum + (row as { quantity: number }).quantity,
    0,
  )
async function held(id: string): Promise<readonly ExceptionRow[]> {
  const found = await firm.store.rows.byIndex('exceptionsOf', [`operation:${id}`])
  return found.map(({ row }) => row as ExceptionRow).filter(({ kind }) => kind === 'operation-held')
}
const tryAgain = (exception: string) =>
  firm.submit({ type: 'exception-resolved', body: { exception, resolution: 'try-again' } })

/** As an older server left it: what this one reads well was kept without effect. */
async function leftBehind(id: string, body: unknown): Promise<void> {
  await firm.store.db
    .updateTable('operation')
    .set({ type: 'goods-moved', body: JSON.stringify(body) })
    .where('id', '=', id)
    .execute()
}

describe('an operation that was kept without effect', () => {
  test('takes effect once this server can read it, with its own number and time; the exception closes', async () => {
    await push(1, 'goods-teleported', move)
    const [before] = await firm.store.operations.inStream('hh-1', 'i1', 1, 1)
    await leftBehind('op-1', move)
    expect(await firm.applier.retryHeld()).toBe(1)
    expect(await unitsIn('L:A-01-11')).toBe(1)
    const [after] = await firm.store.operations.inStream('hh-1', 'i1', 1, 1)
    expect(after).toMatchObject({ id: 'op-1', n: 1, at: before?.at, learned_at: before?.learned_at })
    expect(await outcomeOf('op-1')).toBe('exception') // nobody had received it at the dock
    expect((await held('op-1')).map(({ state }) => state)).toEqual(['resolved'])
    expect(await firm.applier.retryHeld()).toBe(0)
    expect(await unitsIn('L:A-01-11')).toBe(1)
  })

  test('stays as it is, asked for once, while it can not be read', async () => {
    await push(1, 'goods-teleported', move)
    expect(await firm.applier.retryHeld()).toBe(0)
    expect(await outcomeOf('op-1')).toBe('held')
    expect((await held('op-1')).map(({ state }) => state)).toEqual(['open'])
  })

  test('by somebody unknown waits for a manager, who tries again after the person is there', async () => {
    await push(1, 'goods-moved', move, 'stranger')
    expect(await firm.applier.retryHeld()).toBe(0)
    const [exception] = await held('op-1')
    await firm.submit({
      type: 'person-saved',
      body: {
        id: 'stranger',
        name: 's',
        badge: 'B-s',
        language: 'en',
        active: true,
        roles: ['picker'],
        warehouses: [],
      },
    })
    await tryAgain(exception?.id ?? '')
    await expect.poll(() => outcomeOf('op-1')).not.toBe('held')
    expect(await unitsIn('L:A-01-11')).toBe(1)
  })

  test('tried again in vain, it asks anew', async () => {
    await push(1, 'goods-moved', move, 'stranger')
    const [exception] = await held('op-1')
    await tryAgain(exception?.id ?? '')
    await expect.poll(async () => (await held('op-1')).filter(({ state }) => state !== 'resolved').length).toBe(1)
    expect(await held('op-1')).toHaveLength(2)
    expect(await outcomeOf('op-1')).toBe('held')
  })

  test('of a revoked device takes effect when a manager says so', async () => {
    await firm.submit({ type: 'device-revoked', body: { id: 'hh-1' } })
    const answer = await push(1, 'goods-moved', move)
    expect(answer).toMatchObject({ wipe: true, acks: [{ outcome: 'held', code: 'revoked-device' }] })
    const [exception] = await held('op-1')
    await tryAgain(exception?.id ?? '')
    await expect.poll(() => unitsIn('L:A-01-11')).toBe(1)
  })
})
