import { describe, expect, test } from 'vitest'
import { isForeign, layoutNames, undoCapsLock, undoLayout } from './layouts.ts'

// What a person at such a keyboard gets when pressing the keys of the US text; typed by hand from pictures of layouts.
test.each([
  ['ru', 'Ж', ':'],
  ['ru', 'юИюФ-03-12', '.B.A-03-12'],
  ['ua', 'юИюФ-03-12', '.B.A-03-12'],
  ['fr', ':B:Q)à")&é', '.B.A-03-12'],
  ['de', '.B.Aß03ß12', '.B.A-03-12'],
  ['de', '+C10109506000134352', ']C10109506000134352'],
  ['es', ".B.A'03'12", '.B.A-03-12'],
  ['cz', 'é+', '01'],
  ['tr', 'çBçA*03*12', '.B.A-03-12'],
  ['gb', '"@', '@"'],
  ['se', '.B.A+03+12', '.B.A-03-12'],
])('%s: %s was %s', (layout, heard, sent) => {
  expect(undoLayout(heard, layout)).toBe(sent)
})

describe('dead keys', () => {
  test('joined with their letter are taken apart again', () => {
    // On a French host "[" is a dead circumflex: "[A" is heard as "^" joined with Q's letter.
    expect(undoLayout('Â', 'fr')).toBe('[Q')
    expect(undoLayout('é', 'de')).toBe('=e')
  })
})

test('a text that the layout can not type is not undone', () => {
  expect(undoLayout('ABC', 'ru')).toBeUndefined()
  expect(undoLayout('abc', 'martian')).toBeUndefined()
})

test('control characters and blanks pass', () => {
  for (const layout of layoutNames) expect(undoLayout('\u001d 1'.slice(0, 2), layout)).toBe('\u001d ')
})

test('Caps Lock turns letters of any alphabet', () => {
  expect(undoCapsLock('.b.a-03 ж')).toBe('.B.A-03 Ж')
})

test('foreign is what US keys can not give', () => {
  expect(isForeign('A-03\u001d~')).toBe(false)
  expect(isForeign('A½03')).toBe(true)
})
