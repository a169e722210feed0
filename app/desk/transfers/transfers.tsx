// The page of goods on their way between warehouses: what is coming here, what left from here, what is worth how much on the way.
// A row opens the operation by which it left.
import { type ReactNode, useMemo, useState } from 'react'
import type { TransferListRow, TransferPage } from '../../../shared/protocol/desk/goods.ts'
import { Card, type Column, DeskButton, ItemCell, Money, PageHead, Pill, Quantity } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { ShowTabs, shownIn } from '../money/show-tabs.tsx'
import { type DeskText, useDeskText } from '../text.ts'
import { goodsColumn } from '../told/goods-columns.tsx'
import { GoodsOutDialog } from '../told/goods-out-dialog.tsx'
import { ListTable, UnitsShown } from '../told/list-table.tsx'
import { useList } from '../told/use-list.ts'
import { useWhen, type When } from '../told/when.ts'
import { ArriveDialog, LoseDialog } from './arrive-dialog.tsx'

const shows = ['coming', 'gone', 'all'] as const
const idOf = (row: TransferListRow) => row.id

interface Asking {
  readonly what: 'arrive' | 'lose'
  readonly row: TransferListRow
}

export function TransfersPage(): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const { warehouse, me, may } = useSession()
  const [sending, setSending] = useState(false)
  const [asking, setAsking] = useState<Asking>()
  const list = useList<TransferListRow, TransferPage>({
    name: 'transfers',
    path: '/transfers',
    params: (query) => ({ show: shownIn(shows, query) }),
    idOf,
    onOpen: (id) => {
      const row = list.reading.data?.rows.find((each) => each.id === id)
      if (row) list.set({ at: id, op: row.transfer })
    },
    views: shows,
  })
  const { data } = list.reading
  const verbs = useMemo(
    () => ({
      arrive: (row: TransferListRow) =>
        may('receive') && row.left > 0 && row.to.id === warehouse.id
          ? () => setAsking({ what: 'arrive', row })
          : undefined,
      lose: (row: TransferListRow) =>
        may('write-off') && row.left > 0 ? () => setAsking({ what: 'lose', row }) : undefined,
    }),
    [may, warehouse.id],
  )
  const columns = useMemo(() => columnsOf(text, when, me.money, verbs), [text, when, me.money, verbs])
  const close = () => setAsking(undefined)
  return (
    <>
      <PageHead
        title={d('page.transfers')}
        views={<ShowTabs shows={shows} labelOf={(show) => d(`transfer.show.${show}`)} />}
        actions={
          may('ship') && (data?.warehouses.length ?? 0) > 1 ? (
            <DeskButton icon="ship" label={d('goods.out.transfer')} onPress={() => setSending(true)} />
          ) : undefined
        }
      />
      <Card flush>
        <ListTable
          list={list}
          label={d('page.transfers')}
          columns={columns}
          empty={{ title: d('transfer.empty'), text: d('transfer.empty.text') }}
          sums={({ sums }) => <UnitsShown units={sums.left} />}
        />
      </Card>
      {sending && data ? (
        <GoodsOutDialog way="transfer" warehouses={data.warehouses} onClose={() => setSending(false)} />
      ) : null}
      {asking?.what === 'arrive' ? <ArriveDialog row={asking.row} onClose={close} /> : null}
      {asking?.what === 'lose' ? <LoseDialog row={asking.row} onClose={close} /> : null}
    </>
  )
}

interface RowVerbs {
  readonly arrive: (row: TransferListRow) => (() => void) | undefined
  readonly lose: (row: TransferListRow) => (() => void) | undefined
}

function columnsOf({ d }: DeskText, when: When, money: boolean, verbs: RowVerbs): Column<TransferListRow>[] {
  return [
    { id: 'at', head: d('movements.time'), width: 'minmax(max-content, 0.8fr)', cell: (row) => when.short(row.at) },
    {
      id: 'route',
      head: d('transfer.route'),
      width: 'minmax(9rem, 2fr)',
      cell: (row) => (
        <ItemCell
          name={`${row.from?.name ?? d('transfer.unknown')} → ${row.to.name}`}
          detail={<span className="code">{row.number}</span>}
        />
      ),
    },
    goodsColumn({ d }),
    { id: 'shipped', head: d('transfer.shipped'), kind: 'number', cell: (row) => <Quantity of={row.shipped} /> },
    { id: 'received', head: d('transfer.received'), kind: 'number', cell: (row) => <Quantity of={row.received} /> },
    {
      id: 'lost',
      head: d('transfer.lost'),
      kind: 'number',
      cell: (row) => (row.lost === 0 ? '' : <Quantity of={row.lost} />),
    },
    {
      id: 'left',
      head: d('transfer.open'),
      kind: 'number',
      strong: true,
      cell: (row) => (row.left < 0 ? <Pill tone="warn">{row.left}</Pill> : <Quantity of={row.left} />),
    },
    ...(money
      ? [
          {
            id: 'value',
            head: d('transfer.value'),
            kind: 'number' as const,
            width: 'minmax(max-content, 1fr)',
            cell: ({ value, currency }: TransferListRow) =>
              value === undefined || currency === undefined ? '' : <Money minor={value} currency={currency} />,
          },
        ]
      : []),
    {
      id: 'verbs',
      head: d('goods.verbs'),
      width: 'minmax(12rem, 1.4fr)',
      cell: (row) => {
        const [arrive, lose] = [verbs.arrive(row), verbs.lose(row)]
        return (
          <span className="row">
            {arrive ? <DeskButton look="bare" icon="receive" label={d('transfer.arrive')} onPress={arrive} /> : null}
            {lose ? <DeskButton look="bare" icon="discard" label={d('transfer.lose')} onPress={lose} /> : null}
          </span>
        )
      },
    },
  ]
}
