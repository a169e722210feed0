// Each report of the warehouse floor, of sync and of the books has a test that is named by its symptom.
import { describe, expect, test } from 'vitest'
import { answers, reportsFile, reportsOf, unanswered } from './field-reports.ts'

describe.each(['floor', 'stock', 'sync', 'books'] as const)('reports of the %s', (area) => {
  const reports = reportsOf(area)

  test.skipIf(!reports)(
    `have each a test that begins with their id and names the symptom (skipped where ${reportsFile} is missing)`,
    () => {
      expect(reports?.length).toBeGreaterThan(0)
      expect(unanswered(reports ?? [], answers)).toEqual([])
    },
  )
})

test('a report without a test, and a test that is gone, are said', () => {
  const report = (id: string) => ({ id, kind: 'move', symptom: 'it moves too much' })
  const file = 'shared/jobs/move/move.test.ts'
  expect(unanswered([report('F17')], { F17: [file] })).toEqual([])
  expect(unanswered([report('F98'), report('F99')], { F99: [file] })).toEqual([
    'F98 has no test: it moves too much',
    `F99 has no test in ${file}: it moves too much`,
  ])
})
