// Owns signing in: a badge scan, or oneself from the last people; then the PIN. One question at a time, no fields.
import { type ReactNode, useEffect, useState } from 'react'
import type { PersonRow } from '../../../shared/rows/catalogue.ts'
import { HandheldFrame } from '../../ui/handheld/frame.tsx'
import { NoteLine } from '../../ui/handheld/lines.tsx'
import { PeopleList, SignInBadge } from '../../ui/handheld/sign-in.tsx'
import { Sheet } from '../../ui/handheld/way-out-sheet.tsx'
import type { Access } from '../access.ts'
import { type DoorWords, useDoorWords } from '../door-words.ts'
import { usePageTitle } from '../page-title.ts'
import { LazyCodeSheet } from '../scan/lazy-code-sheet.tsx'
import type { Entrance } from './badge.ts'
import { PinScreen } from './pin-screen.tsx'

export interface SignInScreenProps {
  access: Access
  entrance: Entrance
  /** Somebody's PIN is wanted at once: another badge was scanned while one was signed in. */
  asked?: PersonRow
  /** Whose task waits behind the door, after a pause. */
  waiting?: string
  /** The person is signed in. */
  onSignedIn: () => void
  /** Back to who is signed in; absent where nobody is. */
  onBack?: () => void
}

const mostPeople = 3
const hour = 3_600_000

export function SignInScreen({ access, entrance, asked, waiting, onSignedIn, onBack }: SignInScreenProps): ReactNode {
  const text = useDoorWords()
  const { say } = text
  const [person, setPerson] = useState<PersonRow | undefined>(asked)
  const [problem, setProblem] = useState<string>()
  const [help, setHelp] = useState(false)
  const [camera, setCamera] = useState(false)
  usePageTitle(say('sign-in.title'))

  const onBadge = async (raw: string) => {
    const { readBadge } = await import('./badge.ts')
    const read = readBadge(entrance, raw)
    setProblem(read.ok ? undefined : say(read.code))
    if (!read.ok) return entrance.play('wrong')
    if (!access.badgeIsEnough(read.value.id)) {
      setPerson(read.value)
      return entrance.play('right')
    }
    await access.goOn(read.value.id)
    onSignedIn()
  }
  useEffect(() =>
    entrance.bus.subscribe((scan) => {
      void onBadge(scan.raw)
      return true
    }),
  )

  if (person) {
    return (
      <PinScreen
        key={person.id}
        access={access}
        entrance={entrance}
        person={person}
        onSignedIn={onSignedIn}
        onBack={() => (asked && onBack ? onBack() : setPerson(undefined))}
      />
    )
  }
  const title = say(waiting === undefined ? 'sign-in.title' : 'locked.title')
  const place = [
    say('sign-in.device', { device: entrance.deviceName, warehouse: entrance.warehouseName }),
    say('sign-in.works'),
  ]
  const lines = waiting === undefined ? place : [say('locked.text', { name: waiting })]
  return (
    <>
      <HandheldFrame
        title={say('app.name')}
        sync={entrance.chip}
        stepKey={`sign-in:${problem ?? ''}`}
        {...(onBack && { onBack })}
        wayOut={{ label: say('sign-in.help'), icon: 'unknown', onPress: () => setHelp(true) }}
        main={{ label: say('sign-in.camera'), icon: 'camera', onPress: () => setCamera(true) }}
      >
        <SignInBadge title={title} lines={problem === undefined ? lines : []} />
        {problem === undefined ? null : (
          <NoteLine icon="wrong" tone="err">
            {problem}
          </NoteLine>
        )}
        <People access={access} now={entrance.now()} text={text} onChoose={setPerson} />
      </HandheldFrame>
      {help ? <Help onClose={() => setHelp(false)} /> : null}
      {camera ? (
        <LazyCodeSheet
          title={say('sign-in.title')}
          scanner={entrance.scanner}
          onScan={(scan) => {
            setCamera(false)
            void onBadge(scan.raw)
          }}
          onClose={() => setCamera(false)}
        />
      ) : null}
    </>
  )
}

interface PeopleProps {
  access: Access
  now: number
  text: DoorWords
  onChoose: (person: PersonRow) => void
}

function People({ access, now, text, onChoose }: PeopleProps): ReactNode {
  const people = access.last().slice(0, mostPeople)
  if (people.length === 0) return null
  return (
    <PeopleList
      label={text.say('sign-in.last')}
      people={people.map(({ person, seenAt }) => {
        const role = person.roles[0]
        const ago = agoWords(now - seenAt, text)
        return {
          id: person.id,
          name: person.name,
          initials: initialsOf(person.name),
          detail: role ? `${text.say(`role.${role}`)} · ${ago}` : ago,
        }
      })}
      onChoose={(id) => {
        const found = people.find(({ person }) => person.id === id)
        if (found) onChoose(found.person)
      }}
    />
  )
}

function agoWords(ms: number, text: DoorWords): string {
  if (ms < 12 * hour) return text.say('sign-in.ago', { time: text.duration(ms) })
  if (ms < 36 * hour) return text.say('sign-in.yesterday')
  return text.say('sign-in.ago', { time: text.duration(Math.max(ms, 48 * hour)) })
}

export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => Array.from(part)[0] ?? '')
    .join('')
    .toUpperCase()
}

function Help({ onClose }: { onClose: () => void }): ReactNode {
  const { say } = useDoorWords()
  return (
    <Sheet title={say('sign-in.help.title')} backLabel={say('sign-in.help.back')} onClose={onClose}>
      <NoteLine icon="badge">{say('sign-in.help.scan')}</NoteLine>
      <NoteLine icon="stale">{say('sign-in.help.again')}</NoteLine>
      <NoteLine icon="person">{say('sign-in.help.forgot')}</NoteLine>
    </Sheet>
  )
}
