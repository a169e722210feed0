// Owns what tables of lines in dialogs about money share: choosing an account or a rate, and one more line.
import type { ReactNode } from 'react'
import type { Account } from '../../../shared/ledger/accounts.ts'
import type { BooksSettings } from '../../../shared/protocol/desk/books.ts'
import { DeskButton } from '../../ui/desk/index.ts'
import { familyText, useDeskText } from '../text.ts'

/** The accounts of a select, by number and name. */
export function AccountOptions({ codes }: { codes: readonly Account[] }): ReactNode {
  const { d } = useDeskText()
  return codes.map((code) => (
    <option key={code} value={code}>
      {code} {familyText(d, 'account', code)}
    </option>
  ))
}

/** The rates of a select, and none. */
export function RateOptions({ rates }: { rates: BooksSettings['taxes'] }): ReactNode {
  const { d } = useDeskText()
  return (
    <>
      <option value="">{d('bill.rate.none')}</option>
      {rates.map((each) => (
        <option key={each.code} value={each.code}>
          {each.percent} % · {each.name}
        </option>
      ))}
    </>
  )
}

export function AddLine({ full, onAdd }: { full: boolean; onAdd: () => void }): ReactNode {
  const { d } = useDeskText()
  return <DeskButton look="bare" icon="add" label={d('entry.line')} disabled={full} onPress={onAdd} />
}
