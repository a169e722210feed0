import { expect, test } from 'vitest'
import { run } from './fuzz.ts'

test('no text from a scanner throws or hangs, however broken', async () => {
  // Other texts each time; FUZZ_SEED tells some again.
  const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000)
  console.log(`texts: FUZZ_SEED=${seed}`)
  const options = new Map([
    ['count', '20000'],
    ['seed', String(seed)],
  ])
  expect(await run('', { wants: () => true, options })).toEqual({ passed: 20_000, failed: 0 })
})
