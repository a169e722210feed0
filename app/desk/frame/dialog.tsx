// Owns a question in the middle of the desk: title, text or fields, and verbs.
import type { ReactNode } from 'react'
import { IconButton } from '../../ui/desk/index.ts'
import { useDeskText } from '../text.ts'
import { Overlay } from './overlay.tsx'

export interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly actions: ReactNode
  readonly children: ReactNode
}

export function Dialog({ title, onClose, actions, children }: DialogProps): ReactNode {
  const { t } = useDeskText()
  return (
    <Overlay label={title} place="middle" onClose={onClose}>
      <header className="overlay-head">
        <h2>{title}</h2>
        <IconButton label={t('ui.close')} icon="close" onPress={onClose} />
      </header>
      <div className="dialog-body">{children}</div>
      <footer className="dialog-foot">{actions}</footer>
    </Overlay>
  )
}
