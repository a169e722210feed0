// Owns what is done to several contradictions at once: a way that all of them have, or giving them to somebody.
import { type ReactNode, useState } from 'react'
import type { ExceptionListRow } from '../../../shared/protocol/desk/work.ts'
import { DeskButton } from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { familyText, useDeskText } from '../text.ts'
import { decided } from './decide.ts'
import { needsOf, otherWay, sharedWays } from './kinds.ts'
import { nothingTyped } from './way-needs.tsx'

export interface BulkBarProps {
  readonly rows: readonly ExceptionListRow[]
  readonly onAssign: () => void
  readonly onDone: () => void
}

export function BulkBar({ rows, onAssign, onDone }: BulkBarProps): ReactNode {
  const { d } = useDeskText()
  const { submit, busy } = useOperations()
  const ways = sharedWays(rows.map((row) => row.exception.kind))
  const [wanted, setWanted] = useState<string>()
  const [note, setNote] = useState('')
  // What carries goods or claims money is chosen, never pressed by mistake.
  const harmless = ways.find((each) => each === 'accepted') ?? otherWay
  const way = wanted !== undefined && ways.includes(wanted) ? wanted : harmless
  const needs = needsOf(way, false)
  const decide = async () => {
    const wishes = rows.map((row) => decided(row.exception.id, way, needs, { ...nothingTyped, note }))
    const done = d('exceptions.bulk.done', { n: rows.length, way: familyText(d, 'way', way) })
    if (await submit(wishes, done)) onDone()
  }
  return (
    <div className="bulk-bar">
      <b>{d('exceptions.bulk', { n: rows.length })}</b>
      <label className="field">
        <span className="unseen">{d('exceptions.question')}</span>
        <select value={way} onChange={(event) => setWanted(event.target.value)}>
          {ways.map((each) => (
            <option key={each} value={each}>
              {familyText(d, 'way', each)}
            </option>
          ))}
        </select>
      </label>
      {way === otherWay ? (
        <label className="field">
          <span className="unseen">{d('exceptions.note')}</span>
          <input
            placeholder={d('exceptions.note')}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
      ) : null}
      <DeskButton
        look="main"
        icon="tick"
        label={d('exceptions.bulk.do')}
        disabled={busy || (way === otherWay && note.trim() === '')}
        onPress={() => void decide()}
      />
      <DeskButton icon="person" label={d('exceptions.assign')} onPress={onAssign} />
    </div>
  )
}
