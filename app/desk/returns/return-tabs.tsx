// Owns the two ways of a return: from customers to us, from us to suppliers.
import type { ReactNode } from 'react'
import { Tabs } from '../../ui/desk/index.ts'
import { useGo } from '../frame/go.ts'
import { useDeskText } from '../text.ts'

const tabs = ['customers', 'suppliers'] as const

export function ReturnTabs({ current }: { current: (typeof tabs)[number] }): ReactNode {
  const { d } = useDeskText()
  const go = useGo()
  return (
    <Tabs
      label={d('returns.tabs')}
      current={current}
      onChoose={(to) => go(to === 'customers' ? '/returns' : `/returns/${to}`)}
      tabs={tabs.map((id) => ({ id, label: d(`returns.tab.${id}`) }))}
    />
  )
}
