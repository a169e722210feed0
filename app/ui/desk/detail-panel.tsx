// Owns the panel at the right that opens beside a list, which stays. Esc closes it. Below 1280 px it covers the list.
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../../text/index.ts'
import { IconButton } from './button.tsx'
import './detail-panel.css'

export interface DetailPanelProps {
  title: ReactNode
  /** Under the title: codes, pills. */
  detail?: ReactNode
  picture?: ReactNode
  foot?: ReactNode
  /** Names what is shown; the panel scrolls to its top when it changes. */
  of: string
  onClose: () => void
  children: ReactNode
}

export function DetailPanel({ title, detail, picture, foot, of, onClose, children }: DetailPanelProps): ReactNode {
  const { t } = useText()
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (of !== '') body.current?.scrollTo(0, 0)
  }, [of])
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  return (
    <aside className="panel" onKeyDown={close}>
      <div className="panel-body" ref={body}>
        <header className="panel-head">
          {picture}
          <div className="panel-title">
            <h2>{title}</h2>
            {detail}
          </div>
          <IconButton label={t('ui.close')} icon="close" onPress={onClose} />
        </header>
        {children}
      </div>
      {foot === undefined ? null : <footer className="panel-foot">{foot}</footer>}
    </aside>
  )
}

/** A part of the panel under its own small heading. */
export function PanelPart({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section className="panel-part">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

/** A list and, at its right, the panel of what is chosen in it. */
export function ListAndPanel({ list, panel }: { list: ReactNode; panel?: ReactNode }): ReactNode {
  return (
    <div className={panel === undefined || panel === null ? 'list-only' : 'list-and-panel'}>
      {list}
      {panel}
    </div>
  )
}
