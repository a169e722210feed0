// The page of the books: shelves against ledger first, then the trial balance, and the entries of the chosen account down
// to the operation behind each.
import { type ReactNode, useState } from 'react'
import { useParams } from 'wouter'
import type { TrialBalance } from '../../../shared/protocol/desk/house.ts'
import { DeskButton, PageHead } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { useQuery } from '../data/use-query.ts'
import { useRead } from '../data/use-read.ts'
import { useDeskText } from '../text.ts'
import { Balance } from './balance.tsx'
import { EntryDialog } from './entry-dialog.tsx'
import { Journal } from './journal.tsx'
import { Tie } from './tie.tsx'
import './ledger.css'

export function LedgerPage(): ReactNode {
  const { d } = useDeskText()
  const { me, company: usual, may } = useSession()
  const [writing, setWriting] = useState(false)
  const { account } = useParams<{ account?: string }>()
  const { query, set } = useQuery()
  const company = me.companies.find((each) => each.id === query.company) ?? usual
  const now = useRead<TrialBalance>(withQuery('/ledger/balance', { company: company.id }))
  const until = useRead<TrialBalance>(
    withQuery('/ledger/balance', { company: company.id, until: query.until, known: query.known }),
  )
  return (
    <>
      <PageHead
        title={d('page.ledger')}
        actions={
          <>
            {may('books') ? <DeskButton icon="add" label={d('entry.new')} onPress={() => setWriting(true)} /> : null}
            {me.companies.length > 1 ? (
              <label className="field ledger-field">
                <span className="unseen">{d('ledger.company')}</span>
                <select value={company.id} onChange={(event) => set({ company: event.target.value, page: undefined })}>
                  {me.companies.map((each) => (
                    <option key={each.id} value={each.id}>
                      {each.name}
                    </option>
                  ))}
                </select>
              </label>
            ) : null}
            <label className="field ledger-field">
              <span>{d('ledger.until')}</span>
              <input
                type="date"
                value={query.until ?? until.data?.until ?? ''}
                max={now.data?.until}
                onChange={(event) => set({ until: event.target.value || undefined, page: undefined })}
              />
            </label>
          </>
        }
      />
      <Tie balance={now.data} />
      <div className="ledger-grid">
        <Journal company={company} account={account} />
        <Balance reading={until} account={account} />
      </div>
      {writing ? <EntryDialog company={company} onClose={() => setWriting(false)} /> : null}
    </>
  )
}
