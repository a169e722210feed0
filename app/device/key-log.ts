// Owns watching what a scanner really sends, before anybody acts on it: keys and texts with their times, for the page that
// tests a scanner. Changes nothing; knows no meaning.

export interface KeyHeard {
  readonly kind: 'key' | 'text' | 'paste'
  /** As the host's layout made it: "A", "Enter", "Unidentified". */
  readonly text: string
  /** The key on the board, "KeyA"; empty where the device tells none. */
  readonly code: string
  readonly t: number
}

type Page = Pick<Window, 'addEventListener' | 'removeEventListener'>

/** @returns the way to stop */
export function watchKeys(page: Page, hear: (heard: KeyHeard) => void): () => void {
  const now = () => performance.now()
  const onKey = (event: Event) => {
    const { key, code, repeat } = event as KeyboardEvent
    if (!repeat) hear({ kind: 'key', text: key, code, t: now() })
  }
  const onText = (event: Event) => {
    const { data, inputType } = event as InputEvent
    // Keys that are typed have been told as keys; engines that type through an input method tell their texts alone.
    if (data !== null && data !== '' && inputType !== 'insertText')
      hear({ kind: 'text', text: data, code: '', t: now() })
  }
  const onPaste = (event: Event) => {
    const text = (event as ClipboardEvent).clipboardData?.getData('text') ?? ''
    hear({ kind: 'paste', text, code: '', t: now() })
  }
  page.addEventListener('keydown', onKey, true)
  page.addEventListener('beforeinput', onText, true)
  page.addEventListener('paste', onPaste, true)
  return () => {
    page.removeEventListener('keydown', onKey, true)
    page.removeEventListener('beforeinput', onText, true)
    page.removeEventListener('paste', onPaste, true)
  }
}
