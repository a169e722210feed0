// Owns choosing one thing of the house by a few letters: an order, item or bin, offered while one types. Arrows move the
// mark, Enter takes it.
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import type { Found } from '../../../shared/protocol/desk/house.ts'
import { DeskIcon } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { useDeskText } from '../text.ts'
import './find-field.css'

export type FoundThing = Found['found'][number]

interface Choice {
  readonly id: string
  readonly code: string
  readonly name: string
}

export interface ChooseFieldProps<Thing extends Choice> {
  readonly label: string
  readonly chosen: Thing | undefined
  readonly onChoose: (thing: Thing | undefined) => void
  /** What is offered for what is typed; nothing for ''. */
  readonly useOffered: (typed: string) => readonly Thing[]
  /** Enter once something is chosen. */
  readonly onEnter?: () => void
  /** What is typed and not chosen. */
  readonly onType?: (typed: string) => void
}

export interface FindFieldProps extends Omit<ChooseFieldProps<FoundThing>, 'useOffered' | 'onType'> {
  readonly kind: keyof typeof offers
}

const typingMs = 150
const most = 6

/** A thing of the house: an order, item or bin. */
export function FindField({ kind, ...props }: FindFieldProps): ReactNode {
  return <ChooseField {...props} useOffered={offers[kind]} />
}

export function ChooseField<Thing extends Choice>(props: ChooseFieldProps<Thing>): ReactNode {
  const { label, chosen, onChoose, useOffered, onEnter, onType } = props
  const { d } = useDeskText()
  const base = useId()
  const [typed, setTyped] = useState(chosen?.code ?? '')
  const [at, setAt] = useState(0)
  const found = useOffered(useRested(chosen?.code === typed ? '' : typed))
  const take = (thing: Thing | undefined) => {
    if (!thing) return
    setTyped(thing.code)
    onChoose(thing)
  }
  const key = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(1, found.length))
    else if (event.key === 'ArrowUp') setAt((at - 1 + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter' && chosen) onEnter?.()
    else if (event.key === 'Enter') take(found[at])
    else return
    event.preventDefault()
  }
  const nothing = typed.trim() !== '' && !chosen && found.length === 0 && !onType
  return (
    <div className="find-field">
      <label className="field">
        <span>{label}</span>
        <input
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={`${base}-found`}
          aria-activedescendant={found[at] ? `${base}-${found[at].id}` : undefined}
          maxLength={60}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
            onChoose(undefined)
            onType?.(event.target.value)
          }}
          onKeyDown={key}
        />
      </label>
      {chosen && chosen.name !== '' ? (
        <p className="find-chosen">
          <DeskIcon name="tick" /> {chosen.name}
        </p>
      ) : null}
      <div id={`${base}-found`} role="listbox" aria-label={label} className="find-found" hidden={found.length === 0}>
        {found.map((thing, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's, which keeps the focus
          <div
            key={thing.id}
            id={`${base}-${thing.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={index === at ? 'palette-line palette-at' : 'palette-line'}
            onClick={() => take(thing)}
          >
            <b className="code">{thing.code}</b>
            <span>{thing.name}</span>
          </div>
        ))}
      </div>
      {nothing ? <p className="find-none">{d('find.none')}</p> : null}
    </div>
  )
}

/** What is typed, once the fingers rest. */
function useRested(typed: string): string {
  const [rested, setRested] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed.trim()), typingMs)
    return () => clearTimeout(timer)
  }, [typed])
  return typed.trim() === '' ? '' : rested
}

function useFound(typed: string, kind: FoundThing['kind']): readonly FoundThing[] {
  const { warehouse } = useSession()
  const { data } = useRead<Found>(typed === '' ? undefined : withQuery('/find', { warehouse: warehouse.id, q: typed }))
  return typed === '' ? [] : (data?.found ?? []).filter((each) => each.kind === kind).slice(0, most)
}

const useOrders = (typed: string) => useFound(typed, 'order')
const useItems = (typed: string) => useFound(typed, 'item')
const useBins = (typed: string) => useFound(typed, 'bin')

const offers = { order: useOrders, item: useItems, bin: useBins }
