// Owns the number pad (3 × 4) and the box that shows what is typed. The typed text stays with the caller, so that
// hardware digits and this pad write to the same place.
import type { ReactNode } from 'react'
import { useText } from '../../text/index.ts'
import { Icon } from '../icon.tsx'
import { Press } from '../touch.tsx'
import { words } from '../words.tsx'
import './keypad.css'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** What a key does to a number typed so far: no leading zeros, at most `most` digits. */
export function withDigit(value: string, digit: string, most: number): string {
  const typed = value === '0' ? digit : value + digit
  return typed.length > most ? value : typed
}

export interface DigitKeysProps {
  onDigit: (digit: string) => void
  onDelete: () => void
  /** At the lower left: "Empty", or nothing. */
  corner?: { label: string; onPress: () => void }
}

export function DigitKeys({ onDigit, onDelete, corner }: DigitKeysProps): ReactNode {
  const { t } = useText()
  const key = (digit: string) => (
    <Press key={digit} fast className="key" onPress={() => onDigit(digit)}>
      {digit}
    </Press>
  )
  return (
    <div className="keys">
      {digits.map(key)}
      {corner ? (
        <Press className="key key-word" onPress={corner.onPress}>
          {corner.label}
        </Press>
      ) : (
        <span />
      )}
      {key('0')}
      <Press fast className="key" aria-label={t('ui.digits.delete')} onPress={onDelete}>
        <Icon name="delete-digit" />
      </Press>
    </div>
  )
}

export interface KeypadProps {
  /** Digits typed so far; empty at the start. */
  value: string
  onChange: (value: string) => void
  unit: string
  /** Most digits that make sense; 6 when absent. */
  mostDigits?: number
  corner?: { label: string; onPress: () => void }
  /** "The next scan keeps 17" */
  hint?: ReactNode
}

export function Keypad({ value, onChange, unit, mostDigits = 6, corner, hint }: KeypadProps): ReactNode {
  const { t } = useText()
  return (
    <section className="keypad">
      <div className="typed">
        <h2 className="number typed-number" tabIndex={-1} data-step-heading="">
          <span className="unseen">{t('ui.digits.value')} </span>
          <output>{value}</output>
          <span className="caret" aria-hidden="true" />
        </h2>
        <p className="unit">{unit}</p>
      </div>
      <DigitKeys
        onDigit={(digit) => onChange(withDigit(value, digit, mostDigits))}
        onDelete={() => onChange(value.slice(0, -1))}
        {...(corner ? { corner } : {})}
      />
      {hint === undefined ? null : <p className="keypad-hint">{words(hint)}</p>}
    </section>
  )
}
