// Owns the list of all keys. Each of them has a button on its page as well.
import type { ReactNode } from 'react'
import { IconButton, KeyHint } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { pages } from '../pages.ts'
import { type PlainDeskKey, useDeskText } from '../text.ts'
import { Overlay } from './overlay.tsx'

const keys: readonly (readonly [string, PlainDeskKey])[] = [
  ['Ctrl K', 'keys.search'],
  ['/', 'keys.in-list'],
  ['J  K', 'keys.rows'],
  ['Enter', 'keys.open'],
  ['Esc', 'keys.close'],
  ['1 – 9', 'keys.way'],
  ['F', 'keys.filter'],
  ['?', 'keys.help'],
]

export function KeysHelp({ onClose }: { onClose: () => void }): ReactNode {
  const { me } = useSession()
  const { d, t } = useDeskText()
  const shown = pages.filter((page) => page.money !== true || me.money)
  return (
    <Overlay label={d('keys.title')} place="middle" onClose={onClose}>
      <header className="overlay-head">
        <h2>{d('keys.title')}</h2>
        <IconButton label={t('ui.close')} icon="close" onPress={onClose} />
      </header>
      <div className="keys-help">
        <dl>
          {keys.map(([key, text]) => (
            <div key={key}>
              <dt>
                <KeyHint keys={key} />
              </dt>
              <dd>{d(text)}</dd>
            </div>
          ))}
        </dl>
        <dl>
          {shown.map((page) => (
            <div key={page.id}>
              <dt>
                <KeyHint keys="G" /> <KeyHint keys={page.letter.toUpperCase()} />
              </dt>
              <dd>{d(page.title)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p className="keys-note">{d('keys.note')}</p>
    </Overlay>
  )
}
