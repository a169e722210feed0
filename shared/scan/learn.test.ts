import { describe, expect, test } from 'vitest'
import type { BusinessDate } from '../values/time.ts'
import { learnDevice, learningCode } from './learn.ts'
import { understand } from './understand.ts'

describe('a device learns how it delivers from one scan', () => {
  test.each([
    ['as printed', learningCode, { separatorsKept: true }],
    ['with a suffix and an AIM identifier', `]C0${learningCode}\r\n`, { separatorsKept: true }],
    ['with a prefix', `*${learningCode}`, { prefix: '*', separatorsKept: true }],
    ['separator lost', 'A-z0/9@"(]7Yy', { separatorsKept: false }],
    ['a known stand-in', 'A-z0/9@"(]{GS}7Yy', { separatorsKept: true }],
    ['its own stand-in', 'A-z0/9@"(]~7Yy', { separator: '~', separatorsKept: true }],
    // Typed by hand from pictures of the layouts.
    ['Russian host', 'Ф-я0.9"Э(ъ\u001d7Нн', { layout: 'ru', separatorsKept: true }],
    ['German host', 'Aßy0-9"Ä)+\u001d7Zz', { layout: 'de', separatorsKept: true }],
    ['British host', 'A-z0/9"@(]\u001d7Yy', { layout: 'gb', separatorsKept: true }],
  ])('%s', (_name, raw, learned) => {
    expect(learnDevice(raw)).toEqual(learned)
  })

  test('another code teaches nothing', () => {
    expect(learnDevice('9506000134352')).toBeUndefined()
  })

  test('what was learned reads the next scan', () => {
    const learned = learnDevice('*A-z0/9@"(]~7Yy')
    const context = { today: '2026-11-25' as BusinessDate, ...learned }
    expect(understand('*010950600013435210L7~17270131', context).meanings[0]).toMatchObject({
      facts: { lot: 'L7', expiry: '2027-01-31' },
      doubts: [],
    })
  })
})
