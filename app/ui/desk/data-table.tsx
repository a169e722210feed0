// Owns the table of the desk: sticky head and first column, numbers at the right, sorting by head, rows by keyboard,
// a foot with count and sums, thousands of rows drawn by windows. Live rows get a tint and never move under the eye.
// Does not know where rows come from; filters and paging are the page's.
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useText } from '../../text/index.ts'
import { Press } from '../touch.tsx'
import { EmptyState } from './states.tsx'
import { TableHead } from './table-head.tsx'
import { nextSort, rowAfterKey, type Sort, type SortValue, sorted } from './table-model.ts'
import { SkeletonRows, TableRow } from './table-rows.tsx'
import { useRowWindow } from './use-row-window.ts'
import './data-table.css'

export interface Column<Row> {
  id: string
  /** With its unit, where there is one. */
  head: string
  cell: (row: Row) => ReactNode
  /** Numbers and money stand at the right in digits of one width; codes have the slashed zero. */
  kind?: 'text' | 'number' | 'code'
  strong?: boolean
  quiet?: boolean
  /** Rows can be ordered by this column. */
  sortBy?: (row: Row) => SortValue
  /**
   * A track of a CSS grid ("2fr", "120px"). By itself a number or code is never cut and a text gives way; in tables of
   * more than 200 rows, whose widest number may not be drawn yet, numbers are better given a width.
   */
  width?: string
  /** In the last row, under all others. */
  total?: ReactNode
}

/** What a page may do to its table from afar, as keys of the page ask. */
export interface TableCommands {
  /** As if the key was pressed in the table, which takes the focus. */
  press: (key: string) => void
}

export interface DataTableProps<Row> {
  commands?: Ref<TableCommands>
  /** Names the table for screen readers. */
  label: string
  columns: readonly Column<Row>[]
  /** Undefined while the first rows are on their way; old rows stay while new ones load. */
  rows: readonly Row[] | undefined
  rowId: (row: Row) => string
  density?: 'compact' | 'default' | 'tall'
  selected?: string | undefined
  onSelect?: (id: string) => void
  /** Enter, or a second press on the selected row. */
  onOpen?: (id: string) => void
  /** Ordered by the page (URL, server) when given with `onSort`; by the table itself otherwise. */
  sort?: Sort | undefined
  onSort?: (sort: Sort | undefined) => void
  /** Rows with a tick; the bulk bar replaces the foot while there are any. */
  checked?: ReadonlySet<string>
  onCheck?: (ids: ReadonlySet<string>) => void
  bulk?: ReactNode
  empty?: ReactNode
  /** "**16** of 2,041 shown", sums, what may still change. */
  foot?: ReactNode
  footAside?: ReactNode
  /** Rows that changed a moment ago. */
  changed?: ReadonlySet<string>
  /** Rows that came while the person looks: shown on demand, above. */
  fresh?: { count: number; onShow: () => void }
  /** A heading over rows that belong together; rows come grouped. */
  groupOf?: (row: Row) => { id: string; head: ReactNode } | undefined
  widths?: Readonly<Record<string, number>>
  onResize?: (column: string, px: number) => void
}

function useSorted<Row>(props: DataTableProps<Row>): {
  rows: readonly Row[]
  sort: Sort | undefined
  press: (column: string) => void
} {
  const { lang } = useText()
  const [own, setOwn] = useState<Sort | undefined>(props.sort)
  const { rows, columns, onSort } = props
  const sort = onSort ? props.sort : own
  const ordered = useMemo(() => {
    if (!rows || onSort || !sort) return rows ?? []
    const by = columns.find((column) => column.id === sort.column)?.sortBy
    return by ? sorted(rows, by, sort.direction, lang) : rows
  }, [rows, columns, onSort, sort, lang])
  const press = (column: string) => {
    const next = nextSort(sort, column)
    if (onSort) onSort(next)
    else setOwn(next)
  }
  return { rows: ordered, sort, press }
}

/** Numbers and codes take what they need, texts share the rest and are cut where there is none. */
function tracksOf<Row>(columns: readonly Column<Row>[], widths: Readonly<Record<string, number>> | undefined): string {
  return columns
    .map((column) => {
      const chosen = widths?.[column.id]
      if (chosen !== undefined) return `${chosen}px`
      if (column.width !== undefined) return column.width
      return column.kind === undefined || column.kind === 'text' ? 'minmax(5rem, 1.6fr)' : 'minmax(max-content, 0.8fr)'
    })
    .join(' ')
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}

