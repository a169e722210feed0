// Owns setting up a handheld: a one-time code, scanned or typed or told by the address, and a name for the device.
import { type ReactNode, useEffect, useState } from 'react'
import { HandheldFrame } from '../../ui/handheld/frame.tsx'
import { NoteLine } from '../../ui/handheld/lines.tsx'
import { Words } from '../../ui/words.tsx'
import { useDoorWords } from '../door-words.ts'
import type { EnrolRefusal, House } from '../house.ts'
import { usePageTitle } from '../page-title.ts'
import { enrolCodeIn } from './enrol-code.ts'
import './enrol.css'

export interface EnrolScreenProps {
  house: House
  /** From the address, where the desk showed it as a code to scan with the phone. */
  code: string | undefined
  /** The device was in use before, and was taken out of it. */
  revoked: boolean
  onEnrolled: () => void
}

export function EnrolScreen({ house, code: told, revoked, onEnrolled }: EnrolScreenProps): ReactNode {
  const { say } = useDoorWords()
  const [code, setCode] = useState(told ?? '')
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<EnrolRefusal>()
  usePageTitle(say('enrol.title'))
  useEffect(() =>
    house.bus.subscribe((scan) => {
      const read = enrolCodeIn(scan.raw)
      if (read !== undefined) setCode(read)
      house.play(read === undefined ? 'wrong' : 'right')
      return true
    }),
  )
  const ready = code.trim() !== '' && name.trim() !== '' && !busy
  const enrol = async () => {
    if (!ready) return
    setBusy(true)
    const refusal = await house.enrol(code.trim(), name.trim()).catch((): EnrolRefusal => 'failed')
    setBusy(false)
    setProblem(refusal)
    house.play(refusal ? 'wrong' : 'done')
    if (!refusal) onEnrolled()
  }
  return (
    <HandheldFrame
      title={say('app.name')}
      sync={{ kind: 'offline', count: 0 }}
      stepKey={`enrol:${problem ?? ''}`}
      main={{
        label: say(busy ? 'enrol.working' : 'enrol.do'),
        icon: 'next',
        isStep: true,
        disabled: !ready,
        onPress: () => void enrol(),
      }}
    >
      <form
        className="enrol"
        onSubmit={(event) => {
          event.preventDefault()
          void enrol()
        }}
      >
        <h2 className="enrol-title" tabIndex={-1} data-step-heading="">
          {say('enrol.title')}
        </h2>
        <p className="enrol-lead">
          <Words text={say('enrol.lead')} />
        </p>
        <label className="enrol-label">
          {say('enrol.code')}
          <input
            className="enrol-field code"
            value={code}
            maxLength={40}
            autoCapitalize="characters"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            onChange={(event) => setCode(event.target.value)}
          />
        </label>
        <label className="enrol-label">
          {say('enrol.name')}
          <input
            className="enrol-field"
            value={name}
            maxLength={60}
            placeholder="HH-07"
            autoComplete="off"
            enterKeyHint="done"
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <input type="submit" hidden disabled={!ready} />
      </form>
      {revoked && !problem ? (
        <NoteLine icon="wrong" tone="warn">
          {say('enrol.revoked')}
        </NoteLine>
      ) : null}
      {problem ? (
        <NoteLine icon="wrong" tone="err">
          {say(`enrol.${problem}`)}
        </NoteLine>
      ) : null}
    </HandheldFrame>
  )
}
