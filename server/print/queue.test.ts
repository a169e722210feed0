import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LabelContent } from '../../shared/print/content.ts'
import type { Printer } from '../../shared/protocol/desk/print.ts'
import { Fault } from '../../shared/values/result.ts'
import { PrintStore } from '../store/print.ts'
import { Store, tenant } from '../store/store.ts'
import { openPrinting } from './printing.ts'
import { PrintQueue, waits } from './queue.ts'
import { sendRaw, type Target } from './send.ts'

const label = (title: string): LabelContent => ({
  kind: 'bin',
  title,
  lines: [],
  facts: [],
  codes: [{ form: 'text', text: `.B.${title}` }],
  prefer: 'bars',
})
const printerAt = (id: string, port = 9100): Printer => ({
  id,
  warehouse: 'north',
  name: id,
  host: '127.0.0.1',
  port,
  dpi: 203,
  letters: 'latin',
  paper: '58x40',
})

let store: Store
let kept: PrintStore
let now = 1_000_000
let sent: { host: string; text: string }[] = []
let dead = new Set<number>()
let queue: PrintQueue

const send = async ({ host, port }: Target, text: string) => {
  if (dead.has(port)) throw new Fault('network', `${host}:${port}: ECONNREFUSED`)
  sent.push({ host: `${host}:${port}`, text })
}
const add = (printer: Printer, title: string) =>
  queue.add({ warehouse: 'north', printer, title, labels: [label(title)], copies: 1, by: 'maria' })
const states = async () => (await kept.jobs('north', 50)).map(({ title, state, tries }) => [title, state, tries])

beforeEach(async () => {
  store = await Store.open(':memory:')
  kept = new PrintStore(store.db, tenant)
  now = 1_000_000
  sent = []
  dead = new Set()
  let made = 0
  const { papers } = openPrinting(store, () => now)
  queue = new PrintQueue({
    kept,
    papers,
    send,
    now: () => now,
    random: () => new Uint8Array(16).fill(++made % 256),
  })
  await kept.putPrinter(printerAt('dock', 9100))
  await kept.putPrinter(printerAt('bench', 9101))
})
afterEach(async () => {
  await queue.stop()
  await store.close()
})

describe('the queue of a label printer', () => {
  test('sends labels in the order in which they were asked for, and keeps what was sent', async () => {
    for (const title of ['A-1', 'A-2', 'A-3']) {
      await add(printerAt('dock'), title)
      now += 10
    }
    await queue.settled()
    expect(sent.map(({ text }) => /\.B\.(A-\d)/.exec(text)?.[1])).toEqual(['A-1', 'A-2', 'A-3'])
    expect(await states()).toEqual([
      ['A-3', 'sent', 1],
      ['A-2', 'sent', 1],
      ['A-1', 'sent', 1],
    ])
  })

  test('tries a printer that is off again at growing distances, then asks a person; another printer goes on', async () => {
    dead.add(9100)
    await add(printerAt('dock'), 'A-1')
    await add(printerAt('bench', 9101), 'B-1')
    await queue.settled()
    expect(sent).toHaveLength(1)
    for (const [index, wait] of waits.entries()) {
      const job = (await kept.jobs('north', 50)).find(({ title }) => title === 'A-1')
      expect(job).toMatchObject({ state: 'waiting', tries: index + 1, nextAt: now + wait })
      now += wait
      queue.wake()
      await queue.settled()
    }
    const job = (await kept.jobs('north', 50)).find(({ title }) => title === 'A-1')
    expect(job).toMatchObject({ state: 'failed', tries: waits.length + 1, problem: '127.0.0.1:9100: ECONNREFUSED' })
  })

  test('goes on with what follows a job that failed, and prints it elsewhere when told to', async () => {
    dead.add(9100)
    const stuck = await add(printerAt('dock'), 'A-1')
    for (const wait of waits) {
      await queue.settled()
      now += wait
      queue.wake()
    }
    await queue.settled()
    dead.clear()
    await add(printerAt('dock'), 'A-2')
    await queue.settled()
    expect(sent.map(({ host }) => host)).toEqual(['127.0.0.1:9100'])
    const job = await kept.job(stuck.id)
    if (!job) throw new Error('lost')
    await queue.again(job, printerAt('bench', 9101))
    await queue.settled()
    expect(sent.map(({ host }) => host)).toEqual(['127.0.0.1:9100', '127.0.0.1:9101'])
    expect((await kept.job(stuck.id))?.state).toBe('sent')
  })

  test('is still there after a restart', async () => {
    dead.add(9100)
    await add(printerAt('dock'), 'A-1')
    await queue.settled()
    await queue.stop()
    dead.clear()
    now += 3_000
    queue = openPrinting(store, () => now, send).queue
    queue.wake()
    await queue.settled()
    expect(sent).toHaveLength(1)
  })

  test('does not bring back what was dropped while it was being sent', async () => {
    dead.add(9100)
    const job = await add(printerAt('dock'), 'A-1')
    await kept.drop(job.id)
    await queue.settled()
    expect(await states()).toEqual([])
  })
})

test('serial references of SSCCs are counted by prefix and never given twice', async () => {
  const take = (prefix: string, count: number) =>
    store.transaction(({ db }) => new PrintStore(db, tenant).takeReferences(prefix, count))
  expect([
    await take('9506000', 3),
    await take('9506000', 2),
    await take('4012345', 1),
    await take('9506000', 1),
  ]).toEqual([1, 4, 1, 6])
})

describe('raw TCP', () => {
  test('brings all bytes to who listens', async () => {
    const got: Buffer[] = []
    const server = createServer((socket) => socket.on('data', (data) => got.push(data)))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const text = `^XA${'Ж'.repeat(20_000)}^XZ`
    await sendRaw({ host: '127.0.0.1', port }, text)
    await new Promise((resolve) => server.close(resolve))
    expect(Buffer.concat(got).equals(Buffer.from(text))).toBe(true)
  })

  test('says where nobody listens', async () => {
    await expect(sendRaw({ host: '127.0.0.1', port: 1 }, '^XA^XZ')).rejects.toThrow('127.0.0.1:1: ECONNREFUSED')
  })
})
