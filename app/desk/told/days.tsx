// Owns the choice of how far back a list of recorded things goes: today, a week, a month, all.
import type { ReactNode } from 'react'
import { Tabs } from '../../ui/desk/index.ts'
import type { Query } from '../data/use-query.ts'
import { useDeskText } from '../text.ts'

export const dayViews = ['1', '7', '30', 'all'] as const

export function daysOf(query: Query): (typeof dayViews)[number] {
  return dayViews.find((view) => view === query.view) ?? '7'
}

/** What the server is asked of that view. */
export function daysParam(query: Query): string | undefined {
  const view = daysOf(query)
  return view === 'all' ? undefined : view
}

export function DayTabs({
  query,
  onChoose,
}: {
  query: Query
  onChoose: (view: string | undefined) => void
}): ReactNode {
  const { d } = useDeskText()
  return (
    <Tabs
      label={d('list.views')}
      current={daysOf(query)}
      onChoose={(view) => onChoose(view === '7' ? undefined : view)}
      tabs={dayViews.map((view) => ({ id: view, label: d(`movements.view.${view}`) }))}
    />
  )
}
