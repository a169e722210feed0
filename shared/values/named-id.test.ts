import fc from 'fast-check'
import { v5 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { namedIds } from './named-id.ts'

const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8'

describe('identifiers made from a name', () => {
  test('the example of RFC 9562, appendix A.4', () => {
    expect(namedIds(dns)('www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
  })

  test('are those of the library: any text, at every length around the ends of blocks', () => {
    const made = namedIds(dns)
    for (let length = 0; length < 200; length++) expect(made('x'.repeat(length))).toBe(v5('x'.repeat(length), dns))
    expect(made('ж'.repeat(5000))).toBe(v5('ж'.repeat(5000), dns))
    fc.assert(
      fc.property(fc.uuid(), fc.string({ unit: 'grapheme', maxLength: 120 }), (namespace, name) => {
        expect(namedIds(namespace)(name)).toBe(v5(name, namespace))
      }),
    )
  })
})
