import { describe, expect, test } from 'vitest'
import { parseArguments, selection } from './index-options.ts'

describe('the command line', () => {
  test('kind and path, with options anywhere', () => {
    const { kind, path, args } = parseArguments(['--method', 'fifo', 'accounting', './cases.json', '--quick'])
    expect([kind, path]).toEqual(['accounting', './cases.json'])
    expect([...args.options]).toEqual([
      ['method', 'fifo'],
      ['quick', 'true'],
    ])
    expect(args.wants('anything', 1)).toBe(true)
  })

  test.each([[['--only', 'V3,V5-V7']], [['--only=V3,V5-V7']], [['--only', 'v3,', 'V005-7']], [['-only', '3,5-7']]])(
    '%j',
    (words) => {
      const { args } = parseArguments(['scan', 'p', ...words])
      const wanted = Array.from({ length: 10 }, (_, i) => i + 1).filter((n) => args.wants(`V00${n}`, n))
      expect(wanted).toEqual([3, 5, 6, 7])
    },
  )

  test('what is missing is said', () => {
    expect(() => parseArguments([])).toThrow('which kind')
  })

  test('a kind that makes its own cases needs no file', () => {
    expect(parseArguments(['print', '--count', '50'])).toMatchObject({ kind: 'print' })
    expect(parseArguments(['print'])).not.toHaveProperty('path')
  })
})

test('ids with hyphens are ids before they are ranges', () => {
  const wants = selection('late-returns, fx-2-fx-4')
  expect(['late-returns', 'fx-2', 'fx-3', 'fx-5', 'late'].map((id) => wants(id, 99))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})
