import { describe, expect, test } from 'vitest'
import { operations } from '../../../shared/operations/index.ts'
import type { ExceptionDetail } from '../../../shared/protocol/desk/work.ts'
import { exceptions } from '../../../shared/stock/exceptions.ts'
import { deskEn } from '../../text/desk.en.ts'
import { deskTextIn } from '../text.ts'
import { isComplete, wishesFor } from './decide.ts'
import { groupOf, groups, kindText, lookOf, needsOf, sharedWays, waysOf } from './kinds.ts'
import { nothingTyped, type Typed } from './way-needs.tsx'

function found(kind: string, facts: Record<string, string | number> = {}, more: object = {}): ExceptionDetail {
  return { exception: { exception: { id: 'e1', kind, facts, device: 'hh-1' } }, trails: [], ...more } as never
}

const books = {
  place: 'L:A-01',
  item: 'bolt',
  lot: 'B2',
  serial: '',
  status: 'available',
  owner: 'acme',
  quantity: -3,
  allocated: 0,
}

const decide = (kind: string, way: string, typed: Partial<Typed> = {}, more: object = {}, facts = {}) =>
  wishesFor(found(kind, facts, more), way, needsOf(way, 'books' in more), { ...nothingTyped, ...typed })

const thing = (id: string, kind: 'item' | 'order' | 'bin') => ({ id, kind, code: id, name: id })

describe('a way out becomes operations', () => {
  test('the decision is always recorded, last; a note where it is asked for', () => {
    expect(decide('picked-twice', 'put-back', { note: 'left over from another way' })).toEqual([
      { type: 'exception-resolved', body: { exception: 'e1', resolution: 'put-back' } },
    ])
    expect(decide('picked-twice', 'other', { note: ' told Maria ' })).toEqual([
      { type: 'exception-resolved', body: { exception: 'e1', resolution: 'other', note: 'told Maria' } },
    ])
  })

  test('a count at the desk is a count of the very quant in question', () => {
    const [count] = decide('negative-stock', 'count-bin', { number: '4' }, { books })
    expect(count).toEqual({
      type: 'quant-counted',
      body: { place: 'L:A-01', item: 'bolt', lot: 'B2', serial: '', status: 'available', owner: 'acme', counted: 4 },
    })
    expect(operations['quant-counted'].schema.safeParse(count?.body).success).toBe(true)
  })

  test('without a number the count is left to the floor', () => {
    expect(decide('negative-stock', 'count-bin', {}, { books }).map((wish) => wish.type)).toEqual([
      'exception-resolved',
    ])
  })

  test.each<[string, string, Partial<Typed>, object]>([
    ['unknown-code', 'add-code-to-item', { item: thing('bolt', 'item'), factor: '6' }, { item: 'bolt', factor: 6 }],
    ['unknown-code', 'create-item', { sku: ' NEW-1 ', name: 'Nut' }, { sku: 'NEW-1', name: 'Nut' }],
    ['unknown-bin', 'name-bin', { bin: thing('A-01', 'bin') }, { location: 'A-01' }],
    ['blind-return', 'name-order', { order: thing('SO-1', 'order') }, { order: 'SO-1' }],
    ['picked-twice', 'use-for-other-order', { order: thing('SO-2', 'order') }, { order: 'SO-2' }],
    [
      'work-lost',
      'count-bins',
      { bins: [thing('A-01', 'bin'), thing('A-02', 'bin')] },
      { places: ['L:A-01', 'L:A-02'] },
    ],
  ])('%s, %s: says what the rules must know', (kind, way, typed, said) => {
    const [wish] = decide(kind, way, typed)
    expect(wish?.body).toEqual({ exception: 'e1', resolution: way, ...said })
    expect(operations['exception-resolved'].schema.safeParse(wish?.body).success).toBe(true)
    expect(isComplete(needsOf(way, false), { ...nothingTyped, ...typed })).toBe(true)
  })

  test('nothing is done while something that must be known is missing', () => {
    for (const way of ['add-code-to-item', 'create-item', 'name-bin', 'name-order', 'count-bins', 'other']) {
      expect([way, isComplete(needsOf(way, true), nothingTyped)]).toEqual([way, false])
    }
    expect(isComplete(needsOf('count-bin', true), { ...nothingTyped, number: 'many' })).toBe(false)
  })

  test('a device is revoked by its id', () => {
    expect(decide('device-copied', 'revoke-device')[0]).toEqual({ type: 'device-revoked', body: { id: 'hh-1' } })
  })
})

describe('several at once', () => {
  test('share the ways that all have and that ask for nothing of their own', () => {
    expect(sharedWays(['short-pick', 'short-pick'])).toEqual(['count-bin', 'wait-for-stock', 'accepted', 'other'])
    expect(sharedWays(['short-pick', 'picked-twice'])).toEqual(['accepted', 'other'])
    expect(sharedWays(['unknown-code'])).not.toContain('add-code-to-item')
  })
})

describe('kinds and their ways', () => {
  test('every kind of the register is listed, has a look, and ends with "something else"', () => {
    for (const kind of Object.keys(exceptions)) {
      expect(groups).toContain(groupOf(kind))
      expect(groupOf(kind)).not.toBe('other')
      expect(kindText(deskTextIn('ru'), kind)).not.toBe(kind)
      expect(waysOf(kind).at(-1)).toBe('other')
      expect(waysOf(kind).length).toBeLessThanOrEqual(9)
    }
  })

  test('every way of the register has words, and words for what follows', () => {
    for (const way of new Set(Object.keys(exceptions).flatMap(waysOf))) {
      expect([way, Object.hasOwn(deskEn, `way.${way}`)]).toEqual([way, true])
      expect([way, Object.hasOwn(deskEn, `way.${way}.then`)]).toEqual([way, true])
    }
  })

  test('a kind that nobody has described can still be resolved', () => {
    expect([groupOf('toString'), lookOf('toString').icon]).toEqual(['other', 'exception'])
    expect(waysOf('from-the-future')).toEqual(['accepted', 'other'])
    expect(needsOf('other', false)).toEqual([{ ask: 'note', required: true }])
  })
})
