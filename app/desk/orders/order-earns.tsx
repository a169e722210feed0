// Owns what an order really earned, from the entries that its operations made: income less costs, account by account.
import type { ReactNode } from 'react'
import type { OrderMoney } from '../../../shared/protocol/desk/work.ts'
import { Card, FactLines, Money } from '../../ui/desk/index.ts'
import { familyText, useDeskText } from '../text.ts'

/** Income and expense accounts: the others say where the money and goods are. */
function earns(account: string): boolean {
  return /^[456]/.test(account)
}

export function OrderEarns({ money }: { money: OrderMoney }): ReactNode {
  const { d, percent } = useDeskText()
  const currency = money.booksCurrency
  const accounts = money.accounts.filter((each) => earns(each.account) && each.amount !== 0)
  const left = -accounts.reduce((sum, each) => sum + each.amount, 0)
  const income = -accounts.filter((each) => each.account.startsWith('4')).reduce((sum, each) => sum + each.amount, 0)
  return (
    <Card title={d('order.earns')} aside={d('order.earns.ledger')}>
      {accounts.length === 0 ? (
        <p className="quiet">{d('order.earns.none')}</p>
      ) : (
        <FactLines
          facts={[
            ...accounts.map((each) => ({
              label: `${each.account} ${familyText(d, 'account', each.account)}`,
              value: <Money minor={-each.amount} currency={currency} />,
            })),
            {
              label: d('order.earns.left'),
              value: (
                <>
                  <Money minor={left} currency={currency} />
                  {income > 0 ? ` · ${percent(left / income, 1)}` : ''}
                </>
              ),
              total: true,
            },
          ]}
        />
      )}
    </Card>
  )
}
