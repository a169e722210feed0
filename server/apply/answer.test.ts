// The text that is sent is the JSON of what the answer says, whatever stands in it.
import { expect, test } from 'vitest'
import { answerText, readAnswer, type StoredAnswer } from './answer.ts'

const row = { id: 'a"\\\u2028', name: 'Болт "8×40"', codes: [] }
const answer: StoredAnswer = {
  epoch: 'e1',
  acks: [],
  cursors: { tenant: 7 },
  more: true,
  left: 3,
  expected: 1,
  safe: 0,
  serverTime: 5,
  rows: [
    { scope: 'w:"north"', rev: 6, kind: 'item', id: row.id, body: JSON.stringify(row) },
    { scope: 'tenant', rev: 7, kind: 'lot', id: 'gone', body: null },
  ],
}

test('an answer as text is the answer as read', () => {
  expect(JSON.parse(answerText(answer))).toEqual(readAnswer(answer))
  expect(readAnswer(answer).rows).toEqual([
    { scope: 'w:"north"', rev: 6, kind: 'item', id: row.id, row },
    { scope: 'tenant', rev: 7, kind: 'lot', id: 'gone' },
  ])
  expect(JSON.parse(answerText({ ...answer, rows: [] }))).toEqual({ ...readAnswer(answer), rows: [] })
})
