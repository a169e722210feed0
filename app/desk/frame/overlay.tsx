// Owns what opens above the desk: a dialog that takes the focus and gives it back, and a small menu. Esc and a press beside
// close both.
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { DeskIcon, type DeskIconName, Press } from '../../ui/desk/index.ts'

export interface OverlayProps {
  readonly label: string
  /** Where it stands: in the middle, or as a menu at a corner of the frame. */
  readonly place: 'middle' | 'person' | 'warehouse'
  readonly onClose: () => void
  readonly children: ReactNode
}

export function Overlay({ label, place, onClose, children }: OverlayProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press beside the dialog closes it; Esc does the same by keyboard
    <dialog
      ref={dialog}
      className={`overlay overlay-${place}`}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <div className="overlay-body">{children}</div>
    </dialog>
  )
}

export interface Choice {
  readonly id: string
  readonly label: string
  readonly icon?: DeskIconName
  /** Ticked, where the choice is one of several. */
  readonly chosen?: boolean
  readonly onPress: () => void
}

/** Choices one under another; arrows go from one to the next. */
export function Choices({ label, choices }: { label?: string; choices: readonly Choice[] }): ReactNode {
  return (
    <div className="choices">
      {label === undefined ? null : <p className="choices-label">{label}</p>}
      <ul onKeyDown={stepByArrows}>
        {choices.map((choice) => (
          <li key={choice.id}>
            <Press
              className="choice"
              {...(choice.chosen === undefined ? {} : { 'aria-pressed': choice.chosen })}
              onPress={choice.onPress}
            >
              {choice.icon === undefined ? null : <DeskIcon name={choice.icon} />}
              <span>{choice.label}</span>
              {choice.chosen === true ? <DeskIcon name="tick" /> : null}
            </Press>
          </li>
        ))}
      </ul>
    </div>
  )
}

function stepByArrows(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const all = [
    ...(event.currentTarget.closest('dialog') ?? event.currentTarget).querySelectorAll<HTMLElement>('.choice'),
  ]
  const at = all.indexOf(document.activeElement as HTMLElement)
  all[(at + step + all.length) % all.length]?.focus()
  event.preventDefault()
}
