// Owns the block in which something beside a number is given: a date by digits, a lot, serial or tote by its code. Scans
// answer it too. Does not know what is done with it.
import type { ReactNode } from 'react'
import type { AskBlock } from '../../../shared/jobs/view.ts'
import { DigitKeys } from '../../ui/handheld/index.ts'
import { useWords } from '../words.ts'
import './step.css'

export interface AskEntryProps {
  ask: AskBlock
  typed: string
  onTyped: (value: string) => void
}

export function AskEntry({ ask, typed, onTyped }: AskEntryProps): ReactNode {
  const text = useWords()
  const label = text.job(ask.label)
  if (ask.keys === 'digits') {
    return (
      <section className="keypad">
        <div className="typed">
          <h2 className="ask-label" tabIndex={-1} data-step-heading="">
            {label}
          </h2>
          <output className="ask-date">{dateSoFar(typed)}</output>
        </div>
        <DigitKeys
          onDigit={(digit) => typed.length < 6 && onTyped(typed + digit)}
          onDelete={() => onTyped(typed.slice(0, -1))}
        />
      </section>
    )
  }
  return (
    <section className="block block-open ask">
      <h2 className="block-label" tabIndex={-1} data-step-heading="">
        {label}
      </h2>
      <input
        className="ask-field code"
        aria-label={label}
        value={typed}
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="done"
        onChange={(event) => onTyped(event.target.value)}
      />
    </section>
  )
}

/** "05.03.27" as it grows, with the places that are still open. */
export function dateSoFar(typed: string): string {
  const filled = typed.padEnd(6, '–')
  return `${filled.slice(0, 2)}.${filled.slice(2, 4)}.${filled.slice(4, 6)}`
}
