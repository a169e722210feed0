// Owns small marks: the state of a thing in a word, a round mark before a line, a bar that shows a share.
import type { ReactNode } from 'react'
import { DeskIcon, type DeskIconName } from './icon.tsx'
import './pill.css'

/** Only what needs a decision has colour: `warn` and `err`; `ok` and `info` are for states that answer a question. */
export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'err'

export interface PillProps {
  tone?: Tone
  icon?: DeskIconName
  children: ReactNode
}

export function Pill({ tone = 'neutral', icon, children }: PillProps): ReactNode {
  return (
    <span className={`pill tone-${tone}`}>
      {icon === undefined ? null : <DeskIcon name={icon} />}
      <span>{children}</span>
    </span>
  )
}

/** A round mark that leads a line of a list or a timeline; the line's words say what it means. */
export function Mark({ tone = 'neutral', icon }: { tone?: Tone; icon: DeskIconName }): ReactNode {
  return (
    <span className={`mark tone-${tone}`} aria-hidden="true">
      <DeskIcon name={icon} />
    </span>
  )
}

export interface ShareBarProps {
  /** 0 to 1 */
  share: number
  /** `look` for what runs out. */
  tone?: 'plain' | 'look'
  /** Beside the bar; always there, since a bar alone says too little. */
  text: ReactNode
}

export function ShareBar({ share, tone = 'plain', text }: ShareBarProps): ReactNode {
  return (
    <span className="share">
      <span className={`share-bar share-${tone}`} aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
      </span>
      <span>{text}</span>
    </span>
  )
}

export interface Segment {
  id: string
  label: string
  /** As the language writes it. */
  text: string
  value: number
  /** Place in the chart's order of colours, or `rest` for what is neither. */
  colour: 1 | 2 | 3 | 4 | 5 | 6 | 'rest'
}

/** One bar of parts that make a whole, each named below with its number. */
export function SegmentBar({ segments }: { segments: readonly Segment[] }): ReactNode {
  return (
    <div className="segments">
      <div className="segment-bar" aria-hidden="true">
        {segments
          .filter((segment) => segment.value > 0)
          .map((segment) => (
            <span key={segment.id} className={`series-${segment.colour}`} style={{ flexGrow: segment.value }} />
          ))}
      </div>
      <ul className="segment-names">
        {segments.map((segment) => (
          <li key={segment.id}>
            <span className={`segment-mark series-${segment.colour}`} aria-hidden="true" />
            {segment.label} <b>{segment.text}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}
