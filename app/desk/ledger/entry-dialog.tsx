// Owns writing an entry by hand: a day, words, accounts with debit or credit. It is booked only when both sides agree.
import { type ReactNode, useState } from 'react'
import { accounts, chartOfAccounts } from '../../../shared/ledger/accounts.ts'
import type { CompanyName } from '../../../shared/protocol/desk/session.ts'
import { Money } from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { formWish, typedAmount } from '../data/typed.ts'
import { useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'
import { AccountOptions, AddLine } from '../told/line-fields.tsx'
import { DayField } from '../told/money-fields.tsx'
import { useWhen } from '../told/when.ts'
import '../money/money.css'

interface Typed {
  readonly account: string
  readonly debit: string
  readonly credit: string
}

/** The value of stock follows from what is told of the goods. */
const written = chartOfAccounts.filter((code) => code !== accounts.inventory && code !== accounts.inTransit)
const empty: Typed = { account: '6900', debit: '', credit: '' }
const most = 20

export function EntryDialog({ company, onClose }: { company: CompanyName; onClose: () => void }): ReactNode {
  const { d } = useDeskText()
  const { today } = useWhen()
  const { submit, busy } = useOperations()
  const [on, setOn] = useState(today)
  const [text, setText] = useState('')
  const [lines, setLines] = useState<readonly Typed[]>([empty, { ...empty, account: '1000' }])
  const amounts = lines.map((line) => amountOfLine(line, company.currency))
  const debit = amounts.reduce<number>((sum, amount) => sum + Math.max(0, amount ?? 0), 0)
  const credit = amounts.reduce<number>((sum, amount) => sum - Math.min(0, amount ?? 0), 0)
  const sound = amounts.every((amount) => amount !== undefined) && debit === credit && debit > 0
  const change = (index: number, part: Partial<Typed>) =>
    setLines(lines.map((line, at) => (at === index ? { ...line, ...part } : line)))
  const book = async () => {
    const told = lines.flatMap(({ account }, index) => (amounts[index] ? [{ account, amount: amounts[index] }] : []))
    const body = { company: company.id, on, text: text.trim(), lines: told }
    if (await submit([formWish('entry-posted', body)], d('entry.done'))) onClose()
  }
  return (
    <BookingDialog
      title={d('entry.new')}
      disabled={busy || !sound || text.trim() === '' || on === ''}
      onBook={book}
      onClose={onClose}
    >
      <div className="money-pair">
        <DayField value={on} onChange={setOn} />
        <label className="field">
          <span>{d('entry.text')}</span>
          <input maxLength={200} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
      </div>
      <table className="money-lines">
        <thead>
          <tr>
            <th>{d('ledger.account')}</th>
            <th className="tabular">{d('ledger.debit')}</th>
            <th className="tabular">{d('ledger.credit')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by where they stand
            <tr key={index}>
              <td>
                <select
                  className="money-account"
                  aria-label={`${d('ledger.account')} ${index + 1}`}
                  value={line.account}
                  onChange={(event) => change(index, { account: event.target.value })}
                >
                  <AccountOptions codes={written} />
                </select>
              </td>
              {(['debit', 'credit'] as const).map((side) => (
                <td key={side} className="tabular">
                  <input
                    aria-label={`${d(`ledger.${side}`)} ${index + 1}`}
                    inputMode="decimal"
                    value={line[side]}
                    onChange={(event) =>
                      change(index, { debit: '', credit: '', [side]: event.target.value } as Partial<Typed>)
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <td>
              <AddLine full={lines.length >= most} onAdd={() => setLines([...lines, empty])} />
            </td>
            <td className="tabular">
              <Money minor={debit} currency={company.currency} />
            </td>
            <td className="tabular">
              <Money minor={credit} currency={company.currency} />
            </td>
          </tr>
        </tbody>
      </table>
      <p className="quiet">{d(debit === credit ? 'entry.text.help' : 'entry.apart')}</p>
    </BookingDialog>
  )
}

/** A debit above zero, a credit below; 0 for an empty line, undefined where something is no amount. */
function amountOfLine({ debit, credit }: Typed, currency: string): number | undefined {
  if (debit.trim() === '' && credit.trim() === '') return 0
  const amount = typedAmount(debit.trim() === '' ? credit : debit, currency)
  if (amount === undefined) return undefined
  return debit.trim() === '' ? 0 - amount : amount
}
