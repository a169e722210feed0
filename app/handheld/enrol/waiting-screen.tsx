// Owns the wait for another window of this device: it is in the middle of a task and holds the store, which this newer version
// wants to bring up to date.
import type { ReactNode } from 'react'
import { HandheldFrame } from '../../ui/handheld/frame.tsx'
import { NoteLine } from '../../ui/handheld/lines.tsx'
import { useDoorWords } from '../door-words.ts'
import { usePageTitle } from '../page-title.ts'
import './enrol.css'

export function WaitingScreen(): ReactNode {
  const { say } = useDoorWords()
  usePageTitle(say('waiting.title'))
  return (
    <HandheldFrame title={say('app.name')} sync={{ kind: 'offline', count: 0 }} stepKey="waiting">
      <section className="enrol">
        <h2 className="enrol-title" tabIndex={-1} data-step-heading="">
          {say('waiting.title')}
        </h2>
        <p className="enrol-lead">{say('waiting.text')}</p>
      </section>
      <NoteLine icon="retry">{say('waiting.by-itself')}</NoteLine>
    </HandheldFrame>
  )
}
