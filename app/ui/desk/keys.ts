// Owns single keys of a desk page (J, K, /, ?, G then O). They never fire in a field or with a modifier, and can be
// turned off; each has a button that is seen. The frame's chords are told apart from keys by a short wait.
import { useEffect, useRef } from 'react'

/** What a key does, by its name as browsers tell it ("j", "Escape", "/"), or two keys in turn ("g o"). */
export type PageKeys = Readonly<Record<string, () => void>>

const chordMs = 1000

function inField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable=""]') !== null
}

/** The name of what was pressed after `before`; letters without regard to Shift, since pages can't see Caps Lock. */
export function keyName(key: string, before: string | undefined, keys: PageKeys): string | undefined {
  const name = key.length === 1 ? key.toLowerCase() : key
  const chord = before === undefined ? undefined : `${before} ${name}`
  if (chord !== undefined && chord in keys) return chord
  return name in keys ? name : undefined
}

/** Listens while the page is shown. `enabled` false turns all single keys off (the person's setting). */
export function usePageKeys(keys: PageKeys, enabled = true): void {
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })
  useEffect(() => {
    if (!enabled) return
    let before: { key: string; at: number } | undefined
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || inField(event.target)) return
      const recent = before !== undefined && event.timeStamp - before.at < chordMs ? before.key : undefined
      const name = keyName(event.key, recent, current.current)
      before = { key: event.key.toLowerCase(), at: event.timeStamp }
      if (name === undefined) return
      event.preventDefault()
      current.current[name]?.()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [enabled])
}
