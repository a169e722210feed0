// Owns the page's side of the wedge: listeners in the capture phase, the hidden sink that keeps scanners' text coming, and
// carrying out what the machine decides. Decides nothing itself (wedge-machine.ts); knows no screen.
import type { Clock } from './clock.ts'
import type { HandheldKey, ScanEvent } from './scan-event.ts'
import type { WedgeAction, WedgeInput } from './wedge-events.ts'
import { createWedgeMachine } from './wedge-machine.ts'
import { editableAt, placeOf } from './wedge-place.ts'
import type { WedgeProfile } from './wedge-run.ts'
import { createSink } from './wedge-sink.ts'

export interface Wedge {
  /** Takes what was learned about this device's scanner. */
  setProfile(profile: WedgeProfile): void
  /** Stops listening and removes the sink. */
  close(): void
}

export interface WedgeOptions {
  readonly clock: Clock
  readonly profile: WedgeProfile
  /** Called in the order of scanning, within the event that completed the scan. */
  onScan(scan: ScanEvent): void
  /** Keys of a person, when no field is being edited and no scan is under way. */
  onKey(key: HandheldKey): void
  /** Name of the sink for screen readers, in the person's language. */
  readonly sinkLabel: string
}

/** Opens the wedge on the page. One at a time. */
export function openWedge(options: WedgeOptions): Wedge {
  const { clock, onScan, onKey } = options
  const machine = createWedgeMachine(options.profile)
  const sink = createSink(options.sinkLabel)
  const stop = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let restoring = false
  let marked: (() => void) | undefined
  // Text arrives as `beforeinput` and again as `input`; browsers that lack the first still send the second.
  let textTold = false

  function feed(input: WedgeInput, event?: Event): void {
    const response = machine.handle(input)
    if (response.prevent && event) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    for (const action of response.actions) carryOut(action)
    clearTimeout(timer)
    timer =
      response.wakeAt === undefined ? undefined : setTimeout(tick, Math.max(0, response.wakeAt - performance.now()))
  }

  // Keys that wait behind this timer were pressed before it: they go first.
  function tick(): void {
    const waiting = (navigator as { scheduling?: { isInputPending?(): boolean } }).scheduling?.isInputPending?.()
    if (waiting) timer = setTimeout(tick, 4)
    else feed({ type: 'tick', t: performance.now() })
  }

  function carryOut(action: WedgeAction): void {
    switch (action.type) {
      case 'scan':
        onScan({ raw: action.raw, source: 'wedge', t: clock.now() - Math.round(performance.now() - action.t) })
        return
      case 'key':
        onKey(action.key)
        return
      case 'mark-field':
        marked = editableAt(document.activeElement)?.mark()
        return
      case 'restore-field':
        editField(() => marked?.())
        marked = undefined
        return
      case 'insert-text':
        editField(() => editableAt(document.activeElement)?.insert(action.text))
        return
      case 'clear-sink':
        sink.clear()
        return
    }
  }

  // Changing a field tells the page by an `input` event, which is not text that anybody typed.
  function editField(change: () => void): void {
    restoring = true
    change()
    restoring = false
  }

  function place() {
    const target = document.activeElement
    return target === sink.element ? 'none' : placeOf(target)
  }

  function onKeyDown(event: KeyboardEvent): void {
    sink.keepFocus()
    textTold = false
    feed(
      {
        type: 'key-down',
        key: event.key,
        code: event.code,
        shift: event.shiftKey,
        ctrl: event.ctrlKey,
        alt: event.altKey,
        meta: event.metaKey,
        capsLock: event.getModifierState('CapsLock'),
        repeat: event.repeat,
        t: event.timeStamp,
        place: place(),
      },
      event,
    )
  }

  function onText(event: InputEvent): void {
    if (restoring) return
    const told = textTold
    textTold = event.type === 'beforeinput'
    if (event.type === 'input' && told) return
    const base = { type: 'text' as const, t: event.timeStamp, place: place() }
    if (event.inputType === 'insertText') feed({ ...base, how: 'insert', data: event.data ?? '' }, event)
    else if (event.inputType === 'insertCompositionText')
      feed({ ...base, how: 'compose', data: event.data ?? '' }, event)
    else if (event.inputType === 'insertLineBreak') feed({ ...base, how: 'insert', data: '\n' }, event)
  }

  function onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (text !== '') feed({ type: 'paste', text, t: event.timeStamp, place: place() }, event)
  }

  const listen = { capture: true, signal: stop.signal }
  document.addEventListener('keydown', onKeyDown, listen)
  document.addEventListener(
    'keyup',
    (event) => feed({ type: 'key-up', key: event.key, t: event.timeStamp, place: place() }, event),
    listen,
  )
  document.addEventListener('beforeinput', onText, listen)
  document.addEventListener('input', (event) => event instanceof InputEvent && onText(event), listen)
  document.addEventListener(
    'compositionend',
    (event) => feed({ type: 'text', how: 'composed', data: event.data, t: event.timeStamp, place: place() }, event),
    listen,
  )
  document.addEventListener('paste', onPaste, listen)
  sink.attach(stop.signal)

  return {
    setProfile: (profile) => machine.setProfile(profile),
    close() {
      stop.abort()
      clearTimeout(timer)
      sink.element.remove()
    },
  }
}
