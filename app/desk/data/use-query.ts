// Owns filters, order and page of a list in the address, so that a view can be linked, kept and gone back to.
import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Sort } from '../../ui/desk/index.ts'

export type Query = Readonly<Record<string, string>>

export interface QueryState {
  readonly query: Query
  /** Sets some parameters; undefined takes one away. The step back stays where it was. */
  readonly set: (change: Readonly<Record<string, string | undefined>>) => void
}

export function queryOf(search: string): Query {
  return Object.fromEntries(new URLSearchParams(search))
}

export function searchOf(query: Query, change: Readonly<Record<string, string | undefined>>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...query, ...change })) {
    if (value !== undefined && value !== '') params.set(key, value)
  }
  return params.toString()
}

export function useQuery(): QueryState {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const query = useMemo(() => queryOf(search), [search])
  const set = useCallback(
    (change: Readonly<Record<string, string | undefined>>) => {
      const next = searchOf(queryOf(window.location.search), change)
      navigate(next === '' ? path : `${path}?${next}`, { replace: true })
    },
    [path, navigate],
  )
  return { query, set }
}

/** "-shipBy" as a table knows it. */
export function sortFrom(text: string | undefined): Sort | undefined {
  if (!text) return undefined
  return text.startsWith('-') ? { column: text.slice(1), direction: 'down' } : { column: text, direction: 'up' }
}

export function sortText(sort: Sort | undefined): string | undefined {
  if (!sort) return undefined
  return sort.direction === 'down' ? `-${sort.column}` : sort.column
}

/** Rows of a page; one answer never holds more. */
export const pageSize = 100

/** Which rows page n (from 1) of a list begins at. */
export function offsetOf(page: string | undefined): number {
  const n = Number(page ?? '1')
  return Number.isInteger(n) && n > 1 ? (n - 1) * pageSize : 0
}
