// Owns booking a bank line that settles no document: against an account, with the bank on the other side.
import { type ReactNode, useState } from 'react'
import { accounts, chartOfAccounts } from '../../../shared/ledger/accounts.ts'
import type { BankLineRow } from '../../../shared/rows/books.ts'
import { Money } from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { formWish } from '../data/typed.ts'
import { familyText, useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'

/** Accounts that only their documents or goods may move. */
const byItself: readonly string[] = [
  accounts.bank,
  accounts.receivables,
  accounts.payables,
  accounts.inventory,
  accounts.inTransit,
]

export function AccountDialog({ line, onClose }: { line: BankLineRow; onClose: () => void }): ReactNode {
  const { d } = useDeskText()
  const { submit, busy } = useOperations()
  const [account, setAccount] = useState('6900')
  const book = async () => {
    const lines = [
      { account: accounts.bank, amount: line.amount },
      { account, amount: 0 - line.amount },
    ]
    const text = [line.party, line.text].filter((part) => part !== '').join(' · ')
    const body = { company: line.company, on: line.bookedOn, text, lines, bankLine: line.id }
    if (await submit([formWish('entry-posted', body)], d('bank.done'))) onClose()
  }
  return (
    <BookingDialog title={d('bank.other')} disabled={busy} onBook={book} onClose={onClose}>
      <p>
        {line.bookedOn} · {line.party} · <Money minor={line.amount} currency={line.currency} />
      </p>
      <p className="quiet">{d('bank.other.text')}</p>
      <label className="field">
        <span>{d('bank.account')}</span>
        <select value={account} onChange={(event) => setAccount(event.target.value)}>
          {chartOfAccounts
            .filter((code) => !byItself.includes(code))
            .map((code) => (
              <option key={code} value={code}>
                {code} {familyText(d, 'account', code)}
              </option>
            ))}
        </select>
      </label>
    </BookingDialog>
  )
}
