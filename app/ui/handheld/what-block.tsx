// Owns the WHAT zone of a step: picture, name in two lines, the digits to compare, lot and expiry as chips.
// Does not know which identifier is the key one.
import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'
import { words } from '../words.tsx'
import { ItemPicture, OpenablePicture } from './item-picture.tsx'
import type { BlockState, CodeText, Fact, Picture } from './model.ts'
import './blocks.css'
import { steady } from '../steady.ts'

export function CodeLine({ code }: { code: CodeText }): ReactNode {
  return (
    <p className={code.leadIsWord === true ? 'code-line' : 'code-line code'}>
      {code.lead === undefined ? null : (
        <>
          <span className={code.leadIsWord === true ? 'code-word' : 'code-lead'}>{code.lead}</span>{' '}
        </>
      )}
      <span className="code-tail code">{code.tail}</span>
    </p>
  )
}

/** Lot, expiry, serial: what the person compares with the label, each with its word. */
export function FactChips({ facts }: { facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.label} className={`fact fact-${fact.tone ?? 'plain'}`}>
          <dt>
            <Icon name={fact.icon} size="line" />
            {fact.label}
          </dt>
          <dd className={fact.isCode === true ? 'code' : undefined}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

export interface WhatBlockProps {
  state: BlockState
  name: string
  picture: Picture
  code?: CodeText
  facts?: readonly Fact[]
  /** For screens that need the room below: smaller picture and name. */
  compact?: boolean
  /** Beside the ticked name. */
  doneNote?: ReactNode
}

// Long names take a smaller step of type, so that their lines hold them; an open block has three lines, others two.
function nameStep(name: string, open: boolean): 'short' | 'medium' | 'long' {
  if (name.length <= (open ? 28 : 34)) return 'short'
  return name.length <= 42 ? 'medium' : 'long'
}

export const WhatBlock = steady(function WhatBlock({
  state,
  name,
  picture,
  code,
  facts,
  compact,
  doneNote,
}: WhatBlockProps): ReactNode {
  if (state === 'done') {
    return (
      <section className="block block-done">
        <Icon name="right" />
        <h2 className="block-done-text block-done-name">{words(name)}</h2>
        {doneNote === undefined ? null : <p className="block-done-note">{words(doneNote)}</p>}
      </section>
    )
  }
  const open = state === 'open'
  const small = compact === true
  return (
    <section className={`block block-${state} what${small ? ' what-compact' : ''}`}>
      <div className="what-row">
        {small ? (
          <ItemPicture picture={picture} size="small" />
        ) : (
          <OpenablePicture picture={picture} size={open ? 'large' : 'plain'} />
        )}
        <div className="what-text">
          <h2
            className={`what-name what-name-${small ? 'long' : nameStep(name, open)}`}
            tabIndex={-1}
            data-step-heading={open ? '' : undefined}
          >
            {words(name)}
          </h2>
          {code === undefined ? null : <CodeLine code={code} />}
        </div>
      </div>
      {facts === undefined || facts.length === 0 ? null : <FactChips facts={facts} />}
    </section>
  )
})
