import { expect, test } from 'vitest'
import { runFaults, serverFaults } from './suite.ts'

// Other points of time each run; FAULT_SEED tells one again.
const seed = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000)

test('what breaks in earnest loses nothing and doubles nothing', async () => {
  console.log(`faults: FAULT_SEED=${seed}`)
  const results = await runFaults(serverFaults, 0.02, seed)
  expect(results.filter(({ wrong }) => wrong !== undefined)).toEqual([])
  expect(results.length).toBeGreaterThan(4)
}, 300_000)
