// Owns the warning of the first screen that the device is nearly full, or may clear work that is not sent.
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { NoteLine } from '../../ui/handheld/index.ts'
import { useConnection, useFloor } from '../floor.ts'
import { type DeviceFacts, deviceFacts } from '../sync/device-facts.ts'
import { storageWarning } from '../sync/storage-warning.ts'
import { useWords } from '../words.ts'

export function StorageNote(): ReactNode {
  const { set, shift, room } = useFloor()
  const { chip, oldest } = useConnection()
  const text = useWords()
  const isShort = useSyncExternalStore(room.subscribe, room.isShort)
  const [facts, setFacts] = useState<DeviceFacts>({})
  useEffect(() => {
    void deviceFacts().then(setFacts)
  }, [])
  const count = chip.kind === 'sent' ? 0 : chip.count
  const age = oldest === undefined ? 0 : set.now() - oldest
  const warning = storageWarning({ ...facts, isShort, count, age })
  if (!warning) return null
  const press = count > 0 ? { press: { label: text.say('storage.see'), onPress: () => shift.show('sync') } } : {}
  return (
    <NoteLine icon="storage" tone="warn" {...press}>
      {text.say(`storage.${warning}`)}
    </NoteLine>
  )
}
