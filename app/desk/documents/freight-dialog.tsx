// Owns telling what goods cost beside their price: freight, duty, insurance of a delivery, spread over what came. It is
// accrued, and billed at once where the bill is there; or the bill comes later, for a cost that was accrued.
import { type ReactNode, useState } from 'react'
import type { AccruedCosts } from '../../../shared/protocol/desk/books.ts'
import { decimalOf } from '../../../shared/values/money.ts'
import { withQuery } from '../data/client.ts'
import { type DatedWish, newId, onDay, useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish, typedAmount } from '../data/typed.ts'
import { useRead } from '../data/use-read.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'
import { DayField } from '../told/money-fields.tsx'
import { useWhen } from '../told/when.ts'
import { PurchaseField, usePurchaseNamed } from './purchase-field.tsx'

type Accrued = AccruedCosts['costs'][number]

interface Bill {
  readonly supplier: string
  readonly number: string
  readonly tax: string
}

const noBill: Bill = { supplier: '', number: '', tax: '' }

export function FreightDialog({ onClose }: { onClose: () => void }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const { company } = useSession()
  const { today, short } = useWhen()
  const { submit, busy } = useOperations()
  const [chosen, setChosen] = useState('')
  const [purchase, setPurchase] = useState('')
  const [typed, setTyped] = useState('')
  const [basis, setBasis] = useState<'value' | 'quantity'>('value')
  const [note, setNote] = useState('')
  const [bill, setBill] = useState(noBill)
  const [on, setOn] = useState(today)
  const { data } = useRead<AccruedCosts>(withQuery('/accrued', { company: company.id }))
  const accrued = data?.costs.find(({ id }) => id === chosen)
  const { found, billing: goods } = usePurchaseNamed(purchase)
  const receipts = goods?.lines.flatMap((line) => line.receipts) ?? []
  const amount = typedAmount(typed, company.currency)
  const tax = bill.tax.trim() === '' ? 0 : typedAmount(bill.tax, company.currency)
  const named = bill.supplier.trim() !== '' && bill.number.trim() !== ''
  const billed = accrued !== undefined || bill.supplier.trim() !== '' || bill.number.trim() !== ''
  const sound = amount !== undefined && tax !== undefined && (named || !billed) && (accrued || receipts.length > 0)
  const choose = (id: string) => {
    setChosen(id)
    const cost = data?.costs.find((each) => each.id === id)
    if (cost) setTyped(decimalOf(cost.amount, company.currency))
  }
  const book = async () => {
    if (amount === undefined) return
    const id = accrued?.id ?? newId()
    const wishes: DatedWish[] = []
    if (!accrued) {
      const told = { company: company.id, receipts, amount, basis, ...(note.trim() && { note: note.trim() }) }
      wishes.push({ ...onDay(formWish('landed-cost-recorded', told), on, today), id })
    }
    if (billed) {
      const paper = { document: newId(), supplier: bill.supplier.trim(), number: bill.number.trim(), landedCost: id }
      const money = { currency: company.currency, amount, ...(tax ? { tax } : {}) }
      wishes.push(onDay(formWish('freight-invoice-recorded', { company: company.id, ...paper, ...money }), on, today))
    }
    if (await submit(wishes, d(accrued ? 'freight.billed' : 'freight.done'))) onClose()
  }
  return (
    <BookingDialog title={d('freight.new')} disabled={busy || !sound || on === ''} onBook={book} onClose={onClose}>
      {data && data.costs.length > 0 ? (
        <label className="field">
          <span>{d('freight.which')}</span>
          <select value={chosen} onChange={(event) => choose(event.target.value)}>
            <option value="">{d('freight.which.new')}</option>
            {data.costs.map((cost) => (
              <option key={cost.id} value={cost.id}>
                {accruedText(text, cost, company.currency, short)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {accrued ? null : (
        <>
          <PurchaseField value={purchase} onChange={setPurchase} found={found} />
          {goods ? (
            <p className="quiet">
              {receipts.length === 0 ? d('freight.nothing-came') : d('freight.bears', { n: receipts.length })}
            </p>
          ) : null}
        </>
      )}
      <div className="money-pair">
        <Line label={d('document.field.amount', { currency: company.currency })} value={typed} onChange={setTyped} />
        {accrued ? (
          <DayField value={on} onChange={setOn} />
        ) : (
          <label className="field">
            <span>{d('freight.basis')}</span>
            <select value={basis} onChange={(event) => setBasis(event.target.value as typeof basis)}>
              <option value="value">{d('freight.basis.value')}</option>
              <option value="quantity">{d('freight.basis.quantity')}</option>
            </select>
          </label>
        )}
      </div>
      {accrued ? null : (
        <>
          <div className="money-pair">
            <Line label={d('freight.note')} value={note} onChange={setNote} most={200} />
            <DayField value={on} onChange={setOn} />
          </div>
          <p className="quiet">{d('freight.bill.text')}</p>
        </>
      )}
      <div className="money-pair">
        <Line
          label={d('freight.carrier')}
          value={bill.supplier}
          onChange={(supplier) => setBill({ ...bill, supplier })}
        />
        <Line
          label={d('bill.number')}
          value={bill.number}
          onChange={(number) => setBill({ ...bill, number })}
          most={60}
        />
      </div>
      {billed ? <Line label={d('bill.tax')} value={bill.tax} onChange={(tax) => setBill({ ...bill, tax })} /> : null}
      {accrued && amount !== undefined && amount !== accrued.amount ? (
        <p className="quiet">
          {d('freight.differs', { money: text.money(amount - accrued.amount, company.currency) })}
        </p>
      ) : null}
    </BookingDialog>
  )
}

/** "Sea freight · PO-1151 · 240.00 € · 14 Nov" */
function accruedText(
  { money }: DeskText,
  { note, purchases, amount, at }: Accrued,
  currency: string,
  short: (at: number) => string,
): string {
  return [note ?? '', purchases.join(', '), money(amount, currency), short(at)]
    .filter((part) => part !== '')
    .join(' · ')
}

interface LineProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly most?: number
}

function Line({ label, value, onChange, most = 120 }: LineProps): ReactNode {
  return (
    <label className="field">
      <span>{label}</span>
      <input maxLength={most} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
}
