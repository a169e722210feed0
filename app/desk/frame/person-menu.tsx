// Owns what a person sets for themselves on this browser, and signing out.
import type { ReactNode } from 'react'
import { languageNames, languages } from '../../text/index.ts'
import { send } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import type { Settings } from '../data/settings.ts'
import { useDeskText } from '../text.ts'
import { Choices, Overlay } from './overlay.tsx'

const themes = ['system', 'light', 'dark', 'cold'] as const satisfies readonly Settings['theme'][]

export function PersonMenu({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }): ReactNode {
  const { me, settings, change, signedOut } = useSession()
  const { d, lang } = useDeskText()
  const signOut = async () => {
    // Without an answer the cookie may live on; the desk forgets the person all the same.
    await send('/sign-out', {}).catch(() => undefined)
    signedOut()
  }
  return (
    <Overlay label={me.person.name} place="person" onClose={onClose}>
      <Choices
        label={d('person.language')}
        choices={languages.map((each) => ({
          id: each,
          label: languageNames[each],
          chosen: each === lang,
          onPress: () => change({ language: each }),
        }))}
      />
      <Choices
        label={d('person.theme')}
        choices={themes.map((theme) => ({
          id: theme,
          label: d(`person.theme.${theme}`),
          chosen: theme === settings.theme,
          onPress: () => change({ theme }),
        }))}
      />
      <Choices
        label={d('person.keys')}
        choices={[
          {
            id: 'keys',
            label: d('person.keys.single'),
            chosen: settings.singleKeys,
            onPress: () => change({ singleKeys: !settings.singleKeys }),
          },
          { id: 'help', label: d('person.keys.list'), icon: 'keyboard', onPress: onKeys },
        ]}
      />
      <Choices choices={[{ id: 'out', label: d('person.sign-out'), icon: 'next', onPress: () => void signOut() }]} />
    </Overlay>
  )
}
