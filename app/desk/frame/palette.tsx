// Owns finding anything by a few letters: pages, orders, items, bins, purchases, people, devices. Enter opens the marked
// one; arrows move the mark.
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react'
import type { Found } from '../../../shared/protocol/desk/house.ts'
import { DeskIcon, type DeskIconName } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { pages } from '../pages.ts'
import { useDeskText } from '../text.ts'
import { useGo } from './go.ts'
import { Overlay } from './overlay.tsx'

const typingMs = 150

interface Line {
  readonly id: string
  readonly icon: DeskIconName
  readonly code: string
  readonly name: string
  readonly path: string
}

type Kind = Found['found'][number]['kind']

const icons: Readonly<Record<Kind, DeskIconName>> = {
  order: 'orders',
  item: 'item',
  bin: 'place',
  purchase: 'purchasing',
  person: 'person',
  device: 'devices',
}

const pathOf: Readonly<Record<Kind, (id: string) => string>> = {
  order: (id) => `/orders/${id}`,
  item: (id) => `/stock/items/${id}`,
  bin: (id) => `/stock/bins/${id}?show=all`,
  purchase: (id) => `/purchasing/${id}`,
  person: () => '/people',
  device: (id) => `/devices?open=${id}`,
}

export function Palette({ onClose }: { onClose: () => void }): ReactNode {
  const { d } = useDeskText()
  const go = useGo()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const lines = useLines(typed)
  const open = (line: Line | undefined) => {
    if (!line) return
    go(line.path)
    onClose()
  }
  const key = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(1, lines.length))
    else if (event.key === 'ArrowUp') setAt((at - 1 + lines.length) % Math.max(1, lines.length))
    else if (event.key === 'Enter') open(lines[at])
    else return
    event.preventDefault()
  }
  return (
    <Overlay label={d('frame.search')} place="middle" onClose={onClose}>
      <div className="palette">
        <label className="palette-field">
          <DeskIcon name="look-up" />
          <span className="unseen">{d('frame.search')}</span>
          <input
            // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
            autoFocus
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-found"
            aria-activedescendant={lines[at] ? `found-${lines[at].id}` : undefined}
            placeholder={d('frame.search')}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              setAt(0)
            }}
            onKeyDown={key}
          />
        </label>
        <div id="palette-found" className="palette-found" role="listbox" aria-label={d('frame.search')}>
          {lines.map((line, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's, which keeps the focus
            <div
              key={line.id}
              id={`found-${line.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className={index === at ? 'palette-line palette-at' : 'palette-line'}
              onClick={() => open(line)}
            >
              <DeskIcon name={line.icon} />
              <b className="code">{line.code}</b>
              <span>{line.name}</span>
            </div>
          ))}
        </div>
        {typed !== '' && lines.length === 0 ? <p className="palette-none">{d('frame.search.none')}</p> : null}
      </div>
    </Overlay>
  )
}

function useLines(typed: string): readonly Line[] {
  const { warehouse, me } = useSession()
  const { d } = useDeskText()
  const asked = useSettled(typed.trim())
  const { data } = useRead<Found>(asked === '' ? undefined : withQuery('/find', { warehouse: warehouse.id, q: asked }))
  const small = typed.trim().toLowerCase()
  const found = asked === '' || small === '' ? [] : (data?.found ?? [])
  return [
    ...pages
      .filter((page) => (page.money !== true || me.money) && d(page.title).toLowerCase().includes(small))
      .map((page): Line => ({ id: page.id, icon: page.icon, code: '', name: d(page.title), path: page.path })),
    ...found.map(
      (each): Line => ({
        id: `${each.kind}-${each.id}`,
        icon: icons[each.kind],
        code: each.code,
        name: each.name,
        path: pathOf[each.kind](each.id),
      }),
    ),
  ]
}

/** What was typed, once the fingers rest. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
