// Owns what stands around every list: the search in it, the way to its next page, the words of an empty one.
import { type ReactNode, type Ref, useEffect, useState } from 'react'
import { DeskButton, DeskIcon, EmptyState, FailedPart, words } from '../../ui/desk/index.ts'
import { offsetOf, pageSize, useQuery } from '../data/use-query.ts'
import { useDeskText } from '../text.ts'

const typingMs = 200

/** Writes what is typed into the address once the fingers rest. */
export function SearchField({ field }: { field: Ref<HTMLInputElement> }): ReactNode {
  const { d } = useDeskText()
  const { query, set } = useQuery()
  const asked = query.q ?? ''
  const [typed, setTyped] = useState(asked)
  useEffect(() => setTyped(asked), [asked])
  useEffect(() => {
    if (typed === asked) return
    const timer = setTimeout(() => set({ q: typed, page: undefined }), typingMs)
    return () => clearTimeout(timer)
  }, [typed, asked, set])
  return (
    <label className="search-field">
      <DeskIcon name="look-up" />
      <span className="unseen">{d('list.search')}</span>
      <input
        ref={field}
        type="text"
        inputMode="search"
        placeholder={`${d('list.search')}  /`}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
    </label>
  )
}

export interface FootProps {
  readonly shown: number
  readonly total: number
  readonly children?: ReactNode
}

/** "**100** of 2,041 shown", sums, and the way to the next page. */
export function ListFoot({ shown, total, children }: FootProps): ReactNode {
  const { d, number } = useDeskText()
  const { query, set } = useQuery()
  const offset = offsetOf(query.page)
  const page = offset / pageSize + 1
  const turn = (to: number) => set({ page: to === 1 ? undefined : String(to) })
  const from = offset + 1
  const range = total > shown && shown > 0 ? `${number(from)}–${number(offset + shown)}` : number(shown)
  return (
    <>
      <span>{words(d('list.shown', { shown: range, total: number(total) }))}</span>
      {children}
      {total > pageSize ? (
        <span className="pages">
          {page > 1 ? (
            <DeskButton look="bare" icon="back" label={d('list.page.back')} onPress={() => turn(page - 1)} />
          ) : null}
          {offset + pageSize < total ? (
            <DeskButton look="bare" icon="next" label={d('list.page.next')} onPress={() => turn(page + 1)} />
          ) : null}
        </span>
      ) : null}
    </>
  )
}

export interface NothingProps {
  readonly problem: string | undefined
  readonly onRetry: () => void
  readonly title: string
  readonly text: string
}

/** In place of rows: what failed, what was not found, or why there is nothing. */
export function Nothing({ problem, onRetry, title, text }: NothingProps): ReactNode {
  const { d } = useDeskText()
  const { query } = useQuery()
  if (problem !== undefined) return <FailedPart details={problem} onRetry={onRetry} />
  if (query.q) return <EmptyState icon="look-up" title={d('list.empty.search')} text={d('list.empty.search.text')} />
  return <EmptyState title={title} text={text} />
}
