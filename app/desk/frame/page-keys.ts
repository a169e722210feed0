// Owns single keys of the desk's pages (J, K, /, ?, G then O). They never fire in a field, with a modifier or under what
// lies over the page, and can be turned off; each has a button that is seen.
import { createContext, useContext, useEffect, useRef } from 'react'
import { KeyNames, type KeyPress, type PageKeyboard } from '../../device/page-keys.ts'

const Keyboard = createContext<PageKeyboard | undefined>(undefined)
export const KeyboardProvider = Keyboard

function useKeyboard(): PageKeyboard {
  const keyboard = useContext(Keyboard)
  if (!keyboard) throw new Error('a part of the desk stands outside of its keyboard')
  return keyboard
}

/** What a key does, by its name ("j", "Escape", "/"), or by two keys in turn ("g o"). */
export type PageKeys = Readonly<Record<string, () => void>>

/** Listens while the page is shown. `enabled` false turns all single keys off (the person's setting). */
export function usePageKeys(keys: PageKeys, enabled = true): void {
  const keyboard = useKeyboard()
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })
  useEffect(() => {
    if (!enabled) return
    const names = new KeyNames()
    return keyboard.listen((press) => {
      if (press.command || press.alt || press.taken || press.over || press.on === 'field') return
      const name = names.nameOf(press, (each) => Object.hasOwn(current.current, each))
      if (name === undefined) return
      press.take()
      current.current[name]?.()
    })
  }, [keyboard, enabled])
}

/** Hears every press before the page does; `hear` takes what is its own. */
export function useFirstKeys(hear: (press: KeyPress) => void, enabled = true): void {
  const keyboard = useKeyboard()
  const current = useRef(hear)
  useEffect(() => {
    current.current = hear
  })
  useEffect(() => (enabled ? keyboard.listen((press) => current.current(press), true) : undefined), [keyboard, enabled])
}
