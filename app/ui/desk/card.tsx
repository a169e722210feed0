// Owns the boxes that a desk page is made of: a card with a head, figures in a row, a fact with its value.
import type { ReactNode } from 'react'
import { DeskIcon, type DeskIconName } from './icon.tsx'
import { Mark, type Tone } from './pill.tsx'
import './card.css'

export interface CardProps {
  title?: ReactNode
  /** At the right of the head: a count, a small action. */
  aside?: ReactNode
  /** Bound to the card's lower edge. */
  foot?: ReactNode
  /** Content goes to the edges, as tables do. */
  flush?: boolean
  children: ReactNode
}

export function Card({ title, aside, foot, flush, children }: CardProps): ReactNode {
  return (
    <section className="box">
      {title === undefined && aside === undefined ? null : (
        <header className="box-head">
          <h2>{title}</h2>
          {aside === undefined ? null : <div className="box-aside">{aside}</div>}
        </header>
      )}
      <div className={flush === true ? 'box-body box-flush' : 'box-body'}>{children}</div>
      {foot === undefined ? null : <footer className="box-foot">{foot}</footer>}
    </section>
  )
}

export interface StatCardProps {
  label: string
  /** As the language writes it. */
  value: ReactNode
  /** What makes it good or bad: "oldest 2 h 10 min". */
  detail?: ReactNode
  icon?: DeskIconName
  tone?: Tone
}

/** One figure: mark and word, number, what it means. */
export function StatCard({ label, value, detail, icon, tone = 'neutral' }: StatCardProps): ReactNode {
  return (
    <div className="stat">
      <p className="stat-label">
        {icon === undefined ? null : <Mark tone={tone} icon={icon} />}
        {label}
      </p>
      <p className="stat-value">{value}</p>
      {detail === undefined ? null : <p className="stat-detail">{detail}</p>}
    </div>
  )
}

/** Figures side by side in one box; `wide` content leads. */
export function StatRow({ wide, children }: { wide?: ReactNode; children: ReactNode }): ReactNode {
  return (
    <section className="stat-row">
      {wide === undefined ? null : <div className="stat-wide">{wide}</div>}
      {children}
    </section>
  )
}

export interface StripFigure {
  label: string
  value: ReactNode
  detail?: ReactNode
}

/** Smaller figures side by side, inside a panel. */
export function FigureStrip({ figures }: { figures: readonly StripFigure[] }): ReactNode {
  return (
    <dl className="strip">
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd>{figure.value}</dd>
          {figure.detail === undefined ? null : <dd className="strip-detail">{figure.detail}</dd>}
        </div>
      ))}
    </dl>
  )
}

export interface FactLine {
  label: ReactNode
  value: ReactNode
  /** The sum of those above. */
  total?: boolean
}

/** Words at the left, values at the right, one under another. */
export function FactLines({ facts }: { facts: readonly FactLine[] }): ReactNode {
  return (
    <dl className="fact-lines">
      {facts.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one sum keep their order
        <div key={index} className={fact.total === true ? 'fact-line fact-total' : 'fact-line'}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A quiet line with an icon: what may still change, where a figure comes from. */
export function QuietLine({ icon, children }: { icon: DeskIconName; children: ReactNode }): ReactNode {
  return (
    <p className="quiet-line">
      <DeskIcon name={icon} />
      <span>{children}</span>
    </p>
  )
}
