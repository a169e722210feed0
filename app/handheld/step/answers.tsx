// Owns what lies over a step: the question that waits, what was wrong, what was done. Draws answers, decides nothing.
import type { ReactNode } from 'react'
import type { Look, StepView, Unknown } from '../../../shared/jobs/view.ts'
import { DoneFlash, FullAnswer } from '../../ui/handheld/index.ts'
import { useDoorWords } from '../door-words.ts'
import { useFloor } from '../floor.ts'
import type { ShiftState } from '../shift/shown.ts'
import { useWords, type Words } from '../words.ts'
import { WrongScreen } from './wrong-screen.tsx'

/** A full yellow screen that waits for a choice; kept with the task, so it is there again after a restart. */
export function QuestionScreen({ question }: { question: Look | Unknown }): ReactNode {
  const { shift } = useFloor()
  const text = useWords()
  const compare = question.kind === 'look' ? (question.compare ?? []) : []
  return (
    <FullAnswer
      kind={question.kind}
      title={text.job(question.title)}
      text={text.job(question.text)}
      facts={compare.map(({ label, value }) => ({ label: text.job(label), value: text.job(value) }))}
      {...(question.kind === 'unknown' && { scanned: { code: asPrinted(question.code), raw: true } })}
      choices={question.choices.map(({ choice, icon, words, consequence }) => ({
        id: choice,
        icon,
        label: text.job(words),
        ...(consequence && { consequence: text.job(consequence) }),
      }))}
      onChoose={(choice) => shift.input({ kind: 'choose', choice })}
      backLabel={text.job(question.back)}
      onDismiss={() => shift.input({ kind: 'choose', choice: 'back' })}
    />
  )
}

/** Over any screen: what the last input led to. */
export function ShownAnswer({ state, view }: { state: ShiftState; view: StepView | undefined }): ReactNode {
  const { shift } = useFloor()
  const text = useWords()
  const door = useDoorWords()
  const { shown } = state
  if (!shown) return null
  switch (shown.kind) {
    case 'done':
      return (
        <DoneFlash
          key={state.step}
          title={text.job(shown.title)}
          {...(shown.what !== undefined && { detail: shown.what })}
          {...(view?.where && state.screen === 'step' && { next: nextOf(view.where, text) })}
          onEnd={() => shift.dismiss()}
        />
      )
    case 'wrong':
      return <WrongScreen wrong={shown} view={view} />
    case 'misread':
      return (
        <FullAnswer
          kind="wrong"
          title={text.say('misread.title')}
          scanned={{ code: shown.code }}
          text={text.say('misread.text')}
          onDismiss={() => shift.dismiss()}
          main={{ label: door.say('code.type'), icon: 'keyboard', onPress: () => shift.openSheet('code') }}
        />
      )
    case 'refused':
      return (
        <FullAnswer
          kind="look"
          title={text.say('refused.title')}
          text={text.job(shown.words)}
          onDismiss={() => shift.dismiss()}
          main={{ label: text.say('refused.go-on'), icon: 'next', isStep: true, onPress: () => shift.dismiss() }}
        />
      )
  }
}

function nextOf(where: NonNullable<StepView['where']>, text: Words) {
  return {
    label: text.job(where.label),
    code: where.code,
    ...(where.way && { way: { arrow: where.way.turn, text: text.job(where.way.words) } }),
  }
}

/** A GTIN is kept in 14 digits; below the bars of most goods stand 13. */
function asPrinted(code: string): string {
  return code.replace(/^0(?=\d{13}$)/, '')
}
