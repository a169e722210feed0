// The page of movements: who moved what from where to where. Each line opens the operation behind it, down to the scan.
import { type ReactNode, useMemo } from 'react'
import type { MovementRow } from '../../../shared/protocol/desk/operations.ts'
import type { MovementPage } from '../../../shared/protocol/desk/stock.ts'
import { Card, type Column, DeskIcon, FilterChip, PageHead, Pill, Tabs } from '../../ui/desk/index.ts'
import type { Query } from '../data/use-query.ts'
import { type DeskText, familyText, useDeskText } from '../text.ts'
import { goodsColumn, timeColumn, unitsColumn, whoColumn } from '../told/goods-columns.tsx'
import { ListTable, UnitsShown } from '../told/list-table.tsx'
import { learnedLate, placeText } from '../told/names.ts'
import { operationIcon } from '../told/operation-icons.ts'
import { useList } from '../told/use-list.ts'
import { useWhen, type When } from '../told/when.ts'

const views = ['1', '7', '30', 'all'] as const

function viewOf(query: Query) {
  return views.find((view) => view === query.view) ?? '1'
}

const filters = ['item', 'place', 'order', 'device', 'person'] as const
type Filter = (typeof filters)[number]

const idOf = (row: MovementRow) => row.id

export function MovementsPage(): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const list = useList<MovementRow, MovementPage>({
    name: 'movements',
    path: '/movements',
    params: (query) => ({
      days: viewOf(query) === 'all' ? undefined : viewOf(query),
      ...Object.fromEntries(filters.map((filter) => [filter, query[filter]])),
    }),
    idOf,
    onOpen: (id) => openRow(id),
    views,
  })
  const { query, set } = list
  const { data } = list.reading
  const columns = useMemo(() => columnsOf(text, when), [text, when])
  const openRow = (id: string) => {
    const row = data?.rows.find((each) => each.id === id)
    if (row) set({ at: id, op: row.operation })
  }
  const filter = filters.find((each) => query[each] !== undefined)
  return (
    <>
      <PageHead
        title={d('page.movements')}
        aside={
          filter ? (
            <FilterChip
              label={chipText(d, filter, query.name ?? query[filter] ?? '')}
              onRemove={() => set({ [filter]: undefined, name: undefined, page: undefined })}
            />
          ) : undefined
        }
        views={
          <Tabs
            label={d('list.views')}
            current={viewOf(query)}
            onChoose={(view) => set({ view: view === '1' ? undefined : view, page: undefined })}
            tabs={views.map((view) => ({ id: view, label: d(`movements.view.${view}`) }))}
          />
        }
      />
      <Card flush>
        <ListTable
          list={list}
          label={d('page.movements')}
          columns={columns}
          empty={{ title: d('movements.empty'), text: d('movements.empty.text') }}
          sums={({ sums }) => <UnitsShown units={sums.units} />}
        />
      </Card>
    </>
  )
}

function chipText(d: DeskText['d'], filter: Filter, name: string): string {
  switch (filter) {
    case 'item':
      return d('movements.of-item', { item: name })
    case 'place':
      return d('movements.of-place', { place: name })
    case 'order':
      return d('movements.of-order', { order: name })
    case 'device':
      return d('movements.of-device', { device: name })
    case 'person':
      return d('movements.of-person', { person: name })
  }
}

function columnsOf(text: DeskText, when: When): Column<MovementRow>[] {
  const { d } = text
  return [
    timeColumn(text, when, true),
    {
      id: 'what',
      head: d('movements.what'),
      width: 'minmax(max-content, 1.2fr)',
      cell: (row) => (
        <span className="row">
          <DeskIcon name={operationIcon(row.type)} />
          {familyText(d, 'op', row.type)}
        </span>
      ),
    },
    goodsColumn(text),
    unitsColumn(text),
    {
      id: 'from',
      head: d('movements.from'),
      kind: 'code',
      width: 'minmax(6rem, 1fr)',
      cell: (row) => placeText(d, row.from),
    },
    {
      id: 'to',
      head: d('movements.to'),
      kind: 'code',
      width: 'minmax(6rem, 1fr)',
      cell: (row) => placeText(d, row.to),
    },
    whoColumn(text, 'minmax(8rem, 1.4fr)'),
    {
      id: 'learned',
      head: d('movements.learned'),
      width: 'minmax(max-content, 0.9fr)',
      cell: (row) => (learnedLate(row) ? <Pill icon="offline">{when.exact(row.learnedAt)}</Pill> : null),
    },
  ]
}
