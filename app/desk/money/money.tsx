// The page of money that comes and goes: payments, the accounts of customers and suppliers, payouts of channels.
import type { ReactNode } from 'react'
import { useParams } from 'wouter'
import { Tabs } from '../../ui/desk/index.ts'
import { useGo } from '../frame/go.ts'
import { useDeskText } from '../text.ts'
import { PartyAccountScreen } from './party-account.tsx'
import { PartyList } from './party-list.tsx'
import { PaymentList } from './payment-list.tsx'
import { PayoutList } from './payout-list.tsx'
import { PayoutScreen } from './payout-screen.tsx'

const tabs = ['payments', 'customers', 'suppliers', 'payouts'] as const
export type MoneyTab = (typeof tabs)[number]

export function MoneyPage(): ReactNode {
  const { tab, id } = useParams<{ tab?: string; id?: string }>()
  const shown = tabs.find((each) => each === tab) ?? 'payments'
  const opened = id === undefined ? undefined : decodeURIComponent(id)
  switch (shown) {
    case 'payments':
      return <PaymentList views={<MoneyTabs current={shown} />} />
    case 'payouts':
      return opened === undefined ? <PayoutList views={<MoneyTabs current={shown} />} /> : <PayoutScreen id={opened} />
    default: {
      const side = shown === 'customers' ? 'receivable' : 'payable'
      if (opened !== undefined) return <PartyAccountScreen key={opened} side={side} id={opened} />
      return <PartyList key={side} side={side} views={<MoneyTabs current={shown} />} />
    }
  }
}

function MoneyTabs({ current }: { current: MoneyTab }): ReactNode {
  const { d } = useDeskText()
  const go = useGo()
  return (
    <Tabs
      label={d('list.views')}
      current={current}
      onChoose={(to) => go(to === 'payments' ? '/money' : `/money/${to}`)}
      tabs={tabs.map((id) => ({ id, label: d(`money.tab.${id}`) }))}
    />
  )
}
