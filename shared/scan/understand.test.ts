import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BusinessDate } from '../values/time.ts'
import { checkDigit } from './gtin.ts'
import { understand } from './understand.ts'
import type { Meaning, ScanContext } from './understood.ts'

const today = '2026-11-25' as BusinessDate

function read(raw: string, context: Partial<ScanContext> = {}) {
  return understand(raw, { today, ...context }).meanings
}

function first(raw: string, context: Partial<ScanContext> = {}): Meaning {
  const [meaning] = read(raw, context)
  if (!meaning) throw new Error('no meaning')
  return meaning
}

describe('numbers on goods', () => {
  test.each([
    ['9506000134352', '09506000134352'],
    ['036000291452', '00036000291452'],
    ['96385074', '00000096385074'],
    ['19506000134359', '19506000134359'],
    [']E09506000134352', '09506000134352'],
    [']E496385074', '00000096385074'],
    [']I119506000134359', '19506000134359'],
    // UPC-E, which readers send with 8 digits unless told to expand.
    ['04252614', '00042100005264'],
    // A magazine with a two-digit add-on.
    [']E3977123456789807', '09771234567898'],
    ['*9506000134352', '09506000134352', { prefix: '*' }],
  ] as [string, string, Partial<ScanContext>?][])('%s is GTIN %s', (raw, gtin14, context) => {
    expect(first(raw, context)).toMatchObject({ kind: 'gtin', proved: true, gtin14 })
  })

  test.each([
    '9506000134352',
    '9506000134352\r',
    '9506000134352\t',
    '9506000134352\n',
    '9506000134352\r\n',
    ']E09506000134352',
  ])('%j is the same scan whatever the suffix (F18)', (raw) => {
    const understood = understand(raw, { today })
    expect(understood.text).toBe('9506000134352')
    expect(understood.raw).toBe(raw)
  })

  test('a wrong check digit is a misreading where the symbol must have one', () => {
    expect(first('9506000134353').kind).toBe('misread')
    expect(first(']E096385075').kind).toBe('misread')
    expect(first(']C10109506000134353').kind).toBe('misread')
    expect(first('0109506000134353').kind).toBe('misread')
    expect(first('(01)09506000134353').kind).toBe('misread')
    expect(first('https://id.gs1.org/01/09506000134353').kind).toBe('misread')
  })

  test('zeros are no number on goods, though their check digit is right', () => {
    expect(read('0000000000000').map((m) => m.kind)).toEqual(['text'])
  })

  test('fourteen digits in a GS1 symbol are elements, even where they would make a GTIN', () => {
    expect(first(']C170032702281530').kind).toBe('gs1')
  })

  test('a private number of 8 or 12 digits is a text, not a misreading', () => {
    expect(read('12345678').map((m) => m.kind)).toEqual(['text'])
    expect(read('123456789013').map((m) => m.kind)).toEqual(['text'])
    expect(read(']C09506000134353').map((m) => m.kind)).toEqual(['text'])
  })

  test('eight digits that are EAN-8 and UPC-E at once keep both meanings', () => {
    let both = ''
    for (let i = 123456; both === ''; i++) {
      const code = `0${i}${checkDigit(`0${i}`)}`
      if (read(code).filter((m) => m.kind === 'gtin').length === 2) both = code
    }
    const meanings = read(both).filter((m) => m.kind === 'gtin')
    // UPC-E first, since a GTIN-8 never begins with 0 outside one firm.
    expect(meanings.map((m) => m.kind === 'gtin' && m.gtin14 === `000000${both}`)).toEqual([false, true])
  })

  test('an ISBN-10 means its EAN-13, after the text itself', () => {
    expect(read('0306406152').map((m) => m.kind)).toEqual(['text', 'gtin'])
  })
})

describe('GS1', () => {
  test('a label full of facts', () => {
    const raw = ']C10109506000134352310300175010L1\u001d1727013121S9\u001d393297812345'
    expect(first(raw)).toMatchObject({
      kind: 'gs1',
      proved: true,
      facts: {
        lot: 'L1',
        grams: 1750,
        expiry: '2027-01-31',
        serial: 'S9',
        price: { amount: '123.45', currency: '978' },
      },
      doubts: [],
    })
  })

  test('a pallet with content', () => {
    expect(first(']C100095060001234567893021950600013435937120')).toMatchObject({
      facts: { plateCode: '095060001234567893', count: 120 },
    })
  })

  test('days: use-by wins over best-before, best-before stands in for it', () => {
    expect(first(']C115270301' + '17270131')).toMatchObject({
      facts: { expiry: '2027-01-31', bestBefore: '2027-03-01' },
    })
    expect(first(']C115270300')).toMatchObject({ facts: { expiry: '2027-03-31', bestBefore: '2027-03-31' } })
    expect(first(']C170032702281530')).toMatchObject({ facts: { expiry: '2027-02-28' } })
  })

  test('pounds become grams, rounded once', () => {
    // 2.5 lb = 1133.980925 g; 0.00001 lb is nothing.
    expect(first(']C10109506000134352' + '3201000025')).toMatchObject({ facts: { grams: 1134 } })
    expect(first(']C10109506000134352' + '3205000001')).toMatchObject({ facts: { grams: 0 } })
    // 1.2345 kg: half a gram goes up.
    expect(first(']C10109506000134352' + '3104012345')).toMatchObject({ facts: { grams: 1235 } })
  })

  test('a piece of an item is told apart from the item', () => {
    expect(first(']C18006095060001343520103')).toMatchObject({ facts: { piece: { number: 1, of: 3 } } })
  })

  test('one impossible date does not hide the goods', () => {
    expect(first(']C101095060001343521726130110L7')).toMatchObject({
      kind: 'gs1',
      incomplete: true,
      facts: { lot: 'L7' },
    })
  })

  test('a separator that may be lost makes a doubt, never a guess', () => {
    const meaning = first('010950600013435210AB17270131')
    expect(meaning).toMatchObject({ facts: { lot: 'AB17270131' }, doubts: [{ lot: 'AB', expiry: '2027-01-31' }] })
    // Not where separators are known to arrive, nor where one did.
    expect(first('010950600013435210AB17270131', { separatorsKept: true })).toMatchObject({ doubts: [] })
    expect(first('010950600013435210AB17270131\u001d21X')).toMatchObject({ doubts: [] })
    // A day 60 years on is no expiry.
    expect(first('010950600013435210AB17760131')).toMatchObject({ doubts: [] })
  })

  test('without identifier or separator only a checked key proves an element string', () => {
    expect(first('00306141411234567891')).toMatchObject({ kind: 'gs1', proved: true })
    expect(read('10-A-5').map((m) => [m.kind, m.proved])).toEqual([
      ['gs1', false],
      ['text', false],
    ])
  })

  test('plain Code 128 is no GS1 unless the site says so', () => {
    expect(read(']C00109506000134352').map((m) => m.kind)).toEqual(['text'])
    expect(first(']C00109506000134352', { plainCode128IsGs1: true }).kind).toBe('gs1')
    expect(read('0109506000134352', { symbology: ']C0' }).map((m) => m.kind)).toEqual(['text'])
  })

  test('ISO 15434 envelope', () => {
    expect(first('[)>\u001e05\u001d010950600013435210L7\u001d1727013\u0031\u001e\u0004')).toMatchObject({
      facts: { lot: 'L7', expiry: '2027-01-31' },
    })
  })
})

