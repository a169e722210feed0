// Owns the frame of every desk page: menu at the left (216 px, or a rail of 56), bar at the top with search, silent
// devices, live dot and warehouse, then the page. Does not know pages, routes or how fresh the data is.
import type { ReactNode } from 'react'
import { useText } from '../../text/index.ts'
import { Press } from '../touch.tsx'
import { GoLink, IconButton, KeyHint } from './button.tsx'
import { DeskIcon, type DeskIconName } from './icon.tsx'
import './frame.css'

export interface MenuItem {
  href: string
  label: string
  icon: DeskIconName
  /** How many wait for someone. */
  count?: string
}

export interface DeskFrameProps {
  product: string
  /** Groups of pages, divided by lines. */
  menu: readonly (readonly MenuItem[])[]
  /** At the foot of the menu: help, settings of the person. */
  menuFoot?: readonly MenuItem[]
  person: { name: string; initials: string; onOpen: () => void }
  currentHref: string
  onGo: (href: string) => void
  narrowMenu?: boolean
  onNarrowMenu?: (narrow: boolean) => void
  search: { label: string; keyHint: string; onOpen: () => void }
  /** "2 devices silent" */
  silent?: { text: string; onOpen: () => void }
  /** Time of the newest data; `live` while it follows by itself. */
  asOf?: { time: string; live: boolean }
  warehouse: { name: string; onOpen: () => void }
  children: ReactNode
}

function MenuLinks({ items, props }: { items: readonly MenuItem[]; props: DeskFrameProps }): ReactNode {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.href}>
          <GoLink
            className={item.href === props.currentHref ? 'menu-item menu-item-current' : 'menu-item'}
            href={item.href}
            onGo={props.onGo}
            aria-current={item.href === props.currentHref ? 'page' : undefined}
            title={props.narrowMenu === true ? item.label : undefined}
          >
            <DeskIcon name={item.icon} />
            <span className="menu-label">{item.label}</span>
            {item.count === undefined ? null : <span className="menu-count">{item.count}</span>}
          </GoLink>
        </li>
      ))}
    </ul>
  )
}

function Menu(props: DeskFrameProps): ReactNode {
  const { t } = useText()
  const narrow = props.narrowMenu === true
  const { onNarrowMenu } = props
  return (
    <nav className="menu" aria-label={t('ui.menu')}>
      <div className="menu-head">
        <span className="menu-logo" aria-hidden="true">
          <DeskIcon name="put-away" />
        </span>
        <span className="menu-label">{props.product}</span>
        {onNarrowMenu ? (
          <IconButton
            label={narrow ? t('ui.menu.widen') : t('ui.menu.narrow')}
            icon="menu"
            onPress={() => onNarrowMenu(!narrow)}
          />
        ) : null}
      </div>
      {props.menu.map((group) => (
        <MenuLinks key={group[0]?.href} items={group} props={props} />
      ))}
      <div className="menu-foot">
        {props.menuFoot ? <MenuLinks items={props.menuFoot} props={props} /> : null}
        <Press className="menu-item menu-person" onPress={props.person.onOpen}>
          <span className="person-mark" aria-hidden="true">
            {props.person.initials}
          </span>
          <span className="menu-label">{props.person.name}</span>
        </Press>
      </div>
    </nav>
  )
}

/** "as of 10:42:18" with a dot: filled while data follows by itself, hollow with a clock when it does not. */
export function LiveDot({ time, live }: { time: string; live: boolean }): ReactNode {
  const { t } = useText()
  return (
    <span className={live ? 'live' : 'live live-stale'}>
      {live ? <span className="live-dot" aria-hidden="true" /> : <DeskIcon name="stale" />}
      <span className="unseen">{live ? t('ui.live') : t('ui.stale')} </span>
      {t('ui.asOf', { time })}
    </span>
  )
}

export function DeskFrame(props: DeskFrameProps): ReactNode {
  const { t } = useText()
  const { search, silent, asOf, warehouse } = props
  return (
    <div className={props.narrowMenu === true ? 'desk desk-narrow' : 'desk'}>
      <Menu {...props} />
      <header className="top-bar">
        <Press className="search-button" onPress={search.onOpen}>
          <DeskIcon name="look-up" />
          <span>{search.label}</span>
          <KeyHint keys={search.keyHint} />
        </Press>
        <span className="top-bar-gap" />
        {silent ? (
          <Press className="silent" onPress={silent.onOpen}>
            <DeskIcon name="offline" />
            {silent.text}
          </Press>
        ) : null}
        {asOf ? <LiveDot {...asOf} /> : null}
        <Press className="desk-button desk-button-plain" onPress={warehouse.onOpen}>
          <span className="unseen">{t('ui.warehouse')} </span>
          <DeskIcon name="put-away" />
          <span>{warehouse.name}</span>
          <DeskIcon name="more" />
        </Press>
      </header>
      <main className="page">{props.children}</main>
    </div>
  )
}

export interface PageHeadProps {
  title: ReactNode
  /** The page above: "Orders". */
  above?: { label: string; href: string; onGo: (href: string) => void }
  /** Beside the title: pills, a date. */
  aside?: ReactNode
  /** Saved views. */
  views?: ReactNode
  actions?: ReactNode
}

export function PageHead({ title, above, aside, views, actions }: PageHeadProps): ReactNode {
  return (
    <div className="page-head">
      {above ? (
        <GoLink className="page-above" href={above.href} onGo={above.onGo}>
          {above.label}
          <DeskIcon name="open" />
        </GoLink>
      ) : null}
      <h1>{title}</h1>
      {aside === undefined ? null : <div className="page-aside">{aside}</div>}
      {views}
      <span className="top-bar-gap" />
      {actions === undefined ? null : <div className="page-actions">{actions}</div>}
    </div>
  )
}
