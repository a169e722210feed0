// Owns the contradictions that weigh most, each a press from its evidence.
import type { ReactNode } from 'react'
import type { Today } from '../../../shared/protocol/desk/house.ts'
import type { ExceptionListRow } from '../../../shared/protocol/desk/work.ts'
import { Card, DataTable, DeskButton, EmptyState, ItemCell, Money, words } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { aboutText } from '../exceptions/claims.ts'
import { useGo } from '../frame/go.ts'
import { familyText, useDeskText } from '../text.ts'
import { useWhen } from '../told/when.ts'

const idOf = (row: ExceptionListRow) => row.exception.id

export function ExceptionsCard({ today }: { today: Today }): ReactNode {
  const text = useDeskText()
  const { d, number } = text
  const { company, me } = useSession()
  const when = useWhen()
  const go = useGo()
  const { rows, count } = today.exceptions
  return (
    <Card
      flush
      title={me.money ? d('today.exceptions.by-money') : d('today.exceptions.newest')}
      aside={
        count > 0 ? (
          <DeskButton look="bare" label={d('today.all', { n: number(count) })} onPress={() => go('/exceptions')} />
        ) : undefined
      }
    >
      {rows.length === 0 ? (
        <EmptyState icon="right" title={d('today.exceptions.none')} text={d('today.exceptions.none.text')} />
      ) : (
        <div className="list-body">
          <DataTable
            label={d('today.exceptions.by-money')}
            density="default"
            rows={rows}
            rowId={idOf}
            onOpen={(id) => go(`/exceptions/${id}`)}
            onSelect={(id) => go(`/exceptions/${id}`)}
            columns={[
              {
                id: 'what',
                head: d('page.exceptions'),
                width: 'minmax(0, 1fr)',
                cell: (row) => (
                  <ItemCell name={familyText(d, 'kind', row.exception.kind)} detail={words(aboutText(text, row))} />
                ),
              },
              {
                id: 'age',
                head: d('exceptions.age'),
                quiet: true,
                kind: 'number',
                width: 'max-content',
                cell: (row) => when.age(row.exception.openedAt),
              },
              ...(me.money
                ? [
                    {
                      id: 'money',
                      head: d('exceptions.money'),
                      kind: 'number' as const,
                      strong: true,
                      width: 'max-content',
                      cell: (row: ExceptionListRow) => (
                        <Money minor={row.value ?? 'unknown'} currency={company.currency} />
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </div>
      )}
    </Card>
  )
}
