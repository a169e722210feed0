// Owns showing the screens around the jobs in the gallery: the first screen with what sync brought, what was reported, the
// settings. The app's own screens draw them over the small warehouse of the tests; nothing is stored or sent.
import { type ReactNode, Suspense, useMemo } from 'react'
import { type Floor as AppFloor, FloorContext } from '../../../app/handheld/floor.ts'
import { LoudnessStore } from '../../../app/handheld/loudness.ts'
import { screens } from '../../../app/handheld/screens.ts'
import type { Screen, ShiftState } from '../../../app/handheld/shift/shown.ts'
import { plainWishes, WishesStore } from '../../../app/handheld/wishes.ts'
import { useMadeWords, WordsContext } from '../../../app/handheld/words.ts'
import type { Floor } from '../../../shared/jobs/fake-floor.ts'

const noNews = { waiting: false, due: false, older: false }
const newVersion = { ...noNews, waiting: true }

export interface WorkStageProps {
  floor: Floor
  screen?: Screen
  /** The network has been away for long. */
  late?: boolean
  update?: boolean
  refused?: boolean
  /** A second task was put aside. */
  parked?: boolean
}

export function WorkStage(props: WorkStageProps): ReactNode {
  const words = useMadeWords()
  const floor = useMemo(() => appFloor(props), [props])
  const Shown = screens[props.screen ?? 'my-work']
  return (
    <WordsContext.Provider value={words}>
      <FloorContext.Provider value={floor}>
        <div className="work">
          <Suspense fallback={null}>
            <Shown />
          </Suspense>
        </div>
      </FloorContext.Provider>
    </WordsContext.Provider>
  )
}

function appFloor({ floor, screen = 'my-work', late, update, refused, parked }: WorkStageProps): AppFloor {
  const nothing = () => undefined
  const { job } = floor
  const state: ShiftState = {
    screen,
    hand: { format: 1, parked: parked && job ? [job] : [], ...(job && { job }) },
    typed: '',
    step: 1,
    scans: 0,
    edge: 0,
  }
  const shift = {
    subscribe: () => nothing,
    state: () => state,
    context: () => floor.context(),
    undoable: nothing,
    ...Object.fromEntries(['undo', 'back', 'show', 'open', 'resume'].map((name) => [name, nothing])),
  }
  const set = {
    subscribe: () => nothing,
    version: () => 0,
    state: floor.state,
    warehouse: 'north',
    identity: { device: 'hh-1', name: 'HH-07' },
    session: { person: floor.person },
    outbox: { stream: { acked: 1 } },
    unsent: 0,
  }
  const chip = late ? { kind: 'late', count: 14 } : { kind: 'sent' }
  const connectionState = { chip, appOld: false, ...(late && { oldest: floor.now - 50 * 60_000 }) }
  const acks = refused
    ? [{ id: 'a1', outcome: 'refused', code: 'claimed-by-other', facts: { order: 'SO-20421', person: 'Ivan' } }]
    : []
  return {
    set,
    shift,
    connection: { subscribe: () => nothing, state: () => connectionState },
    wishes: new WishesStore(undefined, plainWishes),
    loudness: new LoudnessStore(undefined),
    play: nothing,
    speech: { say: nothing, hush: nothing },
    shelf: undefined,
    answers: async () => acks,
    room: { subscribe: () => () => undefined, isShort: () => false },
    updates: {
      subscribe: () => nothing,
      state: () => (update === true ? newVersion : noNews),
      start: nothing,
      safePoint: nothing,
      started: nothing,
    },
    leave: nothing,
  } as unknown as AppFloor
}
