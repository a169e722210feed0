// Owns the frame of every handheld screen: header with progress, content, action bar. Where things are never changes
// between jobs. After a new step the focus goes to its heading, so that a screen reader says it and no focus is lost.
import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../../text/index.ts'
import { Icon, type IconName } from '../icon.tsx'
import { Press } from '../touch.tsx'
import { words } from '../words.tsx'
import type { MainAction, SideAction } from './model.ts'
import { SyncChip, type SyncState } from './sync-chip.tsx'
import './frame.css'
import { steady } from '../steady.ts'

/** "Can't do it", or another step aside ("Help", "Export file"); at the same corner on every screen. */
export interface WayOut {
  /** "Can't do it" when absent. */
  label?: string
  icon?: IconName
  onPress: () => void
}

export interface HandheldFrameProps {
  title: ReactNode
  /** "4 of 12" */
  position?: ReactNode
  /** How much of the task is done, 0 to 1. */
  progress?: number
  sync: SyncState
  onOpenSync?: () => void
  onBack?: () => void
  /** Under the header: the undo strip, or a notice. */
  strip?: ReactNode
  /** At the bottom of the content: what comes next. */
  next?: ReactNode
  wayOut?: WayOut
  /** In place of the way out, where several ways lie open (look-up: Move, Count). */
  sides?: readonly SideAction[]
  main?: MainAction
  /** Names the step; when it changes, focus goes to the heading and the content to its top. */
  stepKey?: string
  children: ReactNode
}

function MainButton({ action }: { action: MainAction }): ReactNode {
  return (
    <Press
      className={action.isStep === true ? 'main-action main-action-step' : 'main-action'}
      disabled={action.disabled}
      onPress={action.onPress}
    >
      <Icon name={action.icon ?? 'scan'} />
      <span>{words(action.label)}</span>
    </Press>
  )
}

export interface ActionBarProps {
  wayOut?: WayOut | undefined
  sides?: readonly SideAction[] | undefined
  main?: MainAction | undefined
}

/** Both in reach of the thumb; mirrored for the left hand by the style sheet. */
export const ActionBar = steady(function ActionBar({ wayOut, sides, main }: ActionBarProps): ReactNode {
  const { t } = useText()
  const aside: readonly SideAction[] = sides ?? (wayOut ? [{ icon: 'way-out', label: t('ui.cannot'), ...wayOut }] : [])
  if (aside.length === 0 && !main) return null
  return (
    <footer className={`action-bar action-bar-${aside.length}`}>
      {aside.map((side) => (
        <Press key={side.label} className="side-action" onPress={side.onPress}>
          <Icon name={side.icon} size="line" />
          <span>{side.label}</span>
        </Press>
      ))}
      {main ? <MainButton action={main} /> : null}
    </footer>
  )
})

export function HandheldFrame(props: HandheldFrameProps): ReactNode {
  const { title, position, progress, sync, onOpenSync, onBack, strip, next, stepKey, children } = props
  const { t } = useText()
  const content = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (stepKey === undefined) return
    // Behind the frame that shows the step: focus and scrolling make the browser measure the page.
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        // What scrolls can be reached by keys alone, even where nothing in it can be pressed.
        const area = content.current
        if (area && area.scrollHeight > area.clientHeight) area.tabIndex = 0
        else area?.removeAttribute('tabindex')
        // Whoever has begun to type meanwhile is left at it.
        if (document.activeElement instanceof HTMLInputElement && content.current?.contains(document.activeElement))
          return
        const step = content.current?.querySelector<HTMLElement>('[data-step-heading]') ?? heading.current
        step?.focus({ preventScroll: true })
        content.current?.scrollTo(0, 0)
      })
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [stepKey])

  return (
    <div className="frame">
      <div className="frame-zones">
        <header className={onBack ? 'frame-header' : 'frame-header frame-home'}>
          {onBack ? (
            <Press className="frame-back" aria-label={t('ui.back')} onPress={onBack}>
              <Icon name="back" />
            </Press>
          ) : null}
          <h1 className="frame-title" tabIndex={-1} ref={heading}>
            {words(title)}
          </h1>
          {position === undefined ? null : <p className="frame-position">{position}</p>}
          <SyncChip state={sync} {...(onOpenSync ? { onOpen: onOpenSync } : {})} />
        </header>
        <div className="frame-progress" aria-hidden="true">
          <span style={{ inlineSize: `${Math.min(1, Math.max(0, progress ?? 0)) * 100}%` }} />
        </div>
        {strip}
        <main className="frame-content" ref={content}>
          {children}
          {next === undefined ? null : <div className="frame-next">{next}</div>}
        </main>
        <ActionBar wayOut={props.wayOut} sides={props.sides} main={props.main} />
      </div>
    </div>
  )
}
