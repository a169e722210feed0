// Owns the deliveries that are to come in by the end of the day, overdue ones first.
import type { ReactNode } from 'react'
import type { Today } from '../../../shared/protocol/desk/house.ts'
import { Card, DataTable, DeskButton, EmptyState, Pill, Quantity } from '../../ui/desk/index.ts'
import { useGo } from '../frame/go.ts'
import { useDeskText } from '../text.ts'
import { useWhen } from '../told/when.ts'

export function ReceiptsCard({ today }: { today: Today }): ReactNode {
  const { d, number } = useDeskText()
  const when = useWhen()
  const go = useGo()
  const { rows, count, overdue } = today.receipts
  return (
    <Card
      flush
      title={d('today.receipts')}
      aside={
        count === 0 ? undefined : (
          <>
            {overdue > 0 ? <Pill tone="warn">{d('today.receipts.overdue', { n: overdue })}</Pill> : null}
            <DeskButton
              look="bare"
              label={d('today.all', { n: number(count) })}
              onPress={() => go('/purchasing?view=today')}
            />
          </>
        )
      }
    >
      {rows.length === 0 ? (
        <EmptyState icon="receive" title={d('today.receipts.none')} text={d('today.receipts.none.text')} />
      ) : (
        <div className="list-body">
          <DataTable
            label={d('today.receipts')}
            rows={rows}
            rowId={(row) => row.id}
            onSelect={(id) => go(`/purchasing/${id}`)}
            onOpen={(id) => go(`/purchasing/${id}`)}
            columns={[
              { id: 'number', head: d('purchases.number'), kind: 'code', strong: true, cell: (row) => row.number },
              { id: 'supplier', head: d('purchases.supplier'), width: 'minmax(0, 1.6fr)', cell: (row) => row.supplier },
              {
                id: 'expected',
                head: d('purchases.expected'),
                width: 'max-content',
                cell: (row) =>
                  row.expectedAt < when.now ? (
                    <Pill tone="err">{when.at(row.expectedAt)}</Pill>
                  ) : (
                    when.at(row.expectedAt)
                  ),
              },
              {
                id: 'units',
                head: d('purchases.units'),
                kind: 'number',
                cell: (row) => <Quantity of={row.units - row.received} />,
              },
            ]}
          />
        </div>
      )}
    </Card>
  )
}
