// Owns stock by bin: every place with what lies in it, and the bin that is opened beside the list.
import { type ReactNode, useMemo } from 'react'
import { useSearch } from 'wouter'
import type { BinListRow, BinPage } from '../../../shared/protocol/desk/stock.ts'
import { Card, type Column, DataTable, ListAndPanel, Pill, Quantity, Tabs, words } from '../../ui/desk/index.ts'
import type { Query } from '../data/use-query.ts'
import { useGo } from '../frame/go.ts'
import { type DeskText, familyText, useDeskText } from '../text.ts'
import { ListFoot, Nothing, SearchField } from '../told/list-tools.tsx'
import { useList } from '../told/use-list.ts'
import { BinPanel } from './bin-panel.tsx'
import './stock.css'

const shows = ['filled', 'empty', 'all'] as const
const words_ = { filled: 'stock.show.filled', empty: 'stock.show.empty', all: 'stock.show.bins' } as const

function showOf(query: Query) {
  return shows.find((show) => show === query.view) ?? 'filled'
}

const idOf = (row: BinListRow) => row.location.id
const byServer = () => null
/** Named in the row; the rest is counted. */
const named = 2

export function BinList({ opened }: { opened: string | undefined }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const go = useGo()
  const search = useSearch()
  const open = (id: string | undefined) =>
    go(
      (id === undefined ? '/stock/bins' : `/stock/bins/${encodeURIComponent(id)}`) +
        (search === '' ? '' : `?${search}`),
    )
  const list = useList<BinListRow, BinPage>({
    name: 'bins',
    path: '/bins',
    params: (query) => ({ show: showOf(query), types: query.type }),
    idOf,
    onOpen: open,
    views: shows,
  })
  const { data, problem, again } = list.reading
  const columns = useMemo(() => columnsOf(text), [text])
  return (
    <ListAndPanel
      list={
        <Card
          flush
          title={
            <span className="list-tools">
              <SearchField field={list.search} />
              <Tabs
                label={d('list.show')}
                current={showOf(list.query)}
                onChoose={(view) => list.set({ view: view === 'filled' ? undefined : view, page: undefined })}
                tabs={shows.map((show) => ({ id: show, label: d(words_[show]) }))}
              />
            </span>
          }
        >
          <div className="list-body" {...list.hover}>
            <DataTable
              label={d('stock.view.bins')}
              columns={columns}
              {...list.table}
              selected={opened}
              onSelect={open}
              onOpen={open}
              empty={
                <Nothing problem={problem} onRetry={again} title={d('stock.empty')} text={d('stock.empty.text')} />
              }
              foot={
                data ? (
                  <ListFoot shown={data.rows.length} total={data.total}>
                    <span>{words(d('list.units', { units: text.number(data.sums.units) }))}</span>
                  </ListFoot>
                ) : undefined
              }
            />
          </div>
        </Card>
      }
      panel={opened === undefined ? null : <BinPanel id={decodeURIComponent(opened)} onClose={() => open(undefined)} />}
    />
  )
}

function columnsOf(text: DeskText): Column<BinListRow>[] {
  const { d } = text
  return [
    {
      id: 'code',
      head: d('stock.bin'),
      kind: 'code',
      strong: true,
      width: 'minmax(max-content, 1fr)',
      sortBy: byServer,
      cell: ({ location }) => location.code,
    },
    {
      id: 'type',
      head: d('stock.type'),
      quiet: true,
      width: 'minmax(max-content, 1.2fr)',
      sortBy: byServer,
      cell: ({ location }) => (
        <span className="row">
          {familyText(d, 'bin', location.type)}
          {location.blocked ? <Pill tone="warn">{d('stock.blocked')}</Pill> : null}
        </span>
      ),
    },
    {
      id: 'contents',
      head: d('stock.contents'),
      width: 'minmax(10rem, 4fr)',
      cell: ({ contents }) =>
        contents.length === 0 ? (
          <span className="quiet">{d('stock.contents.empty')}</span>
        ) : (
          <>
            {contents.slice(0, named).map((each) => (
              <span key={each.id} className="bin-content">
                <b>{text.number(each.quantity)}</b> {each.item.name}
              </span>
            ))}
            {contents.length > named ? (
              <span className="quiet">{d('stock.contents.more', { n: contents.length - named })}</span>
            ) : null}
          </>
        ),
    },
    {
      id: 'units',
      head: d('stock.qty'),
      kind: 'number',
      strong: true,
      cell: ({ contents }) => <Quantity of={contents.reduce((sum, each) => sum + each.quantity, 0)} />,
    },
    {
      id: 'allocated',
      head: d('stock.allocated'),
      kind: 'number',
      quiet: true,
      cell: ({ contents }) => <Quantity of={contents.reduce((sum, each) => sum + each.allocated, 0)} />,
    },
  ]
}
