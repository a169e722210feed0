// Owns the answers that take the whole screen: wrong and cannot-keep (red), look and unknown (yellow). They stay until
// the person does something and say what was scanned, what was expected and what to do now.
import type { ReactNode } from 'react'
import { useText } from '../../text/index.ts'
import { Icon, type IconName, QuestionTriangle } from '../icon.tsx'
import { Press } from '../touch.tsx'
import { words } from '../words.tsx'
import { ActionBar, type WayOut } from './frame.tsx'
import { useModal } from './modal.ts'
import type { Choice, MainAction, Way } from './model.ts'
import { BackButton, ChoiceList } from './way-out-sheet.tsx'
import { BinCode, WayLine } from './where-block.tsx'
import './full-answer.css'

export type AnswerKind = 'wrong' | 'look' | 'unknown' | 'cannot-keep'

export interface FullAnswerProps {
  kind: AnswerKind
  /** "Wrong bin" */
  title: string
  /** The whole of it in sentences: "Nothing was recorded. A-03-14 holds Enamel mug 350 ml." */
  text?: string
  /** What was scanned; `raw` for the text of a code that means nothing to us. */
  scanned?: { label?: string; code: string; raw?: boolean }
  /** Things to compare, each with its label. */
  facts?: readonly { label: string; value: string }[]
  /** What was expected. */
  expected?: { label: string; code: string; way?: Way }
  question?: string
  choices?: readonly Choice[]
  onChoose?: (id: string) => void
  /** "Back to receiving", under the choices. */
  backLabel?: string
  /** A tap beside the buttons, or Esc; absent while work can't go on. */
  onDismiss?: () => void
  wayOut?: WayOut
  main?: MainAction
}

const icons: Readonly<Record<Exclude<AnswerKind, 'unknown'>, IconName>> = {
  wrong: 'wrong',
  look: 'exception',
  'cannot-keep': 'cannot-keep',
}

function Scanned({ label, code, raw }: { label?: string; code: string; raw?: boolean }): ReactNode {
  return (
    <div className="answer-scanned">
      {label === undefined ? null : <p className="answer-label">{label}</p>}
      <p className={raw === true ? 'answer-raw mono' : 'answer-code code'}>{code}</p>
    </div>
  )
}

export function FullAnswer(props: FullAnswerProps): ReactNode {
  const { kind, title, text, scanned, facts, expected, question, choices, onChoose, backLabel, onDismiss } = props
  const { t } = useText()
  const dialog = useModal()
  const yellow = kind === 'look' || kind === 'unknown'
  return (
    <dialog
      ref={dialog}
      className={`answer ${yellow ? 'answer-look' : 'answer-wrong'}`}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onDismiss?.()
      }}
    >
      {onDismiss ? <Press className="answer-dismiss" aria-label={t('ui.close')} onPress={onDismiss} /> : null}
      <div className="answer-body" role="alert">
        <div className="answer-head">
          {kind === 'unknown' ? <QuestionTriangle /> : <Icon name={icons[kind]} size={yellow ? 'look' : 'answer'} />}
          <h2 tabIndex={-1} data-step-heading="">
            {words(title)}
          </h2>
        </div>
        {yellow && text !== undefined ? <p className="answer-text">{words(text)}</p> : null}
        {scanned ? <Scanned {...scanned} /> : null}
        {facts && facts.length > 0 ? (
          <dl className="answer-facts">
            {facts.map(({ label, value }) => (
              <div key={label}>
                <dt>{words(label)}</dt>
                <dd>{words(value)}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        {expected ? (
          <div className="answer-expected">
            <p className="answer-label">{expected.label}</p>
            <BinCode code={expected.code} />
            {expected.way ? <WayLine way={expected.way} /> : null}
          </div>
        ) : null}
        {!yellow && text !== undefined ? <p className="answer-text">{words(text)}</p> : null}
      </div>
      {choices && onChoose ? (
        <div className="answer-sheet">
          {question === undefined ? null : <h3 className="answer-question">{words(question)}</h3>}
          <div className="answer-choices">
            <ChoiceList choices={choices} onChoose={onChoose} />
          </div>
          {backLabel !== undefined && onDismiss ? <BackButton label={backLabel} onPress={onDismiss} /> : null}
        </div>
      ) : (
        <ActionBar wayOut={props.wayOut} main={props.main} />
      )}
    </dialog>
  )
}
