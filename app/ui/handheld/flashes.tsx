// Owns what a right scan looks like: a green edge that fades, or a whole green screen for a finished line. Quick and
// quiet; nothing to press. How long they stay is in the tokens.
import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'
import { words } from '../words.tsx'
import type { Way } from './model.ts'
import { BinCode, WayLine } from './where-block.tsx'
import './flashes.css'

export interface DoneFlashProps {
  /** "Took 6" */
  title: string
  detail?: string
  /** Already the next bin. */
  next?: { label: string; code: string; way?: Way }
  /** After 350 ms. */
  onEnd: () => void
}

export function DoneFlash({ title, detail, next, onEnd }: DoneFlashProps): ReactNode {
  return (
    <div
      className="done-flash"
      role="status"
      onAnimationEnd={(event) => {
        if (event.target === event.currentTarget) onEnd()
      }}
    >
      <Icon name="right" size="flash" />
      <p className="done-title">{words(title)}</p>
      {detail === undefined ? null : <p className="done-detail">{words(detail)}</p>}
      {next === undefined ? null : (
        <div className="done-next">
          <p className="answer-label">{next.label}</p>
          <BinCode code={next.code} />
          {next.way ? <WayLine way={next.way} /> : null}
        </div>
      )}
    </div>
  )
}

/** A green edge of 8 px for a right scan. Another `scan` number starts it anew; 0 shows nothing. */
export function ScanEdge({ scan }: { scan: number }): ReactNode {
  return scan === 0 ? null : <div key={scan} className="scan-edge" aria-hidden="true" />
}
