// Owns the warning of the first screen that the device's storage runs low, or may be cleared with work on it. Looks again now and
// then, and whenever something has been recorded for long enough.
import { type ReactNode, useEffect, useState } from 'react'
import { NoteLine } from '../../ui/handheld/index.ts'
import { useConnection, useFloor } from '../floor.ts'
import { type DeviceFacts, deviceFacts, sizeWords } from '../sync/device-facts.ts'
import { storageWarning } from '../sync/storage-warning.ts'
import { useWords } from '../words.ts'

const looksEvery = 60_000

export function StorageNote(): ReactNode {
  const { set, shift } = useFloor()
  const { chip, oldest } = useConnection()
  const text = useWords()
  const [facts, setFacts] = useState<DeviceFacts>({})
  useEffect(() => {
    const look = () => void deviceFacts().then(setFacts)
    look()
    const looking = setInterval(look, looksEvery)
    return () => clearInterval(looking)
  }, [])
  const count = chip.kind === 'sent' ? 0 : chip.count
  const warning = storageWarning(facts, { count, age: oldest === undefined ? 0 : set.now() - oldest })
  if (!warning) return null
  const press = count > 0 ? { press: { label: text.say('storage.see'), onPress: () => shift.show('sync') } } : {}
  return (
    <NoteLine icon="storage" tone="warn" {...press}>
      {warning.kind === 'low'
        ? text.say('storage.low', { size: sizeWords(warning.freeBytes, text.number) })
        : text.say('storage.may-be-cleared')}
    </NoteLine>
  )
}
