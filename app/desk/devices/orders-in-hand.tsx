// Owns the orders that a device has in hand: how far each is, what its goods cost, and taking one over so that another can go
// on with it.
import type { ReactNode } from 'react'
import type { DeviceDetail } from '../../../shared/protocol/desk/house.ts'
import type { OrderId } from '../../../shared/values/ids.ts'
import { DeskButton, FactLines, GoLink, Money, PanelPart, Skeleton } from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { hrefOf, useGo } from '../frame/go.ts'
import { useDeskText } from '../text.ts'

export function OrdersInHand({ device, name }: { device: string; name: string }): ReactNode {
  const { d, number } = useDeskText()
  const go = useGo()
  const { company, may } = useSession()
  const { submit, busy } = useOperations()
  const { data } = useRead<DeviceDetail>(`/devices/${encodeURIComponent(device)}`)
  const free = (id: string, order: string) =>
    void submit(
      [
        { type: 'claim-work', body: { order: id as OrderId, give: false, wants: 'take-over' } },
        { type: 'claim-work', body: { order: id as OrderId, give: true } },
      ],
      d('devices.taken-over', { order, device: name }),
    )
  if (data === undefined) return <Skeleton lines={2} />
  if (data.orders.length === 0) return null
  const value = data.orders.reduce((sum, order) => sum + (order.value ?? 0), 0)
  return (
    <PanelPart title={d('devices.in-hand')}>
      <FactLines
        facts={[
          ...data.orders.map((order) => ({
            label: (
              <GoLink className="link code" href={hrefOf(`/orders/${order.id}`)} onGo={go}>
                {order.number}
              </GoLink>
            ),
            value: (
              <span className="row">
                {d('orders.progress.text', { done: number(order.picked), total: number(order.units) })}
                {order.value === undefined ? null : <Money minor={order.value} currency={company.currency} />}
                {may('order') ? (
                  <DeskButton
                    look="bare"
                    label={d('devices.take-over')}
                    disabled={busy}
                    onPress={() => free(order.id, order.number)}
                  />
                ) : null}
              </span>
            ),
          })),
          ...(value > 0
            ? [
                {
                  label: d('devices.value-in-hand'),
                  value: <Money minor={value} currency={company.currency} />,
                  total: true,
                },
              ]
            : []),
        ]}
      />
      <p className="quiet">{d('devices.take-over.text')}</p>
    </PanelPart>
  )
}
