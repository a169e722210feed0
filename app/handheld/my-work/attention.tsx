// Owns what sync brought that concerns this person: work done twice, work cancelled meanwhile, a request refused. On the
// first screen only, never over a step. What is to become of goods, a lead decides at the desk.
import { type ReactNode, useEffect, useState } from 'react'
import { refusalWords } from '../../../shared/jobs/words.ts'
import type { Ack } from '../../../shared/protocol/exchange.ts'
import { indexKey, type State } from '../../../shared/rows/tables.ts'
import type { ExceptionRow } from '../../../shared/rows/work.ts'
import { refuse } from '../../../shared/values/result.ts'
import { AttentionCard, type IconName, NextLine } from '../../ui/handheld/index.ts'
import { useConnection, useFloor } from '../floor.ts'
import { useWords, type Words } from '../words.ts'
import { readSeen, withSeen } from './seen.ts'

interface News {
  readonly id: string
  readonly tone: 'look' | 'err'
  readonly icon: IconName
  readonly title: string
  readonly text: string
}

const mostShown = 3

export function Attention(): ReactNode {
  const { set, shelf } = useFloor()
  const { chip, oldest } = useConnection()
  const text = useWords()
  const [seen, setSeen] = useState(() => readSeen(shelf))
  const acks = useAnswers()
  const news = [...contradictions(set.state, set.warehouse, set.identity.device, text), ...answers(acks, text)]
  const shown = news.filter(({ id }) => !seen.has(id)).slice(0, mostShown)
  return (
    <>
      {shown.map(({ id, tone, icon, title, text: said }) => (
        <AttentionCard
          key={id}
          tone={tone}
          icon={icon}
          title={title}
          later={{ label: text.say('attention.later'), onPress: () => setSeen(withSeen(shelf, seen, id)) }}
        >
          {said}
        </AttentionCard>
      ))}
      {chip.kind === 'late' && oldest !== undefined ? (
        <NextLine icon="place">{text.say('work.late', { n: chip.count, time: text.time(oldest) })}</NextLine>
      ) : null}
    </>
  )
}

/** The server's answers, read again whenever it has answered for more. */
function useAnswers(): readonly Ack[] {
  const { set, answers: read } = useFloor()
  const [acks, setAcks] = useState<readonly Ack[]>([])
  const heard = set.outbox.stream.acked
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was heard is why it is read again
  useEffect(() => {
    read()
      .then(setAcks)
      .catch(() => undefined)
  }, [read, heard])
  return acks
}

/** Open contradictions that this device's own work brought about. */
function contradictions(state: State, warehouse: string, device: string, text: Words): readonly News[] {
  return state
    .find('exceptionsInState', indexKey(warehouse, 'open'))
    .filter((row) => row.device === device)
    .sort((a, b) => b.openedAt - a.openedAt)
    .flatMap((row) => newsOf(state, row, text) ?? [])
}

function newsOf(state: State, row: ExceptionRow, text: Words): News | undefined {
  const { order, item, quantity, over } = row.facts
  const name = state.get('item', String(item))?.name ?? String(item)
  const facts = { order: String(order), n: text.number(Number(over ?? quantity)), name }
  const shared = { id: row.id, tone: 'look' as const, icon: 'exception' as const }
  switch (row.kind) {
    case 'picked-twice':
      return {
        ...shared,
        title: text.say('attention.picked-twice'),
        text: text.say('attention.picked-twice.text', facts),
      }
    case 'picked-after-cancel':
      return {
        ...shared,
        title: text.say('attention.picked-after-cancel'),
        text: text.say('attention.picked-after-cancel.text', facts),
      }
    default:
      return undefined
  }
}

function answers(acks: readonly Ack[], text: Words): readonly News[] {
  return acks.toReversed().flatMap(({ id, outcome, code = '', facts = {} }): readonly News[] => {
    if (outcome === 'refused') {
      const said = text.job(refusalWords(refuse(code, facts)))
      return [{ id, tone: 'err', icon: 'wrong', title: text.say('attention.refused'), text: said }]
    }
    if (outcome !== 'held') return []
    return [
      { id, tone: 'look', icon: 'waiting', title: text.say('attention.held'), text: text.say('attention.held.text') },
    ]
  })
}
