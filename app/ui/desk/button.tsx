// Owns what is pressed on the desk: buttons with icon, word and key; chips of filters; tabs of saved views; links.
import type { MouseEvent, ReactNode } from 'react'
import { useText } from '../../text/index.ts'
import { Press } from '../touch.tsx'
import { DeskIcon, type DeskIconName } from './icon.tsx'
import './button.css'

/** A key or chord as it stands on the keyboard. */
export function KeyHint({ keys }: { keys: string }): ReactNode {
  return <kbd className="key-hint">{keys}</kbd>
}

export interface DeskButtonProps {
  label: string
  icon?: DeskIconName
  keyHint?: string
  /** `main` is the one thing to do on the page; `bare` is a word among text. */
  look?: 'main' | 'plain' | 'bare'
  /** Opens a menu or a choice. */
  opens?: boolean
  disabled?: boolean
  onPress: () => void
}

export function DeskButton({
  label,
  icon,
  keyHint,
  look = 'plain',
  opens,
  disabled,
  onPress,
}: DeskButtonProps): ReactNode {
  return (
    <Press className={`desk-button desk-button-${look}`} disabled={disabled} onPress={onPress}>
      {icon === undefined ? null : <DeskIcon name={icon} />}
      <span>{label}</span>
      {keyHint === undefined ? null : <KeyHint keys={keyHint} />}
      {opens === true ? <DeskIcon name="more" /> : null}
    </Press>
  )
}

/** An icon alone, for close and search only; its word is for screen readers. */
export function IconButton({
  label,
  icon,
  onPress,
}: {
  label: string
  icon: DeskIconName
  onPress: () => void
}): ReactNode {
  return (
    <Press className="icon-button" aria-label={label} title={label} onPress={onPress}>
      <DeskIcon name={icon} />
    </Press>
  )
}

export interface FilterChipProps {
  /** "Class: A, B, C" */
  label: string
  onRemove: () => void
}

export function FilterChip({ label, onRemove }: FilterChipProps): ReactNode {
  const { t } = useText()
  return (
    <span className="filter-chip">
      {label}
      <Press aria-label={t('ui.filter.remove', { filter: label })} onPress={onRemove}>
        <DeskIcon name="close" />
      </Press>
    </span>
  )
}

export interface TabItem {
  id: string
  label: string
  count?: string
}

export interface TabsProps {
  label: string
  tabs: readonly TabItem[]
  current: string
  onChoose: (id: string) => void
}

/** Saved views, or parts of one subject. */
export function Tabs({ label, tabs, current, onChoose }: TabsProps): ReactNode {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Press
          key={tab.id}
          className={tab.id === current ? 'tab tab-current' : 'tab'}
          aria-current={tab.id === current ? 'page' : undefined}
          onPress={() => onChoose(tab.id)}
        >
          {tab.label}
          {tab.count === undefined ? null : ` ${tab.count}`}
        </Press>
      ))}
    </nav>
  )
}

export interface GoLinkProps {
  href: string
  onGo: (href: string) => void
  className?: string
  children: ReactNode
  'aria-current'?: 'page' | undefined
  title?: string | undefined
}

/** A link within the app: plain clicks go without loading, all others (new tab, new window) stay the browser's. */
export function GoLink({ href, onGo, children, ...rest }: GoLinkProps): ReactNode {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onGo(href)
  }
  return (
    <a href={href} onClick={follow} {...rest}>
      {children}
    </a>
  )
}
