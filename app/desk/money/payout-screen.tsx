// Owns one payout: order by order what the channel says beside what the books expected of it, its entries and operations.
import type { ReactNode } from 'react'
import type { PayoutDetail, PayoutOrder } from '../../../shared/protocol/desk/money.ts'
import {
  Card,
  type Column,
  DataTable,
  DeskButton,
  EmptyState,
  FactLines,
  GoLink,
  Money,
  PageHead,
  Pill,
} from '../../ui/desk/index.ts'
import { useRead } from '../data/use-read.ts'
import { hrefOf, useGo } from '../frame/go.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { Awaited } from '../told/awaited.tsx'
import { EntryLines } from '../told/entry-lines.tsx'
import { OperationTimeline } from '../told/operation-timeline.tsx'
import { useWhen } from '../told/when.ts'
import '../orders/orders.css'

export function PayoutScreen({ id }: { id: string }): ReactNode {
  const { d } = useDeskText()
  const reading = useRead<PayoutDetail>(`/payouts/${encodeURIComponent(id)}`)
  const { data } = reading
  if (data && data.payout.id === id) return <Shown found={data} />
  return <Awaited reading={reading} from={{ label: d('money.tab.payouts'), path: '/money/payouts' }} />
}

function Shown({ found }: { found: PayoutDetail }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const go = useGo()
  const when = useWhen()
  const { payout, currency } = found
  const sum = (key: 'gross' | 'refunds' | 'fees' | 'reserve', sign: 1 | -1) => ({
    label: d(`payout.${key}`),
    value: <Money minor={sign * payout[key]} currency={currency} />,
  })
  return (
    <>
      <PageHead
        title={d('payout.of', { channel: payout.channel })}
        above={{ label: d('money.tab.payouts'), href: hrefOf('/money/payouts'), onGo: go }}
        aside={
          <>
            {payout.unmatched > 0 ? <Pill tone="warn">{d('payout.unmatched', { n: payout.unmatched })}</Pill> : null}
            {found.late ? <Pill tone="warn">{d('payout.late', { booked: payout.postedOn })}</Pill> : null}
            {when.at(payout.at)} ·{' '}
            <b>
              <Money minor={payout.net} currency={currency} />
            </b>
            {payout.bankLine === undefined ? null : (
              <DeskButton look="bare" icon="bank" label={d('page.bank')} onPress={() => go('/bank?view=all')} />
            )}
          </>
        }
      />
      <div className="order-grid">
        <div className="order-main">
          <Card flush title={d('payout.orders')}>
            <div className="list-body">
              {found.orders.length === 0 ? (
                <EmptyState icon="unknown" title={d('payout.no-lines')} />
              ) : (
                <DataTable
                  label={d('payout.orders')}
                  rows={found.orders}
                  rowId={(row) => row.number}
                  columns={columnsOf(text, currency, go)}
                />
              )}
            </div>
          </Card>
          <Card title={d('document.entries')}>
            <EntryLines entries={found.entries} />
          </Card>
        </div>
        <div className="order-side">
          <Card title={d('payout.sums')}>
            <FactLines
              facts={[
                sum('gross', 1),
                sum('refunds', -1),
                sum('fees', -1),
                sum('reserve', -1),
                { label: d('payout.net'), value: <Money minor={payout.net} currency={currency} />, total: true },
              ]}
            />
          </Card>
          <Card title={d('document.timeline')}>
            <div className="scroll order-timeline">
              <OperationTimeline label={d('document.timeline')} steps={found.timeline} />
            </div>
          </Card>
        </div>
      </div>
    </>
  )
}

function columnsOf({ d }: DeskText, currency: string, go: (to: string) => void): Column<PayoutOrder>[] {
  const sum = (id: 'sale' | 'refund' | 'fee'): Column<PayoutOrder> => ({
    id,
    head: d(`payout.line.${id}`),
    kind: 'number',
    width: 'minmax(max-content, 1fr)',
    cell: (row) => (row[id] === 0 ? '' : <Money minor={row[id]} currency={currency} />),
  })
  return [
    {
      id: 'number',
      head: d('payout.order'),
      kind: 'code',
      strong: true,
      width: 'minmax(9rem, 2fr)',
      cell: ({ number, order }) =>
        order === undefined ? (
          number
        ) : (
          <GoLink className="link" href={hrefOf(`/orders/${encodeURIComponent(order)}`)} onGo={go}>
            {number}
          </GoLink>
        ),
    },
    {
      id: 'match',
      head: d('document.match'),
      width: 'minmax(max-content, 1.4fr)',
      cell: (row) => <Match row={row} />,
    },
    sum('sale'),
    sum('refund'),
    sum('fee'),
    {
      id: 'expected',
      head: d('payout.expected'),
      kind: 'number',
      quiet: true,
      width: 'minmax(max-content, 1fr)',
      cell: ({ expected }) => <Money minor={expected ?? 'unknown'} currency={currency} />,
    },
    {
      id: 'difference',
      head: d('payout.difference'),
      kind: 'number',
      strong: true,
      width: 'minmax(max-content, 1fr)',
      cell: (row) => {
        const off = differenceOf(row)
        return off === undefined || off === 0 ? '' : <Money minor={off} currency={currency} />
      },
    },
  ]
}

/** What the channel paid for an order beyond what the books expected to lie with it; undefined where nothing is known. */
function differenceOf({ sale, refund, expected }: PayoutOrder): number | undefined {
  return expected === undefined ? undefined : sale - refund - expected
}

function Match({ row }: { row: PayoutOrder }): ReactNode {
  const { d } = useDeskText()
  if (row.order === undefined) return <Pill tone="warn">{d('payout.match.none')}</Pill>
  const off = differenceOf(row)
  if (off === undefined) return <Pill>{d('payout.match.unknown')}</Pill>
  return off === 0 ? (
    <Pill tone="ok">{d('document.match.good')}</Pill>
  ) : (
    <Pill tone="warn">{d('payout.match.differs')}</Pill>
  )
}
