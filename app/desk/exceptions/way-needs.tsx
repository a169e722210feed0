// Owns the one thing that a way out asks for before it can be done: how many lie there, which item, what was done.
import type { KeyboardEvent, ReactNode } from 'react'
import { useDeskText } from '../text.ts'
import type { Need } from './kinds.ts'

export interface Typed {
  readonly note: string
  readonly number: string
  readonly sku: string
}

export interface WayNeedsProps {
  readonly need: Need | undefined
  readonly typed: Typed
  readonly onType: (typed: Typed) => void
  readonly onEnter: () => void
}

export function WayNeeds({ need, typed, onType, onEnter }: WayNeedsProps): ReactNode {
  const { d } = useDeskText()
  if (need === undefined) return null
  const key = need === 'number' ? 'number' : need === 'code' ? 'sku' : 'note'
  const label = { number: d('exceptions.number'), sku: d('exceptions.code'), note: d('exceptions.note') }[key]
  const enter = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onEnter()
  }
  return (
    <label className="field way-need">
      <span className="unseen">{label}</span>
      <input
        placeholder={label}
        inputMode={key === 'number' ? 'numeric' : 'text'}
        maxLength={key === 'note' ? 1000 : 60}
        value={typed[key]}
        onChange={(event) => onType({ ...typed, [key]: event.target.value })}
        onKeyDown={enter}
      />
    </label>
  )
}
