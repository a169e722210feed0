// What breaks in earnest on a handheld in a browser: one of what `npm run faults` does, another each run.
import { expect, test } from '@playwright/test'
import { handheldFaults, runFaults } from '../faults/suite.ts'

// FAULT_SEED tells one again.
const seed = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000)
const fault = handheldFaults[seed % handheldFaults.length]

test(fault?.what ?? 'no fault', async () => {
  console.log(`faults: FAULT_SEED=${seed}`)
  const [result] = await runFaults(fault ? [fault] : [], 0.2, seed)
  expect(result).toBeDefined()
  expect(result?.wrong).toBeUndefined()
})
