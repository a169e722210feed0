import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDigit } from '../gtin.ts'
import type { Element } from '../understood.ts'
import { isPredefined } from './ai-table.ts'
import { checkAssociations } from './associations.ts'
import { GS, parseBracketed, parseElements, readableElements } from './element-string.ts'

const digits = (n: number) => fc.stringMatching(new RegExp(`^[0-9]{${n}}$`))
const text = fc.stringMatching(/^[!"%-?A-Z_a-z]{1,20}$/)
const element: fc.Arbitrary<Element> = fc.oneof(
  digits(13).map((body): Element => ['01', body + checkDigit(body)]),
  digits(17).map((body): Element => ['00', body + checkDigit(body)]),
  text.map((value): Element => ['10', value]),
  text.map((value): Element => ['21', value]),
  fc.stringMatching(/^[0-9]{1,8}$/).map((value): Element => ['37', value]),
  digits(6).map((value): Element => ['3103', value]),
  fc.stringMatching(/^[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])$/).map((value): Element => ['17', value]),
  text.map((value): Element => ['400', value]),
)
const elements = fc.uniqueArray(element, { minLength: 1, selector: ([ai]) => ai })

test('whatever is written into a symbol is read back', () => {
  fc.assert(
    fc.property(elements, (pairs) => {
      const data = pairs
        .map(([ai, value], i) => ai + value + (i < pairs.length - 1 && !isPredefined(ai) ? GS : ''))
        .join('')
      expect(parseElements(data)).toEqual({ ok: true, value: pairs })
      expect(readableElements(data)).toEqual(pairs)
    }),
  )
})

test('a lot with brackets in it does not break the printed form', () => {
  expect(parseBracketed('(01)09506000134352(10)A(1)B(99999)')).toEqual({
    ok: true,
    value: [
      ['01', '09506000134352'],
      ['10', 'A(1)B(99999)'],
    ],
  })
})

describe('checks inside values', () => {
  test.each([
    // The GMN of the GS1 General Specifications' own example.
    ['80131987654Ad4X4bL5ttr2310c2K', true],
    ['80131987654Ad4X4bL5ttr2310c2L', false],
    // The IBAN of ISO 13616's example.
    ['8007GB82WEST12345698765432', true],
    ['8007GB82WEST12345698765433', false],
    ['43221', true],
    ['43222', false],
    ['4300A%2GB', false],
    ['800112340123451292', true],
    ['800100000123451292', false],
    ['4330012345-', true],
    ['4330012345+', false],
    ['72580', false],
    ['72581/2', true],
    ['72583/2', false],
    ['801101', false],
  ])('%s', (data, right) => {
    expect(parseElements(data).ok).toBe(right)
  })
})

describe('elements on one item', () => {
  test.each([
    [
      [
        ['01', ''],
        ['10', ''],
      ],
      undefined,
    ],
    [[['10', '']], 'missing-required-ai'],
    [
      [
        ['00', ''],
        ['02', ''],
        ['37', ''],
      ],
      undefined,
    ],
    [
      [
        ['00', ''],
        ['37', ''],
      ],
      'missing-required-ai',
    ],
    [
      [
        ['01', ''],
        ['3102', ''],
        ['3103', ''],
      ],
      'excluded-pair',
    ],
    [
      [
        ['01', ''],
        ['3103', ''],
        ['3922', ''],
      ],
      undefined,
    ],
    [
      [
        ['01', ''],
        ['3922', ''],
      ],
      'missing-required-ai',
    ],
    [
      [
        ['01', ''],
        ['8030', ''],
      ],
      'missing-required-ai',
    ],
    [
      [
        ['01', ''],
        ['21', ''],
        ['8030', ''],
      ],
      undefined,
    ],
  ] as [Element[], string | undefined][])('%j: %s', (pairs, code) => {
    expect(checkAssociations(pairs)?.code).toBe(code)
  })
})
