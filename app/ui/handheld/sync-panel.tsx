// Owns the look of what waits to be sent: how many, since when, each in words, and the device's own state.
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icon.tsx'
import { words } from '../words.tsx'
import { NoteLine } from './lines.tsx'
import './lists.css'
import './sync-panel.css'

export interface WaitingLine {
  id: string
  icon: IconName
  title: string
  detail?: string
  time: string
}

export interface SyncPanelProps {
  count: string
  /** "kept safely here" */
  title: string
  /** "since 09:12, for 49 min" */
  detail?: string
  /** Where to find the network, in yellow: "Keep working. Pass by dock 2 or the office when you can." */
  advice?: string
  /** Read out before the list. */
  listLabel: string
  waiting: readonly WaitingLine[]
  /** Battery, storage, age of the data. */
  device: readonly { icon: IconName; text: string }[]
}

export function SyncPanel({ count, title, detail, advice, listLabel, waiting, device }: SyncPanelProps): ReactNode {
  return (
    <>
      <section className="sync-head" role="status">
        <h2 className="number" tabIndex={-1} data-step-heading="">
          {count}
        </h2>
        <div>
          <p className="sync-title">{words(title)}</p>
          {detail === undefined ? null : <p className="sync-detail">{words(detail)}</p>}
        </div>
      </section>
      {advice === undefined ? null : (
        <NoteLine icon="place" tone="warn">
          {advice}
        </NoteLine>
      )}
      {waiting.length === 0 ? null : (
        <ul className="rows" aria-label={listLabel}>
          {waiting.map((line) => (
            <li key={line.id} className="row">
              <Icon name={line.icon} size="line" />
              <span className="row-main">
                {words(line.title)}
                {line.detail === undefined ? null : <small>{words(line.detail)}</small>}
              </span>
              <span className="row-time">{line.time}</span>
            </li>
          ))}
        </ul>
      )}
      <ul className="device-facts">
        {device.map((fact) => (
          <li key={fact.icon}>
            <Icon name={fact.icon} size="line" />
            {fact.text}
          </li>
        ))}
      </ul>
    </>
  )
}
