// Owns the devices that are silent with work in hand: what the figures above do not know yet.
import type { ReactNode } from 'react'
import type { Today } from '../../../shared/protocol/desk/house.ts'
import { Card, DataTable, EmptyState, Pill, Quantity } from '../../ui/desk/index.ts'
import { useGo } from '../frame/go.ts'
import { useDeskText } from '../text.ts'
import { useWhen } from '../told/when.ts'

export function SilentCard({ today }: { today: Today }): ReactNode {
  const { d } = useDeskText()
  const when = useWhen()
  const go = useGo()
  return (
    <Card flush title={d('today.silent')}>
      {today.silent.length === 0 ? (
        <EmptyState icon="sent" title={d('today.silent.none')} text={d('today.silent.none.text')} />
      ) : (
        <div className="list-body">
          <DataTable
            label={d('today.silent')}
            rows={today.silent}
            rowId={(row) => row.id}
            onSelect={(id) => go(`/devices?view=silent&open=${id}`)}
            onOpen={(id) => go(`/devices?view=silent&open=${id}`)}
            columns={[
              { id: 'name', head: d('devices.name'), kind: 'code', strong: true, cell: (row) => row.name },
              {
                id: 'person',
                head: d('devices.person'),
                width: 'minmax(0, 1.4fr)',
                cell: (row) => row.lastPerson?.name ?? '',
              },
              {
                id: 'heard',
                head: d('devices.heard'),
                width: 'max-content',
                cell: (row) => (row.heardAt === undefined ? '' : <Pill icon="stale">{when.at(row.heardAt)}</Pill>),
              },
              {
                id: 'unsent',
                head: d('devices.unsent'),
                kind: 'number',
                strong: true,
                cell: (row) => <Quantity of={row.unsent} />,
              },
              { id: 'orders', head: d('devices.in-hand'), kind: 'number', cell: (row) => <Quantity of={row.orders} /> },
            ]}
          />
        </div>
      )}
    </Card>
  )
}
