// Owns how "that is not it" looks, full red: a place by its code as large as can be, a thing by its name and the end of its
// code, what was scanned above what is wanted. Stays until the right scan or a press.
import type { ReactNode } from 'react'
import type { StepView, Wrong } from '../../../shared/jobs/view.ts'
import { ActionBar, CodeLine, FullAnswer, Icon, Press, words } from '../../ui/handheld/index.ts'
import { useModal } from '../../ui/handheld/modal.ts'
import { useFloor } from '../floor.ts'
import { useWords } from '../words.ts'
import { codeText } from './code-text.ts'

export interface WrongScreenProps {
  wrong: Wrong
  view: StepView | undefined
}

export function WrongScreen({ wrong, view }: WrongScreenProps): ReactNode {
  const { shift } = useFloor()
  const text = useWords()
  const { scanned, expected, hint, safe } = wrong
  const actions = {
    ...(view && view.ways.length > 0 && { wayOut: { onPress: () => shift.openSheet('ways') } }),
    ...(view?.main.kind === 'scan' && {
      main: { label: text.job(view.main.words), onPress: () => shift.openSheet('code') },
    }),
  }
  const said = [text.job(safe), hint && text.job(hint)].filter(Boolean).join(' ')
  if (scanned.name !== undefined || expected?.name !== undefined) {
    return <WrongThing wrong={wrong} said={said} actions={actions} />
  }
  return (
    <FullAnswer
      kind="wrong"
      title={text.job(wrong.title)}
      scanned={{ label: text.job(scanned.label), code: scanned.code }}
      {...(expected?.code !== undefined && {
        expected: {
          label: text.job(expected.label),
          code: expected.code,
          ...(expected.way && { way: { arrow: expected.way.turn, text: text.job(expected.way.words) } }),
        },
      })}
      text={said}
      onDismiss={() => shift.dismiss()}
      {...actions}
    />
  )
}

interface WrongThingProps {
  wrong: Wrong
  said: string
  actions: Pick<Parameters<typeof ActionBar>[0], 'wayOut' | 'main'>
}

function WrongThing({ wrong, said, actions }: WrongThingProps): ReactNode {
  const { shift } = useFloor()
  const text = useWords()
  const dialog = useModal()
  const { scanned, expected } = wrong
  const title = text.job(wrong.title)
  return (
    <dialog
      ref={dialog}
      className="answer answer-wrong"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        shift.dismiss()
      }}
    >
      <Press className="answer-dismiss" aria-label={text.t('ui.close')} onPress={() => shift.dismiss()} />
      <div className="answer-body" role="alert">
        <div className="answer-head">
          <Icon name="wrong" size="answer" />
          <h2 tabIndex={-1} data-step-heading="">
            {words(title)}
          </h2>
        </div>
        <Thing label={text.job(scanned.label)} name={scanned.name} code={scanned.code} />
        {expected ? (
          <div className="answer-expected">
            <Thing label={text.job(expected.label)} name={expected.name} code={expected.code} />
          </div>
        ) : null}
        <p className="answer-text">{words(said)}</p>
      </div>
      <ActionBar {...actions} />
    </dialog>
  )
}

interface ThingProps {
  label: string
  name: string | undefined
  code: string | undefined
}

function Thing({ label, name, code }: ThingProps): ReactNode {
  return (
    <div className="wrong-thing">
      <p className="answer-label">{label}</p>
      {name === undefined ? null : <p className="wrong-name">{name}</p>}
      {code === undefined ? null : <CodeLine code={codeText(code)} />}
    </div>
  )
}
