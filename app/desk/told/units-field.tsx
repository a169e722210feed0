// Owns the field for a number of units. What is typed stays text.
import type { ReactNode } from 'react'
import { useDeskText } from '../text.ts'

export interface UnitsFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

export function UnitsField({ value, onChange }: UnitsFieldProps): ReactNode {
  const { d } = useDeskText()
  return (
    <label className="field">
      <span>{d('goods.quantity')}</span>
      <input inputMode="numeric" maxLength={9} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
}
