import { describe, expect, test } from 'vitest'
import { keepSettings, languageOf, readSettings } from './settings.ts'

function keeper(text?: string) {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? text ?? null,
    setItem: (key: string, value: string) => {
      kept.set(key, value)
    },
  }
}

describe('settings of a browser', () => {
  test('come back as they were kept', () => {
    const store = keeper()
    const settings = { ...readSettings(store), theme: 'dark' as const, widths: { orders: { number: 120 } } }
    keepSettings(store, settings)
    expect(readSettings(store)).toEqual(settings)
  })

  test.each(['', 'null', '7', '{"theme":"pink","language":"xx","widths":null}', '{broken'])(
    'whatever lies there (%s) never breaks the desk',
    (text) => {
      expect(readSettings(keeper(text))).toMatchObject({ theme: 'system', widths: {}, singleKeys: true })
      expect(readSettings(keeper(text)).language).toBeUndefined()
    },
  )

  test('a full or forbidden storage is no fault', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('quota')
      },
    }
    expect(() => keepSettings(full, readSettings(full))).not.toThrow()
  })

  test('the language is the one set here, then the person’s, then the browser’s', () => {
    const plain = readSettings(keeper())
    expect(languageOf({ ...plain, language: 'ru' }, 'en', ['en'])).toBe('ru')
    expect(languageOf(plain, 'ru', ['en'])).toBe('ru')
    expect(languageOf(plain, undefined, ['ru-RU', 'en'])).toBe('ru')
    expect(languageOf(plain, undefined, ['de'])).toBe('en')
  })
})
