// Owns telling what goods cost beside their price: freight, duty, insurance of a delivery, spread over what came. It is
// accrued, and billed at once where the bill is there.
import { type ReactNode, useState } from 'react'
import type { BillablePurchase, FoundPurchases } from '../../../shared/protocol/desk/books.ts'
import { DeskButton } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { type DatedWish, newId, useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish, typedAmount } from '../data/typed.ts'
import { useRead } from '../data/use-read.ts'
import { Dialog } from '../frame/dialog.tsx'
import { useDeskText } from '../text.ts'

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
  const asked = purchase.trim()
  const found = useRead<FoundPurchases>(
    asked === '' ? undefined : withQuery('/billing', { company: company.id, q: asked }),
  )
  const exact = found.data?.purchases.find((row) => row.number.toLowerCase() === asked.toLowerCase())
  const billing = useRead<BillablePurchase>(exact ? `/purchases/${encodeURIComponent(exact.id)}/billing` : undefined)
  const goods = billing.data && billing.data.purchase.id === exact?.id ? billing.data : undefined
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
    <Dialog
      title={d('freight.new')}
      onClose={onClose}
      actions={
        <>
          <DeskButton label={d('document.cancel')} onPress={onClose} />
          <DeskButton look="main" label={d('document.book')} disabled={busy || !sound} onPress={() => void book()} />
        </>
      }
    >
      <label className="field">
        <span>{d('bill.purchase')}</span>
        <input list="freight-purchases" value={purchase} onChange={(event) => setPurchase(event.target.value)} />
      </label>
      <datalist id="freight-purchases">
        {found.data?.purchases.map((row) => (
          <option key={row.id} value={row.number}>
            {row.supplier}
          </option>
        ))}
      </datalist>
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
    </Dialog>
  )
}
