// Owns the way from an opened page to work: the replica, setting up, the first copy, sign-in. Each is a screen of its own.
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { businessDate } from '../../shared/values/time.ts'
import { TextProvider } from '../text/index.ts'
import { applyAppearance } from '../ui/appearance.ts'
import { TouchGuardProvider } from '../ui/touch.tsx'
import { BugBoundary } from './bug-boundary.tsx'
import { DoorWordsContext, useMadeDoorWords } from './door-words.ts'
import type { House, Replica } from './house.ts'
import type { Entrance } from './sign-in/badge.ts'
import { SignInScreen } from './sign-in/sign-in-screen.tsx'
import { StoppedScreen } from './stopped.tsx'
import { appearanceOf } from './wishes.ts'
import '../ui/base.css'
import './app.css'

// Jobs, their texts and what draws them come while the person signs in.
const loadWork = () => import('./work.tsx')
const Work = lazy(async () => ({ default: (await loadWork()).Work }))
// Set up once in a device's life, and never without a network.
const FirstCopyScreen = lazy(async () => ({
  default: (await import('./enrol/first-copy-screen.tsx')).FirstCopyScreen,
}))
const WaitingScreen = lazy(async () => ({ default: (await import('./enrol/waiting-screen.tsx')).WaitingScreen }))
const EnrolScreen = lazy(async () => ({ default: (await import('./enrol/enrol-screen.tsx')).EnrolScreen }))

type Stage =
  | { readonly at: 'opening' | 'waiting' }
  | { readonly at: 'broken'; readonly message: string }
  | { readonly at: 'enrol'; readonly revoked: boolean }
  | { readonly at: 'open'; readonly replica: Replica }

export interface AppProps {
  house: House
  /** One-time code that came with the address. */
  enrolCode: string | undefined
}

export function App({ house, enrolCode }: AppProps): ReactNode {
  const wishes = useSyncExternalStore(house.wishes.subscribe, house.wishes.state)
  const [stage, setStage] = useState<Stage>({ at: 'opening' })
  useEffect(() => applyAppearance(document.documentElement, appearanceOf(wishes)), [wishes])
  useEffect(() => house.updates.started(), [house])
  const open = useCallback(async () => {
    try {
      const replica = await house.open({
        wiped: () => setStage({ at: 'enrol', revoked: true }),
        closed: () => setStage({ at: 'broken', message: 'the browser has closed the store' }),
        waiting: () => setStage({ at: 'waiting' }),
      })
      setStage(replica ? { at: 'open', replica } : { at: 'enrol', revoked: false })
    } catch (error) {
      setStage({ at: 'broken', message: error instanceof Error ? error.message : String(error) })
    }
  }, [house])
  useEffect(() => {
    void open()
  }, [open])
  const due = useSyncExternalStore(house.updates.subscribe, () => house.updates.state().due)
  const isIdle = stage.at === 'enrol' || stage.at === 'broken'
  useEffect(() => {
    if (due && isIdle) house.updates.safePoint()
  }, [due, isIdle, house])
  const zone = stage.at === 'open' ? zoneOf(stage.replica) : undefined
  return (
    <TextProvider lang={wishes.language} {...(zone !== undefined && { zone })}>
      <Speaking>
        <TouchGuardProvider>
          <BugBoundary again={0} fallback={brokenApp}>
            <Staged house={house} stage={stage} enrolCode={enrolCode} onOpen={() => void open()} />
          </BugBoundary>
        </TouchGuardProvider>
      </Speaking>
    </TextProvider>
  )
}

/** Nothing can be drawn: the app starts anew, with all that is kept. */
function brokenApp(error: unknown): ReactNode {
  const message = error instanceof Error ? error.message : String(error)
  return <StoppedScreen stopped={{ kind: 'bug', message, missed: 0 }} onRecover={() => location.reload()} />
}

function Speaking({ children }: { children: ReactNode }): ReactNode {
  return <DoorWordsContext.Provider value={useMadeDoorWords()}>{children}</DoorWordsContext.Provider>
}

interface StagedProps {
  house: House
  stage: Stage
  enrolCode: string | undefined
  onOpen: () => void
}

function Staged({ house, stage, enrolCode, onOpen }: StagedProps): ReactNode {
  switch (stage.at) {
    case 'opening':
      return null
    case 'waiting':
      return (
        <Suspense fallback={null}>
          <WaitingScreen />
        </Suspense>
      )
    case 'broken':
      return <StoppedScreen stopped={{ kind: 'storage', message: stage.message, missed: 0 }} onRecover={onOpen} />
    case 'enrol':
      return (
        <Suspense fallback={null}>
          <EnrolScreen house={house} code={enrolCode} revoked={stage.revoked} onEnrolled={onOpen} />
        </Suspense>
      )
    case 'open':
      return <Opened house={house} replica={stage.replica} />
  }
}

const doorTopics = ['session', 'copy', 'warehouse', 'person'] as const

function Opened({ house, replica }: { house: House; replica: Replica }): ReactNode {
  const { set, access, connection } = replica
  // What is drawn from here changes with these alone; goods and orders change with every scan.
  const matters = () => doorTopics.reduce((sum, topic) => sum + set.version(topic), 0)
  useSyncExternalStore(set.subscribe, matters)
  const { chip } = useSyncExternalStore(connection.subscribe, connection.state)
  const { session } = set
  const person = session && set.state.get('person', session.person)
  useEffect(() => {
    if (person) house.wishes.follow(person.id, person.language)
  }, [house, person])
  useEffect(() => {
    void warm()
  }, [])
  const due = useSyncExternalStore(house.updates.subscribe, () => house.updates.state().due)
  const isFree = person === undefined
  useEffect(() => {
    if (due && isFree) house.updates.safePoint()
  }, [due, isFree, house])
  const warehouseName = set.state.get('warehouse', set.warehouse)?.name ?? ''
  const entrance = useMemo<Entrance>(
    () => ({
      set,
      bus: house.bus,
      deviceName: set.identity.name,
      warehouseName,
      chip,
      scanContext: () => ({ ...house.scanner, today: businessDate(set.now(), zoneOf(replica) ?? 'UTC') }),
      now: () => set.now(),
      play: house.play,
      onKey: house.keys.listen,
      scanner: house,
      shelf: house.shelf,
    }),
    [set, house, warehouseName, chip, replica],
  )
  if (!set.ready) {
    return (
      <Suspense fallback={null}>
        <FirstCopyScreen copy={replica.set} connection={replica.connection} />
      </Suspense>
    )
  }
  if (!person) return <SignInScreen access={access} entrance={entrance} onSignedIn={() => undefined} />
  return (
    <Suspense fallback={null}>
      <Work house={house} replica={replica} entrance={entrance} />
    </Suspense>
  )
}

function zoneOf({ set }: Replica): string | undefined {
  return set.state.get('warehouse', set.warehouse)?.zone
}

/** Fetches what is loaded apart while there is a network, so that it is here when there is none. */
async function warm(): Promise<void> {
  await loadWork()
  await (await import('./screens.ts')).warmScreens()
}
