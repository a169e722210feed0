import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { run } from './accounting.ts'
import { selection } from './index-options.ts'

const file = '../shared/data/accounting/scenarios.json'

// Opening, receipt, shipment, count, write-off and return in every order of arrival, through operations and store.
test.skipIf(!existsSync(file))('worked accounting cases come out to the minor unit, by both methods', async () => {
  const wants = selection('S01-S09,S06b,S21-S24,S28-S30,S37,S47-S49,S48b')
  expect(await run(file, { wants, options: new Map() })).toEqual({ passed: 44, failed: 0 })
})
