// Owns the fields that dialogs about money share: how much, on which day, where the money lies. What is typed stays text.
import type { ReactNode } from 'react'
import { useDeskText } from '../text.ts'
import { useWhen } from './when.ts'

const places = ['bank', 'cash', 'cards', 'clearing'] as const

/** Where money comes from or goes to. */
export type Place = (typeof places)[number]

interface FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

export function AmountField({ currency, value, onChange }: FieldProps & { readonly currency: string }): ReactNode {
  const { d } = useDeskText()
  return (
    <label className="field">
      <span>{d('document.field.amount', { currency })}</span>
      <input inputMode="decimal" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
}

/** A day up to today. */
export function DayField({ value, onChange }: FieldProps): ReactNode {
  const { d } = useDeskText()
  const { today } = useWhen()
  return (
    <label className="field">
      <span>{d('payment.on')}</span>
      <input type="date" max={today} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
}

export interface PlaceFieldProps {
  readonly value: Place
  readonly onChange: (value: Place) => void
}

export function PlaceField({ value, onChange }: PlaceFieldProps): ReactNode {
  const { d } = useDeskText()
  return (
    <label className="field">
      <span>{d('document.field.account')}</span>
      <select value={value} onChange={(event) => onChange(event.target.value as Place)}>
        {places.map((each) => (
          <option key={each} value={each}>
            {d(`document.place.${each}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
