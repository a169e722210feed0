// Owns what sync brought that concerns this person: work done twice, work cancelled meanwhile. On the first screen only,
// never over a step. What is to become of it, a lead decides at the desk.
import { type ReactNode, useState } from 'react'
import { indexKey, type State } from '../../../shared/rows/tables.ts'
import type { ExceptionRow } from '../../../shared/rows/work.ts'
import type { ItemId } from '../../../shared/values/ids.ts'
import { AttentionCard, NextLine } from '../../ui/handheld/index.ts'
import { useConnection, useFloor } from '../floor.ts'
import { useWords, type Words } from '../words.ts'

const mostShown = 3

export function Attention(): ReactNode {
  const { set } = useFloor()
  const { chip: sync, oldest } = useConnection()
  const text = useWords()
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const mine = concerning(set.state, set.warehouse, set.identity.device).filter((row) => !seen.has(row.id))
  return (
    <>
      {mine.slice(0, mostShown).map((row) => {
        const said = wordsOf(set.state, row, text)
        return said ? (
          <AttentionCard
            key={row.id}
            tone="look"
            icon="exception"
            title={said.title}
            later={{ label: text.say('attention.later'), onPress: () => setSeen(new Set([...seen, row.id])) }}
          >
            {said.text}
          </AttentionCard>
        ) : null
      })}
      {sync.kind === 'late' && oldest !== undefined ? (
        <NextLine icon="place">{text.say('work.late', { n: sync.count, time: text.time(oldest) })}</NextLine>
      ) : null}
    </>
  )
}

/** Open contradictions that this device's own work brought about. */
function concerning(state: State, warehouse: string, device: string): readonly ExceptionRow[] {
  return state
    .find('exceptionsInState', indexKey(warehouse, 'open'))
    .filter((row) => row.device === device && (row.kind === 'picked-twice' || row.kind === 'picked-after-cancel'))
    .sort((a, b) => b.openedAt - a.openedAt)
}

function wordsOf(state: State, row: ExceptionRow, text: Words): { title: string; text: string } | undefined {
  const { order, item, quantity, over } = row.facts
  const name = state.get('item', String(item) as ItemId)?.name ?? String(item)
  const facts = { order: String(order), n: text.number(Number(over ?? quantity)), name }
  if (row.kind === 'picked-twice') {
    return { title: text.say('attention.picked-twice'), text: text.say('attention.picked-twice.text', facts) }
  }
  if (row.kind === 'picked-after-cancel') {
    return {
      title: text.say('attention.picked-after-cancel'),
      text: text.say('attention.picked-after-cancel.text', facts),
    }
  }
  return undefined
}
