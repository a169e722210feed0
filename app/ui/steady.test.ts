import { createElement } from 'react'
import { expect, test } from 'vitest'
import { saysTheSame } from './steady.ts'

const same = () => undefined

test.each([
  [
    { code: 'A-01', rack: { level: 1 } },
    { code: 'A-01', rack: { level: 1 } },
  ],
  [
    [1, [2]],
    [1, [2]],
  ],
  [createElement('b', { title: 'x' }, 'y'), createElement('b', { title: 'x' }, 'y')],
  [{ onPress: same }, { onPress: same }],
])('%j says what %j says', (a, b) => {
  expect(saysTheSame(a, b)).toBe(true)
})

test.each([
  [{ code: 'A-01' }, { code: 'A-02' }],
  [{ code: 'A-01' }, { code: 'A-01', way: undefined }],
  [{ code: undefined }, { way: undefined }],
  [[1], { 0: 1 }],
  [[1, 2], [1]],
  [createElement('b', null, 'y'), createElement('i', null, 'y')],
  [createElement('b', { key: 1 }), createElement('b', { key: 2 })],
  [{ onPress: () => 1 }, { onPress: () => 1 }],
  [null, {}],
])('%j does not say what %j says', (a, b) => {
  expect(saysTheSame(a, b)).toBe(false)
})
