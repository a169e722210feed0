import { describe, expect, test } from 'vitest'
import { operations } from '../../../shared/operations/index.ts'
import type { ExceptionDetail } from '../../../shared/protocol/desk/work.ts'
import { exceptions } from '../../../shared/stock/exceptions.ts'
import { deskEn } from '../../text/desk.en.ts'
import { deskTextIn } from '../text.ts'
import { wishesFor } from './decide.ts'
import { groupOf, groups, kindText, lookOf, needOf, waysOf } from './kinds.ts'

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

describe('a way out becomes operations', () => {
  test('the decision is always recorded, last, with its note', () => {
    const wishes = wishesFor(found('picked-twice'), { way: 'put-back', note: ' told Maria ' })
    expect(wishes).toEqual([
      { type: 'exception-resolved', body: { exception: 'e1', resolution: 'put-back', note: 'told Maria' } },
    ])
  })

  test('a count at the desk is a count of the very quant in question', () => {
    const [count] = wishesFor(found('negative-stock', {}, { books }), { way: 'count-bin', note: '', number: 4 })
    expect(count).toEqual({
      type: 'quant-counted',
      body: { place: 'L:A-01', item: 'bolt', lot: 'B2', serial: '', status: 'available', owner: 'acme', counted: 4 },
    })
    expect(operations['quant-counted'].schema.safeParse(count?.body).success).toBe(true)
  })

  test('naming a code tells its item with the decision', () => {
    const item = { id: 'bolt', sku: 'BOLT', name: 'Bolt' }
    const wishes = wishesFor(found('unknown-code', { code: 'XYZ' }), {
      way: 'add-code-to-item',
      note: '',
      item: item as never,
    })
    expect(wishes).toEqual([
      { type: 'exception-resolved', body: { exception: 'e1', resolution: 'add-code-to-item', item: 'bolt' } },
    ])
    expect(operations['exception-resolved'].schema.safeParse(wishes[0]?.body).success).toBe(true)
  })

  test('a device is revoked by its id', () => {
    expect(wishesFor(found('device-copied'), { way: 'revoke-device', note: '' })[0]).toEqual({
      type: 'device-revoked',
      body: { id: 'hh-1' },
    })
  })

  test('a way that the desk can not carry out is only recorded, never claimed done', () => {
    for (const way of ['move-away', 'send-back', 'count-bin', 'add-code-to-item', 'unblock']) {
      expect(wishesFor(found('short-pick'), { way, note: '' }).map((wish) => wish.type)).toEqual(['exception-resolved'])
    }
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
    expect(needOf('other', false)).toBe('note')
  })

  test('a count is asked for where the books name the quant, else only recorded', () => {
    expect([needOf('count-bin', true), needOf('count-bin', false)]).toEqual(['number', undefined])
  })
})
