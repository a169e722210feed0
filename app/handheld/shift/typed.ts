// Owns what digits typed at a step mean: which steps take them, and the input that they become. Knows no keys.
import type { Input } from '../../../shared/jobs/index.ts'
import type { StepView } from '../../../shared/jobs/view.ts'

const mostNumberDigits = 6
const dateDigits = 6

/** The text after one more digit; undefined where the step takes none. */
export function withTyped(view: StepView | undefined, typed: string, digit: string): string | undefined {
  if (!view || view.question) return undefined
  if (view.ask?.keys === 'digits') return typed.length < dateDigits ? typed + digit : typed
  if (!view.howMany?.keypad) return undefined
  const next = typed === '0' ? digit : typed + digit
  return next.length > mostNumberDigits ? typed : next
}

/** What was typed, as an input of the job; undefined while there is nothing to take. */
export function typedInput(view: StepView, typed: string): Input | undefined {
  const text = typed.trim()
  if (text === '') return undefined
  if (view.ask?.keys === 'letters' && isText(view.ask.what)) return { kind: 'text', value: text }
  if (view.ask?.keys === 'digits' && text.length === dateDigits) return { kind: 'number', value: Number(text) }
  if (!view.ask && view.howMany?.keypad) return { kind: 'number', value: Number(text) }
  return undefined
}

/** What was typed, to be read like a scan: totes and papers are named by their label. */
export function typedScan(view: StepView, typed: string): string | undefined {
  const text = typed.trim()
  return text !== '' && view.ask?.keys === 'letters' && !isText(view.ask.what) ? text : undefined
}

function isText(what: NonNullable<StepView['ask']>['what']): boolean {
  return what === 'lot' || what === 'serial' || what === 'expiry' || what === 'name'
}
