// What breaks in earnest on a handheld in a browser: a small run of what `npm run faults` does.
import { expect, test } from '@playwright/test'
import { handheldFaults, runFaults } from '../faults/suite.ts'

// Other points of time each run; FAULT_SEED tells one again.
const seed = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000)

for (const fault of handheldFaults) {
  test(fault.what, async () => {
    console.log(`faults: FAULT_SEED=${seed}`)
    const [result] = await runFaults([fault], 0.2, seed)
    expect(result?.wrong).toBeUndefined()
  })
}
