// A planning thread on a database file: it answers, tells how far it is, and can be ended.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadDemo } from '../demo/load-demo.ts'
import { closeServices, openServices, type Services } from '../services.ts'
import { wantedSince } from '../store/lists/planning/facts.ts'
import { PlanRuns } from './plan-runs.ts'

const folder = mkdtempSync(join(tmpdir(), 'planning-'))
let services: Services
let riga = ''

beforeAll(async () => {
  services = await openServices(join(folder, 'stockhand.db'))
  const company = await loadDemo(services)
  riga = company.riga.row.id
}, 240_000)

afterAll(async () => {
  await closeServices(services)
  rmSync(folder, { recursive: true, force: true })
})

function runs(file: string | undefined) {
  const { store, now } = services
  return new PlanRuns({ store, file, now, random: () => crypto.getRandomValues(new Uint8Array(16)) })
}

async function ended(made: PlanRuns, kind: 'labour' | 'reorder' | 'slotting' | 'space') {
  for (;;) {
    const answer = made.latest(kind, riga)
    if (answer.run?.state !== 'running') return answer
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

describe('a planning run', () => {
  test('in a thread answers the same as here', { timeout: 120_000 }, async () => {
    const [thread, here] = [runs(join(folder, 'stockhand.db')), runs(undefined)]
    for (const made of [thread, here]) made.start({ kind: 'space', warehouse: riga, options: {} })
    const [a, b] = [await ended(thread, 'space'), await ended(here, 'space')]
    expect(a.run?.state).toBe('done')
    expect(a.plan).toMatchObject({ kind: 'space', groups: b.plan && 'groups' in b.plan ? b.plan.groups : [] })
  })

  test('is one at a time for each kind, and can be ended', { timeout: 120_000 }, async () => {
    const made = runs(join(folder, 'stockhand.db'))
    const first = made.start({ kind: 'slotting', warehouse: riga, options: {} })
    expect(made.start({ kind: 'slotting', warehouse: riga, options: {} }).id).toBe(first.id)
    made.cancel('slotting', riga)
    expect(made.latest('slotting', riga)).toMatchObject({ run: { id: first.id, state: 'cancelled' } })
    expect(made.latest('slotting', riga).plan).toBeUndefined()
  })

  test('learns of demand at which price it was', async () => {
    const wanted = await wantedSince(services.store, riga, 0)
    expect(wanted.length).toBeGreaterThan(100)
    expect(wanted.filter(({ price }) => price === undefined || price <= 0)).toEqual([])
  })

  test('to order names items, their suppliers and why', { timeout: 120_000 }, async () => {
    const made = runs(undefined)
    made.start({ kind: 'reorder', warehouse: riga, options: {} })
    const { plan } = await ended(made, 'reorder')
    expect(plan).toMatchObject({ kind: 'reorder', period: 'day' })
    if (plan?.kind !== 'reorder') return
    expect(plan.suppliers.length).toBeGreaterThan(0)
    for (const { lines } of plan.suppliers) {
      for (const line of lines) {
        expect(line.onHand - line.promised + line.onOrder).toBeLessThan(line.orderUpTo)
        expect(line.quantity).toBeGreaterThan(0)
      }
    }
  })
})
