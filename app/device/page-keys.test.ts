import { describe, expect, test } from 'vitest'
import { fakePageKeyboard } from './fake-page-keys.ts'
import { KeyNames } from './page-keys.ts'

const named = (wanted: readonly string[], presses: readonly (readonly [string, number])[]) => {
  const names = new KeyNames()
  return presses.map(([key, t]) => names.nameOf({ key, t }, (name) => wanted.includes(name)))
}

describe('names of keys', () => {
  test('a letter counts whatever Shift or Caps Lock makes of it', () => {
    expect(
      named(
        ['j', '?'],
        [
          ['J', 0],
          ['j', 10],
          ['?', 20],
        ],
      ),
    ).toEqual(['j', 'j', '?'])
  })

  test('two keys in turn are a chord while they follow soon', () => {
    expect(
      named(
        ['g o', 'o'],
        [
          ['g', 0],
          ['o', 900],
        ],
      ),
    ).toEqual([undefined, 'g o'])
    expect(
      named(
        ['g o', 'o'],
        [
          ['g', 0],
          ['o', 1000],
        ],
      ),
    ).toEqual([undefined, 'o'])
  })

  test('a chord that nobody wants is its last key', () => {
    expect(
      named(
        ['g', 'j'],
        [
          ['g', 0],
          ['j', 10],
        ],
      ),
    ).toEqual(['g', 'j'])
  })

  test('what nobody wants has no name', () => {
    expect(
      named(
        [],
        [
          ['x', 0],
          ['Enter', 10],
        ],
      ),
    ).toEqual([undefined, undefined])
  })
})

describe('the keyboard without a page', () => {
  test('who listens first may take a key from all others, until they stop', () => {
    const keyboard = fakePageKeyboard()
    const heard: string[] = []
    keyboard.listen(({ key }) => heard.push(`page ${key}`))
    const stop = keyboard.listen((press) => {
      heard.push(`drawer ${press.key}`)
      press.take()
    }, true)
    expect(keyboard.press('Escape')).toBe(true)
    stop()
    expect(keyboard.press('Escape')).toBe(false)
    expect(heard).toEqual(['drawer Escape', 'page Escape'])
  })
})
