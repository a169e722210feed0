// Owns the parcels of an order: what left in which box, when, and how to follow it.
import { Fragment, type ReactNode } from 'react'
import type { OrderDetail } from '../../../shared/protocol/desk/work.ts'
import { Card, FactLines } from '../../ui/desk/index.ts'
import { useDeskText } from '../text.ts'
import { PrintButton } from '../told/print-button.tsx'
import { useWhen } from '../told/when.ts'

export function OrderParcels({ found }: { found: OrderDetail }): ReactNode {
  const { d, number } = useDeskText()
  const when = useWhen()
  return (
    <Card title={d('order.parcels')} aside={found.parcels.length > 0 ? number(found.parcels.length) : ''}>
      {found.parcels.length === 0 ? <p className="quiet">{d('order.parcels.none')}</p> : null}
      {found.parcels.map((parcel) => (
        <Fragment key={parcel.id}>
          <FactLines
            facts={[
              {
                label: <span className="code">{parcel.number}</span>,
                value:
                  parcel.shippedAt === undefined
                    ? d('order.parcel.packed', { time: when.at(parcel.packedAt) })
                    : d('order.parcel.shipped', { time: when.at(parcel.shippedAt) }),
              },
              {
                label: d('order.parcel.box'),
                value: (
                  <span className="code">
                    {[parcel.carton, parcel.plate?.code].filter(Boolean).join(' · ') || '–'} ·{' '}
                    {d('units', { n: parcel.units })}
                  </span>
                ),
              },
              ...(parcel.tracking === undefined
                ? []
                : [{ label: d('order.parcel.track'), value: <span className="mono">{parcel.tracking}</span> }]),
            ]}
          />
          <div className="row">
            <PrintButton look="bare" kind="packing-slip" terms={[parcel.number]} />
            <PrintButton look="bare" kind="shipping" terms={[parcel.number]} />
            <PrintButton look="bare" kind="return-slip" terms={[parcel.number]} />
          </div>
        </Fragment>
      ))}
    </Card>
  )
}
