// Owns what stands where content does not: why a list is empty and what to do, a part that failed, a layout on its way.
import { type ReactNode, useEffect, useState } from 'react'
import { useText } from '../../text/index.ts'
import { DeskButton } from './button.tsx'
import { DeskIcon, type DeskIconName } from './icon.tsx'
import './states.css'

// Shorter waits show nothing at all, so that quick answers don't flicker.
const skeletonAfterMs = 150

export interface EmptyStateProps {
  icon?: DeskIconName
  /** Why: "No orders to pick." */
  title: string
  /** What then: "Next wave 14:00." */
  text?: string
  action?: { label: string; onPress: () => void }
}

export function EmptyState({ icon, title, text, action }: EmptyStateProps): ReactNode {
  return (
    <div className="empty">
      {icon === undefined ? null : <DeskIcon name={icon} />}
      <p className="empty-title">{title}</p>
      {text === undefined ? null : <p>{text}</p>}
      {action ? <DeskButton label={action.label} onPress={action.onPress} /> : null}
    </div>
  )
}

export interface FailedPartProps {
  /** What happened, in words; "This part did not load" when absent. */
  title?: string
  /** What is safe and what to do. */
  text?: string
  /** For whoever mends it; closed at first. */
  details?: string
  onRetry?: () => void
}

/** In place of the part that failed; the rest of the page works. */
export function FailedPart({ title, text, details, onRetry }: FailedPartProps): ReactNode {
  const { t } = useText()
  return (
    <div className="failed" role="alert">
      <p className="failed-title">
        <DeskIcon name="exception" />
        {title ?? t('ui.failed')}
      </p>
      <p>{text ?? t('ui.failed.rest')}</p>
      {onRetry ? <DeskButton icon="retry" label={t('ui.retry')} onPress={onRetry} /> : null}
      {details === undefined ? null : (
        <details>
          <summary>{t('ui.details')}</summary>
          <pre className="mono">{details}</pre>
        </details>
      )}
    </div>
  )
}

/** False for the first 150 ms, then true: what's loaded by then needs no skeleton. */
export function useWaitedLong(): boolean {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), skeletonAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return long
}

/** Grey lines in the place of text, after 150 ms; old content stays rather than this where there is any. */
export function Skeleton({ lines = 3 }: { lines?: number }): ReactNode {
  const { t } = useText()
  const long = useWaitedLong()
  return (
    <div className="skeleton" role="status" aria-label={t('ui.table.loading')}>
      {long
        ? Array.from({ length: lines }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: grey lines are all alike
            <span key={index} className="skeleton-line" />
          ))
        : null}
    </div>
  )
}
