// Owns offering the cold-store look to whoever is sent to a freezer bin: once for each person on this device, taken by a press,
// gone with the bin. It asks for nothing and holds nobody up.
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { indexKey } from '../../../shared/rows/tables.ts'
import { NoteLine } from '../../ui/handheld/index.ts'
import { useFloor } from '../floor.ts'
import { putText, textOn } from '../shelf.ts'
import { useWords } from '../words.ts'

const prefix = 'stockhand.freezer-offered'

/** @param bin code of the bin that the step names */
export function FreezerOffer({ bin }: { bin: string }): ReactNode {
  const { set, wishes, shelf } = useFloor()
  const { say } = useWords()
  const { theme } = useSyncExternalStore(wishes.subscribe, wishes.state)
  const person = set.session?.person ?? ''
  const frozen = set.state
    .find('locationByCode', indexKey(set.warehouse, bin))
    .some(({ storageClass }) => storageClass === 'frozen')
  const [shownAt, setShownAt] = useState<string>()
  const offers = frozen && theme !== 'cold' && (shownAt === bin || textOn(shelf, `${prefix}.${person}`) !== 'yes')
  useEffect(() => {
    if (!offers) return
    setShownAt(bin)
    putText(shelf, `${prefix}.${person}`, 'yes')
  }, [offers, bin, shelf, person])
  if (!offers) return null
  const press = { label: say('step.freezer.do'), onPress: () => wishes.change({ theme: 'cold' }) }
  return (
    <NoteLine icon="cold" tone="info" press={press}>
      {say('step.freezer')}
    </NoteLine>
  )
}
