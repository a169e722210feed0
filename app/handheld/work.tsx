// Owns the time between a person's sign-in and sign-out: the shift with its screens, the lock after a pause, another
// person's badge. The task stays where it is whoever comes.
import { type ReactNode, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { PersonRow } from '../../shared/rows/catalogue.ts'
import type { PersonId } from '../../shared/values/ids.ts'
import { openSpeech } from '../device/speech.ts'
import { hasRoom } from '../replica/room.ts'
import { RoomWatch } from '../replica/room-watch.ts'
import { BugBoundary } from './bug-boundary.tsx'
import { useDoorWords } from './door-words.ts'
import { type Floor, FloorContext } from './floor.ts'
import type { House, Replica } from './house.ts'
import { LazyCodeSheet } from './scan/lazy-code-sheet.tsx'
import { screens } from './screens.ts'
import { Shift } from './shift/shift.ts'
import type { Entrance } from './sign-in/badge.ts'
import { SignInScreen } from './sign-in/sign-in-screen.tsx'
import { ShownAnswer } from './step/answers.tsx'
import { StoppedScreen } from './stopped.tsx'
import { useMadeWords, useWords, WordsContext } from './words.ts'

// After a pause the screen asks for the badge; within ten minutes that alone is enough.
const lockAfter = 5 * 60_000
const noteSignsEvery = 60_000

export interface WorkProps {
  house: House
  replica: Replica
  entrance: Entrance
}

type Door = 'open' | 'locked' | PersonRow

export function Work({ house, replica, entrance }: WorkProps): ReactNode {
  const words = useMadeWords()
  const { set, access, connection } = replica
  // Whoever opens the app long after the last sign of life says who they are.
  const [door, setDoor] = useState<Door>(() => (isStillHere(replica) ? 'open' : 'locked'))
  const [speech] = useState(() => openSpeech())
  const [room] = useState(() => new RoomWatch({ hasRoom, after: whenIdleAfter }))
  useEffect(() => () => room.close(), [room])
  const onBadge = useRef<(person: PersonId) => void>(() => undefined)
  const [shift] = useState(
    () =>
      new Shift({
        set,
        random: house.random,
        get scanner() {
          return house.scanner
        },
        play: house.play,
        report: (error) => console.error(error),
        onBadge: (person) => onBadge.current(person),
      }),
  )
  // Only what is drawn here: a scan that stays on its screen draws that screen and nothing around it.
  const screen = useSyncExternalStore(shift.subscribe, () => shift.state().screen)
  const stopped = useSyncExternalStore(shift.subscribe, () => shift.state().stopped)
  useEffect(() => {
    onBadge.current = (id) => {
      const person = set.state.get('person', id)
      if (!person) return
      if (id === set.session?.person) void access.goOn(id).then(() => house.play('right'))
      else setDoor(person)
    }
  })
  const floor = useMemo<Floor>(
    () => ({
      set,
      shift,
      connection,
      room,
      wishes: house.wishes,
      loudness: house.loudness,
      scanner: house.learned,
      bus: house.bus,
      print: replica.print,
      play: house.play,
      speech,
      shelf: house.shelf,
      answers: replica.answers,
      updates: house.updates,
      leave: () => void access.signOut(),
    }),
    [set, shift, connection, house, access, replica, speech, room],
  )
  const isOpen = door === 'open'
  useEffect(() => {
    if (!isOpen) return
    return house.bus.subscribe((scan) => {
      shift.scan(scan)
      return true
    })
  }, [house, shift, isOpen])
  useEffect(() => (isOpen ? house.keys.listen((key) => shift.key(key)) : undefined), [house, shift, isOpen])
  const working = isOpen && screen === 'step'
  useEffect(() => {
    if (!working) return
    house.wakeLock.hold()
    return () => house.wakeLock.release()
  }, [house, working])
  useBackButton(() => (isOpen ? shift.back() : undefined))

  const due = useSyncExternalStore(house.updates.subscribe, () => house.updates.state().due)
  useEffect(() => {
    // After a pause nobody's hands are on it, whatever step is shown.
    const isFree = door === 'locked' || (door === 'open' && screen === 'my-work')
    if (!due || !isFree) return
    // What was just done is kept first; the task in hand is, too, and goes on in the new version.
    void shift.idle().then(() => {
      if (door === 'locked' || shift.state().screen === 'my-work') house.updates.safePoint()
    })
  }, [due, door, screen, shift, house])

  const Screen = screens[screen]
  return (
    <WordsContext.Provider value={words}>
      <FloorContext.Provider value={floor}>
        <div className={isOpen ? 'work' : 'work work-veiled'} inert={!isOpen} aria-hidden={!isOpen}>
          <Guarded shift={shift}>
            <Suspense fallback={null}>
              <Screen />
            </Suspense>
          </Guarded>
        </div>
        <Signs shift={shift} access={access} set={set} running={isOpen} onPause={() => setDoor('locked')} />
        {isOpen && stopped ? <StoppedScreen stopped={stopped} onRecover={() => shift.recover()} /> : null}
        {isOpen && !stopped ? (
          <Guarded shift={shift}>
            <Suspense fallback={null}>
              <Over house={house} shift={shift} />
            </Suspense>
          </Guarded>
        ) : null}
        {isOpen ? null : (
          <div className="work-door">
            <SignInScreen
              access={access}
              entrance={entrance}
              {...(typeof door === 'object' && { asked: door })}
              {...(door === 'locked' && { waiting: nameOf(set) })}
              onSignedIn={() => setDoor('open')}
              {...(typeof door === 'object' && { onBack: () => setDoor('open') })}
            />
          </div>
        )}
      </FloorContext.Provider>
    </WordsContext.Provider>
  )
}

/** After a time, once the page has nothing else to do. */
function whenIdleAfter(milliseconds: number, run: () => void): () => void {
  const idle = () => (typeof requestIdleCallback === 'function' ? requestIdleCallback(run) : run())
  const timer = setTimeout(idle, milliseconds)
  return () => clearTimeout(timer)
}

function isStillHere({ set, access }: Replica): boolean {
  return set.session !== undefined && access.badgeIsEnough(set.session.person)
}

function nameOf(set: Replica['set']): string {
  const { session } = set
  return (session && set.state.get('person', session.person)?.name) ?? ''
}

/** What breaks while it is drawn puts the task aside; each step tries anew. */
function Guarded({ shift, children }: { shift: Shift; children: ReactNode }): ReactNode {
  const step = useSyncExternalStore(shift.subscribe, () => shift.state().step)
  return (
    <BugBoundary again={step} onBug={(error) => shift.fail(error)}>
      {children}
    </BugBoundary>
  )
}

interface SignsProps {
  shift: Shift
  access: Replica['access']
  set: Replica['set']
  running: boolean
  onPause: () => void
}

/** Watches whether somebody works: draws nothing. */
function Signs({ shift, access, set, running, onPause }: SignsProps): ReactNode {
  const { step, scans } = useSyncExternalStore(shift.subscribe, shift.state)
  useSigns(access, () => set.session?.person, step)
  useLockAfterPause(running, step + scans, onPause)
  return null
}

/** What may lie over any screen of the shift. */
function Over({ house, shift }: { house: House; shift: Shift }): ReactNode {
  const state = useSyncExternalStore(shift.subscribe, shift.state)
  const text = useWords()
  const door = useDoorWords()
  const view = shift.view()
  const title = view && state.screen === 'step' ? text.job(view.main.words) : door.say('code.type')
  return (
    <>
      <ShownAnswer state={state} view={view} />
      {state.sheet === 'code' ? (
        <LazyCodeSheet
          title={title}
          scanner={house}
          onScan={(scan) => shift.scan(scan)}
          onClose={() => shift.closeSheet()}
        />
      ) : null}
    </>
  )
}

function useLockAfterPause(running: boolean, sign: number, lock: () => void): void {
  const run = useRef(lock)
  useEffect(() => {
    run.current = lock
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: each sign of life starts the pause anew
  useEffect(() => {
    if (!running) return
    let timer = setTimeout(() => run.current(), lockAfter)
    const again = () => {
      clearTimeout(timer)
      timer = setTimeout(() => run.current(), lockAfter)
    }
    document.addEventListener('pointerdown', again, { passive: true })
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerdown', again)
    }
  }, [running, sign])
}

/** Each step is a sign of the person: the ten minutes in which a badge is enough count from the last one. */
function useSigns(access: Replica['access'], person: () => PersonId | undefined, step: number): void {
  const noted = useRef(0)
  useEffect(() => {
    const id = person()
    const now = performance.now()
    if (step === 0 || id === undefined || now - noted.current < noteSignsEvery) return
    noted.current = now
    access.goOn(id).catch(() => undefined)
  })
}

/** The system's back button goes one step back in the app and never out of it. */
function useBackButton(back: () => void): void {
  const run = useRef(back)
  useEffect(() => {
    run.current = back
  })
  useEffect(() => {
    history.pushState('inside', '')
    const onPop = () => {
      history.pushState('inside', '')
      run.current()
    }
    window.addEventListener('popstate', onPop)
    return () => window.removeEventListener('popstate', onPop)
  }, [])
}
