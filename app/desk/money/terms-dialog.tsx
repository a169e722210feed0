// Owns agreeing terms with one customer or supplier: days to pay, how much may be open at once, how a customer is billed, how far
// a supplier's price may differ.
import { type ReactNode, useState } from 'react'
import type { PartyAccount } from '../../../shared/protocol/desk/money.ts'
import { decimalOf, moneyFrom } from '../../../shared/values/money.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish } from '../data/typed.ts'
import { useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'
import './money.css'

export function TermsDialog({ account, onClose }: { account: PartyAccount; onClose: () => void }): ReactNode {
  const { d } = useDeskText()
  const { company } = useSession()
  const { submit, busy } = useOperations()
  const { side, id, name, terms, currency } = account
  const [days, setDays] = useState(String(terms?.days ?? 0))
  const [limit, setLimit] = useState(terms?.creditLimit === undefined ? '' : decimalOf(terms.creditLimit, currency))
  const [tolerance, setTolerance] = useState(terms?.tolerance === undefined ? '' : String(terms.tolerance / 100))
  const [invoicing, setInvoicing] = useState(terms?.invoicing ?? 'shipment')
  const creditLimit = limit.trim() === '' ? undefined : moneyFrom(limit.trim().replace(',', '.'), currency)
  const points = tolerance.trim() === '' ? undefined : moneyFrom(tolerance.trim().replace(',', '.'), 'EUR')
  const sound =
    /^\d{1,3}$/.test(days.trim()) &&
    (limit.trim() === '' || (creditLimit !== undefined && creditLimit >= 0)) &&
    (tolerance.trim() === '' || (points !== undefined && points >= 0 && points <= 10_000))
  const book = async () => {
    const body = {
      company: company.id,
      side,
      party: id,
      days: Number(days.trim()),
      ...(creditLimit !== undefined && { creditLimit }),
      ...(points !== undefined && { tolerance: points }),
      ...(side === 'receivable' && { invoicing }),
    }
    if (await submit([formWish('trade-terms-saved', body)], d('closing.saved'))) onClose()
  }
  return (
    <BookingDialog
      title={`${d('terms.agree')} · ${name}`}
      verb={d('closing.save')}
      disabled={busy || !sound}
      onBook={book}
      onClose={onClose}
    >
      <Line label={d('closing.days')} value={days} onChange={setDays} />
      {side === 'receivable' ? (
        <>
          <Line label={d('terms.limit', { currency })} value={limit} onChange={setLimit} />
          <label className="field">
            <span>{d('terms.invoicing')}</span>
            <select value={invoicing} onChange={(event) => setInvoicing(event.target.value as typeof invoicing)}>
              <option value="shipment">{d('terms.invoicing.shipment')}</option>
              <option value="period">{d('terms.invoicing.period')}</option>
            </select>
          </label>
        </>
      ) : (
        <Line label={d('closing.tolerance')} value={tolerance} onChange={setTolerance} />
      )}
    </BookingDialog>
  )
}

interface LineProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function Line({ label, value, onChange }: LineProps): ReactNode {
  return (
    <label className="field">
      <span>{label}</span>
      <input inputMode="decimal" maxLength={16} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
}
