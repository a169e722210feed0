// What a fact costs that arrives late, through real operations and the real store on disk. Beside each figure stands what the
// same facts cost told anew: all of them from nothing (`vsFullReplay`), or in the order in which they happened (`vsInOrder`).
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HouseOperation } from '../../server/apply/arrival.ts'
import { closeServices, openServices } from '../../server/services.ts'
import { system } from '../../shared/operations/apply.ts'
import { type BenchResult, missedGoals } from './bench.ts'
import { makeFirm } from './ingest-load.ts'

const rounds = 5
/** As a server that has run for a while: the replay before runs its own way twenty thousand times. */
const warmUps = 5
const history = 10_000
const hotItems = 50
const lateOperations = 1000
const minute = 60_000
const start = Date.UTC(2026, 6, 1)
const load = { items: hotItems + 2, bins: 4, devices: 1 }

export async function bench(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'stockhand-ledger-'))
  const metrics: Record<string, number> = {}
  const ratios: Record<string, number> = {}
  try {
    const long = await overLongHistory(join(folder, 'long.db'))
    metrics['effect ends, ms'] = Math.min(...long.ending)
    metrics['effect on all, ms'] = Math.min(...long.onAll)
    metrics['full replay, ms'] = long.replay
    ratios.vsFullReplay = long.replay / Math.min(...long.onAll)
    const body = await lateBody(folder)
    metrics['1,000 in order, ms'] = Math.min(...body.inOrder)
    metrics['1,000 late, ms'] = Math.min(...body.late)
    ratios.lateVsInOrder = Math.min(...body.late) / Math.min(...body.inOrder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const missed = missedGoals(ratios, { vsFullReplay: { atLeast: 20 }, lateVsInOrder: { atMost: 3 } })
  if ((metrics['effect ends, ms'] ?? 0) >= 50) missed.push('a late fact whose effect ends takes 50 ms or more')
  return { name: 'ledger', ratios, metrics, peers: {}, missed }
}

/** One item with a long history: goods come and go, and every 200 facts its bin is counted. */
async function overLongHistory(file: string) {
  const services = await openServices(file, () => Date.UTC(2027, 0, 1))
  try {
    await makeFirm(services, load)
    const facts: HouseOperation[] = []
    for (let i = 0; i < history; i++) {
      facts.push(factOf(i, 'item-0', i % 200 === 199), factOf(i, 'item-1', false, 'steady'))
    }
    const replay = await timed(async () => {
      for (let i = 0; i < facts.length; i += 500) await services.applier.submit('import', facts.slice(i, i + 500))
    })
    const ending: number[] = []
    const onAll: number[] = []
    for (let round = 0; round < warmUps + rounds; round++) {
      const place = history / 2 + round
      const off = writeOff(`ends-${round}`, 'item-0', start + place * minute + 30_000)
      const ended = await timed(() => services.applier.submit('import', [off]))
      const dearer = receipt(`all-${round}`, 'item-1', start - (round + 1) * minute, '2.50')
      const whole = await timed(() => services.applier.submit('import', [dearer]))
      if (round < warmUps) continue
      ending.push(ended)
      onAll.push(whole)
    }
    return { ending, onAll, replay }
  } finally {
    await closeServices(services)
  }
}

/** A body of 1,000 operations on 50 hot items: in the order in which they happened, and each before what is known. */
async function lateBody(folder: string) {
  const inOrder: number[] = []
  const late: number[] = []
  for (let round = 0; round < rounds; round++) {
    const services = await openServices(join(folder, `body-${round}.db`), () => Date.UTC(2027, 0, 1))
    try {
      await makeFirm(services, load)
      const known: HouseOperation[] = []
      for (let i = 0; i < 5000; i++) known.push(factOf(i, `item-${i % hotItems}`, false, 'known'))
      for (let i = 0; i < known.length; i += 500) await services.applier.submit('import', known.slice(i, i + 500))
      const after = Array.from({ length: lateOperations }, (_, i) =>
        factOf(5000 + i, `item-${i % hotItems}`, false, 'new'),
      )
      inOrder.push(await timed(() => services.applier.submit('import', after)))
      // The last tenth of what is known happened after these: a device was away for that long.
      const before = Array.from({ length: lateOperations }, (_, i) => {
        const fact = factOf(4500 + i / 2, `item-${i % hotItems}`, false, 'late')
        return { ...fact, id: `late-${round}-${i}` }
      })
      late.push(await timed(() => services.applier.submit('import', before)))
    } finally {
      await closeServices(services)
    }
  }
  return { inOrder, late }
}

function factOf(index: number, item: string, count: boolean, name = 'fact'): HouseOperation {
  const at = start + index * minute
  const id = `${name}-${item}-${index}`
  if (count) return made(id, at, 'quant-counted', { place: 'L:bin-0', ...goods(item), counted: 200 + (index % 7) })
  // Whole turns of ten: one receipt of nine at changing prices, nine single units out.
  return Math.floor(index / (name === 'fact' || name === 'steady' ? 1 : hotItems)) % 10 === 0
    ? receipt(id, item, at, `1.${String(index % 90).padStart(2, '0')}`)
    : writeOff(id, item, at)
}

function receipt(id: string, item: string, at: number, price: string): HouseOperation {
  return made(id, at, 'stock-opened', {
    ...goods(item),
    quantity: 9,
    place: 'L:bin-0',
    value: Math.round(Number(price) * 900),
  })
}

function writeOff(id: string, item: string, at: number): HouseOperation {
  return made(id, at, 'stock-written-off', { ...goods(item), quantity: 1, from: 'L:bin-0', reason: 'bench' })
}

function made(id: string, at: number, type: HouseOperation['type'], body: unknown): HouseOperation {
  return { id, at, type, body, by: system, warehouse: 'north' }
}

function goods(item: string) {
  return { item, lot: '', serial: '', status: 'available', owner: 'acme' }
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}
