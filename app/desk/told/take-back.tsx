// Owns taking something back at the desk: one's own step by a fact of its own, a booking of money by whoever keeps the books,
// with the reason why. What had been done stays on record, and is done the other way round.
import { type ReactNode, useState } from 'react'
import type { OperationDetail } from '../../../shared/protocol/desk/operations.ts'
import { DeskButton } from '../../ui/desk/index.ts'
import { onDay, useOperations } from '../data/operations.ts'
import { formWish, typedAmount } from '../data/typed.ts'
import { useDeskText } from '../text.ts'
import { BookingDialog } from './booking-dialog.tsx'
import { DayField } from './money-fields.tsx'
import { useWhen } from './when.ts'
import '../money/money.css'

/** What one recorded at the desk is taken back by a fact of its own: what it did is done the other way round. */
export function TakeBack({ id }: { id: string }): ReactNode {
  const { d } = useDeskText()
  const { submit, busy } = useOperations()
  const [sure, setSure] = useState(false)
  const take = () => void submit([formWish('operation-reversed', { of: id })], d('op.taken-back'))
  if (!sure) return <DeskButton icon="return" label={d('op.take-back')} onPress={() => setSure(true)} />
  return (
    <>
      <span className="quiet">{d('op.take-back.sure')}</span>
      <DeskButton look="main" label={d('op.take-back')} disabled={busy} onPress={take} />
      <DeskButton label={d('document.cancel')} onPress={() => setSure(false)} />
    </>
  )
}

export type Booked = NonNullable<OperationDetail['booking']>

/** Asks why a booking is taken back before it is. */
export function TakeBookingBack({ id, booking }: { id: string; booking: Booked }): ReactNode {
  const { d } = useDeskText()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <DeskButton icon="return" label={d('op.take-back')} onPress={() => setAsking(true)} />
      {asking ? <TakeBackDialog id={id} booking={booking} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

export interface TakeBackDialogProps {
  readonly id: string
  readonly booking: Booked
  readonly onClose: () => void
}

function TakeBackDialog({ id, booking, onClose }: TakeBackDialogProps): ReactNode {
  const { d } = useDeskText()
  const { submit, busy } = useOperations()
  const { today } = useWhen()
  const [why, setWhy] = useState<'mistake' | 'bounced'>('mistake')
  const [reason, setReason] = useState('')
  const [on, setOn] = useState(today)
  const [typed, setTyped] = useState('')
  const { company, currency } = booking
  const bounced = why === 'bounced'
  const fee = !bounced || typed.trim() === '' ? 0 : typedAmount(typed, currency)
  const take = async () => {
    const body = { company, of: id, why, reason: reason.trim(), ...(fee && { fee }) }
    const wish = formWish('reverse-booking', body)
    if (await submit([bounced ? onDay(wish, on, today) : wish], d('op.taken-back'))) onClose()
  }
  return (
    <BookingDialog
      title={d('op.take-back')}
      verb={d('op.take-back')}
      disabled={busy || reason.trim() === '' || fee === undefined || on === ''}
      onBook={take}
      onClose={onClose}
    >
      {booking.bounces ? (
        <label className="field">
          <span>{d('back.why')}</span>
          <select value={why} onChange={(event) => setWhy(event.target.value as typeof why)}>
            {(['mistake', 'bounced'] as const).map((each) => (
              <option key={each} value={each}>
                {d(`back.why.${each}`)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <p className="quiet">{d(`back.text.${why}`)}</p>
      {bounced ? (
        <div className="money-pair">
          <DayField value={on} onChange={setOn} />
          <label className="field">
            <span>{d('back.fee', { currency })}</span>
            <input inputMode="decimal" value={typed} onChange={(event) => setTyped(event.target.value)} />
          </label>
        </div>
      ) : null}
      <label className="field">
        <span>{d('document.field.reason')}</span>
        <textarea maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
    </BookingDialog>
  )
}
