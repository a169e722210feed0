// Owns the way from an opened page to work: the replica, setting up, the first copy, sign-in. Each is a screen of its own.
import { type ReactNode, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { businessDate } from '../../shared/values/time.ts'
import { TextProvider } from '../text/index.ts'
import { applyAppearance, TouchGuardProvider } from '../ui/handheld/index.ts'
import { EnrolScreen } from './enrol/enrol-screen.tsx'
import { FirstCopyScreen } from './enrol/first-copy-screen.tsx'
import type { House, Replica } from './house.ts'
import { SayContext, useMadeSay } from './say.ts'
import { warmScreens } from './screens.ts'
import type { Entrance } from './sign-in/badge.ts'
import { SignInScreen } from './sign-in/sign-in-screen.tsx'
import { StoppedScreen } from './stopped.tsx'
import { appearanceOf } from './wishes.ts'
import { Work } from './work.tsx'
import './app.css'

type Stage =
  | { readonly at: 'opening' }
  | { readonly at: 'broken'; readonly message: string }
  | { readonly at: 'enrol' }
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
  const open = useCallback(async () => {
    try {
      const replica = await house.open()
      setStage(replica ? { at: 'open', replica } : { at: 'enrol' })
    } catch (error) {
      setStage({ at: 'broken', message: error instanceof Error ? error.message : String(error) })
    }
  }, [house])
  useEffect(() => {
    void open()
  }, [open])
  const zone = stage.at === 'open' ? zoneOf(stage.replica) : undefined
  return (
    <TextProvider lang={wishes.language} {...(zone !== undefined && { zone })}>
      <Speaking>
        <TouchGuardProvider>
          <Staged house={house} stage={stage} enrolCode={enrolCode} onOpen={() => void open()} />
        </TouchGuardProvider>
      </Speaking>
    </TextProvider>
  )
}

function Speaking({ children }: { children: ReactNode }): ReactNode {
  return <SayContext.Provider value={useMadeSay()}>{children}</SayContext.Provider>
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
    case 'broken':
      return <StoppedScreen stopped={{ kind: 'storage', message: stage.message, missed: 0 }} onRecover={onOpen} />
    case 'enrol':
      return <EnrolScreen house={house} code={enrolCode} onEnrolled={onOpen} />
    case 'open':
      return <Opened house={house} replica={stage.replica} />
  }
}

function Opened({ house, replica }: { house: House; replica: Replica }): ReactNode {
  const { set, access, connection } = replica
  useSyncExternalStore(set.subscribe, set.version)
  const { chip } = useSyncExternalStore(connection.subscribe, connection.state)
  const { session } = set
  const person = session && set.state.get('person', session.person)
  useEffect(() => {
    if (person) house.wishes.follow(person.id, person.language)
  }, [house, person])
  useEffect(() => {
    void warmScreens()
  }, [])
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
  if (!set.ready) return <FirstCopyScreen replica={replica} />
  if (!person) return <SignInScreen access={access} entrance={entrance} onSignedIn={() => undefined} />
  return <Work house={house} replica={replica} entrance={entrance} />
}

function zoneOf({ set }: Replica): string | undefined {
  return set.state.get('warehouse', set.warehouse)?.zone
}
