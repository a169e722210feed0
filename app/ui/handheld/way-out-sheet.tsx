// Owns the sheet of ways out of a step: at most 6 choices in words of the shelf, each with what follows; nothing red.
// Choosing is doing. Does not know what a choice does.
import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'
import { Press } from '../touch.tsx'
import { words } from '../words.tsx'
import { useModal } from './modal.ts'
import type { Choice } from './model.ts'
import './sheet.css'

export interface ChoiceListProps {
  choices: readonly Choice[]
  onChoose: (id: string) => void
}

/** One choice a row: icon, word, consequence. */
export function ChoiceList({ choices, onChoose }: ChoiceListProps): ReactNode {
  return (
    <ul className="choices">
      {choices.map((choice) => (
        <li key={choice.id}>
          <Press className="choice" onPress={() => onChoose(choice.id)}>
            <Icon name={choice.icon} />
            <span className="choice-text">
              <b>{words(choice.label)}</b>
              {choice.consequence === undefined ? null : <span>{words(choice.consequence)}</span>}
            </span>
          </Press>
        </li>
      ))}
    </ul>
  )
}

/** The way back, below choices. */
export function BackButton({ label, onPress }: { label: string; onPress: () => void }): ReactNode {
  return (
    <Press className="back-button" onPress={onPress}>
      <Icon name="back" size="line" />
      <span>{words(label)}</span>
    </Press>
  )
}

export interface SheetProps {
  title: string
  detail?: string
  backLabel: string
  onClose: () => void
  children: ReactNode
}

/** A sheet from below over the step, which stays to be seen behind it. */
export function Sheet({ title, detail, backLabel, onClose, children }: SheetProps): ReactNode {
  const dialog = useModal()
  return (
    <dialog
      ref={dialog}
      className="sheet-veil"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="sheet">
        <h2 tabIndex={-1} data-step-heading="" className="sheet-title">
          {words(title)}
        </h2>
        {detail === undefined ? null : <p className="sheet-detail">{words(detail)}</p>}
        <div className="sheet-body">{children}</div>
        <BackButton label={backLabel} onPress={onClose} />
      </div>
    </dialog>
  )
}

export interface WayOutSheetProps extends ChoiceListProps {
  /** "What is wrong at A-03-12?" */
  title: string
  /** "6 × Steel bottle 750 ml" */
  detail?: string
  /** "Back to the line" */
  backLabel: string
  onClose: () => void
}

export function WayOutSheet({ choices, onChoose, ...sheet }: WayOutSheetProps): ReactNode {
  return (
    <Sheet {...sheet}>
      <ChoiceList choices={choices} onChoose={onChoose} />
    </Sheet>
  )
}
