import { describe, expect, test } from 'vitest'
import { offsetOf, queryOf, searchOf, sortFrom, sortText } from './use-query.ts'

describe('a list in the address', () => {
  test('a change keeps what it does not name, and takes away what is empty', () => {
    const query = queryOf('?view=open&q=so%201&page=3')
    expect(query).toEqual({ view: 'open', q: 'so 1', page: '3' })
    expect(searchOf(query, { view: 'all', page: undefined })).toBe('view=all&q=so+1')
    expect(searchOf(query, { view: '', q: '', page: '' })).toBe('')
  })

  test('an order is written as the server reads it', () => {
    expect(sortFrom('-shipBy')).toEqual({ column: 'shipBy', direction: 'down' })
    expect(sortText({ column: 'units', direction: 'up' })).toBe('units')
    expect(sortFrom(sortText({ column: 'units', direction: 'down' }))).toEqual({ column: 'units', direction: 'down' })
    expect([sortFrom(undefined), sortText(undefined)]).toEqual([undefined, undefined])
  })

  test.each([
    [undefined, 0],
    ['1', 0],
    ['3', 200],
    ['-1', 0],
    ['x', 0],
    ['1.5', 0],
  ])('page %s begins at row %d', (page, offset) => expect(offsetOf(page)).toBe(offset))
})
