// The simulation itself: the same seed tells the same story, and a few seeds pass. Many more by `npm run sim`.
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Templates } from './firm.ts'
import { run } from './fleet.ts'

let templates: Templates

beforeAll(async () => {
  templates = await Templates.open()
})

afterAll(() => rm(templates.folder, { recursive: true, force: true }))

test('a seed is a story that can be told again, line by line', async () => {
  const once = await run(17, templates, 10_000)
  const again = await run(17, templates, 10_000)
  expect(again.lines).toEqual(once.lines)
  expect([again.counts, again.outcomes]).toEqual([once.counts, once.outcomes])
  expect(once.lines.length).toBeGreaterThan(30)
})

test('fleets in trouble come to rest with nothing lost, nothing doubled, and the books in order', async () => {
  for (let seed = 1; seed <= 6; seed++) {
    const { problems } = await run(seed, templates, 100)
    expect(problems, `seed ${seed}`).toEqual([])
  }
})
