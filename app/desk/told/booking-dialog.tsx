// Owns a question whose answer goes into the books: leave it, or the one verb that books it. Does not know what is asked.
import type { ReactNode } from 'react'
import { DeskButton } from '../../ui/desk/index.ts'
import { Dialog } from '../frame/dialog.tsx'
import { useDeskText } from '../text.ts'

export interface BookingDialogProps {
  readonly title: string
  /** "Book" where nothing else is said. */
  readonly verb?: string
  /** Where what is filled in can't be booked yet, or is just being booked. */
  readonly disabled: boolean
  readonly onBook: () => Promise<void>
  readonly onClose: () => void
  /** Other verbs, before the main one. */
  readonly more?: ReactNode
  readonly children: ReactNode
}

export function BookingDialog({
  title,
  verb,
  disabled,
  onBook,
  onClose,
  more,
  children,
}: BookingDialogProps): ReactNode {
  const { d } = useDeskText()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <DeskButton label={d('document.cancel')} onPress={onClose} />
          {more}
          <DeskButton
            look="main"
            label={verb ?? d('document.book')}
            disabled={disabled}
            onPress={() => void onBook()}
          />
        </>
      }
    >
      {children}
    </Dialog>
  )
}
