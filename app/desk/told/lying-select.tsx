// Owns choosing where goods are taken from: one of the places where they lie, with how many lie there and in which state.
import type { ReactNode } from 'react'
import type { Lying } from '../../../shared/protocol/desk/stock.ts'
import { partsOfQuant } from '../../../shared/rows/stock.ts'
import { type DeskText, familyText, useDeskText } from '../text.ts'
import { placeText } from './names.ts'

export interface LyingSelectProps {
  readonly label: string
  readonly places: readonly Lying[]
  /** The id of what was chosen. */
  readonly value: string
  readonly onChange: (id: string) => void
}

export function LyingSelect({ label, places, value, onChange }: LyingSelectProps): ReactNode {
  const text = useDeskText()
  return (
    <select
      className="goods-select"
      aria-label={label}
      disabled={places.length === 0}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {places.length === 0 ? <option value="">{text.d('goods.from.none')}</option> : null}
      {places.map((each) => (
        <option key={each.id} value={each.id}>
          {lyingText(text, each)}
        </option>
      ))}
    </select>
  )
}

/** "A-01-11 · 45 · Lot 7 · Damaged" */
function lyingText({ d, number }: DeskText, { place, quantity, lot, serial, status }: Lying): string {
  return [
    placeText(d, place),
    number(quantity),
    ...(lot === '' ? [] : [d('stock.lot', { lot })]),
    ...(serial === '' ? [] : [d('stock.serial', { serial })]),
    ...(status === 'available' ? [] : [familyText(d, 'status', status)]),
  ].join(' · ')
}

/** What operations say of goods that are taken from there. */
export function takenFrom({ id }: Lying) {
  const { place, goods } = partsOfQuant(id)
  return { ...goods, from: place }
}

/** A number of units as somebody typed it; undefined where it is none or below one. */
export function typedUnits(typed: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(typed.trim()) ? Number(typed.trim()) : undefined
}
