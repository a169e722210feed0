// Owns the list of purchases: what is to come, when, from whom, and how much of it came.
import { type ReactNode, useMemo } from 'react'
import type { PurchasePage } from '../../../shared/protocol/desk/work.ts'
import type { PurchaseRow } from '../../../shared/rows/work.ts'
import { Card, type Column, GoLink, PageHead, Pill, Quantity, ShareBar, Tabs } from '../../ui/desk/index.ts'
import type { Query } from '../data/use-query.ts'
import { hrefOf, useGo } from '../frame/go.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { ListTable, UnitsShown } from '../told/list-table.tsx'
import { SearchField } from '../told/list-tools.tsx'
import { PurchaseStatePill } from '../told/order-state.tsx'
import { useList } from '../told/use-list.ts'
import { useWhen, type When } from '../told/when.ts'

const coming = 'open,part-received'

const views = {
  due: { states: coming },
  today: { states: coming, due: 'today' },
  late: { states: coming, due: 'late' },
  all: { sort: '-expectedAt' },
} as const satisfies Record<string, Readonly<Record<string, string>>>

type View = keyof typeof views
const viewNames = Object.keys(views) as View[]

function viewOf(query: Query): View {
  return viewNames.find((view) => view === query.view) ?? 'due'
}

const idOf = (row: PurchaseRow) => row.id
const byServer = () => null

export function PurchaseList(): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const go = useGo()
  const list = useList<PurchaseRow, PurchasePage>({
    name: 'purchases',
    path: '/purchases',
    params: (query) => ({ ...views[viewOf(query)], ...(query.sort && { sort: query.sort }) }),
    idOf,
    onOpen: (id) => go(`/purchasing/${id}`),
    views: viewNames,
  })
  const { data } = list.reading
  const columns = useMemo(() => columnsOf(text, when, go), [text, when, go])
  return (
    <>
      <PageHead
        title={d('page.purchasing')}
        views={
          <Tabs
            label={d('list.views')}
            current={viewOf(list.query)}
            onChoose={(view) => list.set({ view: view === 'due' ? undefined : view, page: undefined, sort: undefined })}
            tabs={viewNames.map((view) => ({
              id: view,
              label: d(`purchases.view.${view}`),
              ...(data && view === viewOf(list.query) ? { count: text.number(data.total) } : {}),
            }))}
          />
        }
      />
      <Card flush title={<SearchField field={list.search} />}>
        <ListTable
          list={list}
          label={d('page.purchasing')}
          columns={columns}
          empty={{ title: d('purchases.empty'), text: d('purchases.empty.text') }}
          sums={({ sums }) => <UnitsShown units={sums.units} />}
        />
      </Card>
    </>
  )
}

/** Goods are still to come, and should have. */
export function isOverdue(purchase: PurchaseRow, now: number): boolean {
  return (purchase.state === 'open' || purchase.state === 'part-received') && purchase.expectedAt < now
}

function columnsOf(text: DeskText, when: When, go: (to: string) => void): Column<PurchaseRow>[] {
  const { d, number } = text
  return [
    {
      id: 'number',
      head: d('purchases.number'),
      kind: 'code',
      strong: true,
      width: 'minmax(8rem, 1fr)',
      sortBy: byServer,
      cell: (row) => (
        <GoLink className="link" href={hrefOf(`/purchasing/${row.id}`)} onGo={go}>
          {row.number}
        </GoLink>
      ),
    },
    {
      id: 'supplier',
      head: d('purchases.supplier'),
      width: 'minmax(8rem, 2fr)',
      sortBy: byServer,
      cell: (row) => row.supplier,
    },
    {
      id: 'state',
      head: d('purchases.state'),
      width: 'minmax(max-content, 1fr)',
      sortBy: byServer,
      cell: (row) => <PurchaseStatePill state={row.state} />,
    },
    {
      id: 'expectedAt',
      head: d('purchases.expected'),
      width: 'minmax(max-content, 1.2fr)',
      sortBy: byServer,
      cell: (row) => (
        <span className="row">
          {when.at(row.expectedAt)}
          {isOverdue(row, when.now) ? <Pill tone="err">{d('purchase.overdue')}</Pill> : null}
        </span>
      ),
    },
    { id: 'lines', head: d('purchases.lines'), kind: 'number', cell: (row) => <Quantity of={row.lines} /> },
    {
      id: 'units',
      head: d('purchases.units'),
      kind: 'number',
      strong: true,
      cell: (row) => <Quantity of={row.units} />,
    },
    {
      id: 'received',
      head: d('purchases.received'),
      width: 'minmax(max-content, 1fr)',
      cell: (row) => (
        <ShareBar
          share={row.units === 0 ? 0 : row.received / row.units}
          text={d('orders.progress.text', { done: number(row.received), total: number(row.units) })}
        />
      ),
    },
  ]
}
