// Owns the person's settings: each is one press, takes effect at once and follows the badge on this device.
import { type ReactNode, useSyncExternalStore } from 'react'
import { type Language, languageNames, languages } from '../../text/language.ts'
import { HandheldFrame, Icon, type IconName, Press, type Theme } from '../../ui/handheld/index.ts'
import { useConnection, useFloor, useRows } from '../floor.ts'
import type { Loudness } from '../loudness.ts'
import { usePageTitle } from '../page-title.ts'
import type { Wishes } from '../wishes.ts'
import { type PlainKey, useWords } from '../words.ts'
import './settings.css'

type Flag = { [K in keyof Wishes]: Wishes[K] extends boolean ? K : never }[keyof Wishes]

const themes: readonly { theme: Theme; icon: IconName; key: PlainKey }[] = [
  { theme: 'light', icon: 'item', key: 'settings.theme.light' },
  { theme: 'dark', icon: 'item', key: 'settings.theme.dark' },
  { theme: 'cold', icon: 'cold', key: 'settings.theme.cold' },
]

const flags: readonly { flag: Flag; title: PlainKey; effect: PlainKey }[] = [
  { flag: 'leftHanded', title: 'settings.left', effect: 'settings.left.then' },
  { flag: 'bigType', title: 'settings.big', effect: 'settings.big.then' },
  { flag: 'thickGloves', title: 'settings.gloves', effect: 'settings.gloves.then' },
  { flag: 'quiet', title: 'settings.quiet', effect: 'settings.quiet.then' },
  { flag: 'still', title: 'settings.still', effect: 'settings.still.then' },
  { flag: 'spoken', title: 'settings.spoken', effect: 'settings.spoken.then' },
]

const levels: readonly { volume: Loudness['volume']; key: PlainKey }[] = [
  { volume: 'low', key: 'settings.volume.low' },
  { volume: 'normal', key: 'settings.volume.normal' },
  { volume: 'loud', key: 'settings.volume.loud' },
]

const pulses: readonly { vibration: Loudness['vibration']; key: PlainKey }[] = [
  { vibration: 'off', key: 'settings.off' },
  { vibration: 'normal', key: 'settings.volume.normal' },
  { vibration: 'strong', key: 'settings.vibration.strong' },
]

export function SettingsScreen(): ReactNode {
  const { shift, wishes, loudness, play, speech } = useFloor()
  const { chip } = useConnection()
  const set = useRows()
  const now = useSyncExternalStore(wishes.subscribe, wishes.state)
  const loud = useSyncExternalStore(loudness.subscribe, loudness.state)
  const text = useWords()
  const name = (set.session && set.state.get('person', set.session.person)?.name) ?? ''
  usePageTitle(text.say('settings.title'))
  // Set by ear: each press plays what a line that is done sounds like.
  const hear = (changes: Partial<Loudness>) => () => {
    loudness.change(changes)
    play('done')
  }
  return (
    <HandheldFrame
      title={text.say('settings.title')}
      sync={chip}
      onOpenSync={() => shift.show('sync')}
      onBack={() => shift.back()}
      stepKey="settings"
    >
      <p className="settings-whose">{text.say('settings.yours', { name })}</p>
      <Group label={text.say('settings.language')}>
        {languages.map((language: Language) => (
          <Choice
            key={language}
            label={languageNames[language]}
            lang={language}
            chosen={now.language === language}
            onPress={() => wishes.change({ language })}
          />
        ))}
      </Group>
      <Group label={text.say('settings.theme')}>
        {themes.map(({ theme, key }) => (
          <Choice
            key={theme}
            label={text.say(key)}
            chosen={now.theme === theme}
            onPress={() => wishes.change({ theme })}
          />
        ))}
      </Group>
      {flags
        .filter(({ flag }) => flag !== 'spoken' || speech)
        .map(({ flag, title, effect }) => (
          <Switch
            key={flag}
            on={now[flag]}
            title={text.say(title)}
            effect={text.say(effect)}
            onPress={() => wishes.change({ [flag]: !now[flag] })}
          />
        ))}
      <p className="settings-whose">{text.say('settings.device')}</p>
      <Press className="card settings-switch" onPress={() => shift.show('scanner')}>
        <span className="card-text">
          <b className="card-title">{text.say('settings.scanner')}</b>
        </span>
        <Icon name="scan" size="line" />
      </Press>
      <Group label={text.say('settings.volume')}>
        {levels.map(({ volume, key }) => (
          <Choice key={volume} label={text.say(key)} chosen={loud.volume === volume} onPress={hear({ volume })} />
        ))}
      </Group>
      <Group label={text.say('settings.vibration')}>
        {pulses.map(({ vibration, key }) => (
          <Choice
            key={vibration}
            label={text.say(key)}
            chosen={loud.vibration === vibration}
            onPress={hear({ vibration })}
          />
        ))}
      </Group>
    </HandheldFrame>
  )
}

function Group({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <fieldset className="settings-group">
      <legend>{label}</legend>
      <div className="settings-choices">{children}</div>
    </fieldset>
  )
}

interface ChoiceProps {
  label: string
  lang?: Language
  chosen: boolean
  onPress: () => void
}

function Choice({ label, lang, chosen, onPress }: ChoiceProps): ReactNode {
  return (
    <Press
      className={chosen ? 'settings-choice settings-chosen' : 'settings-choice'}
      aria-pressed={chosen}
      {...(lang && { lang })}
      onPress={onPress}
    >
      {chosen ? <Icon name="tick" size="line" /> : null}
      <span>{label}</span>
    </Press>
  )
}

interface SwitchProps {
  on: boolean
  title: string
  effect: string
  onPress: () => void
}

function Switch({ on, title, effect, onPress }: SwitchProps): ReactNode {
  const { say } = useWords()
  return (
    <Press className="card settings-switch" role="switch" aria-checked={on} onPress={onPress}>
      <span className="card-text">
        <b className="card-title">{title}</b>
        <span className="card-detail">{effect}</span>
      </span>
      <span className={on ? 'settings-state settings-chosen' : 'settings-state'}>
        {on ? <Icon name="tick" size="line" /> : null}
        {say(on ? 'settings.on' : 'settings.off')}
      </span>
    </Press>
  )
}
