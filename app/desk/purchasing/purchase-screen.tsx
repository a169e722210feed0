// Owns one purchase: its lines with what came of each, prices, contradictions and timeline.
import { type ReactNode, useState } from 'react'
import type { PurchaseDetail } from '../../../shared/protocol/desk/work.ts'
import {
  Card,
  type Column,
  DataTable,
  DeskButton,
  GoLink,
  ItemCell,
  ItemPicture,
  Money,
  PageHead,
  Pill,
  Quantity,
  ShareBar,
} from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { hrefOf, useGo } from '../frame/go.ts'
import { type DeskText, familyText, useDeskText } from '../text.ts'
import { Awaited } from '../told/awaited.tsx'
import { priceText } from '../told/names.ts'
import { OperationTimeline } from '../told/operation-timeline.tsx'
import { PurchaseStatePill } from '../told/order-state.tsx'
import { PrintButton } from '../told/print-button.tsx'
import { useWhen } from '../told/when.ts'
import { isOverdue } from './purchase-list.tsx'
import { SendBackDialog } from './send-back-dialog.tsx'
import '../orders/orders.css'

type Line = PurchaseDetail['lines'][number]

export function PurchaseScreen({ id }: { id: string }): ReactNode {
  const { d } = useDeskText()
  const reading = useRead<PurchaseDetail>(`/purchases/${encodeURIComponent(id)}`)
  const { data } = reading
  if (data && data.purchase.id === id) return <Shown found={data} />
  return <Awaited reading={reading} from={{ label: d('page.purchasing'), path: '/purchasing' }} />
}

function Shown({ found }: { found: PurchaseDetail }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const go = useGo()
  const when = useWhen()
  const { may } = useSession()
  const [sending, setSending] = useState(false)
  const { purchase } = found
  return (
    <>
      <PageHead
        title={<span className="code">{purchase.number}</span>}
        above={{ label: d('page.purchasing'), href: hrefOf('/purchasing'), onGo: go }}
        aside={
          <>
            <PurchaseStatePill state={purchase.state} />
            {found.exceptions
              .filter((each) => each.exception.state === 'open')
              .map(({ exception }) => (
                <DeskButton
                  key={exception.id}
                  look="bare"
                  icon="exception"
                  label={familyText(d, 'kind', exception.kind)}
                  onPress={() => go(`/exceptions/${exception.id}`)}
                />
              ))}
            {isOverdue(purchase, when.now) ? <Pill tone="err">{d('purchase.overdue')}</Pill> : null}
            {purchase.supplier} · {d('purchase.expected', { time: when.at(purchase.expectedAt) })}
            <PrintButton look="bare" kind="purchase-order" terms={[purchase.number]} />
            {found.currency === undefined ? null : (
              <DeskButton
                look="bare"
                icon="documents"
                label={d('page.documents')}
                onPress={() => go(`/documents?view=bills&q=${encodeURIComponent(purchase.supplier)}`)}
              />
            )}
          </>
        }
        actions={
          may('receive') && purchase.received > 0 ? (
            <DeskButton icon="return" label={d('send-back.new')} onPress={() => setSending(true)} />
          ) : undefined
        }
      />
      {sending ? <SendBackDialog purchase={purchase.id} onClose={() => setSending(false)} /> : null}
      <div className="order-grid">
        <div className="order-main">
          <Card
            flush
            title={d('order.lines')}
            aside={d('order.lines.count', { lines: found.lines.length, units: purchase.units })}
          >
            <div className="list-body">
              <DataTable
                label={d('order.lines')}
                density="tall"
                rows={found.lines}
                rowId={(line) => line.id}
                columns={columnsOf(text, found, go)}
              />
            </div>
          </Card>
        </div>
        <div className="order-side">
          <Card title={d('purchase.timeline')}>
            <div className="scroll order-timeline">
              <OperationTimeline label={d('purchase.timeline')} steps={found.timeline} />
            </div>
          </Card>
        </div>
      </div>
    </>
  )
}

function columnsOf(text: DeskText, found: PurchaseDetail, go: (to: string) => void): Column<Line>[] {
  const { d, number } = text
  const { currency } = found
  return [
    {
      id: 'item',
      head: d('order.item'),
      width: 'minmax(10rem, 3.6fr)',
      ...(currency === undefined ? {} : { total: d('purchase.total') }),
      cell: (line) => (
        <ItemCell
          picture={<ItemPicture picture={{ name: line.item.name }} />}
          name={
            <GoLink className="link" href={hrefOf(`/stock/items/${line.item.id}`)} onGo={go}>
              {line.item.name}
            </GoLink>
          }
          detail={<span className="code">{line.item.sku}</span>}
        />
      ),
    },
    { id: 'ordered', head: d('order.ordered'), kind: 'number', cell: (line) => <Quantity of={line.ordered} /> },
    {
      id: 'received',
      head: d('purchases.received'),
      width: 'minmax(max-content, 1.2fr)',
      cell: (line) => (
        <ShareBar
          share={line.ordered === 0 ? 0 : line.received / line.ordered}
          tone={line.received > line.ordered ? 'look' : 'plain'}
          text={d('orders.progress.text', { done: number(line.received), total: number(line.ordered) })}
        />
      ),
    },
    ...(currency === undefined
      ? []
      : [
          {
            id: 'price',
            head: d('order.price'),
            kind: 'number' as const,
            quiet: true,
            cell: (line: Line) => (line.unitPrice === undefined ? '' : priceText(text, line.unitPrice, currency)),
          },
          {
            id: 'amount',
            head: d('order.amount'),
            kind: 'number' as const,
            strong: true,
            width: 'minmax(max-content, 1fr)',
            total: <Money minor={found.lines.reduce((sum, line) => sum + (line.amount ?? 0), 0)} currency={currency} />,
            cell: (line: Line) => <Money minor={line.amount ?? 'unknown'} currency={currency} />,
          },
        ]),
  ]
}
