// Owns choosing which rows of a list are shown, in its address; the first choice is what an address without one means.
import type { ReactNode } from 'react'
import { Tabs } from '../../ui/desk/index.ts'
import { type Query, useQuery } from '../data/use-query.ts'
import { useDeskText } from '../text.ts'

/** Which rows the address asks for. */
export function shownIn<Show extends string>(shows: readonly [Show, ...Show[]], { view }: Query): Show {
  return shows.find((each) => each === view) ?? shows[0]
}

export interface ShowTabsProps<Show extends string> {
  readonly shows: readonly [Show, ...Show[]]
  readonly labelOf: (show: Show) => string
}

export function ShowTabs<Show extends string>({ shows, labelOf }: ShowTabsProps<Show>): ReactNode {
  const { d } = useDeskText()
  const { query, set } = useQuery()
  return (
    <Tabs
      label={d('payment.which')}
      current={shownIn(shows, query)}
      onChoose={(show) => set({ view: show === shows[0] ? undefined : show, page: undefined })}
      tabs={shows.map((id) => ({ id, label: labelOf(id) }))}
    />
  )
}
