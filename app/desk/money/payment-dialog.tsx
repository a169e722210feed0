// Owns telling of a payment: who, how much, on which day, and what it settles. Documents due first are settled first until
// the person says otherwise; what is left stays on account.
import { type ReactNode, useMemo, useState } from 'react'
import type { PartyAccount } from '../../../shared/protocol/desk/money.ts'
import type { DocumentRow } from '../../../shared/rows/books.ts'
import { decimalOf, moneyFrom } from '../../../shared/values/money.ts'
import { Money } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { newId, onDay, useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish, typedAmount } from '../data/typed.ts'
import { useRead } from '../data/use-read.ts'
import { useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'
import { AmountField, DayField, type Place, PlaceField } from '../told/money-fields.tsx'
import { useWhen } from '../told/when.ts'
import { leftOnAccount, type Spread, spreadOver } from './open-lines.ts'
import { type Party, PartyField } from './party-field.tsx'
import './money.css'

export interface PaymentDialogProps {
  readonly side: 'receivable' | 'payable'
  readonly party?: Party
  readonly onClose: () => void
}

export function PaymentDialog({ side, party: given, onClose }: PaymentDialogProps): ReactNode {
  const text = useDeskText()
  const { d } = text
  const { company } = useSession()
  const { today } = useWhen()
  const { submit, busy } = useOperations()
  const [party, setParty] = useState<Party | undefined>(given)
  const [currency, setCurrency] = useState(company.currency)
  const [typed, setTyped] = useState('')
  const [fee, setFee] = useState('')
  const [place, setPlace] = useState<Place>('bank')
  const [on, setOn] = useState(today)
  const [own, setOwn] = useState<Readonly<Record<string, string>>>()
  const all = useOpenWith(side, party)
  const open = useMemo(() => all.filter((each) => each.currency === currency && each.openAmount > 0), [all, currency])
  const currencies = [...new Set([company.currency, ...all.map((each) => each.currency)])]
  const amount = typedAmount(typed, currency)
  const spread = own === undefined ? spreadOver(open, amount ?? 0) : spreadAsTyped(own, open, currency)
  const left = leftOnAccount(spread ?? {}, amount ?? 0)
  const fees = fee.trim() === '' ? 0 : typedAmount(fee, company.currency)
  const sound = party !== undefined && amount !== undefined && spread !== undefined && left >= 0 && fees !== undefined
  const book = async () => {
    if (!sound) return
    const allocations = Object.entries(spread).map(([document, part]) => ({ document, amount: part }))
    const common = { company: company.id, document: newId(), currency, amount, allocations }
    const wish =
      side === 'receivable'
        ? formWish('payment-received', { ...common, customer: party.id, to: place, ...(fees > 0 && { fee: fees }) })
        : formWish('supplier-paid', { ...common, supplier: party.id, from: place })
    if (await submit([onDay(wish, on, today)], d('document.done.paid'))) onClose()
  }
  return (
    <BookingDialog
      title={given ? `${d(`payment.new.${side}`)} · ${given.name}` : d(`payment.new.${side}`)}
      disabled={busy || !sound || on === ''}
      onBook={book}
      onClose={onClose}
    >
      {given ? null : <PartyField side={side} chosen={party} onChoose={setParty} />}
      <div className="money-pair">
        <AmountField currency={currency} value={typed} onChange={setTyped} />
        {currencies.length > 1 ? (
          <label className="field">
            <span>{d('closing.currency')}</span>
            <select
              value={currency}
              onChange={(event) => {
                setCurrency(event.target.value)
                setOwn(undefined)
              }}
            >
              {currencies.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </label>
        ) : null}
      </div>
      <div className="money-pair">
        <DayField value={on} onChange={setOn} />
        <PlaceField value={place} onChange={setPlace} />
      </div>
      {side === 'receivable' && place !== 'cash' ? (
        <label className="field">
          <span>{d('payment.fee', { currency: company.currency })}</span>
          <input inputMode="decimal" value={fee} onChange={(event) => setFee(event.target.value)} />
        </label>
      ) : null}
      {open.length > 0 ? (
        <OpenLines open={open} spread={spread} own={own} currency={currency} onChange={setOwn} />
      ) : null}
      <p className={left < 0 ? 'money-wrong' : 'quiet'}>
        {amount === undefined
          ? d('document.field.wrong')
          : left < 0
            ? d('payment.too-much', { money: text.money(0 - left, currency) })
            : left > 0
              ? d('payment.left', { money: text.money(left, currency) })
              : d('payment.exact')}
      </p>
    </BookingDialog>
  )
}

interface OpenLinesProps {
  readonly open: readonly DocumentRow[]
  readonly spread: Spread | undefined
  readonly own: Readonly<Record<string, string>> | undefined
  readonly currency: string
  readonly onChange: (own: Readonly<Record<string, string>>) => void
}

function OpenLines({ open, spread, own, currency, onChange }: OpenLinesProps): ReactNode {
  const { d } = useDeskText()
  const when = useWhen()
  const said = (id: string) => own?.[id] ?? (spread?.[id] ? decimalOf(spread[id], currency) : '')
  const change = (id: string, value: string) =>
    onChange({ ...Object.fromEntries(open.map((each) => [each.id, said(each.id)])), [id]: value })
  return (
    <table className="money-lines">
      <thead>
        <tr>
          <th>{d('documents.number')}</th>
          <th>{d('documents.due')}</th>
          <th className="tabular">{d('documents.open')}</th>
          <th className="tabular">{d('payment.settles')}</th>
        </tr>
      </thead>
      <tbody>
        {open.map((each) => (
          <tr key={each.id}>
            <td className="code">{each.number || d(`documents.kind.${each.kind}`)}</td>
            <td>{when.short(each.dueAt)}</td>
            <td className="tabular">
              <Money minor={each.openAmount} currency={currency} />
            </td>
            <td className="tabular">
              <input
                aria-label={`${d('payment.settles')} ${each.number}`}
                inputMode="decimal"
                value={said(each.id)}
                onChange={(event) => change(each.id, event.target.value)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Undefined where something is no amount, or more than is open. */
function spreadAsTyped(
  own: Readonly<Record<string, string>>,
  open: readonly DocumentRow[],
  currency: string,
): Spread | undefined {
  const spread: Record<string, number> = {}
  for (const { id, openAmount } of open) {
    const typed = (own[id] ?? '').trim()
    if (typed === '' || moneyFrom(typed, currency) === 0) continue
    const amount = typedAmount(typed, currency)
    if (amount === undefined || amount > openAmount) return undefined
    spread[id] = amount
  }
  return spread
}

/** What is open with a party, the document due first on top. */
function useOpenWith(side: 'receivable' | 'payable', party: Party | undefined): readonly DocumentRow[] {
  const { company } = useSession()
  const path = party && withQuery('/account', { company: company.id, side, party: party.id })
  const { data } = useRead<PartyAccount>(path)
  return data && data.id === party?.id ? data.open : []
}
