// Owns the line under figures that may still change: how many devices are silent with work in hand.
import type { Pulse } from '../../../shared/protocol/desk/house.ts'
import { withQuery } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { useDeskText } from '../text.ts'

export function useSilentNote(): string | undefined {
  const { warehouse } = useSession()
  const { d } = useDeskText()
  const { data } = useRead<Pulse>(withQuery('/pulse', { warehouse: warehouse.id }))
  return data && data.silentDevices > 0 ? d('list.silent', { n: data.silentDevices }) : undefined
}
