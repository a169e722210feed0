// Owns the trial balance: every account with what it holds up to a day, debit beside credit, and whether they agree.
import type { ReactNode } from 'react'
import type { TrialBalance } from '../../../shared/protocol/desk/house.ts'
import { Card, type Column, DataTable, Money, Pill } from '../../ui/desk/index.ts'
import { useQuery } from '../data/use-query.ts'
import type { Reading } from '../data/use-read.ts'
import { useGo } from '../frame/go.ts'
import { type DeskText, familyText, useDeskText } from '../text.ts'
import { Nothing } from '../told/list-tools.tsx'

type Row = TrialBalance['accounts'][number]

export function Balance({
  reading,
  account,
}: {
  reading: Reading<TrialBalance>
  account: string | undefined
}): ReactNode {
  const text = useDeskText()
  const { d } = text
  const go = useGo()
  const { query } = useQuery()
  const { data, problem, again } = reading
  const open = (to: string | undefined) => {
    const search = new URLSearchParams({
      ...(query.company && { company: query.company }),
      ...(query.until && { until: query.until }),
    }).toString()
    go((to === undefined ? '/ledger' : `/ledger/${to}`) + (search === '' ? '' : `?${search}`))
  }
  const balanced = data && data.debit === data.credit
  return (
    <Card
      flush
      title={d('ledger.trial')}
      aside={
        data ? (
          <Pill tone={balanced ? 'ok' : 'err'} icon={balanced ? 'right' : 'wrong'}>
            {balanced ? d('ledger.balanced') : d('ledger.unbalanced')}
          </Pill>
        ) : undefined
      }
    >
      <div className="list-body">
        <DataTable
          label={d('ledger.trial')}
          density="compact"
          columns={columnsOf(text, data)}
          rows={data?.accounts.filter((row) => row.balance !== 0 || row.account === account)}
          rowId={(row) => row.account}
          selected={account}
          onSelect={open}
          onOpen={() => open(undefined)}
          empty={<Nothing problem={problem} onRetry={again} title={d('ledger.empty')} text={d('ledger.empty.text')} />}
        />
      </div>
    </Card>
  )
}

function columnsOf(text: DeskText, data: TrialBalance | undefined): Column<Row>[] {
  const { d } = text
  const currency = data?.currency ?? 'EUR'
  return [
    {
      id: 'number',
      head: d('ledger.number'),
      quiet: true,
      width: 'max-content',
      total: '',
      cell: (row) => row.account,
    },
    {
      id: 'account',
      head: d('ledger.account'),
      width: 'minmax(7rem, 1fr)',
      total: d('ledger.total'),
      cell: (row) => <span title={familyText(d, 'account', row.account)}>{familyText(d, 'account', row.account)}</span>,
    },
    {
      id: 'debit',
      head: d('ledger.debit'),
      kind: 'number',
      width: 'max-content',
      total: <Money minor={data?.debit ?? 0} currency={currency} />,
      cell: (row) => (row.balance > 0 ? <Money minor={row.balance} currency={currency} /> : ''),
    },
    {
      id: 'credit',
      head: d('ledger.credit'),
      kind: 'number',
      width: 'max-content',
      total: <Money minor={data?.credit ?? 0} currency={currency} />,
      cell: (row) => (row.balance < 0 ? <Money minor={-row.balance} currency={currency} /> : ''),
    },
  ]
}
