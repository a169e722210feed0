// Owns which rows of a long table are drawn as it scrolls. Measures the table's own rows; short tables are drawn whole.
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'
import { windowOf } from './table-model.ts'

/** Tables of this many rows and fewer are drawn whole: the browser's own search then finds every row. */
const wholeUpTo = 200

export interface NearRows {
  from: number
  to: number
  /** Heights that stand for the rows not drawn, in px. */
  before: number
  after: number
  /** How many rows are seen at once. */
  page: number
  scrolled: () => void
  /** Brings a row into view. */
  show: (index: number) => void
}

export function useRowWindow(scroller: RefObject<HTMLDivElement | null>, count: number): NearRows {
  const [seen, setSeen] = useState({ top: 0, height: 900, row: 40 })

  const measure = useCallback(() => {
    const box = scroller.current
    if (!box) return
    const row = box.querySelector<HTMLElement>('tbody tr[aria-rowindex]')?.offsetHeight ?? 40
    const next = { top: box.scrollTop, height: box.clientHeight, row: row || 40 }
    // A new window only when whole rows have passed; else every pixel of a scroll would draw the table anew.
    setSeen((was) =>
      was.height === next.height && was.row === next.row && Math.abs(was.top - next.top) < next.row * 4 ? was : next,
    )
  }, [scroller])

  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [scroller, measure])

  const show = useCallback(
    (index: number) => {
      const box = scroller.current
      if (!box) return
      const head = box.querySelector<HTMLElement>('thead tr')?.offsetHeight ?? 0
      const top = index * seen.row
      if (top < box.scrollTop) box.scrollTop = top
      else if (top + seen.row > box.scrollTop + box.clientHeight - head) {
        box.scrollTop = top + seen.row + head - box.clientHeight
      }
    },
    [scroller, seen.row],
  )

  const page = Math.max(1, Math.floor(seen.height / seen.row) - 1)
  if (count <= wholeUpTo) return { from: 0, to: count, before: 0, after: 0, page, scrolled: measure, show }
  const { from, to } = windowOf(seen.top, seen.height, seen.row, count)
  return { from, to, before: from * seen.row, after: (count - to) * seen.row, page, scrolled: measure, show }
}
