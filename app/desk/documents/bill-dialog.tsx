// Owns entering a bill of a supplier: its purchase by number, then lines that are filled with what came and is not billed
// yet. What the paper says may differ; the match says so once it is booked.
import { type ReactNode, useState } from 'react'
import { taxOn, taxRateOf } from '../../../shared/ledger/tax/rate.ts'
import type { BillablePurchase, BooksSettings } from '../../../shared/protocol/desk/books.ts'
import { amountOf, decimalOf } from '../../../shared/values/money.ts'
import { DeskButton, Money } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { newId, onDay, useOperations } from '../data/operations.ts'
import { formWish, typedAmount, typedDecimal } from '../data/typed.ts'
import { useRead } from '../data/use-read.ts'
import { Dialog } from '../frame/dialog.tsx'
import { useGo } from '../frame/go.ts'
import { useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'
import { RateOptions } from '../told/line-fields.tsx'
import { DayField } from '../told/money-fields.tsx'
import { useWhen } from '../told/when.ts'
import { ExpenseDialog } from './expense-dialog.tsx'
import { billRates, isUsual } from './line-taxes.ts'
import { PurchaseField, usePurchaseNamed } from './purchase-field.tsx'
import '../money/money.css'
import './documents.css'

interface Typed {
  readonly id: string
  readonly quantity: string
  readonly unitPrice: string
}

export function BillDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { d } = useDeskText()
  const [number, setNumber] = useState('')
  const { found, billing } = usePurchaseNamed(number)
  const [forGoods, setForGoods] = useState(true)
  if (!forGoods) return <ExpenseDialog onClose={onClose} />
  if (billing) {
    return <BillForm key={billing.purchase.id} purchase={billing} onClose={onClose} />
  }
  return (
    <Dialog
      title={d('bill.title')}
      onClose={onClose}
      actions={
        <>
          <DeskButton label={d('bill.expense.choose')} onPress={() => setForGoods(false)} />
          <DeskButton label={d('document.cancel')} onPress={onClose} />
        </>
      }
    >
      <PurchaseField value={number} onChange={setNumber} found={found} />
      <p className="quiet">{found?.length === 0 ? d('bill.unknown') : d('bill.purchase.text')}</p>
    </Dialog>
  )
}

function BillForm({ purchase, onClose }: { purchase: BillablePurchase; onClose: () => void }): ReactNode {
  const { d } = useDeskText()
  const go = useGo()
  const { submit, busy } = useOperations()
  const { currency } = purchase
  const [number, setNumber] = useState('')
  const { today } = useWhen()
  const [on, setOn] = useState(today)
  const [typedTax, setTax] = useState<string>()
  const [code, setCode] = useState('')
  const { data: books } = useRead<BooksSettings>(withQuery('/books', { company: purchase.company }))
  const rates = billRates(books)
  const chosen = rates.find((each) => each.code === code)
  const [lines, setLines] = useState<readonly Typed[]>(() =>
    purchase.lines.map((line) => ({
      id: line.id,
      quantity: String(Math.max(0, line.received - line.billed)),
      unitPrice: line.unitPrice,
    })),
  )
  const change = (id: string, part: Partial<Typed>) =>
    setLines((before) => before.map((line) => (line.id === id ? { ...line, ...part } : line)))
  const good = (line: Typed) => /^\d{1,9}$/.test(line.quantity) && typedDecimal(line.unitPrice) !== undefined
  const billed = lines.filter((line) => good(line) && Number(line.quantity) > 0)
  const net = billed.reduce((all, line) => all + amountOf(Number(line.quantity), line.unitPrice, currency), 0)
  const self = chosen?.treatment === 'reverse-charge' ? rates.find(isUsual)?.percent : undefined
  // What the rate comes to, until the person types what the paper says.
  const usual = chosen && self === undefined ? taxOn(net, taxRateOf({ taxPercent: chosen.percent })) : 0
  const tax = typedTax ?? (usual === 0 ? '' : decimalOf(usual, currency))
  const taxed = self !== undefined || tax.trim() === '' ? 0 : typedAmount(tax, currency)
  const sum = net + (taxed ?? 0)
  const book = async () => {
    const document = newId()
    const body = {
      company: purchase.company,
      document,
      supplier: purchase.purchase.supplier,
      number: number.trim(),
      purchase: purchase.purchase.id,
      currency,
      lines: billed.map(({ id, quantity, unitPrice }) => ({ line: id, quantity: Number(quantity), unitPrice })),
      ...(taxed ? { tax: taxed } : {}),
      ...(chosen && { taxCode: chosen.code }),
      ...(self !== undefined && { selfTaxed: self }),
    }
    const wish = onDay(formWish('supplier-invoice-recorded', body), on, today)
    if (!(await submit([wish], d('document.done.billed')))) return
    onClose()
    go(`/documents/${document}`)
  }
  return (
    <BookingDialog
      title={`${d('bill.title')} · ${purchase.purchase.number} · ${purchase.purchase.supplier}`}
      disabled={
        busy || number.trim() === '' || on === '' || billed.length === 0 || taxed === undefined || !lines.every(good)
      }
      onBook={book}
      onClose={onClose}
    >
      <div className="money-pair">
        <label className="field">
          <span>{d('bill.number')}</span>
          <input maxLength={60} value={number} onChange={(event) => setNumber(event.target.value)} />
        </label>
        <DayField value={on} onChange={setOn} />
      </div>
      <table className="bill-lines">
        <thead>
          <tr>
            <th>{d('document.item')}</th>
            <th className="tabular">{d('document.received')}</th>
            <th className="tabular">{d('document.billed')}</th>
            <th>{d('document.quantity')}</th>
            <th>{d('document.price')}</th>
          </tr>
        </thead>
        <tbody>
          {purchase.lines.map((line, index) => (
            <tr key={line.id}>
              <td>{line.item.name}</td>
              <td className="tabular">{line.received}</td>
              <td className="tabular">{line.billed}</td>
              <td>
                <input
                  aria-label={`${d('document.quantity')} ${line.item.name}`}
                  inputMode="numeric"
                  value={lines[index]?.quantity ?? ''}
                  onChange={(event) => change(line.id, { quantity: event.target.value.trim() })}
                />
              </td>
              <td>
                <input
                  aria-label={`${d('document.price')} ${line.item.name}`}
                  inputMode="decimal"
                  value={lines[index]?.unitPrice ?? ''}
                  onChange={(event) => change(line.id, { unitPrice: event.target.value.trim().replace(',', '.') })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rates.length > 0 ? (
        <label className="field">
          <span>{d('bill.rate')}</span>
          <select value={code} onChange={(event) => setCode(event.target.value)}>
            <RateOptions rates={rates} />
          </select>
        </label>
      ) : null}
      {self === undefined ? (
        <label className="field">
          <span>{d('bill.tax')}</span>
          <input inputMode="decimal" value={tax} onChange={(event) => setTax(event.target.value)} />
        </label>
      ) : (
        <p className="quiet">{d('bill.self-taxed', { percent: self })}</p>
      )}
      <p>
        {d('bill.total')}:{' '}
        <b>
          <Money minor={sum} currency={currency} />
        </b>
      </p>
      {billed.length === 0 ? <p className="quiet">{d('bill.none')}</p> : null}
    </BookingDialog>
  )
}
