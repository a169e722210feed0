import { describe, expect, test } from 'vitest'
import { chainStart, type SealedEntry, textToSeal } from './seal.ts'

const entry: SealedEntry = {
  company: 'acme',
  number: 1,
  id: 'a|b',
  operation: 'a',
  event: 'b',
  kind: 'initial',
  postedOn: '2026-11-25',
  learnedAt: 1764028800000,
  lines: [
    { account: '1300', item: 'bolt', amount: 250 },
    { account: '2050', item: null, amount: -250 },
  ],
  parts: [],
}

test('an entry about one event is sealed as it was before entries had parts', () => {
  expect(textToSeal('s', entry)).toBe(
    '["s","acme",1,"a|b","a","b","initial","2026-11-25",1764028800000,[["1300","bolt",250],["2050",null,-250]]]',
  )
})

describe('the text that is sealed', () => {
  test('is the same for the same entry', () => {
    expect(textToSeal(chainStart, entry)).toBe(textToSeal(chainStart, structuredClone(entry)))
  })

  test.each([
    ['the entry before', textToSeal('x', entry)],
    ['its number', textToSeal(chainStart, { ...entry, number: 2 })],
    ['the day of the books', textToSeal(chainStart, { ...entry, postedOn: '2026-11-24' })],
    ['when it was learned', textToSeal(chainStart, { ...entry, learnedAt: entry.learnedAt + 1 })],
    ['an amount', textToSeal(chainStart, { ...entry, lines: entry.lines.map((line) => ({ ...line, amount: 0 })) })],
    ['the order of its lines', textToSeal(chainStart, { ...entry, lines: entry.lines.toReversed() })],
    ['the item', textToSeal(chainStart, { ...entry, lines: entry.lines.map((line) => ({ ...line, item: null })) })],
    ['what an event has of it', textToSeal(chainStart, { ...entry, parts: [['b', 250, -250]] })],
  ])('changes with %s', (_what, text) => {
    expect(text).not.toBe(textToSeal(chainStart, entry))
  })
})
