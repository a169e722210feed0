// Owns rows that hold still while the pointer is over them, and which of them changed a moment ago.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { changedRows, steadied } from './steady.ts'

export interface SteadyRows<Row> {
  readonly rows: readonly Row[] | undefined
  readonly changed: ReadonlySet<string>
  readonly fresh: { readonly count: number; readonly onShow: () => void }
  /** For the element around the list. */
  readonly hover: { readonly onPointerEnter: () => void; readonly onPointerLeave: () => void }
}

const nothing: ReadonlySet<string> = new Set()

/** @param of what the rows answer (an address): another question is another list, shown at once */
export function useSteadyRows<Row>(
  rows: readonly Row[] | undefined,
  of: string | undefined,
  idOf: (row: Row) => string,
): SteadyRows<Row> {
  const [held, setHeld] = useState<{ readonly of: string | undefined; readonly rows: readonly Row[] }>()
  const before = useRef<{ of: string | undefined; rows: readonly Row[] }>(undefined)
  const [changed, setChanged] = useState(nothing)
  const current = useRef(rows)
  const over = useRef(false)
  useEffect(() => {
    current.current = rows
    const was = before.current
    setChanged(rows && was && was.of === of ? changedRows(was.rows, rows, idOf) : nothing)
    if (rows) before.current = { of, rows }
    if (rows && over.current) setHeld((holding) => (holding?.of === of ? holding : { of, rows }))
  }, [rows, of, idOf])

  const hold = useCallback(() => {
    over.current = true
    if (current.current) setHeld({ of, rows: current.current })
  }, [of])
  const letGo = useCallback(() => {
    over.current = false
    setHeld(undefined)
  }, [])
  const shown = useMemo(
    () => (rows ? steadied(held?.of === of ? held?.rows : undefined, rows, idOf) : undefined),
    [rows, held, of, idOf],
  )
  return {
    rows: shown?.rows,
    changed,
    fresh: { count: shown?.fresh ?? 0, onShow: hold },
    hover: { onPointerEnter: hold, onPointerLeave: letGo },
  }
}
