// Owns the screen of what a person reported: nothing that they said from the floor vanishes without an answer.
import type { ReactNode } from 'react'
import { AttentionCard, HandheldFrame, NoteLine } from '../../ui/handheld/index.ts'
import { useConnection, useFloor, useRows, useShift } from '../floor.ts'
import { usePageTitle } from '../page-title.ts'
import { useWords } from '../words.ts'
import { reportedBy, told } from './reported.ts'

/** More than these nobody reads on a handheld; the desk has them all. */
const mostShown = 20

export function ReportedScreen(): ReactNode {
  const { shift } = useFloor()
  const { step } = useShift()
  const set = useRows()
  const { chip } = useConnection()
  const text = useWords()
  const { person, now } = shift.context()
  const rows = reportedBy(set.state, set.warehouse, person, now)
  const title = text.say('reported.title')
  usePageTitle(title)
  return (
    <HandheldFrame
      title={title}
      sync={chip}
      onOpenSync={() => shift.show('sync')}
      onBack={() => shift.back()}
      stepKey={`reported:${step}`}
    >
      {rows.slice(0, mostShown).map((row) => {
        const { id, title: what, about, state, open } = told(set.state, row, text)
        return (
          <AttentionCard key={id} tone="neutral" icon={open ? 'waiting' : 'tick'} title={what}>
            {about === '' ? state : `${about}. ${state}`}
          </AttentionCard>
        )
      })}
      {rows.length === 0 ? <NoteLine icon="note">{text.say('reported.none')}</NoteLine> : null}
    </HandheldFrame>
  )
}
