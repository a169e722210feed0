// Owns asking how much of a document is paid, given back or credited. What is written is an amount of the document's currency.
import { type ReactNode, useState } from 'react'
import type { Wish } from '../../../shared/operations/index.ts'
import type { DocumentDetail } from '../../../shared/protocol/desk/books.ts'
import { decimalOf } from '../../../shared/values/money.ts'
import { newId, onDay, useOperations } from '../data/operations.ts'
import { formWish, typedAmount } from '../data/typed.ts'
import { useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'
import { AmountField, DayField, type Place, PlaceField } from '../told/money-fields.tsx'
import { useWhen } from '../told/when.ts'

interface DialogProps {
  readonly found: DocumentDetail
  readonly onClose: () => void
}

export function PayDialog({ found, onClose }: DialogProps): ReactNode {
  const { d } = useDeskText()
  const { submit, busy } = useOperations()
  const { document } = found
  const open = Math.abs(document.openAmount)
  const [typed, setTyped] = useState(decimalOf(open, document.currency))
  const [place, setPlace] = useState<Place>('bank')
  const { today } = useWhen()
  const [on, setOn] = useState(today)
  const amount = typedAmount(typed, document.currency)
  const refunds = document.openAmount < 0
  const title = `${d(refunds ? 'document.refund' : `document.pay.${document.side}`)} · ${document.number}`
  const book = async () => {
    if (amount === undefined) return
    const wish = onDay(paymentOf(found, amount, place), on, today)
    if (await submit([wish], d('document.done.paid'))) onClose()
  }
  return (
    <BookingDialog
      title={title}
      disabled={busy || amount === undefined || on === '' || (refunds && amount > open)}
      onBook={book}
      onClose={onClose}
    >
      <AmountField currency={document.currency} value={typed} onChange={setTyped} />
      <PlaceField value={place} onChange={setPlace} />
      <DayField value={on} onChange={setOn} />
      {amount === undefined ? <p className="quiet">{d('document.field.wrong')}</p> : null}
      {amount !== undefined && amount > open && !refunds ? <p className="quiet">{d('document.field.over')}</p> : null}
    </BookingDialog>
  )
}

function paymentOf({ document }: DocumentDetail, amount: number, place: Place): Wish {
  const { company, currency, party, order } = document
  const allocations = [{ document: document.id, amount: Math.min(amount, document.openAmount) }]
  if (document.openAmount < 0) {
    return {
      type: 'refund-paid',
      body: { company, document: document.id, net: amount, tax: 0, from: place, ...(order && { order }) },
    }
  }
  if (document.side === 'payable') {
    return {
      type: 'supplier-paid',
      body: { company, document: newId(), supplier: party, currency, amount, from: place, allocations },
    }
  }
  const body = { company, document: newId(), customer: party, currency, amount, to: place, allocations }
  return { type: 'payment-received', body: { ...body, ...(order && { order }) } }
}

export function CreditDialog({ found, onClose }: DialogProps): ReactNode {
  const { d } = useDeskText()
  const { submit, busy } = useOperations()
  const { document } = found
  const { company, currency } = document
  const [typed, setTyped] = useState('')
  // At what the invoice was taxed; only a document without taxes asks for a percentage.
  const rates = (document.taxes ?? []).filter(({ percent: each }) => each !== undefined)
  const [chosen, setChosen] = useState(0)
  const [typedPercent, setPercent] = useState('0')
  const { percent = typedPercent, code } = rates[chosen] ?? {}
  const [reason, setReason] = useState('')
  const amount = typedAmount(typed, currency)
  const taxed = /^\d{1,3}(\.\d{1,4})?$/.test(percent.trim())
  const issue = async () => {
    if (amount === undefined) return
    const line = {
      text: reason.trim(),
      quantity: 1,
      unitPrice: decimalOf(amount, currency),
      taxPercent: percent.trim(),
      ...(code !== undefined && { tax: code }),
    }
    const body = {
      company,
      document: newId(),
      customer: document.party,
      invoice: document.id,
      currency,
      lines: [line],
      reason: reason.trim(),
      ...(document.order && { order: document.order }),
    }
    if (await submit([formWish('credit-note-issued', body)], d('document.done.credited'))) onClose()
  }
  return (
    <BookingDialog
      title={`${d('document.credit')} · ${document.number}`}
      disabled={busy || amount === undefined || !taxed || reason.trim() === ''}
      onBook={issue}
      onClose={onClose}
    >
      <AmountField currency={currency} value={typed} onChange={setTyped} />
      {rates.length > 0 ? (
        <label className="field">
          <span>{d('document.field.tax')}</span>
          <select value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
            {rates.map((each, index) => (
              <option key={`${each.percent} ${each.code}`} value={index}>
                {[`${each.percent} %`, each.code].filter(Boolean).join(' · ')}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <label className="field">
          <span>{d('document.field.tax')}</span>
          <input inputMode="decimal" value={percent} onChange={(event) => setPercent(event.target.value)} />
        </label>
      )}
      <label className="field">
        <span>{d('document.field.reason')}</span>
        <textarea maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
    </BookingDialog>
  )
}
