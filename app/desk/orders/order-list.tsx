// Owns the list of orders: views, what is late, how far each has come, and sending waiting ones to the floor.
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { OrderListRow, OrderPage } from '../../../shared/protocol/desk/work.ts'
import type { OrderId } from '../../../shared/values/ids.ts'
import {
  Card,
  type Column,
  DataTable,
  DeskButton,
  GoLink,
  PageHead,
  Pill,
  Quantity,
  ShareBar,
  Tabs,
  words,
} from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import type { Query } from '../data/use-query.ts'
import { hrefOf, useGo } from '../frame/go.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { ListFoot, Nothing, SearchField } from '../told/list-tools.tsx'
import { deviceText, personText } from '../told/names.ts'
import { isOpen, OrderStatePill } from '../told/order-state.tsx'
import { useList } from '../told/use-list.ts'
import { useWhen, type When } from '../told/when.ts'

const open = 'waiting,held,released,picking,picked,packed'

const views = {
  open: { states: open },
  today: { states: open, due: 'today' },
  late: { states: open, due: 'late' },
  shipped: { states: 'shipped', sort: '-shipBy' },
  all: { sort: '-shipBy' },
} as const satisfies Record<string, Readonly<Record<string, string>>>

type View = keyof typeof views
const viewNames = Object.keys(views) as View[]

function viewOf(query: Query): View {
  return viewNames.find((view) => view === query.view) ?? 'open'
}

export function OrderList(): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const go = useGo()
  const { may, warehouse } = useSession()
  const { submit, busy } = useOperations()
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const list = useList<OrderListRow, OrderPage>({
    name: 'orders',
    path: '/orders',
    params: (query) => ({ ...views[viewOf(query)], ...(query.sort && { sort: query.sort }) }),
    idOf,
    onOpen: (id) => go(`/orders/${id}`),
    views: viewNames,
  })
  const { data, problem, again } = list.reading
  const of = `${warehouse.id} ${viewOf(list.query)} ${list.query.page ?? ''} ${list.query.q ?? ''}`
  // Ticks are of what is seen: another list begins without any.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list itself is what the effect follows
  useEffect(() => setChecked(new Set()), [of])
  const columns = useMemo(() => columnsOf(text, when, go), [text, when, go])

  const release = async () => {
    const orders = [...checked] as OrderId[]
    const sent = await submit(
      [{ type: 'release-orders', body: { orders, parts: false } }],
      d('orders.release.done', { n: orders.length }),
    )
    if (sent) setChecked(new Set())
  }
  return (
    <>
      <PageHead
        title={d('page.orders')}
        views={
          <Tabs
            label={d('list.views')}
            current={viewOf(list.query)}
            onChoose={(view) =>
              list.set({ view: view === 'open' ? undefined : view, page: undefined, sort: undefined })
            }
            tabs={viewNames.map((view) => ({
              id: view,
              label: d(`orders.view.${view}`),
              ...(data && view === viewOf(list.query) ? { count: text.number(data.total) } : {}),
            }))}
          />
        }
      />
      <Card flush title={<SearchField field={list.search} />}>
        <div className="list-body" {...list.hover}>
          <DataTable
            label={d('page.orders')}
            columns={columns}
            {...list.table}
            {...(may('order') ? { checked, onCheck: setChecked } : {})}
            bulk={
              <>
                <b>{d('orders.selected', { n: checked.size })}</b>
                <DeskButton
                  look="main"
                  icon="send"
                  label={d('orders.release')}
                  disabled={busy}
                  onPress={() => void release()}
                />
                <span>{d('orders.release.hint')}</span>
              </>
            }
            empty={
              <Nothing
                problem={problem}
                onRetry={again}
                title={d('orders.empty.open')}
                text={d('orders.empty.open.text')}
              />
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
    </>
  )
}

const idOf = (row: OrderListRow) => row.order.id

/** Ordered by the server: the table only shows the arrow. */
const byServer = () => null

function columnsOf(text: DeskText, when: When, go: (to: string) => void): Column<OrderListRow>[] {
  const { d, number } = text
  return [
    {
      id: 'number',
      head: d('orders.number'),
      kind: 'code',
      strong: true,
      width: 'minmax(8rem, 1.2fr)',
      sortBy: byServer,
      cell: ({ order }) => (
        <GoLink className="link" href={hrefOf(`/orders/${order.id}`)} onGo={go}>
          {order.number}
        </GoLink>
      ),
    },
    {
      id: 'state',
      head: d('orders.state'),
      width: 'minmax(max-content, 1.4fr)',
      sortBy: byServer,
      cell: ({ order, exceptions }) => (
        <span className="row">
          <OrderStatePill state={order.state} />
          {exceptions > 0 ? (
            <Pill tone="warn" icon="exception">
              {number(exceptions)}
            </Pill>
          ) : null}
        </span>
      ),
    },
    {
      id: 'shipBy',
      head: d('orders.ship-by'),
      width: 'minmax(max-content, 1fr)',
      sortBy: byServer,
      cell: ({ order }) => (
        <span className="row">
          {when.at(order.shipBy)}
          {isOpen(order.state) && order.shipBy < when.now ? <Pill tone="err">{d('orders.late')}</Pill> : null}
        </span>
      ),
    },
    {
      id: 'channel',
      head: d('orders.channel'),
      quiet: true,
      width: 'minmax(6rem, 1fr)',
      sortBy: byServer,
      cell: ({ order }) => order.channel,
    },
    { id: 'lines', head: d('orders.lines'), kind: 'number', cell: ({ order }) => <Quantity of={order.lines} /> },
    {
      id: 'units',
      head: d('orders.units'),
      kind: 'number',
      strong: true,
      sortBy: byServer,
      cell: ({ order }) => <Quantity of={order.units} />,
    },
    {
      id: 'progress',
      head: d('orders.progress'),
      width: 'minmax(max-content, 1.2fr)',
      cell: ({ order }) => (
        <ShareBar
          share={order.units === 0 ? 0 : order.picked / order.units}
          text={d('orders.progress.text', { done: number(order.picked), total: number(order.units) })}
        />
      ),
    },
    {
      id: 'worked-by',
      head: d('orders.worked-by'),
      quiet: true,
      width: 'minmax(7rem, 1.2fr)',
      cell: ({ claimedBy }) =>
        claimedBy
          ? d('order.in-hand', { person: personText(d, claimedBy.person), device: deviceText(d, claimedBy.device) })
          : '',
    },
  ]
}