describe('wrong keyboard settings', () => {
  test('a check digit proves the repair of digits typed on a French host', () => {
    expect(first('à&àç(à-ààà&"\'"(é')).toMatchObject({ kind: 'gs1', proved: true, repair: { layout: 'fr' } })
  })

  test('an AIM identifier typed on a Russian host', () => {
    expect(first('ъС1010950600013435210ЛОТ7')).toMatchObject({ kind: 'gs1', repair: { layout: 'ru' } })
  })

  test('our own label typed on Russian, French and German hosts', () => {
    for (const raw of ['юИюФ-03-12', ':B:Q)à")&é']) {
      expect(first(raw)).toMatchObject({ kind: 'label', label: 'location', code: 'A-03-12', proved: true })
    }
    expect(first('.B.Aß03ß12', { layout: 'de' })).toMatchObject({ code: 'A-03-12' })
    expect(read('.B.Aß03ß12').some((m) => m.kind === 'label' && m.code === 'A-03-12' && m.proved)).toBe(true)
  })

  test('Caps Lock shows in the case of the AIM identifier', () => {
    expect(first(']c1010950600013435210lot-7')).toMatchObject({ facts: { lot: 'LOT-7' }, repair: { capsLock: true } })
  })

  test('plain ASCII is never bent to another layout without proof', () => {
    // Under a German host YX-1 would be ZX/1; guessing so would name the wrong bin.
    expect(read('YX-1').map((m) => m.kind === 'text' && m.text)).toEqual(['YX-1'])
  })

  test('a learned layout goes first', () => {
    expect(read('YXß1', { layout: 'de' }).map((m) => m.kind === 'text' && m.text)).toEqual(['ZX-1', 'YXß1'])
    expect(first('9506000134352', { layout: 'fr' })).toMatchObject({ kind: 'gtin', proved: true })
  })
})

describe('other forms', () => {
  test('in-store codes by the pattern of the site', () => {
    const context = { variableMeasure: ['21IIIIIWWWWWC', '02IIIIIPPPPPC'] }
    expect(first('2112345017501', context)).toMatchObject({
      kind: 'variable-measure',
      codes: ['2112345000008', '12345'],
      facts: { grams: 1750 },
    })
    expect(first('0254321009994', context)).toMatchObject({ facts: { price: { amount: '999', inMinorUnits: true } } })
    expect(first('2112345017501').kind).toBe('gtin')
  })

  test('a web address without a key is a web address', () => {
    expect(first('https://example.com/x')).toMatchObject({ kind: 'url' })
  })
})

test('any text at all has a meaning and nothing throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }),
        fc.stringMatching(/^(\]C1|\]d2|\(|\+|\.B\.|https:\/\/x\/)?[0-9A-Z()./-]{0,40}$/),
      ),
      (raw) => {
        const understood = understand(raw, { today, variableMeasure: ['21IIIIIWWWWWC'] })
        expect(understood.raw).toBe(raw)
        expect(understood.meanings.length).toBeGreaterThan(0)
      },
    ),
    { numRuns: 500 },
  )
})

test('keys and elements one behind another in 4,000 characters have an answer', () => {
  const gtins = Array.from({ length: 250 }, (_, n) => String(9_506_000_000_000 + n)).map(
    (n) => `01${n}${checkDigit(n)}`,
  )
  const [first = '', ...others] = gtins
  const repeated = understand(first.repeat(250), { today }).meanings[0]
  expect(repeated).toMatchObject({ kind: 'gs1', proved: true, incomplete: false })
  // Two goods in one symbol: the first is named, and the symbol is not trusted to be whole.
  expect(understand([first, ...others].join(''), { today }).meanings[0]).toMatchObject({
    kind: 'gs1',
    elements: [['01', first.slice(2)]],
    incomplete: true,
  })
  expect(understand('https://x/01/'.repeat(300), { today }).meanings[0]).toMatchObject({ kind: 'url' })
})