export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { columns, rowId, selected, onSelect, onOpen, checked, onCheck, density = 'default' } = props
  const { t } = useText()
  const { rows, sort, press } = useSorted(props)
  const scroller = useRef<HTMLDivElement>(null)
  const base = useId()
  const near = useRowWindow(scroller, rows.length)
  const at = selected === undefined ? -1 : rows.findIndex((row) => rowId(row) === selected)
  const span = columns.length + (onCheck ? 1 : 0)

  const choose = useCallback(
    (id: string) => {
      if (id === selected) onOpen?.(id)
      else onSelect?.(id)
    },
    [selected, onOpen, onSelect],
  )
  const check = useCallback((id: string) => onCheck?.(toggled(checked ?? new Set(), id)), [checked, onCheck])

  /** @returns whether the table has a use for the key */
  const act = (name: string, shift: boolean): boolean => {
    const current = rows[at]
    const extends_ = shift && (name === 'ArrowDown' || name === 'ArrowUp')
    if (name === 'Enter' && current && onOpen) onOpen(rowId(current))
    else if (name === 'x' && current && onCheck) check(rowId(current))
    else {
      const next = rowAfterKey(name, at, rows.length, near.page)
      const row = next === undefined ? undefined : rows[next]
      if (next === undefined || !row) return false
      if (extends_ && onCheck) onCheck(new Set([...(checked ?? []), ...(current ? [rowId(current)] : []), rowId(row)]))
      onSelect?.(rowId(row))
      near.show(next)
    }
    return true
  }
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return
    if (act(event.key, event.shiftKey)) event.preventDefault()
  }
  const grid = useRef<HTMLTableElement>(null)
  useImperativeHandle(props.commands, () => ({
    press(name) {
      grid.current?.focus()
      act(name, false)
    },
  }))

  const allChecked = checked !== undefined && rows.length > 0 && rows.every((row) => checked.has(rowId(row)))
  const drawn = rows.slice(near.from, near.to)
  const above = rows[near.from - 1]
  let group = above === undefined ? undefined : props.groupOf?.(above)?.id
  return (
    <div className={`table table-${density}`}>
      {props.fresh && props.fresh.count > 0 ? (
        <Press className="fresh" onPress={props.fresh.onShow}>
          {t('ui.table.new', { n: props.fresh.count })}
        </Press>
      ) : null}
      <div className="table-scroll" ref={scroller} onScroll={near.scrolled}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen by keyboard, which makes it a grid
          role="grid"
          ref={grid}
          aria-label={props.label}
          aria-rowcount={rows.length + 1}
          aria-activedescendant={at < 0 ? undefined : `${base}-${selected}`}
          aria-busy={props.rows === undefined}
          tabIndex={0}
          onKeyDown={key}
          style={{ gridTemplateColumns: `${onCheck ? 'max-content ' : ''}${tracksOf(columns, props.widths)}` }}
        >
          <TableHead
            columns={columns}
            sort={sort}
            onSort={press}
            onResize={props.onResize}
            check={
              onCheck
                ? {
                    all: allChecked,
                    label: t('ui.table.selectAll'),
                    onAll: () => onCheck(allChecked ? new Set() : new Set(rows.map(rowId))),
                  }
                : undefined
            }
          />
          <tbody>
            {props.rows === undefined ? <SkeletonRows columns={span} /> : null}
            {near.before > 0 ? <tr className="table-gap" style={{ height: near.before }} /> : null}
            {drawn.flatMap((row, index) => {
              const id = rowId(row)
              const head = props.groupOf?.(row)
              const opens = head !== undefined && head.id !== group
              group = head?.id
              return [
                opens ? (
                  <tr key={`group ${head.id}`} className="table-group">
                    <th colSpan={span} scope="rowgroup">
                      {head.head}
                    </th>
                  </tr>
                ) : null,
                <TableRow
                  key={id}
                  domId={`${base}-${id}`}
                  index={near.from + index + 2}
                  row={row}
                  id={id}
                  columns={columns}
                  selected={id === selected}
                  changed={props.changed?.has(id) === true}
                  checked={onCheck ? checked?.has(id) === true : undefined}
                  onCheck={check}
                  onChoose={onSelect || onOpen ? choose : undefined}
                />,
              ]
            })}
            {near.after > 0 ? <tr className="table-gap" style={{ height: near.after }} /> : null}
          </tbody>
          {columns.some((column) => column.total !== undefined) && rows.length > 0 ? (
            <tfoot>
              <tr>
                {onCheck ? <td /> : null}
                {columns.map((column) => (
                  <td key={column.id} className={column.kind === 'number' ? 'tabular' : undefined}>
                    {column.total}
                  </td>
                ))}
              </tr>
            </tfoot>
          ) : null}
        </table>
        {props.rows !== undefined && rows.length === 0 ? (props.empty ?? <EmptyState title="–" />) : null}
      </div>
      {checked && checked.size > 0 && props.bulk !== undefined ? (
        <div className="table-foot table-bulk" role="status">
          {props.bulk}
        </div>
      ) : props.foot === undefined && props.footAside === undefined ? null : (
        <div className="table-foot">
          <div className="table-foot-main">{props.foot}</div>
          {props.footAside}
        </div>
      )}
    </div>
  )
}
