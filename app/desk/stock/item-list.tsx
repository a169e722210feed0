// Owns stock by item: figures of each, and the item that is opened beside the list.
import { type ReactNode, useMemo } from 'react'
import { useSearch } from 'wouter'
import type { ItemListRow, ItemPage } from '../../../shared/protocol/desk/stock.ts'
import {
  Card,
  type Column,
  DataTable,
  ItemCell,
  ItemPicture,
  ListAndPanel,
  Money,
  Quantity,
  QuietLine,
  Tabs,
  words,
} from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import type { Query } from '../data/use-query.ts'
import { useGo } from '../frame/go.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { ListFoot, Nothing, SearchField } from '../told/list-tools.tsx'
import { useList } from '../told/use-list.ts'
import { useSilentNote } from '../told/use-silent-note.ts'
import { ItemPanel } from './item-panel.tsx'

const shows = ['stock', 'all', 'wrong'] as const

function showOf(query: Query) {
  return shows.find((show) => show === query.view) ?? 'stock'
}

const idOf = (row: ItemListRow) => row.id
const byServer = () => null

export function ItemList({ opened }: { opened: string | undefined }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const { me } = useSession()
  const go = useGo()
  const search = useSearch()
  const silent = useSilentNote()
  const open = (id: string | undefined) =>
    go((id === undefined ? '/stock' : `/stock/items/${encodeURIComponent(id)}`) + (search === '' ? '' : `?${search}`))
  const list = useList<ItemListRow, ItemPage>({
    name: 'items',
    path: '/items',
    params: (query) => ({ show: showOf(query) }),
    idOf,
    onOpen: open,
    views: shows,
  })
  const { data, problem, again } = list.reading
  const columns = useMemo(() => columnsOf(text, me.money), [text, me.money])
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
                onChoose={(view) => list.set({ view: view === 'stock' ? undefined : view, page: undefined })}
                tabs={shows.map((show) => ({ id: show, label: d(`stock.show.${show}`) }))}
              />
            </span>
          }
        >
          <div className="list-body" {...list.hover}>
            <DataTable
              label={d('stock.view.items')}
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
                    <span>{words(d('list.units', { units: text.number(data.sums.onHand) }))}</span>
                    {data.sums.value?.map(({ value, currency }) => (
                      <span key={currency}>
                        {words(d('stock.value-of-these', { money: text.money(value, currency) }))}
                      </span>
                    ))}
                  </ListFoot>
                ) : undefined
              }
              footAside={silent === undefined ? undefined : <QuietLine icon="stale">{silent}</QuietLine>}
            />
          </div>
        </Card>
      }
      panel={
        opened === undefined ? null : <ItemPanel id={decodeURIComponent(opened)} onClose={() => open(undefined)} />
      }
    />
  )
}

function columnsOf(text: DeskText, money: boolean): Column<ItemListRow>[] {
  const { d } = text
  return [
    {
      id: 'sku',
      head: d('stock.item'),
      width: 'minmax(11rem, 3fr)',
      sortBy: byServer,
      cell: (row) => (
        <ItemCell
          picture={<ItemPicture picture={{ name: row.name }} />}
          name={row.name}
          detail={<span className="code">{row.sku}</span>}
        />
      ),
    },
    {
      id: 'onHand',
      head: d('stock.on-hand'),
      kind: 'number',
      sortBy: byServer,
      cell: (row) => <Quantity of={row.onHand} />,
    },
    {
      id: 'allocated',
      head: d('stock.allocated'),
      kind: 'number',
      quiet: true,
      sortBy: byServer,
      cell: (row) => <Quantity of={row.allocated} />,
    },
    {
      id: 'free',
      head: d('stock.free'),
      kind: 'number',
      strong: true,
      sortBy: byServer,
      cell: (row) =>
        row.free < 0 ? <b className="wrong-number">{text.number(row.free)}</b> : <Quantity of={row.free} />,
    },
    {
      id: 'coming',
      head: d('stock.coming'),
      kind: 'number',
      quiet: true,
      cell: (row) => <Quantity of={row.coming} />,
    },
    ...(money
      ? [
          {
            id: 'value',
            head: d('stock.value'),
            kind: 'number' as const,
            sortBy: byServer,
            width: 'minmax(max-content, 1fr)',
            cell: (row: ItemListRow) =>
              row.currency === undefined ? '–' : <Money minor={row.value ?? 'unknown'} currency={row.currency} />,
          },
        ]
      : []),
  ]
}
