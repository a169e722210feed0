import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { run } from './accounting.ts'
import { selection } from './index-options.ts'

const file = '../shared/data/accounting/scenarios.json'

// Cases of each kind of event and of the closed month, through operations and store. `npm run conformance -- accounting`
// runs all 57, the long mixes included.
test.skipIf(!existsSync(file))(
  'worked accounting cases come out to the minor unit, by both methods',
  async () => {
    const wants = selection('S07,S16,S17,S24,S26,S29,S31-S36,S34b,S35b,S38-S45,S48b,S50,S51')
    expect(await run(file, { wants, options: new Map() })).toEqual({ passed: 50, failed: 0 })
  },
  60_000,
)
