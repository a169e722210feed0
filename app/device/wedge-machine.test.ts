import { describe, expect, test } from 'vitest'
import { understand } from '../../shared/scan/index.ts'
import type { BusinessDate } from '../../shared/values/time.ts'
import { digits, type FakePage, fakePage, hearings } from './fake-page.ts'
import { createWedgeMachine } from './wedge-machine.ts'

describe('one code five ways', () => {
  const code = '9506000134352'
  test.each([
    ['no suffix', (_p: FakePage) => {}],
    ['Enter', (p: FakePage) => p.press('Enter')],
    ['Tab', (p: FakePage) => p.press('Tab')],
    ['LF', (p: FakePage) => p.press('j', { code: 'KeyJ', ctrl: true })],
    [
      'CR+LF',
      (p: FakePage) => {
        p.press('Enter')
        p.wait(4)
        p.press('j', { code: 'KeyJ', ctrl: true })
      },
    ],
  ] as const)('%s', (_name, end) => {
    const p = fakePage()
    p.type(code, 8)
    end(p)
    p.wait(1000)
    expect(p.seen).toMatchObject({ scans: [code], keys: [], clicks: 0, tabs: 0 })
  })
})

test('F18 a built-in scanner is ignored or keeps its suffix in the text: five ends and an AIM prefix are six equal scans', () => {
  const code = '9506000134352'
  const scanned = (typed: string, end: (p: FakePage) => void) => {
    const p = fakePage()
    p.type(typed, 8)
    end(p)
    p.wait(1000)
    expect(p.seen).toMatchObject({ keys: [], field: '', clicks: 0, submits: 0, tabs: 0 })
    return p.seen.scans.map((raw) => understand(raw, { today: '2026-11-25' as BusinessDate }).text)
  }
  const lf = (p: FakePage) => p.press('j', { code: 'KeyJ', ctrl: true })
  const enter = (p: FakePage) => p.press('Enter')
  const six = [
    scanned(code, () => undefined),
    scanned(code, enter),
    scanned(code, (p) => p.press('Tab')),
    scanned(code, lf),
    scanned(code, (p) => {
      enter(p)
      p.wait(4)
      lf(p)
    }),
    scanned(`]E0${code}`, enter),
  ]
  expect(six).toEqual(Array.from({ length: 6 }, () => [code]))
})

