// Owns what a way out asks for before it can be done: how many lie there, which item, order or bin, what was done. What is
// asked and what must be answered stands in kinds.ts.
import type { ReactNode } from 'react'
import { type PlainDeskKey, useDeskText } from '../text.ts'
import { FindField, type FoundThing } from '../told/find-field.tsx'
import type { Need } from './kinds.ts'

export interface Typed {
  readonly note: string
  readonly number: string
  readonly sku: string
  readonly name: string
  readonly factor: string
  readonly item?: FoundThing | undefined
  readonly order?: FoundThing | undefined
  readonly bin?: FoundThing | undefined
  readonly bins: readonly FoundThing[]
}

export const nothingTyped: Typed = { note: '', number: '', sku: '', name: '', factor: '1', bins: [] }

export interface WayNeedsProps {
  readonly needs: readonly Need[]
  readonly typed: Typed
  readonly onType: (typed: Typed) => void
  readonly onEnter: () => void
}

const labels: Readonly<Record<Need['ask'], PlainDeskKey>> = {
  note: 'exceptions.note',
  number: 'exceptions.number',
  sku: 'exceptions.new-sku',
  name: 'exceptions.new-name',
  factor: 'exceptions.factor',
  item: 'exceptions.code',
  order: 'exceptions.which-order',
  bin: 'exceptions.which-bin',
  bins: 'exceptions.which-bins',
}

export function WayNeeds({ needs, typed, onType, onEnter }: WayNeedsProps): ReactNode {
  const { d } = useDeskText()
  if (needs.length === 0) return null
  return (
    <div className="way-needs">
      {needs.map((need) => (
        <One key={need.ask} need={need} label={d(labels[need.ask])} typed={typed} onType={onType} onEnter={onEnter} />
      ))}
    </div>
  )
}

interface OneProps extends Omit<WayNeedsProps, 'needs'> {
  readonly need: Need
  readonly label: string
}

function One({ need: { ask, required }, label, typed, onType, onEnter }: OneProps): ReactNode {
  const { d } = useDeskText()
  const named = required ? label : d('exceptions.optional', { what: label })
  switch (ask) {
    case 'item':
    case 'order':
    case 'bin':
      return (
        <FindField
          label={named}
          kind={ask}
          chosen={typed[ask]}
          onChoose={(thing) => onType({ ...typed, [ask]: thing })}
          onEnter={onEnter}
        />
      )
    case 'bins':
      return (
        <FindField
          key={typed.bins.length}
          label={typed.bins.length === 0 ? named : typed.bins.map((each) => each.code).join(', ')}
          kind="bin"
          chosen={undefined}
          onChoose={(thing) => thing && onType({ ...typed, bins: [...typed.bins, thing] })}
        />
      )
    default:
      return (
        <label className={ask === 'number' || ask === 'factor' ? 'field way-number' : 'field way-need'}>
          <span>{named}</span>
          <input
            inputMode={ask === 'number' || ask === 'factor' ? 'numeric' : 'text'}
            maxLength={ask === 'note' ? 1000 : ask === 'name' ? 200 : 60}
            value={typed[ask]}
            onChange={(event) => onType({ ...typed, [ask]: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onEnter()
            }}
          />
        </label>
      )
  }
}
