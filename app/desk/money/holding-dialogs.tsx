// Owns selling a gift card, taking a deposit, using either for an open invoice, and paying it back.
import { type ReactNode, useState } from 'react'
import type { DocumentPage } from '../../../shared/protocol/desk/books.ts'
import { decimalOf } from '../../../shared/values/money.ts'
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
import { type Party, PartyField } from './party-field.tsx'
import './money.css'

export interface HoldingDialogProps {
  readonly kind: 'gift-card' | 'deposit'
  readonly party?: Party
  readonly onClose: () => void
}

export function HoldingDialog({ kind, party: given, onClose }: HoldingDialogProps): ReactNode {
  const { d } = useDeskText()
  const { company } = useSession()
  const { today } = useWhen()
  const { submit, busy } = useOperations()
  const [party, setParty] = useState<Party | undefined>(given)
  const [card, setCard] = useState('')
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState<Place>(kind === 'deposit' ? 'bank' : 'cash')
  const [on, setOn] = useState(today)
  const amount = typedAmount(typed, company.currency)
  const named = kind === 'deposit' ? party !== undefined : card.trim() !== ''
  const title = d(kind === 'deposit' ? 'holding.take-deposit' : 'holding.sell-card')
  const book = async () => {
    if (amount === undefined) return
    const common = { company: company.id, amount, to: place }
    const wish =
      kind === 'deposit'
        ? formWish('deposit-taken', { ...common, deposit: newId(), customer: party?.id })
        : formWish('gift-card-sold', { ...common, card: card.trim() })
    if (await submit([onDay(wish, on, today)], d('holding.done'))) onClose()
  }
  return (
    <BookingDialog
      title={given ? `${title} · ${given.name}` : title}
      disabled={busy || amount === undefined || !named || on === ''}
      onBook={book}
      onClose={onClose}
    >
      {kind === 'gift-card' ? (
        <label className="field">
          <span>{d('holding.card')}</span>
          <input maxLength={60} value={card} onChange={(event) => setCard(event.target.value)} />
        </label>
      ) : given ? null : (
        <PartyField side="receivable" chosen={party} onChoose={setParty} />
      )}
      <AmountField currency={company.currency} value={typed} onChange={setTyped} />
      <div className="money-pair">
        <DayField value={on} onChange={setOn} />
        <PlaceField value={place} onChange={setPlace} />
      </div>
      <p className="quiet">{d(kind === 'deposit' ? 'holding.deposit.text' : 'holding.card.text')}</p>
    </BookingDialog>
  )
}

/** The money goes back to the customer, all of it or a part. */
export function RepayHoldingDialog({ holding, onClose }: UseHoldingProps): ReactNode {
  const { d, money } = useDeskText()
  const { company } = useSession()
  const { today } = useWhen()
  const { submit, busy } = useOperations()
  const [typed, setTyped] = useState(decimalOf(holding.balance, company.currency))
  const [place, setPlace] = useState<Place>('bank')
  const [on, setOn] = useState(today)
  const amount = typedAmount(typed, company.currency)
  const book = async () => {
    if (amount === undefined) return
    const body = { company: company.id, kind: holding.kind, holding: holding.id, amount, from: place }
    if (await submit([onDay(formWish('holding-repaid', body), on, today)], d('holding.done'))) onClose()
  }
  return (
    <BookingDialog
      title={`${d('holding.repay')} · ${holding.id.slice(0, 13)}`}
      disabled={busy || amount === undefined || amount > holding.balance || on === ''}
      onBook={book}
      onClose={onClose}
    >
      <AmountField currency={company.currency} value={typed} onChange={setTyped} />
      <p className="quiet">{d('holding.repay.most', { money: money(holding.balance, company.currency) })}</p>
      <div className="money-pair">
        <DayField value={on} onChange={setOn} />
        <PlaceField value={place} onChange={setPlace} />
      </div>
    </BookingDialog>
  )
}

export interface UseHoldingProps {
  readonly holding: { readonly id: string; readonly kind: 'gift-card' | 'deposit'; readonly balance: number }
  readonly customerName?: string | undefined
  readonly onClose: () => void
}

/** What a customer has with us pays an invoice, of their own or, by a card, of whoever brings it. */
export function UseHoldingDialog({ holding, customerName, onClose }: UseHoldingProps): ReactNode {
  const { d } = useDeskText()
  const { company, warehouse } = useSession()
  const { submit, busy } = useOperations()
  const [search, setSearch] = useState(customerName ?? '')
  const [chosen, setChosen] = useState('')
  const [typed, setTyped] = useState('')
  const { data } = useRead<DocumentPage>(
    withQuery('/documents', {
      company: company.id,
      warehouse: warehouse.id,
      side: 'receivable',
      show: 'open',
      sort: 'dueAt',
      limit: 50,
      q: search.trim(),
    }),
  )
  const open = (data?.rows ?? []).filter(({ document }) => document.openValue > 0)
  const document = open.find((row) => row.document.id === chosen)?.document
  const most = Math.min(holding.balance, document?.openValue ?? 0)
  const amount = typedAmount(typed, company.currency)
  const choose = (id: string) => {
    setChosen(id)
    const found = open.find((row) => row.document.id === id)
    if (found) setTyped(decimalOf(Math.min(holding.balance, found.document.openValue), company.currency))
  }
  const book = async () => {
    if (amount === undefined || !document) return
    const body = { company: company.id, kind: holding.kind, holding: holding.id, document: document.id, amount }
    if (await submit([formWish('holding-applied', body)], d('document.done.applied'))) onClose()
  }
  return (
    <BookingDialog
      title={`${d('holding.use')} · ${holding.id.slice(0, 13)}`}
      disabled={busy || !document || amount === undefined || amount > most}
      onBook={book}
      onClose={onClose}
    >
      <p>
        {d('closing.balance')}{' '}
        <b>
          <Money minor={holding.balance} currency={company.currency} />
        </b>
      </p>
      <label className="field">
        <span>{d('holding.find-invoice')}</span>
        <input value={search} onChange={(event) => setSearch(event.target.value)} />
      </label>
      <label className="field">
        <span>{d('holding.invoice')}</span>
        <select value={chosen} onChange={(event) => choose(event.target.value)}>
          <option value="">{open.length === 0 ? d('party.nothing-open') : d('holding.choose')}</option>
          {open.map((row) => (
            <option key={row.document.id} value={row.document.id}>
              {row.document.number} · {row.party}
            </option>
          ))}
        </select>
      </label>
      <AmountField currency={company.currency} value={typed} onChange={setTyped} />
    </BookingDialog>
  )
}
