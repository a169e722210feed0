// Owns the map of totes as the cart stands before the person: lit squares say how many go in, put ones are ticked.
import type { ReactNode } from 'react'
import { useText } from '../../text/index.ts'
import { Icon } from '../icon.tsx'
import { words } from '../words.tsx'
import './tote-map.css'

export interface Tote {
  n: number
  /** `put`: so many go in now; `done`: they are in; `idle`: nothing for it; `called-off`: its order was cancelled. */
  state: 'idle' | 'put' | 'done' | 'called-off'
  /** What stands on the tote. */
  code?: string
  /** "2" while it's to be put, "2 in" when done. */
  text?: string
}

export interface ToteMapProps {
  /** "Put into the totes" */
  title: string
  /** "2 of 5 in" */
  count?: string
  columns: number
  totes: readonly Tote[]
}

export function ToteMap({ title, count, columns, totes }: ToteMapProps): ReactNode {
  const { t } = useText()
  const said = (tote: Tote) =>
    tote.state === 'put'
      ? t('ui.tote.put', { n: tote.n, count: tote.text ?? '' })
      : tote.state === 'done'
        ? t('ui.tote.done', { n: tote.n })
        : t('ui.tote', { n: tote.n })
  return (
    <section className={columns > 4 ? 'tote-map tote-dense' : 'tote-map'}>
      <div className="tote-head">
        <h2 tabIndex={-1} data-step-heading="">
          {words(title)}
        </h2>
        {count === undefined ? null : <p>{count}</p>}
      </div>
      <ul style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }}>
        {totes.map((tote) => (
          <li key={tote.n} className={`tote tote-${tote.state}`}>
            <span className="unseen">{said(tote)}</span>
            <span className="tote-n" aria-hidden="true">
              {tote.n}
            </span>
            {tote.state === 'done' ? <Icon name="tick" /> : null}
            {tote.text === undefined ? null : <b aria-hidden="true">{tote.text}</b>}
            {tote.code === undefined ? null : <span className="tote-code code">{tote.code}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
