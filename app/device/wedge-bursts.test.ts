// Thousands of random bursts and people mixed, in virtual time; WEDGE_BURSTS sets how many.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digits, type FakePage, fakePage, hearings } from './fake-page.ts'
import type { HandheldKey } from './scan-event.ts'
import type { Place } from './wedge-run.ts'

interface Scan {
  readonly step: 'scan'
  readonly text: string
  readonly style: 'key' | 'unidentified' | 'compose' | 'paste'
  readonly suffix: 'enter' | 'tab' | 'lf' | 'crlf' | 'none'
  readonly gaps: readonly number[]
  readonly place: Place
  readonly pause: number
}
interface Human {
  readonly step: 'digits' | 'word' | 'main' | 'back' | 'cannot' | 'press-button'
  readonly text: string
  readonly gaps: readonly number[]
}

const printable = fc.stringMatching(/^[!-~]{6,30}$/)
const scanStep: fc.Arbitrary<Scan> = fc
  .record({
    step: fc.constant('scan' as const),
    text: fc.oneof(
      printable,
      printable.map((s) => `${s.slice(0, 4)}\u001d${s.slice(4)}`),
    ),
    style: fc.constantFrom(
      'key' as const,
      'key' as const,
      'unidentified' as const,
      'compose' as const,
      'paste' as const,
    ),
    suffix: fc.constantFrom('enter' as const, 'tab' as const, 'lf' as const, 'crlf' as const, 'none' as const),
    gaps: fc.array(fc.integer({ min: 5, max: 30 }), { minLength: 8, maxLength: 8 }),
    place: fc.constantFrom<Place>('none', 'none', 'control', 'field'),
    pause: fc.integer({ min: 10, max: 400 }),
  })
  .map((scan) => {
    const keyed = scan.style === 'key'
    return {
      ...scan,
      // Only keys can send a separator; in a field only text by single keys may end without suffix: the rest is a person.
      text: keyed ? scan.text : scan.text.replace('\u001d', '-'),
      suffix:
        scan.place === 'field' && scan.suffix === 'none' && (scan.style === 'compose' || scan.style === 'paste')
          ? 'enter'
          : scan.suffix,
    }
  })
const humanStep: fc.Arbitrary<Human> = fc.record({
  step: fc.constantFrom(
    'digits' as const,
    'word' as const,
    'main' as const,
    'back' as const,
    'cannot' as const,
    'press-button' as const,
  ),
  text: fc.stringMatching(/^[0-9]{1,6}$/),
  // A quick typist, with some keys rolled into each other.
  gaps: fc.array(
    fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 60, max: 260 }) }, fc.integer({ min: 35, max: 60 })),
    {
      minLength: 8,
      maxLength: 8,
    },
  ),
})

// Rolled keys alone could make a burst of four, so no more than two in a row.
function humanGap(gaps: readonly number[], i: number): number {
  const gap = gaps[i % gaps.length] ?? 100
  return i % 3 === 2 ? Math.max(gap, 130) : i % 3 === 1 ? Math.max(gap, 60) : gap
}

function play(
  steps: readonly (Scan | Human)[],
  layout: string,
): { seen: FakePage['seen']; expected: FakePage['seen'] } {
  const hear = hearings.get(layout) ?? ((c: string) => c)
  const p = fakePage(layout === 'us' ? {} : { characters: 'code' })
  const expected = {
    scans: [] as string[],
    times: [] as number[],
    keys: [] as HandheldKey[],
    field: '',
    clicks: 0,
    submits: 0,
    tabs: 0,
  }
  for (const step of steps) {
    if (step.step === 'scan') scanInto(p, step, hear, expected.scans)
    else humanInto(p, step, expected)
  }
  p.wait(1000)
  return { seen: p.seen, expected: { ...expected, times: p.seen.times } }
}

