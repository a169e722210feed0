import { describe, expect, test } from 'vitest'
import { deskEn } from './desk.en.ts'
import { deskRu } from './desk.ru.ts'

/** Every parameter that a text may ask for, as a number or a word. */
function said(message: unknown, n: number): string {
  if (typeof message !== 'function') return String(message)
  const params = new Proxy({}, { get: (_target, key) => (words.has(String(key)) ? 'A-1' : n) })
  return String(message(params))
}

const words = new Set([
  'item',
  'place',
  'person',
  'order',
  'purchase',
  'tote',
  'device',
  'code',
  'type',
  'reason',
  'right',
])
const names = new Set(['house.system', 'page.title', 'order.in-hand'])

describe('texts of the desk', () => {
  test.each(Object.keys(deskEn))('%s is said in both languages, for any number', (key) => {
    for (const n of [0, 1, 2, 5, 21, 1000]) {
      const en = said(deskEn[key as keyof typeof deskEn], n)
      const ru = said(deskRu[key as keyof typeof deskRu], n)
      expect(en).not.toMatch(/undefined|\[object|NaN/)
      expect(ru).not.toMatch(/undefined|\[object|NaN/)
      if (!names.has(key) && /[a-z]{2}/.test(en.replaceAll('A-1', ''))) expect(ru).toMatch(/[а-яё№]/i)
    }
  })

  test('nobody is asked please, told of success or shouted at', () => {
    for (const message of [...Object.values(deskEn), ...Object.values(deskRu)]) {
      expect(said(message, 2)).not.toMatch(/\bplease\b|successfully|invalid|are you sure|пожалуйста|успешно|!/i)
    }
  })
})
