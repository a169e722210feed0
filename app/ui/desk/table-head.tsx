// Owns the head of a table: names, the arrow of the order, the tick for all, and the edge that is drawn to resize.
import type { PointerEvent, ReactNode } from 'react'
import { useText } from '../../text/index.ts'
import { Press } from '../touch.tsx'
import type { Column } from './data-table.tsx'
import { DeskIcon } from './icon.tsx'
import type { Sort } from './table-model.ts'

const narrowestPx = 48

export interface TableHeadProps<Row> {
  columns: readonly Column<Row>[]
  sort: Sort | undefined
  onSort: (column: string) => void
  onResize: ((column: string, px: number) => void) | undefined
  check: { all: boolean; label: string; onAll: () => void } | undefined
}

function Edge({ onResize }: { onResize: (px: number) => void }): ReactNode {
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    const cell = event.currentTarget.closest('th')
    if (!cell) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    const start = event.clientX - cell.offsetWidth
    const move = (at: globalThis.PointerEvent) => onResize(Math.max(narrowestPx, Math.round(at.clientX - start)))
    const edge = event.currentTarget
    edge.addEventListener('pointermove', move)
    edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), { once: true })
  }
  return <span className="head-edge" aria-hidden="true" onPointerDown={drag} />
}

export function TableHead<Row>({ columns, sort, onSort, onResize, check }: TableHeadProps<Row>): ReactNode {
  const { t } = useText()
  return (
    <thead>
      <tr>
        {check ? (
          <th className="check-cell">
            <input type="checkbox" aria-label={check.label} checked={check.all} onChange={check.onAll} />
          </th>
        ) : null}
        {columns.map((column) => {
          const direction = sort?.column === column.id ? sort.direction : undefined
          return (
            <th
              key={column.id}
              scope="col"
              className={column.kind === 'number' ? 'tabular' : undefined}
              aria-sort={direction === undefined ? undefined : direction === 'up' ? 'ascending' : 'descending'}
            >
              {column.sortBy ? (
                <Press className="head-button" tabIndex={-1} onPress={() => onSort(column.id)}>
                  {column.head}
                  {direction === undefined ? null : (
                    <>
                      <DeskIcon name={direction === 'up' ? 'sorted-up' : 'sorted-down'} />
                      <span className="unseen">
                        {t(direction === 'up' ? 'ui.table.sorted.up' : 'ui.table.sorted.down')}
                      </span>
                    </>
                  )}
                </Press>
              ) : (
                column.head
              )}
              {onResize ? <Edge onResize={(px) => onResize(column.id, px)} /> : null}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
