import { expect, test } from 'vitest'
import { labelKinds } from '../../shared/print/content.ts'
import { run } from './print.ts'
import { missingTools } from './print-decoders.ts'

const lacking = missingTools()
if (lacking.length > 0) console.log(`skipped: no ${lacking.join(' and no ')} to read labels with`)

test.skipIf(lacking.length > 0)(
  'what is printed is what decoders of others read',
  async () => {
    // Other kinds and contents each time; PRINT_SEED tells some again.
    const seed = Number(process.env.PRINT_SEED ?? Date.now() % 1_000_000)
    console.log(`labels: PRINT_SEED=${seed}`)
    const kinds = [labelKinds[seed % labelKinds.length], labelKinds[(seed + 5) % labelKinds.length]].join(',')
    const score = await run('', { wants: () => true, options: options({ kinds, count: '4', seed }) })
    expect(score.failed).toBe(0)
    expect(score.passed).toBeGreaterThan(10)
  },
  240_000,
)

const options = (given: Readonly<Record<string, string | number>>) =>
  new Map(Object.entries(given).map(([key, value]) => [key, String(value)]))
