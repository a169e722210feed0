// Owns billing a customer for what no shipment bills by itself: a service, a rent, a sum for a period, line by line.
import { type ReactNode, useId, useState } from 'react'
import type { BooksSettings } from '../../../shared/protocol/desk/books.ts'
import { amountOf } from '../../../shared/values/money.ts'
import { DeskButton, Money } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { newId, useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish, typedDecimal } from '../data/typed.ts'
import { useRead } from '../data/use-read.ts'
import { useGo } from '../frame/go.ts'
import { type Party, PartyField } from '../money/party-field.tsx'
import { useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'
import '../money/money.css'

interface Typed {
  readonly text: string
  readonly quantity: string
  readonly unitPrice: string
  readonly percent: string
}

const empty: Typed = { text: '', quantity: '1', unitPrice: '', percent: '0' }
const most = 40
const fields = ['text', 'quantity', 'unitPrice', 'percent'] as const
const heads = {
  text: 'invoice.text',
  quantity: 'document.quantity',
  unitPrice: 'document.price',
  percent: 'document.field.tax',
} as const

export function InvoiceDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { d } = useDeskText()
  const go = useGo()
  const { company } = useSession()
  const { currency } = company
  const { submit, busy } = useOperations()
  const [party, setParty] = useState<Party>()
  const rates = useId()
  const { data: books } = useRead<BooksSettings>(withQuery('/books', { company: company.id }))
  // The rates of today, as the bookkeeper keeps them.
  const valid = (books?.taxes ?? []).filter(
    ({ from, until }) => from <= (books?.today ?? '') && (until === undefined || until >= (books?.today ?? '')),
  )
  const [lines, setLines] = useState<readonly Typed[]>([empty])
  const told = lines.map(toldOf)
  const net = told.reduce((sum, line) => sum + (line ? amountOf(line.quantity, line.unitPrice, currency) : 0), 0)
  const change = (index: number, part: Partial<Typed>) =>
    setLines(lines.map((line, at) => (at === index ? { ...line, ...part } : line)))
  const book = async () => {
    if (!party) return
    const document = newId()
    const body = { company: company.id, document, customer: party.id, currency, lines: told }
    if (!(await submit([formWish('sales-invoice-issued', body)], d('invoice.done')))) return
    onClose()
    go(`/documents/${document}`)
  }
  return (
    <BookingDialog
      title={d('invoice.new')}
      verb={d('invoice.issue')}
      disabled={busy || !party || net === 0 || told.some((line) => line === undefined)}
      onBook={book}
      onClose={onClose}
    >
      <PartyField side="receivable" chosen={party} onChoose={setParty} />
      <table className="money-lines invoice-lines">
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field} className={field === 'text' ? undefined : 'tabular'}>
                {d(heads[field])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by where they stand
            <tr key={index}>
              {fields.map((field) => (
                <td key={field} className={field === 'text' ? undefined : 'tabular'}>
                  <input
                    aria-label={`${d(heads[field])} ${index + 1}`}
                    {...(field === 'percent' && { list: rates })}
                    maxLength={field === 'text' ? 200 : 14}
                    value={line[field]}
                    onChange={(event) => change(index, { [field]: event.target.value })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <datalist id={rates}>
        {valid.map(({ id, percent, name, country }) => (
          <option key={id} value={percent}>
            {country} · {name}
          </option>
        ))}
      </datalist>
      <DeskButton
        look="bare"
        icon="add"
        label={d('entry.line')}
        disabled={lines.length >= most}
        onPress={() => setLines([...lines, empty])}
      />
      <p>
        {d('invoice.net')}{' '}
        <b>
          <Money minor={net} currency={currency} />
        </b>
      </p>
    </BookingDialog>
  )
}

/** A line as it is billed; undefined where something of it can't be read. */
function toldOf({ text, quantity, unitPrice, percent }: Typed) {
  const price = typedDecimal(unitPrice)
  const taxPercent = percent.trim().replace(',', '.')
  if (text.trim() === '' || price === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(quantity.trim()) || !/^\d{1,3}(\.\d{1,4})?$/.test(taxPercent)) return undefined
  return { text: text.trim(), quantity: Number(quantity), unitPrice: price, taxPercent }
}
