import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutNames, undoLayout } from '../../shared/scan/index.ts'
import type { HandheldKey } from './scan-event.ts'
import { usCharacter } from './us-keys.ts'
import type { WedgeInput } from './wedge-events.ts'
import { createWedgeMachine } from './wedge-machine.ts'
import { defaultProfile, type Place, type WedgeProfile } from './wedge-run.ts'

const codes = [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').map((letter) => `Key${letter}`),
  ...'0123456789'.split('').map((digit) => `Digit${digit}`),
  ...'Minus Equal BracketLeft BracketRight Backslash Semicolon Quote Backquote Comma Period Slash Space'.split(' '),
]
/** The key that a US-layout scanner presses for a character. */
const strokes = new Map<string, { code: string; shift: boolean }>()
for (const code of codes) {
  for (const shift of [true, false]) strokes.set(usCharacter(code, shift) ?? '', { code, shift })
}

/** What a host with a layout hears for a US character, found by asking which character means it. */
function hearingOf(layout: string): (us: string) => string {
  const heard = new Map<string, string>()
  for (let c = 0xffff; c > 32; c--) {
    const us = undoLayout(String.fromCharCode(c), layout)
    if (us?.length === 1) heard.set(us, String.fromCharCode(c))
  }
  return (us) => heard.get(us) ?? us
}
const hearings = new Map([
  ['us', (us: string) => us],
  ...layoutNames.slice(0, 8).map((n) => [n, hearingOf(n)] as const),
])

/** A page as the machine sees it: a field, a button, keys that take effect unless prevented, and a virtual clock. */
function page(profile: Partial<WedgeProfile> = {}) {
  const machine = createWedgeMachine({ ...defaultProfile, ...profile })
  const seen = {
    scans: [] as string[],
    times: [] as number[],
    keys: [] as HandheldKey[],
    field: '',
    clicks: 0,
    submits: 0,
    tabs: 0,
  }
  let place: Place = 'none'
  let t = 1000
  let wakeAt: number | undefined
  let snapshot = ''

  function send(input: WedgeInput): boolean {
    const response = machine.handle(input)
    wakeAt = response.wakeAt
    for (const action of response.actions) {
      if (action.type === 'scan') {
        seen.scans.push(action.raw)
        seen.times.push(action.t)
      } else if (action.type === 'key') seen.keys.push(action.key)
      else if (action.type === 'mark-field') snapshot = seen.field
      else if (action.type === 'restore-field') seen.field = snapshot
      else if (action.type === 'insert-text') seen.field += action.text
    }
    return response.prevent
  }

  const self = {
    seen,
    at: (next: Place) => {
      place = next
    },
    wait(ms: number) {
      const end = t + ms
      while (wakeAt !== undefined && wakeAt <= end) {
        t = wakeAt
        wakeAt = undefined
        send({ type: 'tick', t })
      }
      t = end
    },
    press(key: string, more: Partial<Extract<WedgeInput, { type: 'key-down' }>> = {}) {
      const down = { key, code: '', shift: false, ctrl: false, alt: false, meta: false, capsLock: false, repeat: false }
      const prevented = send({ type: 'key-down', ...down, ...more, t, place })
      if (!prevented && !more.ctrl) {
        if (key === 'Enter' && place === 'control') seen.clicks++
        else if (key === ' ' && place === 'control') seen.clicks++
        else if (key === 'Enter' && place === 'field') seen.submits++
        else if (key === 'Tab') seen.tabs++
        else if (key.length === 1 && place === 'field') {
          const stopped = send({ type: 'text', how: 'insert', data: key, t, place })
          if (!stopped) seen.field += key
        }
      }
      send({ type: 'key-up', key, t, place })
    },
    /** Android's way: a key that tells nothing, then the text. */
    unidentified(data: string, how: 'insert' | 'compose' | 'composed' = 'insert') {
      send({
        type: 'key-down',
        key: 'Unidentified',
        code: '',
        shift: false,
        ctrl: false,
        alt: false,
        meta: false,
        capsLock: false,
        repeat: false,
        t,
        place,
      })
      const prevented = send({ type: 'text', how, data, t, place })
      if (!prevented && place === 'field') seen.field += how === 'insert' ? data : data.slice(-1)
    },
    paste(text: string) {
      if (!send({ type: 'paste', text, t, place }) && place === 'field') seen.field += text
    },
    stroke(us: string, hear: (us: string) => string = (c) => c) {
      const { code, shift } = strokes.get(us) ?? { code: '', shift: false }
      self.press(hear(us), { code, shift })
    },
    type(text: string, gap: number, hear?: (us: string) => string) {
      for (const c of text) {
        if (c === '\u001d') self.press(']', { code: 'BracketRight', ctrl: true })
        else self.stroke(c, hear)
        self.wait(gap)
      }
    },
  }
  return self
}

