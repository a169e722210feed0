import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ExchangeRequest } from '../../shared/protocol/exchange.ts'
import { Store } from '../store/store.ts'
import { Applier } from './applier.ts'
import { type Firm, noon, openFirm } from './fixture.ts'

const goods = { item: 'bolt', lot: '', serial: '', status: 'available', owner: 'acme' }
const opened = (quantity: number) => ({
  type: 'stock-opened' as const,
  body: { ...goods, quantity, place: 'L:A-01-11', value: 100 * quantity },
})

let folder: string
let firm: Firm

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stockhand-working-set-'))
  firm = await openFirm(join(folder, 'a.db'))
})

afterEach(async () => {
  await firm.store.close()
  rmSync(folder, { recursive: true })
})

async function onHand(store = firm.store): Promise<number> {
  const rows = (await store.rows.byIndex('quantsAt', ['L:A-01-11'])).map(({ row }) => row as { quantity: number })
  return rows.reduce((sum, row) => sum + row.quantity, 0)
}

async function receive(applier: Applier, id: string, quantity: number): Promise<void> {
  const { type, body } = opened(quantity)
  await applier.submit('import', [{ id, type, body, at: noon, by: 'system', warehouse: 'north' }])
}

test('another process has written the file between two groups', async () => {
  await firm.submit(opened(10))
  const other = await Store.open(join(folder, 'a.db'))
  const applier = await Applier.open({ store: other, now: () => noon, random: () => new Uint8Array(16) })
  await receive(applier, 'op-elsewhere', 5)
  await other.close()
  await firm.submit(opened(1))
  expect(await onHand()).toBe(16)
  expect(await firm.store.rows.byIndex('quantsAt', ['L:A-01-11'])).toHaveLength(1)
})

test('another applier on the same store has written between two groups', async () => {
  await firm.submit(opened(10))
  const applier = await Applier.open({ store: firm.store, now: () => noon, random: () => new Uint8Array(16) })
  await receive(applier, 'op-beside', 5)
  await firm.submit(opened(1))
  await receive(applier, 'op-beside-2', 2)
  expect(await onHand()).toBe(18)
})

test('a group that is undone leaves nothing behind', async () => {
  await firm.submit(opened(10))
  const transaction = firm.store.transaction.bind(firm.store)
  firm.store.transaction = (work) =>
    transaction(async (view) => {
      await work(view)
      throw new Error('no room')
    })
  await expect(firm.submit(opened(5))).rejects.toThrow('no room')
  firm.store.transaction = transaction
  await firm.submit(opened(1))
  expect(await onHand()).toBe(11)
})

test('what comes in during the turn before a commit shares it', async () => {
  const requests = [1, 2, 3].map(
    (device): ExchangeRequest => ({
      protocol: 1,
      rows: 1,
      epoch: '',
      stream: { device: `hh-${device}`, incarnation: 'i1' },
      acked: 0,
      cursors: {},
      operations: [],
      waiting: { count: 0 },
    }),
  )
  const [first, second, third] = requests as [ExchangeRequest, ExchangeRequest, ExchangeRequest]
  const late = [second, third]
  const answers: Promise<unknown>[] = []
  let commits = 0
  const transaction = firm.store.transaction.bind(firm.store)
  firm.store.transaction = (work) => {
    commits++
    return transaction(work)
  }
  const applier: Applier = await Applier.open({
    store: firm.store,
    now: () => noon,
    random: () => new Uint8Array(16),
    turn: async () => {
      const next = late.shift()
      if (next) answers.push(applier.exchange(next))
    },
  })
  await applier.exchange(first)
  await Promise.all(answers)
  expect(answers).toHaveLength(2)
  expect(commits).toBe(1)
})
