// Owns booking the credit of a supplier: for goods that went back to them, or a price that was too high. What the goods took
// from the debt when they left is not taken twice.
import { type ReactNode, useState } from 'react'
import type { DocumentPage } from '../../../shared/protocol/desk/books.ts'
import type { SentBackPage, SentBackRow } from '../../../shared/protocol/desk/goods.ts'
import { decimalOf, moneyFrom } from '../../../shared/values/money.ts'
import { Money } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { newId, onDay, useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish } from '../data/typed.ts'
import { useRead } from '../data/use-read.ts'
import { useGo } from '../frame/go.ts'
import { type Party, PartyField } from '../money/party-field.tsx'
import { useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'
import { DayField } from '../told/money-fields.tsx'
import { unitsOf } from '../told/names.ts'
import { useWhen } from '../told/when.ts'
import '../money/money.css'

const most = 200

export function SupplierCreditDialog({ onClose }: { onClose: () => void }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const go = useGo()
  const { company } = useSession()
  const { currency } = company
  const { today } = useWhen()
  const { submit, busy } = useOperations()
  const [party, setParty] = useState<Party>()
  const [number, setNumber] = useState('')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [net, setNet] = useState<string>()
  const [tax, setTax] = useState('')
  const [invoice, setInvoice] = useState('')
  const [on, setOn] = useState(today)
  const waiting = useWaiting(party?.id)
  const bills = useBills(party?.id)
  const chosen = waiting.filter(({ id }) => !left.has(id))
  const expected = chosen.reduce((sum, row) => sum + (row.expected?.amount ?? 0), 0)
  const typedNet = net ?? (expected === 0 ? '' : decimalOf(expected, currency))
  const amount = amountIn(typedNet, currency)
  const taxed = tax.trim() === '' ? 0 : amountIn(tax, currency)
  const sound = party && number.trim() !== '' && amount !== undefined && taxed !== undefined && amount + taxed > 0
  const book = async () => {
    if (!party || amount === undefined || taxed === undefined) return
    const document = newId()
    const purchases = new Set(chosen.map(({ purchase }) => purchase?.id))
    const [purchase] = purchases
    const body = {
      company: company.id,
      document,
      supplier: party.id,
      number: number.trim(),
      currency,
      net: amount,
      ...(taxed > 0 && { tax: taxed }),
      ...(chosen.length > 0 && { returns: chosen.map(({ id }) => id), expected }),
      ...(purchases.size === 1 && purchase && { purchase }),
      ...(invoice && { invoice }),
    }
    const wish = onDay(formWish('supplier-credit-recorded', body), on, today)
    if (!(await submit([wish], d('supplier-credit.done')))) return
    onClose()
    go(`/documents/${document}`)
  }
  return (
    <BookingDialog
      title={d('supplier-credit.new')}
      disabled={busy || !sound || on === ''}
      onBook={book}
      onClose={onClose}
    >
      <PartyField side="payable" chosen={party} onChoose={setParty} />
      <div className="money-pair">
        <label className="field">
          <span>{d('supplier-credit.number')}</span>
          <input maxLength={60} value={number} onChange={(event) => setNumber(event.target.value)} />
        </label>
        <DayField value={on} onChange={setOn} />
      </div>
      {party && waiting.length === 0 ? <p className="quiet">{d('supplier-credit.no-goods')}</p> : null}
      {waiting.length > 0 ? (
        <GoodsTable waiting={waiting} left={left} onToggle={(id) => setLeft(toggled(left, id))} expected={expected} />
      ) : null}
      <div className="money-pair">
        <label className="field">
          <span>{d('supplier-credit.net', { currency })}</span>
          <input inputMode="decimal" value={typedNet} onChange={(event) => setNet(event.target.value)} />
        </label>
        <label className="field">
          <span>{d('supplier-credit.tax', { currency })}</span>
          <input inputMode="decimal" value={tax} onChange={(event) => setTax(event.target.value)} />
        </label>
      </div>
      {bills.length > 0 ? (
        <label className="field">
          <span>{d('supplier-credit.invoice')}</span>
          <select value={invoice} onChange={(event) => setInvoice(event.target.value)}>
            <option value="">{d('supplier-credit.invoice.none')}</option>
            {bills.map(({ document }) => (
              <option key={document.id} value={document.id}>
                {document.number} · {text.money(document.openAmount, document.currency)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </BookingDialog>
  )
}

interface GoodsTableProps {
  readonly waiting: readonly SentBackRow[]
  /** What the credit is not for. */
  readonly left: ReadonlySet<string>
  readonly onToggle: (id: string) => void
  readonly expected: number
}

function GoodsTable({ waiting, left, onToggle, expected }: GoodsTableProps): ReactNode {
  const text = useDeskText()
  const { d } = text
  const { company } = useSession()
  const { short } = useWhen()
  return (
    <>
      <table className="money-lines">
        <thead>
          <tr>
            <th>{d('supplier-credit.for')}</th>
            <th>{d('send-back.purchase')}</th>
            <th>{d('movements.time')}</th>
            <th className="tabular">{d('send-back.expected')}</th>
          </tr>
        </thead>
        <tbody>
          {waiting.map((row) => (
            <tr key={row.id}>
              <td>
                <label className="row">
                  <input type="checkbox" checked={!left.has(row.id)} onChange={() => onToggle(row.id)} />
                  {unitsOf(text, row.quantity, row.item)}
                </label>
              </td>
              <td className="code">{row.purchase?.number}</td>
              <td>{short(row.at)}</td>
              <td className="tabular">
                <Money minor={row.expected?.amount ?? 0} currency={company.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {d('supplier-credit.expected')}{' '}
        <b>
          <Money minor={expected} currency={company.currency} />
        </b>
      </p>
    </>
  )
}

/** What went back to them from this warehouse and was not credited yet. */
function useWaiting(supplier: string | undefined): readonly SentBackRow[] {
  const { company, warehouse } = useSession()
  const path = withQuery('/sent-back', { warehouse: warehouse.id, show: 'open', limit: most })
  const { data } = useRead<SentBackPage>(supplier === undefined ? undefined : path)
  const theirs = (row: SentBackRow) => row.purchase?.supplier === supplier && row.expected?.company === company.id
  return supplier === undefined ? [] : (data?.rows ?? []).filter(theirs)
}

/** Their bills that a credit could be set against. */
function useBills(supplier: string | undefined): DocumentPage['rows'] {
  const { company, warehouse } = useSession()
  const asked = { company: company.id, warehouse: warehouse.id, side: 'payable', show: 'open', limit: 50, q: supplier }
  const { data } = useRead<DocumentPage>(supplier === undefined ? undefined : withQuery('/documents', asked))
  return (data?.rows ?? []).filter(
    ({ document }) => document.party === supplier && document.openAmount > 0 && document.currency === company.currency,
  )
}

function amountIn(typed: string, currency: string): number | undefined {
  const amount = moneyFrom(typed.replace(/\s/g, '').replace(',', '.'), currency)
  return amount !== undefined && amount >= 0 ? amount : undefined
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}
