// Owns what happened to a thing, newest first: time, mark, what, by whom. What was learned late says so in its words.
import type { ReactNode } from 'react'
import { DeskIcon, type DeskIconName } from './icon.tsx'
import { Mark, type Tone } from './pill.tsx'
import './timeline.css'

export interface TimelineEvent {
  id: string
  time: string
  icon: DeskIconName
  tone?: Tone
  title: ReactNode
  detail?: ReactNode
  action?: ReactNode
}

export function Timeline({ label, events }: { label: string; events: readonly TimelineEvent[] }): ReactNode {
  return (
    <ol className="timeline" aria-label={label}>
      {events.map((event) => (
        <li key={event.id}>
          <time className="timeline-time">{event.time}</time>
          <Mark icon={event.icon} {...(event.tone ? { tone: event.tone } : {})} />
          <div className="timeline-text">
            <p className="timeline-title">{event.title}</p>
            {event.detail === undefined ? null : <p className="timeline-detail">{event.detail}</p>}
            {event.action}
          </div>
        </li>
      ))}
    </ol>
  )
}

export interface StateStep {
  id: string
  label: string
  /** When it came, or is due. */
  time?: string
  state: 'done' | 'now' | 'later'
}

/** The way of an order through its states. */
export function StateLine({ label, steps }: { label: string; steps: readonly StateStep[] }): ReactNode {
  return (
    <ol className="state-line" aria-label={label}>
      {steps.map((step) => (
        <li key={step.id} className={`state-${step.state}`} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span className="state-mark" aria-hidden="true">
            {step.state === 'done' ? <DeskIcon name="tick" /> : null}
          </span>
          <b>{step.label}</b>
          {step.time === undefined ? null : <span>{step.time}</span>}
        </li>
      ))}
    </ol>
  )
}
