// Owns the lines of an order: how many of what, how far each has come, where it comes from, and what it is worth.
import type { ReactNode } from 'react'
import type { OrderDetail, OrderLineDetail } from '../../../shared/protocol/desk/work.ts'
import { Card, type Column, DataTable, GoLink, ItemCell, ItemPicture, Money, Quantity } from '../../ui/desk/index.ts'
import { hrefOf, useGo } from '../frame/go.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { placeText, priceText } from '../told/names.ts'

export function OrderLines({ found }: { found: OrderDetail }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const go = useGo()
  return (
    <Card
      flush
      title={d('order.lines')}
      aside={d('order.lines.count', { lines: found.lines.length, units: found.order.units })}
    >
      <div className="list-body">
        <DataTable
          label={d('order.lines')}
          density="tall"
          rows={found.lines}
          rowId={(line) => line.id}
          onOpen={(id) => {
            const line = found.lines.find((each) => each.id === id)
            if (line) go(`/stock/items/${line.item.id}`)
          }}
          columns={[...quantityColumns(text, found, go), ...moneyColumns(text, found)]}
        />
      </div>
    </Card>
  )
}

function quantityColumns(text: DeskText, found: OrderDetail, go: (to: string) => void): Column<OrderLineDetail>[] {
  const { d } = text
  const number = (id: string, head: string, of: (line: OrderLineDetail) => number, strong = false) =>
    ({ id, head, kind: 'number', strong, cell: (line: OrderLineDetail) => <Quantity of={of(line)} /> }) as const
  return [
    {
      id: 'item',
      head: d('order.item'),
      width: 'minmax(10rem, 3.6fr)',
      ...(found.money ? { total: totalText(text, found) } : {}),
      cell: (line) => (
        <ItemCell
          picture={<ItemPicture picture={{ name: line.item.name }} />}
          name={
            <GoLink className="link" href={hrefOf(`/stock/items/${line.item.id}`)} onGo={go}>
              {line.item.name}
            </GoLink>
          }
          detail={<span className="code">{line.item.sku}</span>}
        />
      ),
    },
    {
      id: 'ordered',
      head: d('order.ordered'),
      kind: 'number',
      cell: (line) => (
        <>
          <Quantity of={line.ordered} />
          {line.cancelled === 0 ? null : <span className="quiet"> {text.change(-line.cancelled)}</span>}
        </>
      ),
    },
    number('picked', d('order.picked'), (line) => line.picked, true),
    number('shipped', d('order.shipped'), (line) => line.shipped),
    {
      id: 'from',
      head: d('order.from'),
      width: 'minmax(5.5rem, 1.2fr)',
      cell: (line) => (
        <span className="code">
          {line.from
            .slice(0, 2)
            .map((place) => placeText(d, place))
            .join(', ')}
          {line.from.length > 2 ? '…' : ''}
        </span>
      ),
    },
  ]
}

function totalText({ d, money }: DeskText, { money: worth }: OrderDetail): string {
  const charges = (worth?.charges ?? []).reduce((sum, charge) => sum + charge.amount, 0)
  return worth && charges !== 0 ? d('order.total.charges', { money: money(charges, worth.currency) }) : d('order.total')
}

function moneyColumns(text: DeskText, found: OrderDetail): Column<OrderLineDetail>[] {
  const { money } = found
  if (!money) return []
  const { d } = text
  const charges = money.charges.reduce((sum, charge) => sum + charge.amount, 0)
  return [
    {
      id: 'price',
      head: d('order.price'),
      kind: 'number',
      quiet: true,
      cell: (line) => (line.unitPrice === undefined ? '' : priceText(text, line.unitPrice, money.currency)),
    },
    {
      id: 'amount',
      head: d('order.amount'),
      kind: 'number',
      strong: true,
      width: 'minmax(max-content, 1fr)',
      total: <Money minor={money.net + charges} currency={money.currency} />,
      cell: (line) => <Money minor={line.net ?? 'unknown'} currency={money.currency} />,
    },
  ]
}
