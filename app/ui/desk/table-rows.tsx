// Owns one row of a table, and the grey rows that stand for rows on their way.
import { memo, type ReactNode } from 'react'
import { useText } from '../../text/index.ts'
import type { Column } from './data-table.tsx'
import { useWaitedLong } from './states.tsx'

export interface TableRowProps<Row> {
  domId: string
  /** Counted from 1, the head being 1. */
  index: number
  row: Row
  id: string
  columns: readonly Column<Row>[]
  selected: boolean
  changed: boolean
  checked: boolean | undefined
  onCheck: (id: string) => void
  onChoose: ((id: string) => void) | undefined
}

function cellClass<Row>(column: Column<Row>): string | undefined {
  const names = [
    column.kind === 'number' ? 'tabular' : undefined,
    column.kind === 'code' ? 'code' : undefined,
    column.strong === true ? 'cell-strong' : undefined,
    column.quiet === true ? 'cell-quiet' : undefined,
  ].filter((name) => name !== undefined)
  return names.length === 0 ? undefined : names.join(' ')
}

function Row<Row>(props: TableRowProps<Row>): ReactNode {
  const { id, columns, row, selected, changed, checked, onChoose } = props
  const { t } = useText()
  const look = [selected ? 'row-selected' : '', changed ? 'row-changed' : '', onChoose ? 'row-opens' : '']
    .filter(Boolean)
    .join(' ')
  return (
    <tr
      id={props.domId}
      aria-rowindex={props.index}
      aria-selected={onChoose ? selected : undefined}
      className={look || undefined}
      onClick={
        onChoose
          ? (event) => {
              // A tick, or a press beside it, never opens the row.
              if (!(event.target as Element).closest('.check-cell, button, a')) onChoose(id)
            }
          : undefined
      }
    >
      {checked === undefined ? null : (
        <td className="check-cell">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={t('ui.table.select')}
            checked={checked}
            onChange={() => props.onCheck(id)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} className={cellClass(column)}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

/** Drawn anew only when its own row or look changes. */
export const TableRow = memo(Row) as typeof Row

export function SkeletonRows({ columns }: { columns: number }): ReactNode {
  const long = useWaitedLong()
  if (!long) return null
  return Array.from({ length: 8 }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: grey rows are all alike
    <tr key={row}>
      {Array.from({ length: columns }, (_, cell) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey cells are all alike
        <td key={cell}>
          <span className="skeleton-line" />
        </td>
      ))}
    </tr>
  ))
}

export interface ItemCellProps {
  picture?: ReactNode
  name: ReactNode
  /** Under the name: the item's code, who scanned it. */
  detail?: ReactNode
}

/** Name over its code, beside a small picture. */
export function ItemCell({ picture, name, detail }: ItemCellProps): ReactNode {
  return (
    <span className="item-cell">
      {picture}
      <span>
        <b>{name}</b>
        {detail === undefined ? null : <small>{detail}</small>}
      </span>
    </span>
  )
}
