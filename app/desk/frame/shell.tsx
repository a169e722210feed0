// Owns the frame around every page as the desk fills it: the menu with what waits, silence, how fresh the data is, search,
// menus of warehouse and person, notices, and the operation that was opened from any number.
import { type ReactNode, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Pulse } from '../../../shared/protocol/desk/house.ts'
import { DeskFrame, type MenuItem } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { useLiveState, useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { type DeskPage, pages } from '../pages.ts'
import { useDeskText } from '../text.ts'
import { OperationDrawer } from '../told/operation-drawer.tsx'
import { hrefOf, useGo } from './go.ts'
import { KeysHelp } from './keys-help.tsx'
import { NoticeBar } from './notice-bar.tsx'
import { useFirstKeys, usePageKeys } from './page-keys.ts'
import { Palette } from './palette.tsx'
import { PersonMenu } from './person-menu.tsx'
import { WarehouseMenu } from './warehouse-menu.tsx'

type Open = 'search' | 'keys' | 'person' | 'warehouse' | undefined

export function Shell({ children }: { children: ReactNode }): ReactNode {
  const { me, warehouse, settings, change } = useSession()
  const { d, number } = useDeskText()
  const [open, setOpen] = useState<Open>()
  const [path] = useLocation()
  const go = useGo()
  const { data: pulse } = useRead<Pulse>(withQuery('/pulse', { warehouse: warehouse.id }))
  const shown = pages.filter((page) => page.money !== true || me.money)
  useShellKeys(shown, setOpen, settings.singleKeys)

  const item = (page: DeskPage): MenuItem => {
    const count = pulse && page.count?.(pulse)
    return {
      href: hrefOf(page.path),
      label: d(page.title),
      icon: page.icon,
      ...(count ? { count: number(count) } : {}),
    }
  }
  const current = shown.find((page) => page.path !== '/' && path.startsWith(page.path)) ?? shown[0]
  const close = () => setOpen(undefined)
  const title = d('page.title', { page: d(current?.title ?? 'page.today') })
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <>
      <DeskFrame
        product="Stockhand"
        menu={[0, 1, 2]
          .map((group) => shown.filter((page) => page.group === group).map(item))
          .filter((group) => group.length > 0)}
        menuFoot={[{ href: '#keys', label: d('frame.help'), icon: 'unknown' }]}
        person={{ name: me.person.name, initials: initials(me.person.name), onOpen: () => setOpen('person') }}
        currentHref={hrefOf(current?.path ?? '/')}
        onGo={(href) => (href === '#keys' ? setOpen('keys') : go(href))}
        narrowMenu={settings.narrowMenu}
        onNarrowMenu={(narrowMenu) => change({ narrowMenu })}
        search={{ label: d('frame.search'), keyHint: 'Ctrl K', onOpen: () => setOpen('search') }}
        {...(pulse && pulse.silentDevices > 0
          ? {
              silent: { text: d('frame.silent', { n: pulse.silentDevices }), onOpen: () => go('/devices?view=silent') },
            }
          : {})}
        {...useAsOf()}
        warehouse={{ name: warehouse.name, onOpen: () => setOpen('warehouse') }}
      >
        <NoticeBar />
        {children}
      </DeskFrame>
      <OperationDrawer />
      {open === 'search' ? <Palette onClose={close} /> : null}
      {open === 'keys' ? <KeysHelp onClose={close} /> : null}
      {open === 'person' ? <PersonMenu onClose={close} onKeys={() => setOpen('keys')} /> : null}
      {open === 'warehouse' ? <WarehouseMenu onClose={close} /> : null}
    </>
  )
}

function useAsOf(): { asOf?: { time: string; live: boolean } } {
  const { asOf, live } = useLiveState()
  const { timeExact } = useDeskText()
  return asOf === undefined ? {} : { asOf: { time: timeExact(asOf), live } }
}

function useShellKeys(shown: readonly DeskPage[], open: (what: Open) => void, single: boolean): void {
  const go = useGo()
  usePageKeys(
    {
      '?': () => open('keys'),
      ...Object.fromEntries(shown.map((page) => [`g ${page.letter}`, () => go(page.path)])),
    },
    single,
  )
  // Ctrl K (⌘ K) works in fields too.
  useFirstKeys((press) => {
    if (!press.command || press.key.toLowerCase() !== 'k') return
    press.take()
    open('search')
  })
}

/** "Olga Liepa" as "OL". */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  const first = words[0]?.[0] ?? ''
  const last = words.length > 1 ? (words[words.length - 1]?.[0] ?? '') : ''
  return (first + last).toUpperCase()
}