const digits = (text: string): HandheldKey[] => text.split('').map((d) => ({ kind: 'digit', digit: Number(d) }))

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
): { seen: ReturnType<typeof page>['seen']; expected: ReturnType<typeof page>['seen'] } {
  const hear = hearings.get(layout) ?? ((c: string) => c)
  const p = page(layout === 'us' ? {} : { characters: 'code' })
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

function scanInto(p: ReturnType<typeof page>, scan: Scan, hear: (us: string) => string, scans: string[]): void {
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

function humanInto(p: ReturnType<typeof page>, human: Human, expected: ReturnType<typeof page>['seen']): void {
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
          const p = page()
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

describe('one code five ways (F18)', () => {
  const code = '9506000134352'
  test.each([
    ['no suffix', (_p: ReturnType<typeof page>) => {}],
    ['Enter', (p: ReturnType<typeof page>) => p.press('Enter')],
    ['Tab', (p: ReturnType<typeof page>) => p.press('Tab')],
    ['LF', (p: ReturnType<typeof page>) => p.press('j', { code: 'KeyJ', ctrl: true })],
    [
      'CR+LF',
      (p: ReturnType<typeof page>) => {
        p.press('Enter')
        p.wait(4)
        p.press('j', { code: 'KeyJ', ctrl: true })
      },
    ],
  ] as const)('%s', (_name, end) => {
    const p = page()
    p.type(code, 8)
    end(p)
    p.wait(1000)
    expect(p.seen).toMatchObject({ scans: [code], keys: [], clicks: 0, tabs: 0 })
  })
})

describe('known faults of other scanner pages', () => {
  test('the suffix never clicks the focused button, not even after a code too short to be a burst', () => {
    const p = page()
    p.at('control')
    p.type('A1', 10)
    p.press('Enter')
    expect(p.seen.clicks).toBe(0)
    p.wait(500)
    p.type('9506000134352', 10)
    p.press('Enter')
    p.wait(500)
    expect(p.seen).toMatchObject({ clicks: 0, scans: ['9506000134352'] })
  })

  test('a person who moved to a button by keyboard can press it', () => {
    const p = page()
    p.at('control')
    p.press('Enter')
    p.press(' ')
    expect(p.seen).toMatchObject({ clicks: 2, keys: [] })
  })

  test('a blank inside a code does not press the focused button', () => {
    const p = page()
    p.at('control')
    p.type('AB CD', 10)
    p.press('Enter')
    expect(p.seen).toMatchObject({ clicks: 0, scans: ['AB CD'] })
  })

  test('two scans 10 ms apart stay two', () => {
    const p = page()
    for (const text of ['111122223333', '111122223333']) {
      p.type(text, 5)
      p.press('Enter')
      p.wait(10)
    }
    expect(p.seen.scans).toEqual(['111122223333', '111122223333'])
  })

  test('a keyboard that slides in and delays keys does not cut a code in two', () => {
    const p = page({ suffix: 'enter' })
    p.type('9506000', 10)
    p.wait(400)
    p.type('134352', 10)
    p.press('Enter')
    expect(p.seen.scans).toEqual(['9506000134352'])
  })

  test('a suffix that got lost loses no scan', () => {
    const p = page({ suffix: 'enter' })
    p.type('9506000134352', 10)
    p.wait(600)
    expect(p.seen.scans).toEqual(['9506000134352'])
  })

  test('a scan into a quantity field is taken out again, and the quantity stays', () => {
    const p = page()
    p.at('field')
    p.seen.field = '12'
    p.type('9506000134352', 10)
    p.press('Enter')
    expect(p.seen).toMatchObject({ field: '12', scans: ['9506000134352'], submits: 0 })
  })

  test('text held back in a field comes back when it was a person after all', () => {
    const p = page()
    p.at('field')
    p.type('hell', 40)
    p.type('o', 200)
    p.wait(500)
    expect(p.seen).toMatchObject({ field: 'hello', scans: [] })
  })

  test('a field sees no more of a scan than it takes to know it for one', () => {
    const p = page()
    p.at('field')
    p.type('9506000134352', 10)
    expect(p.seen.field).toBe('950')
    p.press('Enter')
    expect(p.seen.field).toBe('')
  })

  test('a quick person, keys rolled into each other, is no scanner', () => {
    const p = page()
    for (const [i, c] of [...'144000'].entries()) {
      p.stroke(c)
      p.wait([40, 90, 60, 40, 90, 60][i] ?? 0)
    }
    p.press('Enter')
    expect(p.seen).toMatchObject({ scans: [], keys: [...digits('144000'), { kind: 'main' }] })
  })

  test('a word that grows in a composition is as slow as it grew', () => {
    const p = page()
    for (const data of ['1', '12', '123', '1234']) {
      p.unidentified(data, 'compose')
      p.wait(90)
    }
    p.press('Enter')
    expect(p.seen).toMatchObject({ scans: [], keys: [...digits('1234'), { kind: 'main' }] })
  })

  test('handhelds that set Alt on every key', () => {
    const p = page()
    for (const c of '9506000134352') {
      p.press(c, { alt: true, code: `Digit${c}` })
      p.wait(5)
    }
    p.press('Enter', { alt: true })
    expect(p.seen.scans).toEqual(['9506000134352'])
  })

  test('modifier keys leave no words in the text', () => {
    const p = page()
    for (const c of 'AbC1') {
      if (/[A-Z]/.test(c)) p.press('Shift', { code: 'ShiftLeft', shift: true })
      p.stroke(c)
      p.wait(6)
    }
    p.press('Enter')
    expect(p.seen.scans).toEqual(['AbC1'])
  })

  test('Alt and a number on the pad is one character, also where the host types it too', () => {
    const p = page()
    p.type('10LOT', 5)
    p.press('Alt', { code: 'AltLeft', alt: true })
    // `press` sends the key up at once, so the pad's keys come by hand.
    expect(p.seen.scans).toEqual([])
    const machine = createWedgeMachine()
    const out: string[] = []
    const base = { shift: false, ctrl: false, meta: false, capsLock: false, repeat: false, place: 'none' as const }
    let t = 0
    const down = (key: string, code: string, alt = false) => {
      t += 5
      for (const action of machine.handle({ type: 'key-down', key, code, alt, ...base, t }).actions) {
        if (action.type === 'scan') out.push(action.raw)
      }
    }
    for (const c of '10LOT') down(c, '')
    down('Alt', 'AltLeft', true)
    for (const d of '029') down(d, `Numpad${d}`, true)
    machine.handle({ type: 'key-up', key: 'Alt', t, place: 'none' })
    machine.handle({ type: 'text', how: 'insert', data: '\u001d', t, place: 'none' })
    for (const c of '17270131') down(c, '')
    down('Enter', 'Enter')
    expect(out).toEqual(['10LOT\u001d17270131'])
  })

  test('a held key is a person, not a burst', () => {
    const p = page()
    p.press('5', { code: 'Digit5' })
    for (let i = 0; i < 20; i++) {
      p.wait(30)
      p.press('5', { code: 'Digit5', repeat: true })
    }
    p.press('Enter')
    p.wait(500)
    expect(p.seen.scans).toEqual([])
    expect(p.seen.keys).toEqual([{ kind: 'digit', digit: 5 }, { kind: 'main' }])
  })

  test('numbers from the pad, with and without Num Lock', () => {
    const p = page()
    for (const [i, c] of [...'95060001'].entries()) {
      p.press(i % 2 ? c : 'End', { code: `Numpad${c}` })
      p.wait(5)
    }
    p.press('Enter', { code: 'NumpadEnter' })
    expect(p.seen.scans).toEqual(['95060001'])
  })

  test('browser shortcuts stay shortcuts outside a scan', () => {
    const p = page()
    p.press('k', { code: 'KeyK', ctrl: true })
    p.press('c', { code: 'KeyC', meta: true })
    p.wait(500)
    expect(p.seen).toMatchObject({ scans: [], keys: [] })
  })

  test('an imager that pastes several lines gives several scans', () => {
    const p = page()
    p.paste('11112222\r\n33334444\r\n')
    expect(p.seen.scans).toEqual(['11112222', '33334444'])
  })

  test('text pasted by a person into a field stays there', () => {
    const p = page()
    p.at('field')
    p.paste('9506000134352')
    p.wait(1000)
    p.press('Enter')
    expect(p.seen).toMatchObject({ scans: [], field: '9506000134352', submits: 1 })
  })

  test('a word that an input method commits at once is a person', () => {
    const p = page()
    p.at('field')
    p.unidentified('pallet')
    p.wait(600)
    p.press('Enter')
    expect(p.seen).toMatchObject({ scans: [], field: 'pallet', submits: 1 })
  })
})

describe('which text to trust', () => {
  test('on a Russian host the keys tell what the letters do not', () => {
    const p = page()
    p.type('.B.A-03-12', 8, hearings.get('ru'))
    p.press('Enter')
    expect(p.seen.scans).toEqual(['.B.A-03-12'])
  })

  test('Caps Lock is undone', () => {
    const p = page()
    for (const c of 'lOT-7') {
      p.press(c, { capsLock: true })
      p.wait(5)
    }
    p.press('Enter')
    expect(p.seen.scans).toEqual(['Lot-7'])
  })

  test('the device may name a key for the separator', () => {
    const p = page({ separatorKey: 'F8' })
    p.type('10LOT7', 5)
    p.press('F8')
    p.type('17270131', 5)
    p.press('Enter')
    expect(p.seen.scans).toEqual(['10LOT7\u001d17270131'])
  })
})

test('keys of a person come in order and soon: after a third slow key none waits', () => {
  const p = page()
  for (const c of '144') {
    p.stroke(c)
    p.wait(100)
  }
  expect(p.seen.keys).toEqual(digits('14'))
  p.press('Enter')
  p.press('Escape')
  expect(p.seen.keys).toEqual([...digits('144'), { kind: 'main' }, { kind: 'back' }])
})

test('a scan tells the time of its last character', () => {
  const p = page()
  p.type('12345678', 10)
  p.wait(1000)
  expect(p.seen.times).toEqual([1070])
})
