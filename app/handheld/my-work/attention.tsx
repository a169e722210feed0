// Owns the cards of what sync brought that concerns this device: work done twice, work cancelled meanwhile, a request refused.
// On the first screen only, never over a step; one card at a time, each with its one way on.
import { type ReactNode, useEffect, useState } from 'react'
import type { Start } from '../../../shared/jobs/index.ts'
import type { Ack } from '../../../shared/protocol/exchange.ts'
import { AttentionCard, NextLine, NoteLine } from '../../ui/handheld/index.ts'
import { useConnection, useFloor } from '../floor.ts'
import type { Shift } from '../shift/shift.ts'
import { useWords } from '../words.ts'
import { answers, contradictions } from './news.ts'
import { readSeen, withSeen } from './seen.ts'

export function Attention(): ReactNode {
  const { set, shelf, shift } = useFloor()
  const { chip, oldest } = useConnection()
  const text = useWords()
  const [seen, setSeen] = useState(() => readSeen(shelf))
  const acks = useAnswers()
  const news = [...contradictions(set.state, set.warehouse, set.identity.device, text), ...answers(acks, text)]
  const [first, ...others] = news.filter(({ id }) => !seen.has(id))
  return (
    <>
      {first ? (
        <AttentionCard
          tone={first.tone}
          icon={first.icon}
          title={first.title}
          {...(first.way && { main: { ...first.way, onPress: opening(shift, first.way.start) } })}
          later={{
            label: text.say(first.way ? 'attention.not-now' : 'attention.later'),
            onPress: () => setSeen(withSeen(shelf, seen, first.id)),
          }}
        >
          {first.text}
        </AttentionCard>
      ) : null}
      {others.length > 0 ? (
        <NoteLine icon="exception">{text.say('attention.more', { n: others.length })}</NoteLine>
      ) : null}
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

function opening(shift: Shift, start: Start): () => void {
  return () => shift.open(start)
}
