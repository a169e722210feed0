// Owns telling what goods cost beside their price: freight, duty, insurance of a delivery, spread over what came. It is
// accrued, and billed at once where the bill is there.
import { type ReactNode, useState } from 'react'
import { type DatedWish, newId, useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish, typedAmount } from '../data/typed.ts'
import { useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'
import { PurchaseField, usePurchaseNamed } from './purchase-field.tsx'

export function FreightDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { d } = useDeskText()
  const { company } = useSession()
  const { submit, busy } = useOperations()
  const [purchase, setPurchase] = useState('')
  const [typed, setTyped] = useState('')
  const [basis, setBasis] = useState<'value' | 'quantity'>('value')
  const [note, setNote] = useState('')
  const [supplier, setSupplier] = useState('')
  const [number, setNumber] = useState('')
  const [taxed, setTaxed] = useState('')
  const { found, billing: goods } = usePurchaseNamed(purchase)
  const receipts = goods?.lines.flatMap((line) => line.receipts) ?? []
  const amount = typedAmount(typed, company.currency)
  const tax = taxed.trim() === '' ? 0 : typedAmount(taxed, company.currency)
  const billed = supplier.trim() !== '' || number.trim() !== ''
  const sound =
    receipts.length > 0 &&
    amount !== undefined &&
    tax !== undefined &&
    (!billed || (supplier.trim() !== '' && number.trim() !== ''))
  const book = async () => {
    if (amount === undefined) return
    const id = newId()
    const told = { company: company.id, receipts, amount, basis, ...(note.trim() && { note: note.trim() }) }
    const wishes: DatedWish[] = [{ ...formWish('landed-cost-recorded', told), id }]
    if (billed) {
      const bill = { document: newId(), supplier: supplier.trim(), number: number.trim(), landedCost: id }
      const money = { currency: company.currency, amount, ...(tax ? { tax } : {}) }
      wishes.push(formWish('freight-invoice-recorded', { company: company.id, ...bill, ...money }))
    }
    if (await submit(wishes, d('freight.done'))) onClose()
  }
  const field = (label: string, value: string, onChange: (value: string) => void, most = 120) => (
    <label className="field">
      <span>{label}</span>
      <input maxLength={most} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
  return (
    <BookingDialog title={d('freight.new')} disabled={busy || !sound} onBook={book} onClose={onClose}>
      <PurchaseField value={purchase} onChange={setPurchase} found={found} />
      {goods ? (
        <p className="quiet">
          {receipts.length === 0 ? d('freight.nothing-came') : d('freight.bears', { n: receipts.length })}
        </p>
      ) : null}
      <div className="money-pair">
        {field(d('document.field.amount', { currency: company.currency }), typed, setTyped)}
        <label className="field">
          <span>{d('freight.basis')}</span>
          <select value={basis} onChange={(event) => setBasis(event.target.value as typeof basis)}>
            <option value="value">{d('freight.basis.value')}</option>
            <option value="quantity">{d('freight.basis.quantity')}</option>
          </select>
        </label>
      </div>
      {field(d('freight.note'), note, setNote, 200)}
      <p className="quiet">{d('freight.bill.text')}</p>
      <div className="money-pair">
        {field(d('freight.carrier'), supplier, setSupplier)}
        {field(d('bill.number'), number, setNumber, 60)}
      </div>
      {billed ? field(d('bill.tax'), taxed, setTaxed) : null}
    </BookingDialog>
  )
}
