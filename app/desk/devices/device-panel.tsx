// Owns one device beside the list: everything that is known of it, its movements, and revoking it.
import type { ReactNode } from 'react'
import type { DeviceListRow } from '../../../shared/protocol/desk/house.ts'
import type { MovementPage } from '../../../shared/protocol/desk/stock.ts'
import { DeskButton, DetailPanel, FactLines, FigureStrip, PanelPart, Skeleton } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { useRead } from '../data/use-read.ts'
import { useGo } from '../frame/go.ts'
import { useDeskText } from '../text.ts'
import { MovementLines } from '../told/movement-lines.tsx'
import { useOpenOperation } from '../told/operation-drawer.tsx'
import { useWhen } from '../told/when.ts'
import { DeviceStatePill } from './device-columns.tsx'
import { OrdersInHand } from './orders-in-hand.tsx'

export interface DevicePanelProps {
  readonly device: DeviceListRow
  readonly onClose: () => void
  readonly onRevoke?: () => void
}

const lastMovements = 20

export function DevicePanel({ device, onClose, onRevoke }: DevicePanelProps): ReactNode {
  const { d, number, stamp } = useDeskText()
  const when = useWhen()
  const go = useGo()
  const openOperation = useOpenOperation()
  const { data } = useRead<MovementPage>(
    withQuery('/movements', { warehouse: device.warehouse, device: device.id, days: 7, limit: lastMovements }),
  )
  return (
    <DetailPanel
      of={device.id}
      title={<span className="code">{device.name}</span>}
      detail={
        <span className="row">
          <DeviceStatePill state={device.state} />
          {device.packStation ? d('devices.kind.pack') : d('devices.kind.handheld')}
        </span>
      }
      onClose={onClose}
      foot={
        <>
          <DeskButton
            icon="move"
            label={d('devices.movements')}
            onPress={() => go(`/movements?device=${device.id}&name=${encodeURIComponent(device.name)}&view=7`)}
          />
          {onRevoke ? <DeskButton icon="locked" label={d('devices.revoke')} onPress={onRevoke} /> : null}
        </>
      }
    >
      <FigureStrip
        figures={[
          {
            label: d('devices.unsent'),
            value: device.heardAt === undefined ? '–' : number(device.unsent),
            ...(device.unsentOldestAt === undefined
              ? {}
              : { detail: d('devices.unsent.since', { time: when.at(device.unsentOldestAt) }) }),
          },
          {
            label: d('devices.in-hand'),
            value: number(device.orders),
            detail: d('units', { n: device.ordersUnits }),
          },
          { label: d('devices.operations'), value: number(device.operations) },
        ]}
      />
      <FactLines
        facts={[
          {
            label: d('devices.heard'),
            value:
              device.heardAt === undefined
                ? d('devices.never')
                : `${when.at(device.heardAt)} · ${when.age(device.heardAt)}`,
          },
          ...(device.lastPerson ? [{ label: d('devices.person'), value: device.lastPerson.name }] : []),
          { label: d('op.device-enrolled'), value: stamp(device.enrolledAt) },
          ...(device.revokedAt === undefined
            ? []
            : [{ label: d('op.device-revoked'), value: stamp(device.revokedAt) }]),
        ]}
      />
      {device.orders > 0 ? <OrdersInHand device={device.id} name={device.name} /> : null}
      <PanelPart title={d('stock.movements')}>
        {data ? (
          <MovementLines movements={data.rows} none={d('movements.empty')} onOpen={openOperation} />
        ) : (
          <Skeleton lines={4} />
        )}
      </PanelPart>
    </DetailPanel>
  )
}
