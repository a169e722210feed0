// Owns billing a customer for what no shipment bills by itself: a service, a rent, a sum for a period, line by line.
import { type ReactNode, useState } from 'react'
import type { BooksSettings } from '../../../shared/protocol/desk/books.ts'
import type { PartyAccount } from '../../../shared/protocol/desk/money.ts'
import { amountOf } from '../../../shared/values/money.ts'
import { Money } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { newId, useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish, typedDecimal } from '../data/typed.ts'
import { useRead } from '../data/use-read.ts'
import { useGo } from '../frame/go.ts'
import { type Party, PartyField } from '../money/party-field.tsx'
import { useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'
import { AddLine } from '../told/line-fields.tsx'
import { type TaxChoice, taxChoices } from './line-taxes.ts'
import '../money/money.css'

interface Typed {
  readonly text: string
  readonly quantity: string
  readonly unitPrice: string
  /** Code of a rate on record, or a percentage; the one that is right for the customer while it is ''. */
  readonly percent: string
}

const empty: Typed = { text: '', quantity: '1', unitPrice: '', percent: '' }
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
  const { data: books } = useRead<BooksSettings>(withQuery('/books', { company: company.id }))
  const { data: account } = useRead<PartyAccount>(
    party && withQuery('/account', { company: company.id, side: 'receivable', party: party.id }),
  )
  const choices = taxChoices(books, account && account.id === party?.id ? account.details : undefined)
  const [gross, setGross] = useState(false)
  const [lines, setLines] = useState<readonly Typed[]>([empty])
  const told = lines.map((line) => toldOf(line, choices))
  const sum = told.reduce((all, line) => all + (line ? amountOf(line.quantity, line.unitPrice, currency) : 0), 0)
  const change = (index: number, part: Partial<Typed>) =>
    setLines(lines.map((line, at) => (at === index ? { ...line, ...part } : line)))
  const book = async () => {
    if (!party) return
    const document = newId()
    const taxRounding = books?.details?.versions.at(-1)?.taxRounding ?? 'document'
    const body = {
      company: company.id,
      document,
      customer: party.id,
      currency,
      lines: told,
      taxRounding,
      ...(gross && { pricesIncludeTax: true }),
    }
    if (!(await submit([formWish('sales-invoice-issued', body)], d('invoice.done')))) return
    onClose()
    go(`/documents/${document}`)
  }
  return (
    <BookingDialog
      title={d('invoice.new')}
      verb={d('invoice.issue')}
      disabled={busy || !party || sum === 0 || told.some((line) => line === undefined)}
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
                  {field === 'percent' && choices.length > 0 ? (
                    <TaxSelect
                      label={`${d(heads.percent)} ${index + 1}`}
                      choices={choices}
                      value={line.percent}
                      onChange={(percent) => change(index, { percent })}
                    />
                  ) : (
                    <input
                      aria-label={`${d(heads[field])} ${index + 1}`}
                      maxLength={field === 'text' ? 200 : 14}
                      value={field === 'percent' ? line.percent || '0' : line[field]}
                      onChange={(event) => change(index, { [field]: event.target.value })}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <AddLine full={lines.length >= most} onAdd={() => setLines([...lines, empty])} />
      <label className="row money-check">
        <input type="checkbox" checked={gross} onChange={(event) => setGross(event.target.checked)} />
        <span>{d('invoice.prices-hold-tax')}</span>
      </label>
      <p>
        {d(gross ? 'invoice.gross' : 'invoice.net')}{' '}
        <b>
          <Money minor={sum} currency={currency} />
        </b>
      </p>
    </BookingDialog>
  )
}

interface TaxSelectProps {
  readonly label: string
  readonly choices: readonly TaxChoice[]
  readonly value: string
  readonly onChange: (code: string) => void
}

function TaxSelect({ label, choices, value, onChange }: TaxSelectProps): ReactNode {
  const { d } = useDeskText()
  return (
    <select aria-label={label} value={value || choices[0]?.code} onChange={(event) => onChange(event.target.value)}>
      {choices.map(({ code, percent, name, treatment }) => (
        <option key={code} value={code}>
          {[`${percent} %`, name ?? (treatment && d(`closing.treatment.${treatment}`))].filter(Boolean).join(' · ')}
        </option>
      ))}
    </select>
  )
}

/** A line as it is billed; undefined where something of it can't be read. */
function toldOf({ text, quantity, unitPrice, percent }: Typed, choices: readonly TaxChoice[]) {
  const chosen = choices.find(({ code }) => code === percent) ?? choices[0]
  const price = typedDecimal(unitPrice)
  const taxPercent = chosen?.percent ?? (percent.trim() || '0').replace(',', '.')
  if (text.trim() === '' || price === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(quantity.trim()) || !/^\d{1,3}(\.\d{1,4})?$/.test(taxPercent)) return undefined
  const tax = chosen?.code ? { tax: chosen.code } : {}
  return { text: text.trim(), quantity: Number(quantity), unitPrice: price, taxPercent, ...tax }
}
