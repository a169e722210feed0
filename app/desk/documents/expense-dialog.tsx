// Owns entering a bill of a supplier for what is no goods: whose, their number and day, what for on which account, at which rate.
import { type ReactNode, useState } from 'react'
import { accounts, chartOfAccounts, natureOf } from '../../../shared/ledger/accounts.ts'
import { taxOn, taxRateOf } from '../../../shared/ledger/tax/rate.ts'
import type { BooksSettings } from '../../../shared/protocol/desk/books.ts'
import { decimalOf } from '../../../shared/values/money.ts'
import { Money } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { newId, onDay, useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish, typedAmount } from '../data/typed.ts'
import { useRead } from '../data/use-read.ts'
import { useGo } from '../frame/go.ts'
import { type Party, PartyField } from '../money/party-field.tsx'
import { useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'
import { AccountOptions, AddLine, RateOptions } from '../told/line-fields.tsx'
import { DayField } from '../told/money-fields.tsx'
import { useWhen } from '../told/when.ts'
import { billRates, isUsual, type KeptRate } from './line-taxes.ts'
import '../money/money.css'

interface Typed {
  readonly text: string
  readonly account: string
  readonly net: string
  /** Code of a rate on record; '' for none. */
  readonly code: string
}

/** What goods move follows from their own documents. */
const costs = chartOfAccounts.filter(
  (code) => natureOf(code) === 'expense' && code !== accounts.costOfSales && code !== accounts.purchaseAdjustments,
)
const empty: Typed = { text: '', account: accounts.otherExpenses, net: '', code: '' }
const most = 40

export function ExpenseDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { d } = useDeskText()
  const go = useGo()
  const { company } = useSession()
  const { today } = useWhen()
  const { submit, busy } = useOperations()
  const { data: books } = useRead<BooksSettings>(withQuery('/books', { company: company.id }))
  const rates = billRates(books)
  const currencies = [...new Set([company.currency, ...(books?.rates ?? []).map((rate) => rate.currency)])]
  const [party, setParty] = useState<Party>()
  const [number, setNumber] = useState('')
  const [currency, setCurrency] = useState(company.currency)
  const [on, setOn] = useState(today)
  const [lines, setLines] = useState<readonly Typed[]>([empty])
  const told = lines.map((line) => toldOf(line, rates, currency))
  const self = lines.some(({ code }) => rateOf(rates, code)?.treatment === 'reverse-charge')
    ? rates.find(isUsual)?.percent
    : undefined
  const net = told.reduce((sum, line) => sum + (line?.net ?? 0), 0)
  const usual = self === undefined ? taxOf(told) : 0
  // What the rates come to, until the person types what the paper says.
  const [typedTax, setTax] = useState<string>()
  const credit = typedTax !== undefined && /^[-−]/.test(typedTax.trim())
  const said =
    typedTax === undefined || typedTax.trim() === ''
      ? usual
      : typedAmount(typedTax.trim().replace(/^[-−]/, ''), currency)
  const tax = self !== undefined || said === undefined ? 0 : credit ? 0 - said : said
  const change = (index: number, part: Partial<Typed>) =>
    setLines(lines.map((line, at) => (at === index ? { ...line, ...part } : line)))
  const book = async () => {
    if (!party) return
    const document = newId()
    const body = {
      company: company.id,
      document,
      supplier: party.id,
      number: number.trim(),
      currency,
      lines: told,
      ...(self !== undefined ? { selfTaxed: self } : tax === usual ? {} : { tax }),
    }
    if (!(await submit([onDay(formWish('expense-billed', body), on, today)], d('document.done.billed')))) return
    onClose()
    go(`/documents/${document}`)
  }
  return (
    <BookingDialog
      title={d('bill.expense')}
      disabled={
        busy ||
        !party ||
        number.trim() === '' ||
        on === '' ||
        net === 0 ||
        said === undefined ||
        told.includes(undefined)
      }
      onBook={book}
      onClose={onClose}
    >
      <PartyField side="payable" chosen={party} onChoose={setParty} />
      <div className="money-pair">
        <label className="field">
          <span>{d('bill.number')}</span>
          <input maxLength={60} value={number} onChange={(event) => setNumber(event.target.value)} />
        </label>
        <DayField value={on} onChange={setOn} />
      </div>
      {currencies.length > 1 ? (
        <label className="field">
          <span>{d('closing.currency')}</span>
          <select value={currency} onChange={(event) => setCurrency(event.target.value)}>
            {currencies.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
      ) : null}
      <table className="money-lines invoice-lines">
        <thead>
          <tr>
            <th>{d('invoice.text')}</th>
            <th>{d('ledger.account')}</th>
            <th className="tabular">{d('bill.net')}</th>
            {rates.length > 0 ? <th>{d('bill.rate')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by where they stand
            <tr key={index}>
              <td>
                <input
                  aria-label={`${d('invoice.text')} ${index + 1}`}
                  maxLength={200}
                  value={line.text}
                  onChange={(event) => change(index, { text: event.target.value })}
                />
              </td>
              <td>
                <select
                  aria-label={`${d('ledger.account')} ${index + 1}`}
                  value={line.account}
                  onChange={(event) => change(index, { account: event.target.value })}
                >
                  <AccountOptions codes={costs} />
                </select>
              </td>
              <td className="tabular">
                <input
                  aria-label={`${d('bill.net')} ${index + 1}`}
                  inputMode="decimal"
                  maxLength={16}
                  value={line.net}
                  onChange={(event) => change(index, { net: event.target.value })}
                />
              </td>
              {rates.length > 0 ? (
                <td>
                  <select
                    aria-label={`${d('bill.rate')} ${index + 1}`}
                    value={line.code}
                    onChange={(event) => change(index, { code: event.target.value })}
                  >
                    <RateOptions rates={rates} />
                  </select>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      <AddLine full={lines.length >= most} onAdd={() => setLines([...lines, empty])} />
      {self === undefined ? (
        <label className="field">
          <span>{d('bill.tax')}</span>
          <input
            inputMode="decimal"
            maxLength={16}
            value={typedTax ?? (usual === 0 ? '' : decimalOf(usual, currency))}
            onChange={(event) => setTax(event.target.value)}
          />
        </label>
      ) : (
        <p className="quiet">{d('bill.self-taxed', { percent: self })}</p>
      )}
      <p>
        {d('bill.total')}:{' '}
        <b>
          <Money minor={net + tax} currency={currency} />
        </b>
      </p>
    </BookingDialog>
  )
}

const rateOf = (rates: readonly KeptRate[], code: string) => rates.find((each) => each.code === code)

/** A line as it is booked; undefined where something of it can't be read. Below zero it is a credit. */
function toldOf({ text, account, net, code }: Typed, rates: readonly KeptRate[], currency: string) {
  const credit = /^[-−]/.test(net.trim())
  const amount = typedAmount(net.trim().replace(/^[-−]/, ''), currency)
  if (text.trim() === '' || amount === undefined) return undefined
  const rate = rateOf(rates, code)
  const taxed = rate && { tax: rate.code, taxPercent: rate.percent }
  return { text: text.trim(), account, net: credit ? 0 - amount : amount, ...taxed }
}

/** Rounded once a rate, as it will be booked. */
function taxOf(told: readonly (ReturnType<typeof toldOf> | undefined)[]): number {
  const nets = new Map<string, number>()
  for (const line of told) {
    if (line?.taxPercent !== undefined) nets.set(line.taxPercent, (nets.get(line.taxPercent) ?? 0) + line.net)
  }
  return [...nets].reduce((sum, [taxPercent, net]) => sum + taxOn(net, taxRateOf({ taxPercent })), 0)
}
