// What breaks in earnest on a handheld in a browser: one of what `npm run faults` does, another each run.
import { expect, test } from '@playwright/test'
import { handheldFaults, runFaults } from '../faults/suite.ts'

test('something breaks on a handheld: nothing that was saved is lost', async () => {
  // The longest takes two minutes where nobody else is at work.
  test.setTimeout(600_000)
  // FAULT_SEED tells one again. Chosen here, for a runner and its workers read this file at different times.
  const seed = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000)
  const fault = handheldFaults[seed % handheldFaults.length]
  console.log(`faults: FAULT_SEED=${seed}, ${fault?.what}`)
  const [result] = await runFaults(fault ? [fault] : [], 0.2, seed)
  expect(result).toBeDefined()
  expect(result?.wrong).toBeUndefined()
})