function scanInto(p: FakePage, scan: Scan, hear: (us: string) => string, scans: string[]): void {
  const heard = scan.text
    .split('')
    .map((c) => (c === '\u001d' ? c : hear(c)))
    .join('')
  const gap = (i: number) => scan.gaps[i % scan.gaps.length] ?? 10
  p.at(scan.place)
  if (scan.style === 'paste') p.paste(heard)
  else {
    for (const [i, c] of scan.text.split('').entries()) {
      if (i > 0) p.wait(gap(i))
      if (scan.style === 'unidentified') p.unidentified(hear(c))
      else if (scan.style === 'compose') p.unidentified(heard.slice(0, i + 1), 'compose')
      else if (c === '\u001d') p.press(']', { code: 'BracketRight', ctrl: true })
      else p.stroke(c, hear)
    }
    if (scan.style === 'compose') p.unidentified(heard, 'composed')
  }
  scans.push(scan.style === 'key' ? scan.text : heard)
  p.wait(gap(0))
  if (scan.suffix === 'enter' || scan.suffix === 'crlf') p.press('Enter', { code: 'Enter' })
  if (scan.suffix === 'tab') p.press('Tab', { code: 'Tab' })
  if (scan.suffix === 'crlf') p.wait(5)
  if (scan.suffix === 'lf' || scan.suffix === 'crlf') p.press('j', { code: 'KeyJ', ctrl: true })
  p.wait(scan.suffix === 'none' ? 700 : scan.pause)
}

function humanInto(p: FakePage, human: Human, expected: FakePage['seen']): void {
  p.at('none')
  p.wait(400)
  if (human.step === 'digits') {
    for (const [i, c] of human.text.split('').entries()) {
      p.stroke(c)
      p.wait(humanGap(human.gaps, i))
    }
    expected.keys.push(...digits(human.text))
  } else if (human.step === 'word') {
    p.at('field')
    const word = `pallet ${human.text} torn`
    for (const [i, c] of word.split('').entries()) {
      p.stroke(c)
      p.wait(humanGap(human.gaps, i))
    }
    p.wait(200)
    p.press('Enter', { code: 'Enter' })
    expected.field += word
    expected.submits++
  } else if (human.step === 'press-button') {
    p.at('control')
    p.press('Enter', { code: 'Enter' })
    expected.clicks++
  } else {
    p.press(human.step === 'main' ? 'Enter' : human.step === 'back' ? 'Escape' : 'F1')
    expected.keys.push({ kind: human.step })
  }
  p.wait(300)
}

describe('bursts and people mixed', () => {
  const bursts = Number(process.env.WEDGE_BURSTS ?? 2000)
  test(`${bursts} random bursts: none lost, doubled, merged, leaked, and no button pressed`, {
    timeout: 300_000,
  }, () => {
    let played = 0
    fc.assert(
      fc.property(
        fc.array(scanStep, { minLength: 10, maxLength: 10 }),
        fc.array(humanStep, { maxLength: 6 }),
        fc.constantFrom(...hearings.keys()),
        fc.infiniteStream(fc.nat(20)),
        (scans, humans, layout, places) => {
          const steps: (Scan | Human)[] = [...scans]
          for (const human of humans) steps.splice(places.next().value % (steps.length + 1), 0, human)
          const { seen, expected } = play(steps, layout)
          played += scans.length
          expect(seen).toEqual(expected)
        },
      ),
      { numRuns: Math.ceil(bursts / 10) },
    )
    expect(played).toBeGreaterThanOrEqual(bursts)
  })

  test('1,000 words typed by hand: none is taken for a scan', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.stringMatching(/^[a-z0-9]{3,12}$/),
            fc.array(fc.integer({ min: 55, max: 260 }), { minLength: 12, maxLength: 12 }),
          ),
          { minLength: 10, maxLength: 10 },
        ),
        fc.constantFrom<Place>('none', 'field'),
        (words, place) => {
          const p = fakePage()
          p.at(place)
          for (const [word, gaps] of words) {
            for (const [i, c] of word.split('').entries()) {
              p.stroke(c)
              p.wait(gaps[i] ?? 100)
            }
            p.wait(300)
          }
          expect(p.seen.scans).toEqual([])
          const text = words.map(([word]) => word).join('')
          if (place === 'field') expect(p.seen.field).toBe(text)
          else expect(p.seen.keys.length).toBe(text.length)
        },
      ),
      { numRuns: 100 },
    )
  })
})
