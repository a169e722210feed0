// The page of returns: what came back, of which order, what became of it, what the customer was credited; and what went back to
// suppliers. Each line opens the operation behind it.
import { type ReactNode, useMemo } from 'react'
import { useParams } from 'wouter'
import type { ReturnPage, ReturnRow } from '../../../shared/protocol/desk/work.ts'
import { Card, type Column, PageHead } from '../../ui/desk/index.ts'
import { hrefOf, useGo } from '../frame/go.ts'
import { useDeskText } from '../text.ts'
import { DayTabs, daysParam, dayViews } from '../told/days.tsx'
import { ListTable, UnitsShown } from '../told/list-table.tsx'
import { returnColumns } from '../told/return-columns.tsx'
import { useList } from '../told/use-list.ts'
import { useWhen } from '../told/when.ts'
import { ReturnTabs } from './return-tabs.tsx'
import { SentBackList } from './sent-back-list.tsx'

const idOf = (row: ReturnRow) => row.id

export function ReturnsPage(): ReactNode {
  const { tab } = useParams<{ tab?: string }>()
  return tab === 'suppliers' ? <SentBackList /> : <CustomerReturns />
}

function CustomerReturns(): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const go = useGo()
  const list = useList<ReturnRow, ReturnPage>({
    name: 'returns',
    path: '/returns',
    params: (query) => ({ days: daysParam(query) }),
    idOf,
    onOpen: (id) => list.set({ at: id, op: id }),
    views: dayViews,
  })
  const columns = useMemo<Column<ReturnRow>[]>(
    () => returnColumns(text, when, { href: (order) => hrefOf(`/orders/${order}`), go }),
    [text, when, go],
  )
  return (
    <>
      <PageHead title={d('page.returns')} views={<ReturnTabs current="customers" />} />
      <Card flush title={<DayTabs query={list.query} onChoose={(view) => list.set({ view, page: undefined })} />}>
        <ListTable
          list={list}
          label={d('page.returns')}
          columns={columns}
          empty={{ title: d('returns.empty'), text: d('movements.empty.text') }}
          sums={({ sums }) => <UnitsShown units={sums.units} />}
        />
      </Card>
    </>
  )
}
