import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDigit, expandUpce, hasCheckDigit, isbn10ToEan13, itemKey, makeSscc, normaliseGtin } from './gtin.ts'

describe('check digits', () => {
  test('agree with numbers printed on real goods', () => {
    // A box of tissues, a German pen and a German book.
    expect(checkDigit('03600029145')).toBe(2)
    expect(checkDigit('400638133393')).toBe(1)
    expect(checkDigit('978316148410')).toBe(0)
  })

  test('catch every single wrong digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{12}$/), fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
        const right = body + checkDigit(body)
        const digit = (Number(right[at]) + shift) % 10
        expect(hasCheckDigit(right)).toBe(true)
        expect(hasCheckDigit(right.slice(0, at) + digit + right.slice(at + 1))).toBe(false)
      }),
    )
  })
})

describe('UPC-E', () => {
  test('comes from any UPC-A whose zeros can be left out', () => {
    // Compression worked out from the rule's other direction: which zeros a UPC-A must have.
    fc.assert(
      fc.property(fc.stringMatching(/^[01][0-9]{2}[012]0000[0-9]{3}$/), (body) => {
        const upca = body + checkDigit(body)
        const short = `${body[0]}${body.slice(1, 3)}${body.slice(8, 11)}${body[3]}${upca[11]}`
        expect(expandUpce(short)).toEqual({ ok: true, value: upca })
      }),
    )
  })

  test('with another number system is refused', () => {
    expect(expandUpce('24252614')).toMatchObject({ ok: false, code: 'bad-length' })
    expect(expandUpce('0425261')).toMatchObject({ ok: false, code: 'bad-length' })
    expect(expandUpce('04252615')).toMatchObject({ ok: false, code: 'check-digit' })
  })
})

test('an ISBN-10 that ends with X becomes an EAN-13', () => {
  expect(isbn10ToEan13('043942089X')).toEqual({ ok: true, value: '9780439420891' })
  expect(isbn10ToEan13('043942089x')).toEqual({ ok: true, value: '9780439420891' })
  expect(isbn10ToEan13('X439420891')).toMatchObject({ ok: false, code: 'bad-length' })
})

test('one item has one key, however its code is written', () => {
  const forms = ['036000291452', '0036000291452', '00036000291452', ' 036000291452 ']
  expect(new Set(forms.map(itemKey))).toEqual(new Set(['00036000291452']))
  // 04252614 is the UPC-E of 042100005264, and no GTIN-8: its last digit would be 5.
  expect(itemKey('04252614')).toBe('00042100005264')
  expect(itemKey('85123a')).toBe('85123a')
  expect(itemKey('+A123BJC5D6E71G')).toBe('+A123BJC5D6E71')
  expect(itemKey('12345')).toBe('12345')
})

test('an SSCC is made of extension, prefix and reference', () => {
  expect(makeSscc(0, '9506000', 123456789)).toBe('095060001234567893')
  expect(makeSscc(3, '7610425002', 123456)).toBe('376104250021234569')
  expect(() => makeSscc(0, '9506000', 1_234_567_890)).toThrow('no SSCC')
})

test('form and length of a GTIN are told apart from its check digit', () => {
  expect(normaliseGtin('')).toMatchObject({ ok: false, code: 'bad-charset' })
  expect(normaliseGtin('123456789')).toMatchObject({ ok: false, code: 'bad-length' })
  expect(normaliseGtin('9506000134353')).toMatchObject({ ok: false, code: 'check-digit' })
})
