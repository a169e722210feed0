import { describe, expect, test } from 'vitest'
import { hibcCheck, readHibc } from './hibc.ts'

/** Adds the check character, as a label printer would. */
const label = (body: string) => body + hibcCheck(body)

function factsOf(body: string) {
  const read = readHibc(label(body))
  return read.ok ? read.value.facts : read
}

describe('HIBC', () => {
  test('gives labeler, item and packaging level, and the key without check character', () => {
    expect(readHibc('+A123BJC5D6E71G')).toMatchObject({
      ok: true,
      value: { lic: 'A123', item: 'BJC5D6E7', unit: '1', check: 'G', code: '+A123BJC5D6E71' },
    })
  })

  test('refuses another form and a wrong check character', () => {
    expect(readHibc('+A123')).toMatchObject({ ok: false, code: 'bad-length' })
    expect(readHibc('+a123bjc5d6e71g')).toMatchObject({ ok: false, code: 'bad-length' })
    expect(readHibc('+A123BJC5D6E71H')).toMatchObject({ ok: false, code: 'check-character' })
  })

  // The standard's own example of joined data: 52001510X3, date 5 = Julian 2020, day 015.
  test.each([
    ['/$$52001510X3', { expiry: '2020-01-15', lot: '10X3' }],
    ['/$$3270131LOT7', { expiry: '2027-01-31', lot: 'LOT7' }],
    ['/$$0927ABC', { expiry: '2027-09-30', lot: 'ABC' }],
    ['/$$2013127ABC', { expiry: '2027-01-31', lot: 'ABC' }],
    ['/$$4270131231X', { expiry: '2027-01-31', lot: '1X' }],
    ['/$$8243270131LOT', { count: 24, expiry: '2027-01-31', lot: 'LOT' }],
    ['/$$9001003270131LOT', { count: 100, expiry: '2027-01-31', lot: 'LOT' }],
    ['/$$7LOT', { lot: 'LOT' }],
    ['/$LOT9', { lot: 'LOT9' }],
    ['/$+SER9', { serial: 'SER9' }],
    ['/$$+3270131SER9', { expiry: '2027-01-31', serial: 'SER9' }],
    [
      '/$LOT9/SSER1/14D20270131/16D20260131/Q12',
      {
        lot: 'LOT9',
        serial: 'SER1',
        expiry: '2027-01-31',
        produced: '2026-01-31',
        count: 12,
      },
    ],
  ])('joined data %s', (secondary, facts) => {
    expect(factsOf(`+A123BJC5D6E71${secondary}`)).toEqual(facts)
  })
})
