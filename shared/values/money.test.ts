import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reduced, roundShare } from './fraction.ts'
import { largestRemainder } from './largest-remainder.ts'
import {
  amountOf,
  basisPointsOf,
  converted,
  decimalOf,
  exponentOf,
  isCurrency,
  money,
  moneyFrom,
  roundRatio,
  sumOf,
} from './money.ts'
import { Bug } from './result.ts'

const safe = fc.maxSafeInteger()

describe('R', () => {
  test.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [5n, -2n, -3n],
    [-5n, -2n, 3n],
    [7n, 3n, 2n],
    [-7n, 3n, -2n],
    [1n, 2n, 1n],
    [-1n, 2n, -1n],
    [1n, 3n, 0n],
    [0n, 7n, 0n],
    [249n, 100n, 2n],
    [250n, 100n, 3n],
  ])('R(%s / %s) = %s', (n, d, expected) => expect(roundRatio(n, d)).toBe(expected))

  test('is within half of the exact value, and away from zero at exactly half', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (n, d) => {
        const twice = 2n * (roundRatio(n, d) * d - n)
        const away = n < 0n ? -twice : twice
        expect(away <= d && away > -d).toBe(true)
      }),
    )
  })

  test('on plain numbers gives what exact arithmetic gives, small and huge', () => {
    const whole = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1 }), fc.integer({ min: -50, max: -1 }))
    const any = fc.oneof(fc.integer({ min: -60, max: 60 }), fc.integer(), fc.integer({ min: -1e13, max: 1e13 }))
    fc.assert(
      fc.property(any, fc.integer({ min: -500, max: 500 }), whole, (v, t, q) => {
        const exact = roundRatio(BigInt(v) * BigInt(t), BigInt(q))
        fc.pre(exact >= BigInt(Number.MIN_SAFE_INTEGER) && exact <= BigInt(Number.MAX_SAFE_INTEGER))
        expect(BigInt(roundShare(v, t, q))).toBe(exact)
        expect(Object.is(roundShare(v, t, q), -0)).toBe(false)
      }),
      { numRuns: 2000 },
    )
    expect(roundShare(Number.MAX_SAFE_INTEGER, 3, 7)).toBe(3860228252031853)
    expect(() => roundShare(1, 1, 0)).toThrow(Bug)
  })

  test('reduced fractions of equal value have equal terms', () => {
    expect(reduced({ numerator: 6n, denominator: 4n })).toEqual({ numerator: 3n, denominator: 2n })
    expect(reduced({ numerator: -6n, denominator: 4n })).toEqual({ numerator: -3n, denominator: 2n })
    expect(reduced({ numerator: 0n, denominator: 4n })).toEqual({ numerator: 0n, denominator: 1n })
  })
})

describe('amounts', () => {
  test.each([
    [3, '1.005', 'USD', '1', 302],
    [-3, '1.005', 'USD', '1', -302],
    [10, '3.333', 'EUR', '1', 3333],
    [100, '8.50', 'USD', '1.10', 93500],
    [7, '110.4', 'JPY', '1', 773],
    [1, '0.0005', 'KWD', '1', 1],
    [2_000_000_000, '4503.59', 'USD', '1', 900718000000000],
  ])('%i × %s in %s at %s is %i', (quantity, price, currency, rate, expected) =>
    expect(amountOf(quantity, price, currency, rate)).toBe(expected),
  )

  test('short prices and prices too long for plain numbers give the exact amount alike', () => {
    const price = fc.tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 1, max: 14 }))
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), price, (quantity, [digits, places]) => {
        const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0')
        const decimal = `${digits < 0n ? '-' : ''}${text.slice(0, -places)}.${text.slice(-places)}`
        const exact = roundRatio(BigInt(quantity) * digits * 100n, 10n ** BigInt(places))
        fc.pre(exact >= BigInt(Number.MIN_SAFE_INTEGER) && exact <= BigInt(Number.MAX_SAFE_INTEGER))
        expect(BigInt(amountOf(quantity, decimal, 'USD'))).toBe(exact)
      }),
      { numRuns: 1000 },
    )
  })

  test('a malformed price, an unknown currency or a sum beyond exact doubles is a bug, not a wrong amount', () => {
    for (const price of ['', '1,5', '1e3', ' 1', '.5', '5.', '+1', 'NaN']) {
      expect(() => amountOf(1, price, 'USD')).toThrow(Bug)
    }
    expect(() => amountOf(1, '1', 'XXX')).toThrow(Bug)
    expect(() => amountOf(Number.MAX_SAFE_INTEGER, '1', 'USD')).toThrow(Bug)
    expect(() => money(0.5)).toThrow(Bug)
    expect(() => sumOf([Number.MAX_SAFE_INTEGER, 1])).toThrow(Bug)
  })

  test('currencies carry their ISO 4217 digits', () => {
    expect(['USD', 'EUR', 'GBP', 'RUB', 'JPY', 'KWD', 'CLF', 'ISK', 'HUF'].map(exponentOf)).toEqual([
      2, 2, 2, 2, 0, 3, 4, 0, 2,
    ])
    expect([isCurrency('USD'), isCurrency('usd'), isCurrency('')]).toEqual([true, false, false])
  })

  test('conversion minds both minor units', () => {
    expect(converted(10000, 'EUR', 'USD', '1.10')).toBe(11000)
    expect(converted(1000, 'USD', 'JPY', '150.05')).toBe(1501)
    expect(converted(1501, 'JPY', 'KWD', '0.002')).toBe(3002)
  })

  test('basis points round halves away from zero', () => {
    expect([basisPointsOf(105, 1000), basisPointsOf(-105, 1000), basisPointsOf(104, 1000)]).toEqual([11, -11, 10])
  })

  test('decimals and amounts turn into each other without loss', () => {
    expect([decimalOf(1230, 'USD'), decimalOf(-5, 'USD'), decimalOf(7, 'JPY'), decimalOf(0, 'KWD')]).toEqual([
      '12.30',
      '-0.05',
      '7',
      '0.000',
    ])
    expect([moneyFrom('12.3', 'USD'), moneyFrom('12.345', 'USD'), moneyFrom('x', 'USD')]).toEqual([
      1230,
      undefined,
      undefined,
    ])
    fc.assert(
      fc.property(safe, fc.constantFrom('USD', 'JPY', 'KWD', 'CLF'), (amount, currency) => {
        expect(moneyFrom(decimalOf(amount, currency), currency)).toBe(amount)
      }),
    )
  })
})

describe('LR', () => {
  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [7, [3, 0, 5], [3, 0, 4]],
    [1, [0, 1, 1], [0, 1, 0]],
    [10, [1, 2, 4], [1, 3, 6]],
    [0, [0, 0], [0, 0]],
  ])('%i over %j is %j', (total, weights, expected) => expect(largestRemainder(total, weights)).toEqual(expected))

  test('adds up, and no part is a unit or more from its exact share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.integer(), weights, (total, parts) => {
        const sum = parts.reduce((a, b) => a + b, 0)
        fc.pre(sum > 0)
        const split = largestRemainder(total, parts)
        expect(split.reduce((a, b) => a + b, 0)).toBe(total)
        split.forEach((part, i) => {
          const off = BigInt(part) * BigInt(sum) - BigInt(total) * BigInt(parts[i] ?? 0)
          expect((off < 0n ? -off : off) < BigInt(sum)).toBe(true)
        })
      }),
    )
  })

  test('weights that can not carry the total are a bug', () => {
    expect(() => largestRemainder(1, [0, 0])).toThrow(Bug)
    expect(() => largestRemainder(1, [2, -1])).toThrow(Bug)
  })
})
