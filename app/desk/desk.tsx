// Owns the desk as a whole: who is signed in, their language and theme, and the way from an address to a page.
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { Router } from 'wouter'
import type { Me } from '../../shared/protocol/desk/session.ts'
import type { PageKeyboard } from '../device/page-keys.ts'
import { TextProvider } from '../text/index.ts'
import { applyAppearance, plainAppearance, type Theme } from '../ui/desk/index.ts'
import { ask } from './data/client.ts'
import { SessionProvider } from './data/session.tsx'
import { keepSettings, languageOf, readSettings, type Settings } from './data/settings.ts'
import { KeyboardProvider } from './frame/page-keys.ts'
import { Pages } from './frame/pages-switch.tsx'
import { Shell } from './frame/shell.tsx'
import { NoAnswer } from './sign-in/no-answer.tsx'
import { SignIn } from './sign-in/sign-in.tsx'
import './desk.css'

type Known = { readonly state: 'asking' | 'nobody' | 'no-answer' } | { readonly state: 'somebody'; readonly me: Me }

export function Desk({ keyboard }: { keyboard: PageKeyboard }): ReactNode {
  const [known, setKnown] = useState<Known>({ state: 'asking' })
  const [settings, setSettings] = useState<Settings>(() => readSettings(window.localStorage))
  const change = useCallback(
    (some: Partial<Settings>) =>
      setSettings((was) => {
        const next = { ...was, ...some }
        keepSettings(window.localStorage, next)
        return next
      }),
    [],
  )
  const signedOut = useCallback(() => setKnown({ state: 'nobody' }), [])
  const signedIn = useCallback((me: Me) => setKnown({ state: 'somebody', me }), [])
  const askWho = useCallback(async () => {
    try {
      const answer = await ask<Me>('/me')
      setKnown(answer.ok ? { state: 'somebody', me: answer.value } : { state: 'nobody' })
    } catch {
      setKnown({ state: 'no-answer' })
    }
  }, [])
  useEffect(() => void askWho(), [askWho])
  useTheme(settings.theme)

  const me = known.state === 'somebody' ? known.me : undefined
  const language = languageOf(settings, me?.person.language, navigator.languages)
  const zone = me?.warehouses.find((each) => each.id === settings.warehouse)?.zone ?? me?.warehouses[0]?.zone
  return (
    <TextProvider lang={language} {...(zone === undefined ? {} : { zone })}>
      {me ? (
        <Router base="/desk">
          <KeyboardProvider value={keyboard}>
            <SessionProvider
              me={me}
              settings={settings}
              change={change}
              signedOut={signedOut}
              askAgain={() => void askWho()}
            >
              <Shell>
                <Pages />
              </Shell>
            </SessionProvider>
          </KeyboardProvider>
        </Router>
      ) : known.state === 'nobody' ? (
        <SignIn onSignedIn={signedIn} language={language} onLanguage={(lang) => change({ language: lang })} />
      ) : known.state === 'no-answer' ? (
        <NoAnswer onRetry={askWho} />
      ) : null}
    </TextProvider>
  )
}

function useTheme(wish: Settings['theme']): void {
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    const apply = () => {
      const theme: Theme = wish === 'system' ? (dark.matches ? 'dark' : 'light') : wish
      applyAppearance(document.documentElement, { ...plainAppearance, door: 'desk', theme })
    }
    apply()
    dark.addEventListener('change', apply)
    return () => dark.removeEventListener('change', apply)
  }, [wish])
}
