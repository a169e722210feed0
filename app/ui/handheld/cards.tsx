// Owns the cards of "My work": go on where you stopped, a job with its count, and what wants attention after sync.
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icon.tsx'
import { Press } from '../touch.tsx'
import { words } from '../words.tsx'
import type { MainAction } from './model.ts'
import './cards.css'

export interface ContinueCardProps {
  /** "Go on where you stopped" */
  label: string
  /** "Pick SO-20418" */
  title: string
  /** "Line 2 of 4 · next A-03-12" */
  detail?: string
  onPress: () => void
}

export function ContinueCard({ label, title, detail, onPress }: ContinueCardProps): ReactNode {
  return (
    <Press className="card continue-card" onPress={onPress}>
      <Icon name="continue" size="block" />
      <span className="card-text">
        <span className="card-label">{label}</span>
        <b className="continue-title">{words(title)}</b>
        {detail === undefined ? null : <span className="continue-detail">{words(detail)}</span>}
      </span>
    </Press>
  )
}

export interface JobCardProps {
  icon: IconName
  label: string
  /** The one fact that makes it urgent: "7 orders due by 12:00". */
  detail?: string
  /** How many wait; the card rests while it is "0". */
  count?: string
  onPress: () => void
}

export function JobCard({ icon, label, detail, count, onPress }: JobCardProps): ReactNode {
  return (
    <Press className="card job-card" onPress={onPress}>
      <Icon name={icon} size="block" />
      <span className="card-text">
        <b className="card-title">{words(label)}</b>
        {detail === undefined ? null : <span className="card-detail">{words(detail)}</span>}
      </span>
      {count === undefined ? null : <span className="card-count">{count}</span>}
    </Press>
  )
}

export interface AttentionCardProps {
  /** Yellow for what sync brought (a double pick), red for a request refused, neutral for news. */
  tone: 'look' | 'err' | 'neutral'
  icon: IconName
  title: string
  children: ReactNode
  main?: MainAction
  later?: { label: string; onPress: () => void }
}

export function AttentionCard({ tone, icon, title, children, main, later }: AttentionCardProps): ReactNode {
  return (
    <section className={`attention attention-${tone}`} role={tone === 'neutral' ? undefined : 'status'}>
      <h2>
        <Icon name={icon} size="block" />
        {words(title)}
      </h2>
      <div className="attention-text">{words(children)}</div>
      {main || later ? (
        <div className="attention-actions">
          {main ? (
            <Press className="attention-main" onPress={main.onPress}>
              {main.icon === undefined ? null : <Icon name={main.icon} size="line" />}
              <span>{words(main.label)}</span>
            </Press>
          ) : null}
          {later ? (
            <Press className="attention-later" onPress={later.onPress}>
              {later.label}
            </Press>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}
