// Owns the wait for the first copy of the warehouse: how far it is, and that it goes on by itself.
import { type ReactNode, useSyncExternalStore } from 'react'
import { HandheldFrame } from '../../ui/handheld/frame.tsx'
import { NoteLine } from '../../ui/handheld/lines.tsx'
import type { Connection } from '../connection.ts'
import { useDoorWords } from '../door-words.ts'
import type { Replica } from '../house.ts'
import { usePageTitle } from '../page-title.ts'
import './enrol.css'

export interface FirstCopyProps {
  copy: Pick<Replica['set'], 'subscribe' | 'arriving' | 'coming'> & { version(): number }
  connection: { subscribe: Connection['subscribe']; state(): Pick<ReturnType<Connection['state']>, 'chip'> }
}

export function FirstCopyScreen({ copy, connection }: FirstCopyProps): ReactNode {
  const { say, number } = useDoorWords()
  useSyncExternalStore(copy.subscribe, copy.version)
  const { chip } = useSyncExternalStore(connection.subscribe, connection.state)
  const { arriving, coming } = copy
  const all = coming === undefined ? undefined : arriving + coming
  const offline = chip.kind === 'offline' || chip.kind === 'late'
  usePageTitle(say('copy.title'))
  return (
    <HandheldFrame title={say('app.name')} sync={chip} stepKey="copy">
      <section className="enrol">
        <h2 className="enrol-title" tabIndex={-1} data-step-heading="">
          {say('copy.title')}
        </h2>
        {all === undefined ? null : (
          <div
            className="enrol-bar"
            role="progressbar"
            aria-label={say('copy.title')}
            aria-valuemin={0}
            aria-valuenow={arriving}
            aria-valuemax={all}
          >
            <span style={{ inlineSize: `${(100 * arriving) / Math.max(1, all)}%` }} />
          </div>
        )}
        <p className="enrol-count" role="status">
          {all === undefined
            ? say('copy.rows', { n: number(arriving) })
            : say('copy.rows-of', { n: number(arriving), of: number(all) })}
        </p>
        <p className="enrol-lead">{say('copy.stay')}</p>
      </section>
      {offline ? <NoteLine icon="offline">{say('copy.offline')}</NoteLine> : null}
      <NoteLine icon="sent">{say('copy.signed-in')}</NoteLine>
    </HandheldFrame>
  )
}
