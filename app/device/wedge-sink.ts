// Owns the hidden field that has the focus while nobody edits anything: without it, scanners that type through an input
// method have nowhere to type. A real text field, since read-only and hidden ones kill such scanners.
import { placeOf } from './wedge-place.ts'

export interface Sink {
  readonly element: HTMLInputElement
  /** Empties it, and ends a composition under way. */
  clear(): void
  /** Takes the focus when nothing else has it. */
  keepFocus(): void
  attach(signal: AbortSignal): void
}

export function createSink(label: string): Sink {
  const element = document.createElement('input')
  element.type = 'text'
  element.inputMode = 'none'
  element.autocomplete = 'off'
  element.autocapitalize = 'off'
  element.spellcheck = false
  element.tabIndex = -1
  element.setAttribute('aria-label', label)
  element.style.cssText =
    'position:fixed;left:0;top:0;width:1px;height:1px;padding:0;border:0;opacity:0;pointer-events:none;caret-color:transparent'

  // All content lies in a landmark, or those who jump from one to the next miss it.
  const landmark = document.createElement('div')
  landmark.setAttribute('role', 'region')
  landmark.setAttribute('aria-label', label)
  landmark.append(element)

  // A heading that a screen reader was sent to keeps the focus: keys reach the page from there too.
  function keepFocus(): void {
    const focused = document.activeElement
    if (focused !== null && focused !== document.body) return
    // A modal dialog makes all else inert, so the sink moves into it; a dialog that took it away gives it back.
    const host = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body
    if (landmark.parentElement !== host) host.append(landmark)
    element.focus({ preventScroll: true })
  }

  // After a tap the button that was tapped must not keep the focus, or the next suffix would be its Enter.
  function afterTap(): void {
    setTimeout(() => {
      const focused = document.activeElement
      if (focused instanceof HTMLElement && focused !== element && placeOf(focused) === 'control') focused.blur()
      keepFocus()
    })
  }

  return {
    element,
    clear() {
      if (element.value === '') return
      element.value = ''
      if (document.activeElement !== element) return
      element.blur()
      element.focus({ preventScroll: true })
    },
    keepFocus,
    attach(signal) {
      document.body.append(landmark)
      keepFocus()
      const passive = { capture: true, signal, passive: true }
      document.addEventListener('pointerup', afterTap, passive)
      document.addEventListener('visibilitychange', keepFocus, passive)
      window.addEventListener('focus', keepFocus, { signal })
      // The element that had it is gone, or a dialog closed.
      document.addEventListener('focusout', () => setTimeout(keepFocus), passive)
    },
  }
}
