// Owns signing in at the desk: badge, typed or scanned, and PIN. Says what is wrong in place, and how to go on.
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import type { Me } from '../../../shared/protocol/desk/session.ts'
import { type Language, languageNames, languages } from '../../text/index.ts'
import { DeskIcon, Tabs } from '../../ui/desk/index.ts'
import { send } from '../data/client.ts'
import { refusalText } from '../data/refusals.ts'
import { useDeskText } from '../text.ts'
import './sign-in.css'

export interface SignInProps {
  readonly onSignedIn: (me: Me) => void
  readonly language: Language
  readonly onLanguage: (language: Language) => void
}

export function SignIn({ onSignedIn, language, onLanguage }: SignInProps): ReactNode {
  const { d } = useDeskText()
  const [badge, setBadge] = useState('')
  const [pin, setPin] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [busy, setBusy] = useState(false)
  const pinField = useRef<HTMLInputElement>(null)

  const signIn = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setWrong(undefined)
    try {
      const answer = await send<Me>('/sign-in', { badge: badge.trim(), pin })
      if (answer.ok) {
        onSignedIn(answer.value)
        return
      }
      setWrong(refusalText(d, answer.code, answer.facts))
      setPin('')
      pinField.current?.focus()
    } catch {
      setWrong(d('sign-in.no-answer'))
    } finally {
      setBusy(false)
    }
  }
  // A badge that is scanned ends with Enter: the PIN comes next, nothing is sent yet.
  const afterBadge = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || pin !== '') return
    event.preventDefault()
    pinField.current?.focus()
  }
  return (
    <main className="alone">
      <form className="box sign-in" onSubmit={(event) => void signIn(event)}>
        <p className="sign-in-product">
          <span className="menu-logo" aria-hidden="true">
            <DeskIcon name="put-away" />
          </span>
          Stockhand
        </p>
        <h1>{d('sign-in.title')}</h1>
        <label className="field">
          <span>{d('sign-in.badge')}</span>
          <input
            name="badge"
            autoComplete="username"
            // biome-ignore lint/a11y/noAutofocus: there is one thing to do here
            autoFocus
            required
            value={badge}
            onChange={(event) => setBadge(event.target.value)}
            onKeyDown={afterBadge}
          />
        </label>
        <label className="field">
          <span>{d('sign-in.pin')}</span>
          <input
            ref={pinField}
            name="pin"
            type="password"
            inputMode="numeric"
            autoComplete="current-password"
            required
            value={pin}
            onChange={(event) => setPin(event.target.value)}
          />
        </label>
        <div role="alert">
          {wrong === undefined ? null : (
            <p className="sign-in-wrong">
              <DeskIcon name="wrong" />
              {wrong}
            </p>
          )}
        </div>
        <button type="submit" className="desk-button desk-button-main" disabled={busy || badge === '' || pin === ''}>
          {d('sign-in.do')}
        </button>
        <Tabs
          label={d('person.language')}
          current={language}
          onChoose={(id) => onLanguage(id as Language)}
          tabs={languages.map((each) => ({ id: each, label: languageNames[each] }))}
        />
      </form>
    </main>
  )
}
