// Owns the PIN: dots for digits, checked with its last digit where its length is known here, else by a press; the reason
// is said where it does not do.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { PersonRow } from '../../../shared/rows/catalogue.ts'
import { HandheldFrame } from '../../ui/handheld/frame.tsx'
import { PinPad } from '../../ui/handheld/sign-in.tsx'
import type { Access, PinRefusal } from '../access.ts'
import { type DoorWords, useDoorWords } from '../door-words.ts'
import type { Entrance } from './badge.ts'
import { longestPin, notePinLength, pinLengthOf, shortestPin } from './pin-length.ts'

export interface PinScreenProps {
  access: Access
  entrance: Entrance
  person: PersonRow
  onSignedIn: () => void
  onBack: () => void
}

export function PinScreen({ access, entrance, person, onSignedIn, onBack }: PinScreenProps): ReactNode {
  const text = useDoorWords()
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const checking = useRef(false)
  const length = pinLengthOf(entrance.shelf, person.id)

  const check = async (given: string) => {
    if (checking.current || given.length < shortestPin) return
    checking.current = true
    setBusy(true)
    const refusal = await access.signIn(person, given)
    checking.current = false
    setBusy(false)
    if (!refusal) {
      notePinLength(entrance.shelf, person.id, given.length)
      entrance.play('right')
      onSignedIn()
      return
    }
    entrance.play('wrong')
    setPin('')
    setProblem(wordsOf(refusal, text))
  }
  const digit = (given: string) => {
    if (checking.current || pin.length >= longestPin) return
    const next = pin + given
    setPin(next)
    setProblem(undefined)
    if (next.length === length) void check(next)
  }
  const erase = () => !checking.current && setPin(pin.slice(0, -1))
  useEffect(() =>
    entrance.onKey((key) => {
      if (key.kind === 'digit') digit(String(key.digit))
      else if (key.kind === 'erase') erase()
      else if (key.kind === 'back') onBack()
      else if (key.kind === 'main') void check(pin)
    }),
  )
  const first = person.name.split(' ')[0] ?? person.name
  return (
    <HandheldFrame
      title={text.say('app.name')}
      sync={entrance.chip}
      onBack={onBack}
      stepKey={`pin:${person.id}`}
      main={{
        label: text.say(busy ? 'pin.checking' : 'pin.go'),
        icon: 'next',
        isStep: true,
        disabled: busy || pin.length < shortestPin,
        onPress: () => void check(pin),
      }}
    >
      <PinPad
        title={text.say('pin.title', { name: first })}
        entered={pin.length}
        length={Math.max(length ?? shortestPin, pin.length)}
        {...(problem !== undefined && { problem })}
        onDigit={digit}
        onDelete={erase}
      />
    </HandheldFrame>
  )
}

function wordsOf(refusal: PinRefusal, text: DoorWords): string {
  switch (refusal.code) {
    case 'wrong-pin':
      return refusal.left === undefined ? text.say('pin.wrong') : text.say('pin.wrong.left', { n: refusal.left })
    case 'locked':
      return text.say('pin.locked', { time: text.duration(refusal.ms) })
    case 'needs-network':
      return text.say('pin.needs-network')
    case 'not-active':
      return text.say('sign-in.not-active')
    case 'unknown-badge':
      return text.say('sign-in.unknown-badge')
  }
}
