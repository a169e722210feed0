// Owns a list as most pages show it: the table of what was read, why it is empty, how much of it is shown.
import type { ReactNode } from 'react'
import type { Page } from '../../../shared/protocol/desk/names.ts'
import { type Column, DataTable, words } from '../../ui/desk/index.ts'
import { useDeskText } from '../text.ts'
import { ListFoot, Nothing } from './list-tools.tsx'
import type { List } from './use-list.ts'

export interface ListTableProps<Row, Answer> {
  readonly list: List<Row, Answer>
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly empty: { readonly title: string; readonly text: string }
  /** Beside how many are shown. */
  readonly sums: (answer: Answer) => ReactNode
}

export function ListTable<Row, Answer extends Page<Row, unknown>>({
  list: { reading, table, hover },
  label,
  columns,
  empty,
  sums,
}: ListTableProps<Row, Answer>): ReactNode {
  const { data, problem, again } = reading
  return (
    <div className="list-body" {...hover}>
      <DataTable
        label={label}
        columns={columns}
        {...table}
        empty={<Nothing problem={problem} onRetry={again} {...empty} />}
        foot={
          data ? (
            <ListFoot shown={data.rows.length} total={data.total}>
              {sums(data)}
            </ListFoot>
          ) : undefined
        }
      />
    </div>
  )
}

/** "**1,204** units". */
export function UnitsShown({ units }: { units: number }): ReactNode {
  const { d, number } = useDeskText()
  return <span>{words(d('list.units', { units: number(units) }))}</span>
}
