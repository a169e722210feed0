// Reads the style sheets as they are shipped. Expected contrasts are those of the design's colour table.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const here = import.meta.dirname
const css = readFileSync(join(here, 'tokens.css'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')

function block(selector: string): Map<string, string> {
  const at = css.indexOf(`${selector} {`)
  expect(at, selector).toBeGreaterThanOrEqual(0)
  const body = css.slice(css.indexOf('{', at) + 1, css.indexOf('}', at))
  return new Map([...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? '', (m[2] ?? '').trim()]))
}

const root = block('\n:root'.trimStart())
const themes = {
  light: root,
  dark: new Map([...root, ...block(':root[data-theme="dark"]')]),
  cold: new Map([...root, ...block(':root[data-theme="cold"]')]),
}
type Theme = keyof typeof themes

function colour(theme: Theme, token: string): string {
  const value = themes[theme].get(`--${token}`)
  expect(value, `${theme} ${token}`).toMatch(/^#[0-9a-f]{6}$/)
  return value ?? ''
}

// WCAG 2.2: relative luminance and contrast ratio.
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(theme: Theme, one: string, other: string): number {
  const [a, b] = [luminance(colour(theme, one)), luminance(colour(theme, other))]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

describe('contrasts are those of the design', () => {
  const expected: [Theme, string, string, number][] = [
    ['light', 'text', 'bg', 18.6],
    ['dark', 'text', 'bg', 17.2],
    ['cold', 'text', 'bg', 21],
    ['light', 'text2', 'bg', 9.5],
    ['light', 'text2', 'sunken', 7.8],
    ['dark', 'text2', 'bg', 10.7],
    ['cold', 'text2', 'bg', 16.8],
    ['light', 'control', 'bg', 4.5],
    ['dark', 'control', 'bg', 6],
    ['cold', 'control', 'bg', 21],
    ['light', 'action', 'bg', 8.3],
    ['light', 'on-action', 'action', 8.3],
    ['dark', 'action', 'bg', 9.3],
    ['dark', 'on-action', 'action', 9.1],
    ['cold', 'action', 'bg', 16],
    ['cold', 'on-action', 'action', 16],
    ['light', 'on-current', 'current', 8.3],
    ['dark', 'on-current', 'current', 10.9],
    ['cold', 'on-current', 'current', 16],
    ['light', 'info', 'info-tint', 8.1],
    ['dark', 'info', 'info-tint', 7.2],
    ['cold', 'info', 'bg', 13.7],
    ['light', 'ok', 'bg', 9.1],
    ['light', 'ok', 'ok-tint', 7.8],
    ['dark', 'ok', 'bg', 11.4],
    ['dark', 'ok', 'ok-tint', 8.6],
    ['cold', 'ok', 'bg', 16.2],
    ['light', 'warn', 'bg', 8.6],
    ['light', 'warn', 'warn-tint', 7.7],
    ['dark', 'warn', 'bg', 12.4],
    ['dark', 'warn', 'warn-tint', 9.2],
    ['cold', 'warn', 'bg', 16],
    ['light', 'err', 'bg', 9.3],
    ['light', 'err', 'err-tint', 7.7],
    ['dark', 'err', 'bg', 9.3],
    ['dark', 'err', 'err-tint', 7.6],
    ['cold', 'err', 'bg', 10.3],
    ['light', 'neutral', 'neutral-tint', 7.8],
    ['dark', 'neutral', 'neutral-tint', 7.5],
    ['cold', 'neutral', 'neutral-tint', 14.8],
    ['light', 'focus', 'bg', 5.6],
    ['dark', 'focus', 'bg', 9.2],
    ['cold', 'focus', 'bg', 13.7],
    ['light', 'on-flash-right', 'flash-right', 9.1],
    ['light', 'on-flash-wrong', 'flash-wrong', 9.3],
    ['light', 'on-flash-look', 'flash-look', 11.5],
  ]
  test.each(expected)('%s: %s on %s is %d', (theme, one, other, ratio) =>
    expect(contrast(theme, one, other).toFixed(1)).toBe(ratio.toFixed(1)),
  )
})

describe('every text can be read in every theme', () => {
  const themeNames: Theme[] = ['light', 'dark', 'cold']
  const texts: [string, string[]][] = [
    ['text', ['bg', 'surface', 'sunken', 'page', 'card', 'hover', 'selected', 'ok-tint', 'warn-tint', 'err-tint']],
    ['text2', ['bg', 'surface', 'sunken', 'page', 'card', 'hover', 'selected']],
    ['action', ['bg', 'surface', 'card']],
    ['on-action', ['action', 'action-press']],
    ['on-current', ['current']],
    ['info', ['info-tint', 'bg', 'selected']],
    ['ok', ['ok-tint', 'bg']],
    ['warn', ['warn-tint', 'bg']],
    ['err', ['err-tint', 'bg']],
    ['neutral', ['neutral-tint']],
    ['ink', ['paper']],
    ['ink2', ['paper']],
    ['tile-ink', ['tile-0', 'tile-1', 'tile-2', 'tile-3', 'tile-4', 'tile-5', 'tile-6', 'tile-7']],
  ]
  for (const theme of themeNames) {
    test(`${theme}: every pair of text and ground is 7:1 or more`, () => {
      for (const [text, grounds] of texts) {
        for (const ground of grounds) {
          // A placeholder's drawing is no text: 3:1 is asked of it.
          const least = text === 'tile-ink' ? 3 : 7
          expect(contrast(theme, text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(least)
        }
      }
    })
    test(`${theme}: edges of controls, focus and chart series are 3:1 or more`, () => {
      for (const ground of ['bg', 'surface', 'card']) {
        for (const edge of ['control', 'focus', 'bar']) {
          expect(contrast(theme, edge, ground), `${edge} on ${ground}`).toBeGreaterThanOrEqual(3)
        }
      }
      for (const n of [1, 2, 3, 4, 5, 6]) {
        expect(contrast(theme, `chart-${n}`, 'bg'), `chart-${n}`).toBeGreaterThanOrEqual(3)
      }
    })
  }
})

describe('nothing else writes a colour', () => {
  function sheets(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.(css|tsx)$/.test(entry.name) && entry.name !== 'tokens.css')
      .map((entry) => join(entry.parentPath, entry.name))
  }
  test('colours come from tokens.css in every style sheet and screen of the app', () => {
    const files = sheets(join(here, '..'))
    expect(files.length).toBeGreaterThan(1)
    for (const file of files) {
      const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
      expect(text.match(/#[0-9a-f]{3,8}\b(?=[;\s'"),])|\b(rgb|hsl|oklch)a?\(/gi), file).toBeNull()
    }
  })
  test('type and motion come from tokens.css in every style sheet', () => {
    for (const file of sheets(join(here, '..')).filter((name) => name.endsWith('.css'))) {
      const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
      expect(text.match(/font-size:\s*[\d.]|(transition|animation)[\w-]*:[^;]*[\d.]m?s\b/g), file).toBeNull()
    }
  })
})
