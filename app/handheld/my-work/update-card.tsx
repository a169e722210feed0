// Owns the offer of a new version. It is made between jobs only, and may wait until after the shift.
import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { AttentionCard } from '../../ui/handheld/index.ts'
import { useFloor } from '../floor.ts'
import { useWords } from '../words.ts'

export function UpdateCard(): ReactNode {
  const { updates } = useFloor()
  const { say } = useWords()
  const waiting = useSyncExternalStore(updates.subscribe, () => updates.state().waiting)
  const [later, setLater] = useState(false)
  if (!waiting || later) return null
  return (
    <AttentionCard
      tone="neutral"
      icon="retry"
      title={say('update.title')}
      main={{ label: say('update.now'), onPress: () => updates.start() }}
      later={{ label: say('update.later'), onPress: () => setLater(true) }}
    >
      {say('update.text')}
    </AttentionCard>
  )
}
