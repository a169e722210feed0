// Owns the WHERE zone of a step: the bin, the biggest thing on the screen, its place in the rack and the way to it.
// Answered, it shrinks to one ticked line. Does not know how a way is found.
import type { ReactNode } from 'react'
import { binParts } from '../../text/index.ts'
import { Icon } from '../icon.tsx'
import { words } from '../words.tsx'
import type { BlockState, Rack, Way } from './model.ts'
import { RackDrawing } from './rack-drawing.tsx'
import './blocks.css'
import { steady } from '../steady.ts'

// Widths of bold characters in parts of the size, on the wide side, so that no code runs out of its block.
function widthInEms(code: string): number {
  let width = 0
  for (const char of code) width += /[-./I1]/.test(char) ? 0.46 : /[MWmwЖМШЩЮФ]/.test(char) ? 0.95 : 0.7
  return width
}

/** A bin in `display`: separators lighter than what they separate, never broken over lines, shrunk rather than cut. */
export function BinCode({ code }: { code: string }): ReactNode {
  return (
    <span className="bin code" style={{ '--ems': widthInEms(code) } as React.CSSProperties}>
      {binParts(code).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a code have no other name than their order
        <span key={index} className={part.separator ? 'bin-separator' : undefined}>
          {part.text}
        </span>
      ))}
    </span>
  )
}

/** The way in one line: an arrow and its words. */
export function WayLine({ way }: { way: Way }): ReactNode {
  return (
    <p className="way">
      <Icon name={way.arrow} size="way" />
      <span>{words(way.text)}</span>
    </p>
  )
}

export interface WhereBlockProps {
  state: BlockState
  /** "Go to", "Take to" */
  label: string
  code: string
  rack?: Rack
  way?: Way
  /** Beside the ticked code: "bin right", "5 mugs taken". */
  doneNote?: ReactNode
}

export const WhereBlock = steady(function WhereBlock({
  state,
  label,
  code,
  rack,
  way,
  doneNote,
}: WhereBlockProps): ReactNode {
  if (state === 'done') {
    return (
      <section className="block block-done">
        <Icon name="right" />
        <h2 className="block-done-text">
          <span className="unseen">{label} </span>
          <span className="code">{code}</span>
        </h2>
        {doneNote === undefined ? null : <p className="block-done-note">{words(doneNote)}</p>}
      </section>
    )
  }
  return (
    <section className={`block block-${state} where`}>
      <h2 tabIndex={-1} data-step-heading={state === 'open' ? '' : undefined}>
        <span className="block-label">{label}</span>
        <span className="where-row">
          <BinCode code={code} />
          {rack === undefined ? null : <RackDrawing rack={rack} />}
        </span>
      </h2>
      {way === undefined ? null : <WayLine way={way} />}
    </section>
  )
})
