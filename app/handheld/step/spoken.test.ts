import { expect, test } from 'vitest'
import type { StepView } from '../../../shared/jobs/view.ts'
import { say } from '../../../shared/jobs/words.ts'
import { textIn } from '../../text/index.ts'
import { wordsIn } from '../words.ts'
import { spokenCode, spokenStep } from './spoken.ts'

const plain = {
  job: 'pick',
  title: say('where.first'),
  notes: [],
  main: { kind: 'scan', words: say('where.first'), expects: 'item' },
  waysTitle: say('where.first'),
  ways: [],
} as unknown as StepView
const en = wordsIn(textIn('en'))
const ru = wordsIn(textIn('ru'))

test.each([
  ['A-03-12', 'A, 0 3, 12'],
  ['D-01-1204', 'D, 0 1, 12, 0 4'],
  ['ШК-7', 'ШК, 7'],
  ['B100', 'B, 10, 0'],
])('%s is said as %s', (code, spoken) => {
  expect(spokenCode(code)).toBe(spoken)
})

test('the one question now is said: where, then what, then how many', () => {
  const where = { state: 'open', label: say('where.go-to'), code: 'A-03-12' } as const
  const what = { state: 'later', name: 'Bolt M8', code: '4260521173041' } as const
  const howMany = { state: 'later', quantity: 6, unit: say('unit.level', { level: 'each', n: 6 }), packs: [] } as const
  expect(spokenStep({ ...plain, where, what, howMany }, en)).toMatch(/^Go to A, 0 3, 12$/)
  expect(spokenStep({ ...plain, where, what, howMany }, ru)).toMatch(/ A, 0 3, 12$/)
  const found = { ...where, state: 'done' } as const
  expect(spokenStep({ ...plain, where: found, what: { ...what, state: 'open' }, howMany }, en)).toBe('Bolt M8, 41')
  const taken = { ...what, state: 'done' } as const
  const asked = { ...plain, where: found, what: taken, howMany: { ...howMany, state: 'open' as const } }
  expect(spokenStep(asked, en)).toMatch(/^6 /)
})

test('units counted one by one are not said at each', () => {
  const howMany = {
    state: 'open',
    quantity: 3,
    of: 14,
    unit: say('unit.level', { level: 'each', n: 3 }),
    packs: [],
  } as const
  expect(spokenStep({ ...plain, howMany }, en)).toBeUndefined()
})
