import { describe, expect, test } from 'vitest'
import { en } from './en.ts'
import { languageFor, textIn } from './index.ts'
import { defineMessages, type TranslationOf } from './messages.ts'
import { ru } from './ru.ts'

describe('messages', () => {
  test('every key has a text in both languages, and none is left over', () => {
    expect(Object.keys(ru).sort()).toEqual(Object.keys(en).sort())
  })
  test('a text with parameters is one in both languages', () => {
    for (const [key, message] of Object.entries(en)) {
      expect(typeof ru[key as keyof typeof ru], key).toBe(typeof message)
    }
  })
  test('no text begs, blames or shouts', () => {
    const banned = /\b(please|successfully|invalid|error)\b|are you sure|!|\(s\)|шт\(ук\)|пожалуйста|успешно|ошибк/i
    for (const messages of [en, ru]) {
      for (const [key, message] of Object.entries(messages)) {
        if (typeof message === 'string') expect(message, key).not.toMatch(banned)
      }
    }
  })
  test('the same key answers in the language asked', () => {
    expect(textIn('en').t('ui.sync.notSent', { n: 14 })).toBe('14 not sent')
    expect(textIn('ru').t('ui.sync.notSent', { n: 14 })).toBe('Не отправлено: 14')
    expect(textIn('ru').t('ui.undo')).toBe('Отменить')
  })
  test('the compiler refuses a missing key, a missing parameter and a parameter that is not given', () => {
    const source = defineMessages({ plain: 'Back', counted: ({ n }: { n: number }) => `${n} lines` })
    // @ts-expect-error counted is missing
    const missing: TranslationOf<typeof source> = { plain: 'Назад' }
    // @ts-expect-error nobody gives m
    const extra: TranslationOf<typeof source> = { plain: 'Назад', counted: ({ m }) => `${m}` }
    // @ts-expect-error n is asked for
    expect(() => textIn('en').t('ui.sync.notSent')).toThrow()
    expect([missing, extra]).toHaveLength(2)
  })
  test('a language is chosen from what the browser wants', () => {
    expect(languageFor(['lv-LV', 'ru-LV', 'en'])).toBe('ru')
    expect(languageFor(['de'])).toBe('en')
  })
})
