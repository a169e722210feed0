// Owns one order: how far it has come, its lines and parcels, what it earned, and everything that happened to it.
import { type ReactNode, useState } from 'react'
import type { OrderDetail } from '../../../shared/protocol/desk/work.ts'
import {
  Card,
  DeskButton,
  EmptyState,
  FactLines,
  FailedPart,
  PageHead,
  Pill,
  Skeleton,
  StateLine,
} from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { hrefOf, useGo } from '../frame/go.ts'
import { familyText, useDeskText } from '../text.ts'
import { deviceText, personText } from '../told/names.ts'
import { OperationTimeline } from '../told/operation-timeline.tsx'
import { isOpen, OrderStatePill } from '../told/order-state.tsx'
import { PrintButton } from '../told/print-button.tsx'
import { useWhen } from '../told/when.ts'
import { CancelDialog } from './cancel-dialog.tsx'
import { OrderBlocked } from './order-blocked.tsx'
import { OrderEarns } from './order-earns.tsx'
import { OrderLines } from './order-lines.tsx'
import { OrderParcels } from './order-parcels.tsx'
import { OrderReturns } from './order-returns.tsx'
import { stepsOf } from './steps.ts'
import './orders.css'

export function OrderScreen({ id }: { id: string }): ReactNode {
  const { d } = useDeskText()
  const go = useGo()
  const { data, problem, again } = useRead<OrderDetail>(`/orders/${encodeURIComponent(id)}`)
  if (data && data.order.id === id) return <Shown found={data} />
  if (problem === 'not-found') {
    return (
      <EmptyState
        icon="unknown"
        title={d('refusal.order-unknown')}
        action={{ label: d('page.orders'), onPress: () => go('/orders') }}
      />
    )
  }
  return problem === undefined ? <Skeleton lines={10} /> : <FailedPart details={problem} onRetry={again} />
}

function Shown({ found }: { found: OrderDetail }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const go = useGo()
  const when = useWhen()
  const { order } = found
  const openExceptions = found.exceptions.filter((each) => each.exception.state === 'open')
  return (
    <>
      <PageHead
        title={<span className="code">{order.number}</span>}
        above={{ label: d('page.orders'), href: hrefOf('/orders'), onGo: go }}
        aside={
          <>
            <OrderStatePill state={order.state} />
            {openExceptions.map(({ exception }) => (
              <DeskButton
                key={exception.id}
                look="bare"
                icon="exception"
                label={familyText(d, 'kind', exception.kind)}
                onPress={() => go(`/exceptions/${exception.id}`)}
              />
            ))}
            {isOpen(order.state) && order.shipBy < when.now ? <Pill tone="err">{d('orders.late')}</Pill> : null}
            {order.channel} · {d('order.ship-by', { time: when.at(order.shipBy) })}
            {found.claimedBy
              ? ` · ${d('order.in-hand', {
                  person: personText(d, found.claimedBy.person),
                  device: deviceText(d, found.claimedBy.device),
                })}`
              : null}
            {isOpen(order.state) ? <PrintButton look="bare" kind="pick-list" terms={[order.number]} /> : null}
            {found.money ? (
              <DeskButton
                look="bare"
                icon="documents"
                label={d('page.documents')}
                onPress={() => go(`/documents?view=sales&q=${encodeURIComponent(order.number)}`)}
              />
            ) : null}
          </>
        }
        actions={<Actions found={found} />}
      />
      <div className="order-grid">
        <div className="order-main">
          <Card>
            <div className="order-steps">
              <StateLine label={d('orders.state')} steps={stepsOf(d, found, when.at)} />
            </div>
          </Card>
          <OrderBlocked found={found} />
          <OrderLines found={found} />
          <div className="order-pair">
            <OrderParcels found={found} />
            {found.money ? <OrderEarns money={found.money} /> : null}
          </div>
          <OrderReturns found={found} />
        </div>
        <div className="order-side">
          <Customer found={found} />
          <Card
            title={d('order.timeline')}
            aside={
              <DeskButton
                look="bare"
                label={d('order.moves')}
                onPress={() => go(`/movements?order=${order.id}&name=${encodeURIComponent(order.number)}&view=all`)}
              />
            }
          >
            <div className="scroll order-timeline">
              <OperationTimeline label={d('order.timeline')} steps={found.timeline} />
            </div>
          </Card>
        </div>
      </div>
    </>
  )
}

function Actions({ found }: { found: OrderDetail }): ReactNode {
  const { d } = useDeskText()
  const { may } = useSession()
  const { submit, busy } = useOperations()
  const [cancelling, setCancelling] = useState(false)
  const { order } = found
  if (!may('order')) return null
  return (
    <>
      {isOpen(order.state) && order.shipped === 0 ? (
        <DeskButton icon="wrong" label={d('order.cancel')} disabled={busy} onPress={() => setCancelling(true)} />
      ) : null}
      {order.state === 'waiting' ? (
        <DeskButton
          look="main"
          icon="send"
          label={d('orders.release')}
          disabled={busy}
          onPress={() =>
            void submit(
              [{ type: 'release-orders', body: { orders: [order.id], parts: false } }],
              d('orders.release.done', { n: 1 }),
            )
          }
        />
      ) : null}
      {cancelling ? (
        <CancelDialog
          order={order}
          onClose={() => setCancelling(false)}
          onCancel={(reason) =>
            submit(
              [{ type: 'cancel-order', body: { order: order.id, reason } }],
              d('order.cancel.done', { order: order.number }),
            )
          }
        />
      ) : null}
    </>
  )
}

function Customer({ found }: { found: OrderDetail }): ReactNode {
  const { d } = useDeskText()
  const { customer, shipTo, order } = found
  if (!customer && !shipTo) return null
  return (
    <Card title={d('order.customer')}>
      <FactLines
        facts={[
          ...(customer ? [{ label: customer.name, value: customer.country }] : []),
          {
            label: shipTo
              ? [shipTo.name, ...shipTo.lines].filter((line) => line !== '').join(', ')
              : d('order.address-gone'),
            value: shipTo?.country ?? '',
          },
        ].slice(0, shipTo || order.state === 'shipped' ? 2 : 1)}
      />
    </Card>
  )
}
