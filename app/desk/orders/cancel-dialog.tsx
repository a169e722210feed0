// Owns asking why an order is cancelled, with what follows from it said before.
import { type ReactNode, useState } from 'react'
import type { OrderRow } from '../../../shared/rows/work.ts'
import { DeskButton } from '../../ui/desk/index.ts'
import { Dialog } from '../frame/dialog.tsx'
import { useDeskText } from '../text.ts'

export interface CancelDialogProps {
  readonly order: OrderRow
  readonly onClose: () => void
  readonly onCancel: (reason: string) => Promise<boolean>
}

export function CancelDialog({ order, onClose, onCancel }: CancelDialogProps): ReactNode {
  const { d } = useDeskText()
  const [reason, setReason] = useState('')
  const cancel = async () => {
    await onCancel(reason.trim())
    onClose()
  }
  return (
    <Dialog
      title={d('order.cancel.title', { order: order.number })}
      onClose={onClose}
      actions={
        <>
          <DeskButton label={d('order.cancel.keep')} onPress={onClose} />
          <DeskButton
            look="main"
            label={d('order.cancel')}
            disabled={reason.trim() === ''}
            onPress={() => void cancel()}
          />
        </>
      }
    >
      <p>{d('order.cancel.text')}</p>
      <label className="field">
        <span>{d('order.cancel.reason')}</span>
        <textarea maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
    </Dialog>
  )
}
