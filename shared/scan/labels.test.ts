import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commandText, goodsLabelElements, labelText, readLabel } from './labels.ts'
import type { LabelKind } from './scanned.ts'

const kinds: LabelKind[] = ['item', 'location', 'plate', 'person', 'order', 'purchase', 'shipment', 'task', 'carton']

test('what is printed is what is read, for every kind', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.stringMatching(/^[!-~]{1,30}$/), (label, code) => {
      expect(readLabel(labelText(label, code))).toEqual({ label, code })
    }),
  )
})

test('no two kinds share a beginning', () => {
  const beginnings = [...kinds.map((kind) => labelText(kind, '')), '.X.']
  expect(new Set(beginnings).size).toBe(kinds.length + 1)
})

test('commands are printed and read', () => {
  for (const kind of ['main', 'back', 'cannot', 'erase', 'undo'] as const) {
    expect(readLabel(commandText({ kind }))).toEqual({ command: { kind } })
  }
  expect(commandText({ kind: 'digit', digit: 7 })).toBe('.X.7')
  expect(readLabel('.X.7')).toEqual({ command: { kind: 'digit', digit: 7 } })
  expect(readLabel('.x.ok')).toEqual({ command: { kind: 'main' } })
})

test('what only looks like a label of ours is none', () => {
  for (const text of ['.B.', '.Z.A-01', '.X.DANCE', 'B.A-01', '..A', '']) expect(readLabel(text)).toBeUndefined()
})

test('goods without a GTIN get our own code among GS1 elements', () => {
  expect(goodsLabelElements('BOLT-M8', { lot: 'L7', expiry: '270131' })).toEqual([
    ['17', '270131'],
    ['91', 'BOLT-M8'],
    ['10', 'L7'],
  ])
})
