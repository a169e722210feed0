// Owns how a contradiction is laid before a manager: the claim in one sentence, trails side by side, figures, then the
// ways out as numbered buttons with what follows from each. Keys 1 to 9 choose. Does not know kinds of exceptions.
import type { ReactNode } from 'react'
import { useText } from '../../text/index.ts'
import { Press } from '../touch.tsx'
import { words } from '../words.tsx'
import { FigureStrip, type StripFigure } from './card.tsx'
import { DeskIcon, type DeskIconName } from './icon.tsx'
import { Pill } from './pill.tsx'
import './evidence.css'

export interface TrailStep {
  id: string
  /** Device time with seconds. */
  time: string
  icon: DeskIconName
  text: string
}

export interface Trail {
  id: string
  /** Who, or "Expected" */
  title: string
  /** The device. */
  device?: string
  /** When the server learned of it: "learned 10:04:02". */
  learned?: string
  steps: readonly TrailStep[]
}

export interface NumberedWay {
  id: string
  label: string
  consequence?: string
  /** "no effect on money", "saves 1 pick" */
  effect?: string
  proposed?: boolean
}

export interface EvidencePanelProps {
  picture?: ReactNode
  claim: string
  detail?: string
  /** At the right of the claim: assign, open. */
  actions?: ReactNode
  trails: readonly Trail[]
  figures?: readonly StripFigure[]
  /** "What shall happen" */
  question: string
  ways: readonly NumberedWay[]
  chosen?: string
  onChoose: (id: string) => void
  /** What the chosen way asks for before it can be done. */
  needs?: ReactNode
  /** Which operations and which rule opened it. */
  source?: ReactNode
  /** "Do 1" */
  main?: ReactNode
}

function TrailBox({ trail, index }: { trail: Trail; index: number }): ReactNode {
  return (
    <section className={`trail trail-${index % 2}`}>
      <h3>
        <b>{trail.title}</b>
        {trail.device === undefined ? null : <span className="code">{trail.device}</span>}
        {trail.learned === undefined ? null : <Pill icon="offline">{trail.learned}</Pill>}
      </h3>
      <ol>
        {trail.steps.map((step) => (
          <li key={step.id}>
            <time>{step.time}</time>
            <DeskIcon name={step.icon} />
            <span>{words(step.text)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The ways out, numbered as the keys that choose them. */
export function NumberedWays({
  ways,
  chosen,
  onChoose,
}: {
  ways: readonly NumberedWay[]
  chosen?: string | undefined
  onChoose: (id: string) => void
}): ReactNode {
  const { t } = useText()
  return (
    <ol className="ways">
      {ways.map((way, index) => (
        <li key={way.id}>
          <Press
            className={way.id === chosen ? 'way-button way-chosen' : 'way-button'}
            aria-pressed={way.id === chosen}
            aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
            onPress={() => onChoose(way.id)}
          >
            <kbd>{index + 1}</kbd>
            <span className="way-text">
              <b>{words(way.label)}</b>
              {way.consequence === undefined ? null : <span>{words(way.consequence)}</span>}
            </span>
            {way.effect === undefined ? null : <span className="way-effect">{way.effect}</span>}
            {way.proposed === true ? <Pill tone="info">{t('ui.proposed')}</Pill> : null}
          </Press>
        </li>
      ))}
    </ol>
  )
}

export function EvidencePanel(props: EvidencePanelProps): ReactNode {
  return (
    <section className="evidence">
      <div className="evidence-body">
        <header className="evidence-head">
          {props.picture}
          <div>
            <h2>{words(props.claim)}</h2>
            {props.detail === undefined ? null : <p>{words(props.detail)}</p>}
          </div>
          {props.actions}
        </header>
        <div className="trails">
          {props.trails.map((trail, index) => (
            <TrailBox key={trail.id} trail={trail} index={index} />
          ))}
        </div>
        {props.figures === undefined || props.figures.length === 0 ? null : <FigureStrip figures={props.figures} />}
        <h3 className="evidence-question">{props.question}</h3>
        <NumberedWays ways={props.ways} chosen={props.chosen} onChoose={props.onChoose} />
        {props.needs}
      </div>
      {props.source === undefined && props.main === undefined ? null : (
        <footer className="evidence-foot">
          <p>{props.source}</p>
          {props.main}
        </footer>
      )}
    </section>
  )
}
