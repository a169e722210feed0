// Owns the decision, event by event, whether keys are a scan or a person: nothing lost, doubled, merged or leaked into a
// field, and no suffix ever presses a button. Knows no DOM and no clock: events come with their times (see wedge.ts).

import type { HandheldKey } from './scan-event.ts'
import { usCharacter } from './us-keys.ts'
import type { KeyDown, WedgeAction, WedgeInput, WedgeMachine } from './wedge-events.ts'
import {
  defaultProfile,
  isBurst,
  isHuman,
  isSurelyMachine,
  type Place,
  type Typed,
  textOf,
  type WedgeProfile,
} from './wedge-run.ts'

const GS = '\u001d'
/** A delay in mid-scan (a keyboard sliding in) that is survived where a suffix is sure to come, or came last time. */
const lateGap = 500
const likelyLateGap = 300
/** LF after CR; and a suffix that comes after a pause already ended the scan. */
const secondSuffix = 60
const lateSuffix = 300
/** A bulk of text in a field is a scan only when its suffix follows at once. */
const bulkSuffix = 50

export function createWedgeMachine(initial: WedgeProfile = defaultProfile): WedgeMachine {
  let profile = initial
  let run: Typed[] = []
  /** Characters held back from a field since the run showed as a burst. */
  let held = ''
  let marked = false
  let fromText = false
  let composing: string | undefined
  /** A key already counted is about to arrive as text too. */
  let textFollows = false
  let altDigits: string | undefined
  let spacePrevented = false
  let lastScan: { readonly t: number; readonly bySuffix: boolean } | undefined
  let actions: WedgeAction[] = []

  function lastTime(): number {
    return run[run.length - 1]?.t ?? 0
  }

  function limit(): number {
    if (!isBurst(run, profile)) return profile.maxGap
    if (profile.suffix === 'none') return profile.silence
    if (profile.suffix !== 'auto') return lateGap
    return lastScan?.bySuffix ? likelyLateGap : profile.maxGap
  }

  function reset(): void {
    run = []
    held = ''
    marked = false
    fromText = false
  }

  function scan(raw: string, t: number, bySuffix: boolean): void {
    if (marked) actions.push({ type: 'restore-field' })
    if (fromText) actions.push({ type: 'clear-sink' })
    actions.push({ type: 'scan', raw, t })
    lastScan = { t, bySuffix }
    reset()
  }

  function release(typed: readonly Typed[]): void {
    for (const { key, place } of typed) {
      if (place === 'field' || key === 'Dead') continue
      const digit = /^[0-9]$/.test(key)
      const pressed: HandheldKey = digit ? { kind: 'digit', digit: Number(key) } : { kind: 'character', character: key }
      actions.push({ type: 'key', key: pressed })
    }
  }

  function flush(): void {
    if (held !== '') actions.push({ type: 'insert-text', text: held })
    if (fromText) actions.push({ type: 'clear-sink' })
    release(run)
    reset()
  }

  function endBySilence(): void {
    if (run.length === 0) return
    const t = lastTime()
    if (marked ? isSurelyMachine(run, profile) : isBurst(run, profile)) scan(textOf(run, profile), t, false)
    else flush()
  }

  function expire(t: number): void {
    if (run.length > 0 && t - lastTime() > limit()) endBySilence()
  }

  /** Adds a character; true when it must not reach the page. */
  function add(typed: Typed): boolean {
    expire(typed.t)
    if (typed.place === 'field' && !marked) {
      actions.push({ type: 'mark-field' })
      marked = true
    }
    run.push(typed)
    if (isHuman(run, profile) && !isBurst(run, profile)) {
      release(run.slice(0, -1))
      run = run.slice(-1)
    }
    if (typed.place !== 'field') return true
    const hold = !typed.bulk && isBurst(run, profile)
    if (hold && typed.key !== 'Dead') held += typed.key
    return hold
  }

  /** Enter, Tab, CR or LF; true when it must not reach the page. */
  function suffix(isTab: boolean, t: number, place: Place): boolean {
    expire(t)
    if (run.length === 0) {
      if (lastScan && t - lastScan.t <= (lastScan.bySuffix ? secondSuffix : lateSuffix)) return true
      if (isTab || place !== 'none') return false
      actions.push({ type: 'key', key: { kind: 'main' } })
      return true
    }
    const inTime = !marked || !run.some((typed) => typed.bulk) || t - lastTime() <= bulkSuffix
    if (isBurst(run, profile) && inTime) {
      scan(textOf(run, profile), t, true)
      return true
    }
    flush()
    if (isTab || place === 'field') return false
    actions.push({ type: 'key', key: { kind: 'main' } })
    return true
  }

  // Scanners send control characters as Ctrl with a letter; outside a scan those are the browser's shortcuts.
  function controlCharacter(e: KeyDown): string | undefined {
    if (!e.ctrl || e.alt || e.meta) return undefined
    const base = (usCharacter(e.code, false) ?? e.key).toLowerCase()
    if (base === ']') return GS
    const scanning = run.length > 0 ? e.t - lastTime() <= limit() : lastScan && e.t - lastScan.t <= secondSuffix
    if (!scanning) return undefined
    if (base === '6' || base === '^') return '\u001e'
    return /^[a-z]$/.test(base) ? String.fromCharCode(base.charCodeAt(0) - 96) : undefined
  }

  function keyDown(e: KeyDown): boolean {
    const { t, place } = e
    textFollows = false
    if (e.key === 'Alt') {
      altDigits = ''
      return false
    }
    if (altDigits !== undefined && /^Numpad[0-9]$/.test(e.code)) {
      altDigits += e.code.slice(-1)
      return place !== 'field'
    }
    if (e.repeat) return repeated(e)
    const control = controlCharacter(e)
    if (e.key === 'Enter' || control === '\r' || control === '\n') return suffix(false, t, place)
    if ((e.key === 'Tab' && !e.ctrl && !e.alt && !e.shift) || control === '\t') return suffix(true, t, place)
    const character = control ?? (e.key === profile.separatorKey ? GS : printable(e))
    if (character === undefined) return named(e)
    if (character === ' ' && place === 'control' && run.length === 0) return false
    const us = control ?? (character === GS ? GS : usCharacter(e.code, e.shift))
    const typed = { key: character, t, place, capsLock: e.capsLock, bulk: false }
    const prevent = add(us === undefined ? typed : { ...typed, us })
    textFollows = !prevent
    if (character === ' ') spacePrevented = prevent
    return prevent
  }

  // Alt on a key is no shortcut where no Alt key was pressed: some handhelds set it on every key of the scanner.
  function printable(e: KeyDown): string | undefined {
    // A scanner on the number pad of a host without Num Lock.
    if (/^Numpad[0-9]$/.test(e.code) && e.key.length > 1 && e.place !== 'field') return e.code.slice(-1)
    if (e.meta || (e.ctrl && !e.alt) || (e.alt && !e.ctrl && altDigits !== undefined)) return undefined
    return e.key === 'Dead' || [...e.key].length === 1 ? e.key : undefined
  }

  // A key held down is a person; only erasing makes sense repeated.
  function repeated(e: KeyDown): boolean {
    if (e.place === 'field') return false
    if (e.key === 'Backspace') return named(e)
    return e.key === 'Enter' || printable(e) !== undefined
  }

  function named(e: KeyDown): boolean {
    const kind = namedKeys[e.key]
    if (kind === undefined || e.ctrl || e.meta) return false
    expire(e.t)
    if (run.length > 0) flush()
    if (e.place === 'field') return false
    actions.push({ type: 'key', key: { kind } })
    return true
  }

  function keyUp(key: string, t: number, place: Place): boolean {
    if (key === ' ' && spacePrevented) {
      spacePrevented = false
      return true
    }
    if (key !== 'Alt') return false
    const digits = altDigits ?? ''
    altDigits = undefined
    if (digits.length < 2) return false
    const character = String.fromCharCode(Number(digits) & 0xff)
    const prevent = add({ key: character, us: character, t, place, capsLock: false, bulk: false })
    // Windows types the character too.
    textFollows = true
    return prevent
  }

  function text(how: 'insert' | 'compose' | 'composed', data: string, t: number, place: Place): boolean {
    const counted = textFollows
    textFollows = false
    if (counted && how === 'insert' && data.length <= 2) return false
    let added = data
    if (how !== 'insert') {
      const before = composing ?? ''
      if (data.startsWith(before)) added = data.slice(before.length)
      else run = run.slice(0, Math.max(0, run.length - before.length))
      composing = how === 'compose' ? data : undefined
    }
    if (place !== 'field') fromText = true
    let prevent = place !== 'field'
    for (const c of added) {
      if (c === '\r' || c === '\n' || c === '\t') prevent = suffix(c === '\t', t, place) || prevent
      else prevent = add({ key: c, t, place, capsLock: false, bulk: added.length > 1 }) || prevent
      if (place !== 'field') fromText = true
    }
    return prevent
  }

  function paste(pasted: string, t: number, place: Place): boolean {
    expire(t)
    if (place !== 'field' || /[\r\n\t]$/.test(pasted)) {
      endBySilence()
      // An imager that read several codes sends them line by line.
      for (const line of pasted.split(/[\r\n]+/)) if (line.trim() !== '') scan(line.replace(/\t$/, ''), t, false)
      return true
    }
    for (const c of pasted) add({ key: c, t, place, capsLock: false, bulk: true })
    return false
  }

  function decide(input: WedgeInput): boolean {
    switch (input.type) {
      case 'key-down':
        return keyDown(input)
      case 'key-up':
        return keyUp(input.key, input.t, input.place)
      case 'text':
        return text(input.how, input.data, input.t, input.place)
      case 'paste':
        return paste(input.text, input.t, input.place)
      case 'tick':
        if (run.length > 0 && input.t - lastTime() >= limit()) endBySilence()
        return false
    }
  }

  return {
    handle(input) {
      actions = []
      const prevent = decide(input)
      return { prevent, actions, wakeAt: run.length > 0 ? lastTime() + limit() : undefined }
    },
    setProfile(next) {
      profile = next
    },
  }
}

const namedKeys: Readonly<Record<string, 'back' | 'cannot' | 'erase'>> = {
  Escape: 'back',
  F1: 'cannot',
  SoftLeft: 'cannot',
  Backspace: 'erase',
}
