// The simulation itself: the same seed tells the same story, some new seeds pass, and a server that is wrong is found out.
// Many more seeds by `npm run sim`.
import { rm } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { Applier } from '../../server/apply/applier.ts'
import type { ExchangeRequest } from '../../shared/protocol/exchange.ts'
import { Templates } from './firm.ts'
import { run } from './fleet.ts'
import { misfits } from './mutants.ts'

// Other seeds every time; SIM_SEED tells some again.
const first = Number(process.env.SIM_SEED ?? Date.now() % 1_000_000)
const seeds = 12
/** Twelve stories take ten quiet seconds; a machine that does other work besides is given its time. */
const patience = 300_000

let templates: Templates

beforeAll(async () => {
  templates = await Templates.open()
})

afterEach(() => {
  vi.restoreAllMocks()
})

afterAll(() => rm(templates.folder, { recursive: true, force: true }))

test('every breakage of the code still fits the code', () => {
  expect(misfits()).toEqual([])
})

test('a seed is a story that can be told again, line by line', async () => {
  const trouble = {
    devices: 6,
    drop: 0.1,
    cut: 0.1,
    twice: 0.1,
    killed: 0.02,
    serverDies: 0.05,
    crowded: 0.3,
    tabs: 0.5,
  }
  const instead = { ...trouble, restore: true, clone: true, evict: true, rot: true, revoke: true }
  const once = await run({ seed: 17, templates, keepLines: 10_000, instead })
  const again = await run({ seed: 17, templates, keepLines: 10_000, instead })
  expect(again.lines).toEqual(once.lines)
  expect([again.counts, again.outcomes]).toEqual([once.counts, once.outcomes])
  expect(once.lines.length).toBeGreaterThan(60)
})

test(
  'fleets in trouble come to rest with nothing lost, nothing doubled, and the books in order',
  async () => {
    console.log(`simulated fleets: SIM_SEED=${first}, ${seeds} seeds`)
    let operations = 0
    for (let seed = first; seed < first + seeds; seed++) {
      const { problems, counts } = await run({ seed, templates, keepLines: 100 })
      expect(problems, `npm run sim -- --seed ${seed}`).toEqual([])
      operations += counts.kept
    }
    expect(operations).toBeGreaterThan(seeds)
  },
  patience,
)

test(
  'a story told on IndexedDB and on a file: both disks of each device say the same at every call',
  async () => {
    const real = { real: true, clone: false, rot: false, devices: 3, length: 180_000 }
    const { problems, counts } = await run({ seed: first, templates, keepLines: 100, instead: real })
    expect(problems, `npm run sim -- --seed ${first} --with '${JSON.stringify(real)}'`).toEqual([])
    expect(counts.exchanges).toBeGreaterThan(0)
  },
  patience,
)

const calm = { devices: 3, length: 180_000, pace: 10_000, killed: 0, serverDies: 0, restore: false, page: 4_000 }

test('a server that does work twice under other names is found out', async () => {
  const exchange = Applier.prototype.exchangeStored
  vi.spyOn(Applier.prototype, 'exchangeStored').mockImplementation(async function (
    this: Applier,
    request: ExchangeRequest,
  ) {
    const stream = { ...request.stream, incarnation: `${request.stream.incarnation}-again` }
    const operations = request.operations.map((each) => ('id' in each ? { ...each, id: `${each.id}-again` } : each))
    await exchange.call(this, { ...request, stream, operations, acked: 0 })
    return exchange.call(this, request)
  })
  const { problems } = await run({ seed: 3, templates, keepLines: 100, instead: calm })
  expect(problems.join()).toContain('was recorded by nobody')
})

test('a server that says "applied" and keeps nothing is found out', async () => {
  const exchange = Applier.prototype.exchangeStored
  vi.spyOn(Applier.prototype, 'exchangeStored').mockImplementation(async function (
    this: Applier,
    request: ExchangeRequest,
  ) {
    const answer = await exchange.call(this, { ...request, operations: [], acked: 0 })
    const told = request.operations.map(({ n }) => ({ n, id: `${n}`, outcome: 'applied' as const }))
    const last = told[told.length - 1]?.n ?? request.acked
    return { ...answer, acks: told, expected: last + 1 }
  })
  const { problems } = await run({ seed: 3, templates, keepLines: 100, instead: calm })
  expect(problems.join()).toContain('has never arrived')
})
