// Owns what all of the desk shares while somebody is signed in: who they are, the warehouse they look at, live news, their
// settings, and how to tell them something.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Right } from '../../../shared/operations/operation.ts'
import type { CompanyName, Me, WarehouseName } from '../../../shared/protocol/desk/session.ts'
import { officeScope, tenantScope, warehouseScope } from '../../../shared/rows/tables.ts'
import { eventSource } from './event-source.ts'
import { Live, type LiveState } from './live.ts'
import type { Settings } from './settings.ts'

export interface Notice {
  readonly tone: 'ok' | 'warn' | 'err'
  readonly text: string
}

export interface Session {
  readonly me: Me
  readonly warehouse: WarehouseName
  readonly company: CompanyName
  readonly live: Live
  readonly settings: Settings
  readonly change: (settings: Partial<Settings>) => void
  readonly chooseWarehouse: (id: string) => void
  readonly chooseCompany: (id: string) => void
  readonly signedOut: () => void
  /** Asks again who is signed in and what there is to see. */
  readonly askAgain: () => void
  /** Stays until the person closes it or does the next thing. */
  readonly notice: Notice | undefined
  readonly tell: (notice: Notice | undefined) => void
  readonly may: (right: Right) => boolean
}

const SessionContext = createContext<Session | undefined>(undefined)

export interface SessionProviderProps {
  readonly me: Me
  readonly settings: Settings
  readonly change: (settings: Partial<Settings>) => void
  readonly signedOut: () => void
  readonly askAgain: () => void
  readonly children: ReactNode
}

const browserLive = () =>
  new Live({
    source: eventSource,
    now: () => performance.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  })

export function SessionProvider({
  me,
  settings,
  change,
  signedOut,
  askAgain,
  children,
}: SessionProviderProps): ReactNode {
  const [live] = useState(browserLive)
  const [notice, tell] = useState<Notice>()
  const warehouse = me.warehouses.find((each) => each.id === settings.warehouse) ?? me.warehouses[0]
  const ofId = (id: string | undefined) => me.companies.find((each) => each.id === id)
  const company = ofId(settings.company) ?? ofId(warehouse?.company) ?? me.companies[0]
  const followed = warehouse?.id
  useEffect(
    () => (followed === undefined ? undefined : live.follow([warehouseScope(followed), tenantScope, officeScope])),
    [live, followed],
  )
  const session = useMemo<Session | undefined>(
    () =>
      warehouse && company
        ? {
            me,
            warehouse,
            company,
            live,
            settings,
            change,
            chooseWarehouse: (id) => change({ warehouse: id, company: undefined }),
            chooseCompany: (id) => change({ company: id }),
            signedOut,
            askAgain,
            notice,
            tell,
            may: (right) => me.rights.includes(right),
          }
        : undefined,
    [me, warehouse, company, live, settings, change, signedOut, askAgain, notice],
  )
  return <SessionContext value={session}>{session ? children : null}</SessionContext>
}

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('a part of the desk stands outside of any session')
  return session
}

export function useLiveState(): LiveState {
  const { live } = useSession()
  return useSyncExternalStore(
    (watch) => live.onState(watch),
    () => live.state,
  )
}
