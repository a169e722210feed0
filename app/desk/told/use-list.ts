// Owns what every list page does alike: its address becomes a question, the answer holds still under the pointer, rows are
// chosen in the address, J K Enter Esc / F work wherever the focus is.
import { type RefObject, useCallback, useMemo, useRef } from 'react'
import type { Page } from '../../../shared/protocol/desk/names.ts'
import type { Sort, TableCommands } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { offsetOf, pageSize, type Query, sortFrom, sortText, useQuery } from '../data/use-query.ts'
import { type Reading, useRead } from '../data/use-read.ts'
import { useSteadyRows } from '../data/use-steady-rows.ts'
import { usePageKeys } from '../frame/page-keys.ts'

export interface ListAsked<Row> {
  /** Names the list for widths of columns. */
  readonly name: string
  readonly path: string
  /** What the address means to the server. */
  readonly params: (query: Query) => Readonly<Record<string, string | undefined>>
  readonly idOf: (row: Row) => string
  readonly onOpen?: ((id: string) => void) | undefined
  /** Views in their order, for F. */
  readonly views?: readonly string[]
}

export type List<Row, Answer> = ReturnType<typeof useList<Row, Answer & Page<Row, unknown>>>

/** @returns the reading, and the properties of a table that shows it */
export function useList<Row, Answer extends Page<Row, unknown>>(asked: ListAsked<Row>) {
  const { warehouse, settings, change } = useSession()
  const { query, set } = useQuery()
  const search = useRef<HTMLInputElement>(null)
  const commands = useRef<TableCommands>(null)
  const path = withQuery(asked.path, {
    warehouse: warehouse.id,
    limit: pageSize,
    offset: offsetOf(query.page) || undefined,
    q: query.q,
    sort: query.sort,
    ...asked.params(query),
  })
  const reading = useRead<Answer>(path)
  const steady = useSteadyRows<Row>(reading.data?.rows, reading.path, asked.idOf)
  const { name, onOpen, idOf } = asked
  const resize = useCallback(
    (column: string, px: number) =>
      change({ widths: { ...settings.widths, [name]: { ...settings.widths[name], [column]: px } } }),
    [change, settings.widths, name],
  )
  useListKeys(commands, search, asked.views)
  const table = {
    commands,
    rows: steady.rows,
    rowId: idOf,
    changed: steady.changed,
    fresh: steady.fresh,
    selected: query.at,
    onSelect: (id: string) => set({ at: id }),
    ...(onOpen && { onOpen }),
    sort: sortFrom(query.sort),
    onSort: (sort: Sort | undefined) => set({ sort: sortText(sort), page: undefined }),
    widths: settings.widths[name] ?? {},
    onResize: resize,
  }
  return { reading: reading as Reading<Answer>, table, hover: steady.hover, query, set, search }
}

/** Keys of a list work from anywhere on its page. */
function useListKeys(
  commands: RefObject<TableCommands | null>,
  search: RefObject<HTMLInputElement | null>,
  views: readonly string[] | undefined,
): void {
  const { settings } = useSession()
  const { query, set } = useQuery()
  const hand = (key: string) => () => commands.current?.press(key)
  const keys = useMemo(
    () => ({
      '/': () => search.current?.focus(),
      ...(views && {
        f: () =>
          set({ view: views[(views.indexOf(query.view ?? views[0] ?? '') + 1) % views.length], page: undefined }),
      }),
    }),
    [search, views, query.view, set],
  )
  usePageKeys({ ...keys, j: hand('j'), k: hand('k'), x: hand('x') }, settings.singleKeys)
}
