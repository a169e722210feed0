// Owns the keys of a page that is worked by keyboard, as the desk is: what was pressed, where the focus was, and chords of
// two keys in turn. Knows no meaning of any key. The handheld's keys and scans are the wedge's.

export interface KeyPress {
  /** As browsers name it: "j", "Enter", "ArrowDown". */
  readonly key: string
  /** Ctrl or ⌘. */
  readonly command: boolean
  readonly alt: boolean
  readonly shift: boolean
  /** What has the focus: a field takes letters, a button or link takes Enter. */
  readonly on: 'field' | 'button' | 'page'
  /** The focus is in what lies over the page. */
  readonly over: boolean
  /** Somebody nearer to the focus has used it. */
  readonly taken: boolean
  /** Milliseconds of a clock that never goes back. */
  readonly t: number
  /** Nobody else gets it. */
  take(): void
}

export interface PageKeyboard {
  /** @param first before anything on the page, else after it. @returns the way to stop */
  listen(hear: (press: KeyPress) => void, first?: boolean): () => void
}

type Page = Pick<Document, 'addEventListener' | 'removeEventListener'>

export function openPageKeyboard(page: Page): PageKeyboard {
  return {
    listen(hear, first = false) {
      const press = (event: Event) => hear(pressOf(event as KeyboardEvent))
      page.addEventListener('keydown', press, { capture: first })
      return () => page.removeEventListener('keydown', press, { capture: first })
    },
  }
}

function pressOf(event: KeyboardEvent): KeyPress {
  const target = event.target instanceof Element ? event.target : undefined
  return {
    key: event.key,
    command: event.ctrlKey || event.metaKey,
    alt: event.altKey,
    shift: event.shiftKey,
    on: target?.closest('input:not([type="checkbox"]), textarea, select, [contenteditable=""]')
      ? 'field'
      : target?.closest('button, a[href], summary, input')
        ? 'button'
        : 'page',
    over: target?.closest('dialog, .drawer') != null,
    taken: event.defaultPrevented,
    t: event.timeStamp,
    take() {
      event.preventDefault()
      event.stopPropagation()
    },
  }
}

const chordMs = 1000

/** Names presses by what a page listens for: "j", "Escape", "/", or two keys in turn, "g o". */
export class KeyNames {
  #before: { readonly key: string; readonly t: number } | undefined

  /** @returns which of `wanted` was pressed. Letters count without regard to Shift, since pages can't see Caps Lock. */
  nameOf(press: Pick<KeyPress, 'key' | 't'>, wanted: (name: string) => boolean): string | undefined {
    const name = press.key.length === 1 ? press.key.toLowerCase() : press.key
    const before = this.#before
    this.#before = { key: name, t: press.t }
    const chord = before && press.t - before.t < chordMs ? `${before.key} ${name}` : undefined
    if (chord !== undefined && wanted(chord)) return chord
    return wanted(name) ? name : undefined
  }
}
