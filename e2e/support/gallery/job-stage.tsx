// Owns showing a step of a real job in the gallery: the job is driven on the small warehouse of the tests, and the app's own
// step screen draws it. Nothing is stored or sent.
import { type ReactNode, useMemo } from 'react'
import { type Floor as AppFloor, FloorContext } from '../../../app/handheld/floor.ts'
import type { ShiftState, Shown } from '../../../app/handheld/shift/shown.ts'
import { ShownAnswer } from '../../../app/handheld/step/answers.tsx'
import { StepScreen } from '../../../app/handheld/step/step-screen.tsx'
import { plainWishes, WishesStore } from '../../../app/handheld/wishes.ts'
import { useMadeWords, WordsContext } from '../../../app/handheld/words.ts'
import type { Floor } from '../../../shared/jobs/fake-floor.ts'
import type { AnyJob } from '../../../shared/jobs/index.ts'

export interface Stage {
  readonly floor: Floor
  /** The ways out are open. */
  readonly ways?: boolean
  readonly typed?: string
  /** The last answer is still on the screen: red, or the green flash. */
  readonly answer?: boolean
  /** The last step may be taken back. */
  readonly undo?: boolean
  /** A task lies below a look-up. */
  readonly below?: AnyJob
  readonly unsent?: number
}

export function JobStage({ stage }: { stage: Stage }): ReactNode {
  const words = useMadeWords()
  const floor = useMemo(() => appFloor(stage), [stage])
  const view = stage.floor.view()
  return (
    <WordsContext.Provider value={words}>
      <FloorContext.Provider value={floor}>
        <div className="work">
          <StepScreen />
        </div>
        <ShownAnswer state={floor.shift.state()} view={view} />
      </FloorContext.Provider>
    </WordsContext.Provider>
  )
}

function appFloor({ floor, ways, typed, answer, undo, below, unsent = 0 }: Stage): AppFloor {
  const { job } = floor
  const isOver = job?.job === 'look-up'
  const shown = answer ? shownOf(floor) : undefined
  const state: ShiftState = {
    screen: 'step',
    hand: { format: 1, parked: [], ...(isOver ? { over: job, ...(below && { job: below }) } : job && { job }) },
    typed: typed ?? '',
    step: 1,
    scans: 0,
    edge: 0,
    ...(ways && { sheet: 'ways' as const }),
    ...(shown && { shown }),
  }
  const nothing = () => undefined
  const shift = {
    subscribe: () => nothing,
    state: () => state,
    view: () => floor.view(),
    undoable: () => (undo ? {} : undefined),
    ...Object.fromEntries(
      ['input', 'undo', 'back', 'main', 'openSheet', 'closeSheet', 'show', 'setTyped', 'dismiss', 'open'].map(
        (name) => [name, nothing],
      ),
    ),
  }
  const at = floor.now - 4 * 60_000
  const set = {
    subscribe: () => nothing,
    version: () => 0,
    state: floor.state,
    warehouse: 'north',
    session: { person: floor.person },
    contact: { at, offset: 0, roundTrip: 1 },
    unsent,
  }
  const chip = unsent === 0 ? { kind: 'sent' } : { kind: 'offline', count: unsent }
  const connectionState = { chip, appOld: false }
  const connection = { subscribe: () => nothing, state: () => connectionState }
  // What is offered once was offered: scenes show the step itself.
  const shelf = { getItem: () => 'yes', setItem: nothing }
  const wishes = new WishesStore(undefined, plainWishes)
  const speech = { say: nothing, hush: nothing }
  return { set, shift, connection, wishes, speech, shelf, leave: nothing } as unknown as AppFloor
}

function shownOf({ answer }: Floor): Shown | undefined {
  return answer.kind === 'wrong' || answer.kind === 'done' ? answer : undefined
}
