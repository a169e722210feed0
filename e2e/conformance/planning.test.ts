// A small run of every planning check: other cases each day, drawn by a seed that is printed, so that over weeks all are seen.
// PLANNING_SEED=N repeats a run. The whole files are for `npm run conformance -- routing|batching|packing|slotting|forecast`.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { seeded, wholeBelow } from '../../shared/planning/seeded.ts'
import { run as batching } from './batching.ts'
import { run as forecast } from './forecast.ts'
import type { Score } from './index.ts'
import type { RunArguments } from './index-options.ts'
import { run as packing } from './packing.ts'
import { run as routing } from './routing.ts'
import { run as slotting } from './slotting.ts'

const data = '../shared/data'
const seed = Number(process.env.PLANNING_SEED ?? Math.floor(Date.now() / 86_400_000))
const random = seeded(seed)

/** So many different cases of a file, by their ids. */
function drawn(file: string, list: 'instances' | 'cases', count: number): ReadonlySet<string> {
  const all = (JSON.parse(readFileSync(`${data}/${file}`, 'utf8')) as Record<string, { id: string }[]>)[list] ?? []
  const ids = new Set<string>()
  while (ids.size < Math.min(count, all.length)) ids.add(all[wholeBelow(random, all.length)]?.id ?? '')
  return ids
}

interface Sample {
  readonly file: string
  readonly list: 'instances' | 'cases'
  readonly count: number
  readonly options?: Readonly<Record<string, string>>
}

async function ran(
  run: (path: string, args: RunArguments) => Promise<Score>,
  { file, list, count, options = {} }: Sample,
): Promise<Score> {
  const ids = drawn(file, list, count)
  return run(`${data}/${file}`, { wants: (id) => ids.has(id), options: new Map(Object.entries(options)) })
}

describe.skipIf(!existsSync(`${data}/routing`))(`planning holds on cases of seed ${seed}`, { timeout: 120_000 }, () => {
  test('routes are proven shortest', async () => {
    const score = await ran(routing, { file: 'routing/instances.json', list: 'instances', count: 12 })
    expect(score).toEqual({ passed: 12, failed: 0 })
  })

  test('batches are legal, and better than savings', async () => {
    // Far from the best known with so few moves: what is held is that every answer is legal and true.
    const options = { moves: '20000', within: '8' }
    const score = await ran(batching, { file: 'batching/henn-instances.json', list: 'instances', count: 3, options })
    expect(score).toEqual({ passed: 3, failed: 0 })
  })

  test('orders are packed rightly, in no more boxes than BoxPacker', async () => {
    const options = { ms: '1000' }
    const score = await ran(packing, { file: 'packing/boxpacker-cases.json', list: 'cases', count: 150, options })
    expect(score).toEqual({ passed: 150, failed: 0 })
  })

  test('containers are loaded rightly, every base carried', async () => {
    const options = { ms: '150' }
    const score = await ran(packing, { file: 'packing/br1-7.json', list: 'instances', count: 4, options })
    expect(score).toEqual({ passed: 4, failed: 0 })
  })

  test('slots are legal, and moves lead to them', async () => {
    const options = { folds: '1', moves: '2000', tries: '400' }
    const score = await ran(slotting, { file: 'slotting/instances.json', list: 'instances', count: 2, options })
    expect(score).toEqual({ passed: 2, failed: 0 })
  })

  test('spare parts are forecast and kept within the goals', async () => {
    const options = new Map([['items', '0']])
    const score = await forecast(`${data}/forecast/carparts-monthly-train.csv`, { wants: () => true, options })
    expect(score).toEqual({ passed: 4, failed: 0 })
  })
})
