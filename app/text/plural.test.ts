import { describe, expect, test } from 'vitest'
import { plural } from './plural.ts'

const строки = { one: '# строка', few: '# строки', many: '# строк', other: '# строки' }

describe('plural', () => {
  // Expected endings are those of the Russian grammar, as the style guide lists them.
  test.each([
    [1, '1 строка'],
    [2, '2 строки'],
    [5, '5 строк'],
    [11, '11 строк'],
    [12, '12 строк'],
    [21, '21 строка'],
    [22, '22 строки'],
    [111, '111 строк'],
    [0, '0 строк'],
    [1.5, '1,5 строки'],
    [1001, '1\u00a0001 строка'],
  ])('%d lines in Russian are "%s"', (n, expected) => expect(plural('ru', n, строки)).toBe(expected))

  test.each([
    [1, '1 line'],
    [0, '0 lines'],
    [2, '2 lines'],
    [1.5, '1.5 lines'],
    [1284, '1,284 lines'],
  ])('%d lines in English are "%s"', (n, expected) =>
    expect(plural('en', n, { one: '# line', other: '# lines' })).toBe(expected),
  )

  test('a word without a number keeps its form', () =>
    expect(plural('ru', 3, { one: 'бутылка', few: 'бутылки', many: 'бутылок', other: 'бутылки' })).toBe('бутылки'))
})
