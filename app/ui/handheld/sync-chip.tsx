// Owns the chip in the header that says how far this device's work has got: one look for each state. Offline is
// neutral and never an alarm. Does not know what sync is.
import type { ReactNode } from 'react'
import { type Text, useText } from '../../text/index.ts'
import { Icon, type IconName } from '../icon.tsx'
import { Press } from '../touch.tsx'
import './sync-chip.css'
import { steady } from '../steady.ts'

export type SyncState =
  /** Online, all sent. */
  | { kind: 'sent' }
  | { kind: 'sending'; count: number }
  /** Offline and working: no warning. */
  | { kind: 'offline'; count: number }
  /** Offline for more than 30 min, or more than 200 not sent: yellow. */
  | { kind: 'late'; count: number }

function stateWords(state: SyncState, { t }: Text): string {
  switch (state.kind) {
    case 'sent':
      return t('ui.sync.sent')
    case 'sending':
      return t('ui.sync.sending', { n: state.count })
    case 'offline':
    case 'late':
      return state.count === 0 ? t('ui.sync.offline') : t('ui.sync.notSent', { n: state.count })
  }
}

const icons: Readonly<Record<SyncState['kind'], IconName>> = {
  sent: 'sent',
  sending: 'sending',
  offline: 'offline',
  late: 'offline',
}

export interface SyncChipProps {
  state: SyncState
  onOpen?: () => void
}

/** "Offline" in words where nothing waits; a number where something does. */
export const SyncChip = steady(function SyncChip({ state, onOpen }: SyncChipProps): ReactNode {
  const text = useText()
  const said = stateWords(state, text)
  const short = state.kind === 'sent' ? null : state.count === 0 ? text.t('ui.sync.offline') : text.number(state.count)
  const look = (
    <span className={`chip chip-${state.kind}`} aria-hidden="true">
      <Icon name={icons[state.kind]} size="line" />
      {short === null ? null : <span>{short}</span>}
    </span>
  )
  if (!onOpen) {
    return (
      <span className="chip-target" role="img" aria-label={said}>
        {look}
      </span>
    )
  }
  return (
    <Press className="chip-target" aria-label={text.t('ui.sync.open', { state: said })} onPress={onOpen}>
      {look}
    </Press>
  )
})
