// Owns the first question of any bookkeeper: do the shelves equal the ledger; and what is not known yet beside it.
import type { ReactNode } from 'react'
import type { Pulse, TrialBalance } from '../../../shared/protocol/desk/house.ts'
import { DeskIcon, Money, Pill } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { useDeskText } from '../text.ts'

/** What stock is worth in the books: on the shelves, and on the way. */
const stockAccounts = ['1300', '1310']

export function Tie({ balance }: { balance: TrialBalance | undefined }): ReactNode {
  const { d, money } = useDeskText()
  const { warehouse } = useSession()
  const { data: pulse } = useRead<Pulse>(withQuery('/pulse', { warehouse: warehouse.id }))
  if (!balance) return <section className="box tie" />
  const books = balance.accounts
    .filter((row) => stockAccounts.includes(row.account))
    .reduce((sum, row) => sum + row.balance, 0)
  const difference = balance.goods - books
  const { currency } = balance
  return (
    <section className="box tie">
      <div>
        <p>{d('ledger.shelves')}</p>
        <p className="tie-number">
          <Money minor={balance.goods} currency={currency} />
        </p>
      </div>
      <span className="tie-number" aria-hidden="true">
        {difference === 0 ? '=' : '≠'}
      </span>
      <div>
        <p>{d('ledger.accounts')}</p>
        <p className="tie-number">
          <Money minor={books} currency={currency} />
        </p>
      </div>
      <Pill tone={difference === 0 ? 'ok' : 'err'} icon={difference === 0 ? 'right' : 'wrong'}>
        {d('ledger.difference', { money: money(difference, currency) })}
      </Pill>
      <p className="quiet tie-note">{d('ledger.now')}</p>
      <div className="tie-unknown">
        <p>
          <DeskIcon name="offline" /> {d('ledger.not-known')}
        </p>
        <p>
          {pulse && pulse.silentDevices > 0
            ? d('ledger.not-known.text', { n: pulse.silentDevices })
            : d('ledger.not-known.none')}
        </p>
      </div>
    </section>
  )
}
