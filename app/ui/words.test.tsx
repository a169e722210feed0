import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { words } from './words.tsx'

const marked = (text: string) => renderToStaticMarkup(words(text))

describe('sentences on the screen', () => {
  test.each([
    ['Go to A-03-12', 'Go to <span class="code">A-03-12</span>'],
    ['Pick SO-20418, tote T-118', 'Pick <span class="code">SO-20418</span>, tote <span class="code">T-118</span>'],
    ['BTL-750-GRN', '<span class="code">BTL-750-GRN</span>'],
    ['Pallet …7731 put in C-07-41', 'Pallet <span class="code">…7731</span> put in <span class="code">C-07-41</span>'],
    ['Нужна A-03-12.', 'Нужна <span class="code">A-03-12</span>.'],
  ])('codes in "%s" are found by their shape', (text, html) => expect(marked(text)).toBe(html))

  test.each(['1,284.50', '−28', '12 of 14', '39–42', 'three-way', 'Fewer than 6', 'LED 300 lm', '2026-11-25'])(
    '"%s" holds no code',
    (text) => expect(marked(text)).toBe(text),
  )

  test('a lot that looks like a word is marked by hand, and a stress holds codes', () => {
    expect(marked('Lot `L2516B`')).toBe('Lot <span class="code">L2516B</span>')
    expect(marked('into **T-118** now')).toBe('into <strong><span class="code">T-118</span></strong> now')
    expect(marked('your **6 bottles** back')).toBe('your <strong>6 bottles</strong> back')
  })

  test('nothing typed by a person becomes markup', () =>
    expect(marked('<b>A-01-02</b>')).toBe('&lt;b&gt;<span class="code">A-01-02</span>&lt;/b&gt;'))
})
