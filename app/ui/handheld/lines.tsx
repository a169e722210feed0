// Owns the single lines around the zones of a step: what was just done with its undo, what comes next, a note.
import type { ReactNode } from 'react'
import { useText } from '../../text/index.ts'
import { Icon, type IconName } from '../icon.tsx'
import { Press } from '../touch.tsx'
import { words } from '../words.tsx'
import './lines.css'
import { steady } from '../steady.ts'

export interface UndoStripProps {
  /** "Took 6 × Bolt M8" */
  text: string
  /** Absent once it can't be undone any more. */
  onUndo?: () => void
}

/** Under the header after each recorded step; said by screen readers as it comes. */
export const UndoStrip = steady(function UndoStrip({ text, onUndo }: UndoStripProps): ReactNode {
  const { t } = useText()
  return (
    <div className="undo-strip">
      <Icon name="right" size="line" />
      <p role="status">{words(text)}</p>
      {onUndo ? (
        <Press className="undo" onPress={onUndo}>
          <span>{t('ui.undo')}</span>
        </Press>
      ) : null}
    </div>
  )
})

export interface NextLineProps {
  icon?: IconName
  children: ReactNode
}

/** "Then **B-01-13** · next aisle, 31 m" */
export const NextLine = steady(function NextLine({ icon = 'next', children }: NextLineProps): ReactNode {
  return (
    <p className="next-line">
      <Icon name={icon} size="line" />
      <span>{words(children)}</span>
    </p>
  )
})

export type NoteTone = 'plain' | 'info' | 'ok' | 'warn' | 'err' | 'neutral'

export interface NoteLineProps {
  icon: IconName
  tone?: NoteTone
  /** The one press that answers it: "Not empty". */
  press?: { label: string; onPress: () => void }
  children: ReactNode
}

/** Plain beside an icon, or a tinted block where it must be seen (hazard, glass, near expiry). */
export const NoteLine = steady(function NoteLine({ icon, tone = 'plain', press, children }: NoteLineProps): ReactNode {
  return (
    <div className={`note note-${tone}`} role={tone === 'err' ? 'alert' : undefined}>
      <Icon name={icon} size={tone === 'plain' ? 'line' : 'control'} />
      <p>{words(children)}</p>
      {press ? (
        <Press className="note-press" onPress={press.onPress}>
          <span>{press.label}</span>
        </Press>
      ) : null}
    </div>
  )
})