describe('known faults of other scanner pages', () => {
  test('the suffix never clicks the focused button, not even after a code too short to be a burst', () => {
    const p = fakePage()
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
    const p = fakePage()
    p.at('control')
    p.press('Enter')
    p.press(' ')
    expect(p.seen).toMatchObject({ clicks: 2, keys: [] })
  })

  test('a blank inside a code does not press the focused button', () => {
    const p = fakePage()
    p.at('control')
    p.type('AB CD', 10)
    p.press('Enter')
    expect(p.seen).toMatchObject({ clicks: 0, scans: ['AB CD'] })
  })

  test('two scans 10 ms apart stay two', () => {
    const p = fakePage()
    for (const text of ['111122223333', '111122223333']) {
      p.type(text, 5)
      p.press('Enter')
      p.wait(10)
    }
    expect(p.seen.scans).toEqual(['111122223333', '111122223333'])
  })

  test('a keyboard that slides in and delays keys does not cut a code in two', () => {
    const p = fakePage({ suffix: 'enter' })
    p.type('9506000', 10)
    p.wait(400)
    p.type('134352', 10)
    p.press('Enter')
    expect(p.seen.scans).toEqual(['9506000134352'])
  })

  test('a suffix that got lost loses no scan', () => {
    const p = fakePage({ suffix: 'enter' })
    p.type('9506000134352', 10)
    p.wait(600)
    expect(p.seen.scans).toEqual(['9506000134352'])
  })

  test('a scan into a quantity field is taken out again, and the quantity stays', () => {
    const p = fakePage()
    p.at('field')
    p.seen.field = '12'
    p.type('9506000134352', 10)
    p.press('Enter')
    expect(p.seen).toMatchObject({ field: '12', scans: ['9506000134352'], submits: 0 })
  })

  test('text held back in a field comes back when it was a person after all', () => {
    const p = fakePage()
    p.at('field')
    p.type('hell', 40)
    p.type('o', 200)
    p.wait(500)
    expect(p.seen).toMatchObject({ field: 'hello', scans: [] })
  })

  test('a field sees no more of a scan than it takes to know it for one', () => {
    const p = fakePage()
    p.at('field')
    p.type('9506000134352', 10)
    expect(p.seen.field).toBe('950')
    p.press('Enter')
    expect(p.seen.field).toBe('')
  })

  test('a quick person, keys rolled into each other, is no scanner', () => {
    const p = fakePage()
    for (const [i, c] of [...'144000'].entries()) {
      p.stroke(c)
      p.wait([40, 90, 60, 40, 90, 60][i] ?? 0)
    }
    p.press('Enter')
    expect(p.seen).toMatchObject({ scans: [], keys: [...digits('144000'), { kind: 'main' }] })
  })

  test('a word that grows in a composition is as slow as it grew', () => {
    const p = fakePage()
    for (const data of ['1', '12', '123', '1234']) {
      p.unidentified(data, 'compose')
      p.wait(90)
    }
    p.press('Enter')
    expect(p.seen).toMatchObject({ scans: [], keys: [...digits('1234'), { kind: 'main' }] })
  })

  test('handhelds that set Alt on every key', () => {
    const p = fakePage()
    for (const c of '9506000134352') {
      p.press(c, { alt: true, code: `Digit${c}` })
      p.wait(5)
    }
    p.press('Enter', { alt: true })
    expect(p.seen.scans).toEqual(['9506000134352'])
  })

  test('modifier keys leave no words in the text', () => {
    const p = fakePage()
    for (const c of 'AbC1') {
      if (/[A-Z]/.test(c)) p.press('Shift', { code: 'ShiftLeft', shift: true })
      p.stroke(c)
      p.wait(6)
    }
    p.press('Enter')
    expect(p.seen.scans).toEqual(['AbC1'])
  })

  test('Alt and a number on the pad is one character, also where the host types it too', () => {
    const p = fakePage()
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
    const p = fakePage()
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
    const p = fakePage()
    for (const [i, c] of [...'95060001'].entries()) {
      p.press(i % 2 ? c : 'End', { code: `Numpad${c}` })
      p.wait(5)
    }
    p.press('Enter', { code: 'NumpadEnter' })
    expect(p.seen.scans).toEqual(['95060001'])
  })

  test('browser shortcuts stay shortcuts outside a scan', () => {
    const p = fakePage()
    p.press('k', { code: 'KeyK', ctrl: true })
    p.press('c', { code: 'KeyC', meta: true })
    p.wait(500)
    expect(p.seen).toMatchObject({ scans: [], keys: [] })
  })

  test('an imager that pastes several lines gives several scans', () => {
    const p = fakePage()
    p.paste('11112222\r\n33334444\r\n')
    expect(p.seen.scans).toEqual(['11112222', '33334444'])
  })

  test('text pasted by a person into a field stays there', () => {
    const p = fakePage()
    p.at('field')
    p.paste('9506000134352')
    p.wait(1000)
    p.press('Enter')
    expect(p.seen).toMatchObject({ scans: [], field: '9506000134352', submits: 1 })
  })

  test('a word that an input method commits at once is a person', () => {
    const p = fakePage()
    p.at('field')
    p.unidentified('pallet')
    p.wait(600)
    p.press('Enter')
    expect(p.seen).toMatchObject({ scans: [], field: 'pallet', submits: 1 })
  })
})

describe('which text to trust', () => {
  test('on a Russian host the keys tell what the letters do not', () => {
    const p = fakePage()
    p.type('.B.A-03-12', 8, hearings.get('ru'))
    p.press('Enter')
    expect(p.seen.scans).toEqual(['.B.A-03-12'])
  })

  test('Caps Lock is undone', () => {
    const p = fakePage()
    for (const c of 'lOT-7') {
      p.press(c, { capsLock: true })
      p.wait(5)
    }
    p.press('Enter')
    expect(p.seen.scans).toEqual(['Lot-7'])
  })

  test('the device may name a key for the separator', () => {
    const p = fakePage({ separatorKey: 'F8' })
    p.type('10LOT7', 5)
    p.press('F8')
    p.type('17270131', 5)
    p.press('Enter')
    expect(p.seen.scans).toEqual(['10LOT7\u001d17270131'])
  })
})

test('keys of a person come in order and soon: after a third slow key none waits', () => {
  const p = fakePage()
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
  const p = fakePage()
  p.type('12345678', 10)
  p.wait(1000)
  expect(p.seen.times).toEqual([1070])
})
