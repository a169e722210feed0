import { expect, test } from 'vitest'
import type { ItemId } from '../../values/ids.ts'
import { money } from '../../values/money.ts'
import type { BusinessDate } from '../../values/time.ts'
import type { Account } from '../accounts.ts'
import type { Entry } from '../recosting/posting.ts'
import { byEvent, EntryGroups } from './grouping.ts'

const bolt = 'bolt' as ItemId

function entry(
  event: string,
  amount: number,
  differs: Partial<Entry> & { account?: Account; item?: ItemId } = {},
): Entry {
  const { account = '5000', item = bolt, ...rest } = differs
  return {
    event,
    kind: 'recost',
    causedBy: 'late',
    date: '2026-07-01' as BusinessDate,
    lines: [
      { account: '1300', item, amount: money(-amount) },
      { account, item, amount: money(amount) },
    ],
    ...rest,
  }
}

const grouped = (entries: readonly Entry[]) => {
  const groups = new EntryGroups()
  for (const each of entries) groups.add(each)
  return groups.all()
}

const said = (entries: readonly Entry[]) =>
  grouped(entries).map(({ event, lines, parts }) => [event, lines.map(({ amount }) => amount), parts])

test('what one cause corrects on one day in the same accounts is one entry with its parts', () => {
  expect(said([entry('a', 5), entry('b', 7), entry('c', 1)])).toEqual([
    [
      '',
      [-13, 13],
      [
        ['a', -5, 5],
        ['b', -7, 7],
        ['c', -1, 1],
      ],
    ],
  ])
})

test('a correction that is alone belongs to its event', () => {
  expect(said([entry('a', 5)])).toEqual([['a', [-5, 5], []]])
})

test('first postings stay one by one', () => {
  expect(said([entry('a', 5, { kind: 'initial' }), entry('b', 5, { kind: 'initial' })])).toEqual([
    ['a', [-5, 5], []],
    ['b', [-5, 5], []],
  ])
})

test.each([
  ['cause', { causedBy: 'another' }],
  ['day', { date: '2026-07-02' as BusinessDate }],
  ['account', { account: '5110' as const }],
  ['item', { item: 'nut' as ItemId }],
])('nothing is gathered over another %s', (_what, differs) => {
  expect(said([entry('a', 5), entry('b', 5, differs)]).map(([event]) => event)).toEqual(['a', 'b'])
})

test('a cost that fell is not set off against one that rose', () => {
  expect(said([entry('a', 5), entry('b', -5), entry('c', 5), entry('d', -5)])).toEqual([
    [
      '',
      [-10, 10],
      [
        ['a', -5, 5],
        ['c', -5, 5],
      ],
    ],
    [
      '',
      [10, -10],
      [
        ['b', 5, -5],
        ['d', 5, -5],
      ],
    ],
  ])
})

test('taken apart again, entries are those that were gathered', () => {
  const entries = [entry('a', 5), entry('b', -2), entry('c', 7, { kind: 'initial' }), entry('d', 3), entry('e', -4)]
  const apart = grouped(entries)
    .flatMap((each) => byEvent(each))
    .map(({ parts: _, ...each }) => each)
  const byName = (a: Entry, b: Entry) => a.event.localeCompare(b.event)
  expect(apart.toSorted(byName)).toEqual(entries)
})
