// Owns what of an order came back: each return with what became of it and its credit, and both sums.
import type { ReactNode } from 'react'
import type { OrderDetail } from '../../../shared/protocol/desk/work.ts'
import { Card, DataTable } from '../../ui/desk/index.ts'
import { useQuery } from '../data/use-query.ts'
import { useDeskText } from '../text.ts'
import { returnColumns } from '../told/return-columns.tsx'
import { useWhen } from '../told/when.ts'

export function OrderReturns({ found }: { found: OrderDetail }): ReactNode {
  const text = useDeskText()
  const when = useWhen()
  const { set } = useQuery()
  const { d } = text
  if (found.returns.length === 0) return null
  const counted = found.returns.filter(({ undone }) => !undone)
  const units = counted.reduce((sum, { quantity }) => sum + quantity, 0)
  const credited = counted.reduce((sum, { credit }) => sum + (credit?.amount ?? 0), 0)
  const currency = counted.find(({ credit }) => credit)?.credit?.currency
  return (
    <Card
      flush
      title={d('order.returns')}
      aside={
        currency === undefined
          ? d('units', { n: units })
          : d('order.returns.credited', { n: units, credit: text.money(credited, currency) })
      }
    >
      <div className="list-body">
        <DataTable
          label={d('order.returns')}
          rows={found.returns}
          rowId={({ id }) => id}
          onOpen={(id) => set({ op: id })}
          columns={returnColumns(text, when)}
        />
      </div>
    </Card>
  )
}
