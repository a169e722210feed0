// Owns the one screen of all jobs: it draws the step of the task on top, and sends what is pressed. Knows no job.
import { type ReactNode, useLayoutEffect, useMemo } from 'react'
import type { StepView } from '../../../shared/jobs/view.ts'
import { say } from '../../../shared/jobs/words.ts'
import {
  HandheldFrame,
  type MainAction,
  NextLine,
  ScanEdge,
  type SideAction,
  UndoStrip,
  useScreenChangedByScan,
} from '../../ui/handheld/index.ts'
import { useConnection, useFloor, useRows, useShift } from '../floor.ts'
import { usePageTitle } from '../page-title.ts'
import type { Hand } from '../shift/hand.ts'
import type { Shift } from '../shift/shift.ts'
import { typedInput, typedScan } from '../shift/typed.ts'
import { useWords, type Words } from '../words.ts'
import { QuestionScreen } from './answers.tsx'
import { StepBlocks } from './blocks.tsx'
import { FreezerOffer } from './freezer-offer.tsx'
import { spokenStep, useSpoken } from './spoken.ts'
import { WaysSheet } from './ways-sheet.tsx'

export function StepScreen(): ReactNode {
  const { shift } = useFloor()
  const state = useShift()
  useRows()
  const { chip: sync } = useConnection()
  const text = useWords()
  const changed = useScreenChangedByScan()
  const view = shift.view()
  // The same functions for as long as the shift lasts, so that what has not changed is not drawn again.
  const hands = useMemo(
    () => ({
      openSync: () => shift.show('sync'),
      back: () => shift.back(),
      openWays: { onPress: () => shift.openSheet('ways') },
      pressMain: () => shift.main(),
    }),
    [shift],
  )
  useLayoutEffect(() => {
    if (state.scans > 0) changed()
  }, [state.scans, changed])
  usePageTitle(view ? text.job(view.title) : '')
  const moved = state.moved && text.job(state.moved)
  const question = view && spokenStep(view, text)
  useSpoken(moved && question ? `${moved}. ${question}` : (moved ?? question), text.lang)
  if (!view) return null
  const { openSync, back, openWays, pressMain } = hands
  const canLeave = view.ways.length > 0 || view.job !== 'look-up'
  const lookUp = view.job === 'look-up'
  return (
    <>
      <HandheldFrame
        key={view.job}
        title={text.job(view.title)}
        {...positionOf(view, text)}
        sync={sync}
        onOpenSync={openSync}
        onBack={back}
        strip={stripOf(view, moved, text, shift)}
        {...(view.next && { next: <NextLine>{text.job(view.next)}</NextLine> })}
        {...(view.sides ? { sides: sidesOf(view.sides, text, shift) } : canLeave && { wayOut: openWays })}
        main={backTo(state.hand, view, text, pressMain) ?? mainOf(view, state.typed, text, pressMain)}
        stepKey={`${view.job}:${state.step}`}
      >
        {view.where ? <FreezerOffer bin={view.where.code} /> : null}
        <StepBlocks view={view} typed={state.typed} />
      </HandheldFrame>
      <ScanEdge scan={state.edge} />
      {state.sheet === 'ways' && !lookUp ? <WaysSheet view={view} /> : null}
      {view.question && !state.shown ? <QuestionScreen question={view.question} /> : null}
    </>
  )
}

function positionOf(view: StepView, text: Words): { position?: string; progress?: number } {
  const { progress, list } = view
  if (!progress || progress.of === 0) return {}
  const part = progress.done / progress.of
  // A list says its own count; elsewhere it's the line in hand that counts.
  if (list) return { progress: part }
  const n = Math.min(progress.done + 1, progress.of)
  return { progress: part, position: text.say('step.position', { n: text.number(n), of: text.number(progress.of) }) }
}

function sidesOf(sides: NonNullable<StepView['sides']>, text: Words, shift: Shift): readonly SideAction[] {
  return sides.map(({ choice, icon, words }) => ({
    icon,
    label: text.job(words),
    onPress: () => shift.input({ kind: 'choose', choice }),
  }))
}

function stripOf(view: StepView, moved: string | undefined, text: Words, shift: Shift): ReactNode {
  const said = moved ?? (view.done && text.job(view.done))
  if (said === undefined) return null
  const undo = shift.undoable() && { onUndo: () => shift.undo() }
  return <UndoStrip {...(moved !== undefined && { key: moved })} text={said} {...undo} />
}

/** A look-up over a task says to which task it leads back. */
function backTo(hand: Hand, view: StepView, text: Words, onPress: () => void): MainAction | undefined {
  if (view.job !== 'look-up' || !hand.job || view.main.kind !== 'press') return undefined
  // Beside two side actions there is no room for the name of the task.
  const words = view.sides ? view.main.words : say('back.to-job', { job: hand.job.job })
  return { label: text.job(words), icon: 'back', isStep: true, onPress }
}

function mainOf(view: StepView, typed: string, text: Words, onPress: () => void): MainAction {
  const { main } = view
  const label = text.job(main.words)
  const ready = typedInput(view, typed) !== undefined || typedScan(view, typed) !== undefined
  if (main.kind === 'press' && !ready) {
    return { label, icon: main.choice === 'close' ? 'back' : 'tick', isStep: true, onPress }
  }
  if (main.kind === 'enter') return { label, icon: 'tick', isStep: true, disabled: !ready, onPress }
  if (ready) return { label: text.say('step.keep', { value: typed }), icon: 'tick', isStep: true, onPress }
  return { label, onPress }
}
