// Owns writing down what stands of a customer or supplier on papers: name, address, numbers.
import type { ReactNode } from 'react'
import { useState } from 'react'
import { isBusinessOf } from '../../../shared/ledger/tax/decide.ts'
import type { PartyAccount } from '../../../shared/protocol/desk/money.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish } from '../data/typed.ts'
import { useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'
import { AddressFields, detailsBody, isSound, typedDetails } from '../told/details-fields.tsx'

export function DetailsDialog({ account, onClose }: { account: PartyAccount; onClose: () => void }): ReactNode {
  const { d } = useDeskText()
  const { company } = useSession()
  const { submit, busy } = useOperations()
  const { side, id, name, details } = account
  const [typed, setTyped] = useState(() => typedDetails(details))
  const save = async () => {
    const body = { company: company.id, side, party: id, ...detailsBody(typed) }
    if (await submit([formWish('party-details-saved', body)], d('closing.saved'))) onClose()
  }
  const odd = typed.vatNumber.trim() !== '' && !isBusinessOf(typed.vatNumber, typed.country.trim())
  return (
    <BookingDialog
      title={`${d('details.of-party')} · ${name}`}
      verb={d('closing.save')}
      disabled={busy || !isSound(typed)}
      onBook={save}
      onClose={onClose}
    >
      <AddressFields typed={typed} onChange={setTyped} />
      {odd ? <p className="quiet">{d('details.vat.odd')}</p> : null}
    </BookingDialog>
  )
}
