// A page without a browser for tests of the wedge machine: a field, a button, keys that take effect unless prevented, a
// virtual clock, and hosts with other keyboard layouts.
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
export const hearings = new Map([
  ['us', (us: string) => us],
  ...layoutNames.slice(0, 8).map((n) => [n, hearingOf(n)] as const),
])

/** A page as the machine sees it: a field, a button, keys that take effect unless prevented, and a virtual clock. */
export function fakePage(profile: Partial<WedgeProfile> = {}) {
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

/** Digit keys as the machine tells them. */
export const digits = (text: string): HandheldKey[] => text.split('').map((d) => ({ kind: 'digit', digit: Number(d) }))

export type FakePage = ReturnType<typeof fakePage>
