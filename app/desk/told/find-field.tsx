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

export interface FindFieldProps {
  readonly label: string
  readonly kind: FoundThing['kind']
  readonly chosen: FoundThing | undefined
  readonly onChoose: (thing: FoundThing | undefined) => void
  /** Enter once something is chosen. */
  readonly onEnter?: () => void
}

const typingMs = 150
const most = 6

export function FindField({ label, kind, chosen, onChoose, onEnter }: FindFieldProps): ReactNode {
  const { d } = useDeskText()
  const base = useId()
  const [typed, setTyped] = useState(chosen?.code ?? '')
  const [at, setAt] = useState(0)
  const found = useFound(chosen?.code === typed ? '' : typed, kind)
  const take = (thing: FoundThing | undefined) => {
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
  const nothing = typed.trim() !== '' && !chosen && found.length === 0
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
          }}
          onKeyDown={key}
        />
      </label>
      {chosen ? (
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

function useFound(typed: string, kind: FoundThing['kind']): readonly FoundThing[] {
  const { warehouse } = useSession()
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), typingMs)
    return () => clearTimeout(timer)
  }, [typed])
  const { data } = useRead<Found>(asked === '' ? undefined : withQuery('/find', { warehouse: warehouse.id, q: asked }))
  return typed.trim() === '' ? [] : (data?.found ?? []).filter((each) => each.kind === kind).slice(0, most)
}
