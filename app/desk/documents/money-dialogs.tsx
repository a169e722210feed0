// Owns asking how much of a document is paid, given back or credited. What is written is an amount of the document's currency.
import { type ReactNode, useState } from 'react'
import type { Wish } from '../../../shared/operations/index.ts'
import type { DocumentDetail } from '../../../shared/protocol/desk/books.ts'
import { decimalOf } from '../../../shared/values/money.ts'
import { DeskButton } from '../../ui/desk/index.ts'
import { newId, useOperations } from '../data/operations.ts'
import { formWish, typedAmount } from '../data/typed.ts'
import { Dialog } from '../frame/dialog.tsx'
import { useDeskText } from '../text.ts'
import { useWhen } from '../told/when.ts'

const places = ['bank', 'cash', 'cards', 'clearing'] as const
type Place = (typeof places)[number]

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
    const wish = { ...paymentOf(found, amount, place), ...(on !== today && { on }) }
    if (await submit([wish], d('document.done.paid'))) onClose()
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <DeskButton label={d('document.cancel')} onPress={onClose} />
          <DeskButton
            look="main"
            label={d('document.book')}
            disabled={busy || amount === undefined || on === '' || (refunds && amount > open)}
            onPress={() => void book()}
          />
        </>
      }
    >
      <label className="field">
        <span>{d('document.field.amount', { currency: document.currency })}</span>
        <input inputMode="decimal" value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>
      <label className="field">
        <span>{d('document.field.account')}</span>
        <select value={place} onChange={(event) => setPlace(event.target.value as Place)}>
          {places.map((each) => (
            <option key={each} value={each}>
              {d(`document.place.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{d('payment.on')}</span>
        <input type="date" max={today} value={on} onChange={(event) => setOn(event.target.value)} />
      </label>
      {amount === undefined ? <p className="quiet">{d('document.field.wrong')}</p> : null}
      {amount !== undefined && amount > open && !refunds ? <p className="quiet">{d('document.field.over')}</p> : null}
    </Dialog>
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
  const [percent, setPercent] = useState(document.taxes?.[0]?.percent ?? '0')
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
    <Dialog
      title={`${d('document.credit')} · ${document.number}`}
      onClose={onClose}
      actions={
        <>
          <DeskButton label={d('document.cancel')} onPress={onClose} />
          <DeskButton
            look="main"
            label={d('document.book')}
            disabled={busy || amount === undefined || !taxed || reason.trim() === ''}
            onPress={() => void issue()}
          />
        </>
      }
    >
      <label className="field">
        <span>{d('document.field.amount', { currency })}</span>
        <input inputMode="decimal" value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>
      <label className="field">
        <span>{d('document.field.tax')}</span>
        <input inputMode="decimal" value={percent} onChange={(event) => setPercent(event.target.value)} />
      </label>
      <label className="field">
        <span>{d('document.field.reason')}</span>
        <textarea maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
    </Dialog>
  )
}
