// Owns how a return stands in a table: on the page of returns, and in its order.
import type { ReturnRow } from '../../../shared/protocol/desk/work.ts'
import { type Column, GoLink, Money, Pill, type Tone } from '../../ui/desk/index.ts'
import { type DeskText, familyText } from '../text.ts'
import { goodsColumn, timeColumn, unitsColumn, whoColumn } from './goods-columns.tsx'
import { placeText } from './names.ts'
import type { When } from './when.ts'

const tones: Readonly<Record<string, Tone>> = { restock: 'ok', refurbish: 'info', quarantine: 'warn', scrap: 'warn' }

/** Where its order is opened; without it the order is known already. */
export interface OrderLink {
  readonly href: (order: string) => string
  readonly go: (to: string) => void
}

export function returnColumns(text: DeskText, when: When, link?: OrderLink): Column<ReturnRow>[] {
  const { d } = text
  return [
    timeColumn(text, when, link !== undefined),
    ...(link ? [orderColumn(text, link)] : []),
    goodsColumn(text),
    unitsColumn(text),
    {
      id: 'became',
      head: d('returns.became'),
      width: 'minmax(max-content, 1.4fr)',
      cell: (row) => <Became row={row} text={text} />,
    },
    {
      id: 'to',
      head: d('movements.to'),
      kind: 'code',
      width: 'minmax(5rem, 1fr)',
      cell: (row) => placeText(d, row.to),
    },
    {
      id: 'credit',
      head: d('returns.credit'),
      kind: 'number',
      width: 'minmax(max-content, 1fr)',
      cell: ({ credit }) =>
        credit ? (
          <span title={credit.number}>
            <Money minor={credit.amount} currency={credit.currency} />
          </span>
        ) : (
          <span className="quiet">–</span>
        ),
    },
    whoColumn(text),
  ]
}

function orderColumn({ d }: DeskText, { href, go }: OrderLink): Column<ReturnRow> {
  return {
    id: 'order',
    head: d('returns.order'),
    kind: 'code',
    width: 'minmax(6rem, 1fr)',
    cell: ({ order, code }) =>
      order ? (
        <GoLink className="link" href={href(order.id)} onGo={() => go(`/orders/${order.id}`)}>
          {order.number}
        </GoLink>
      ) : (
        <span className="quiet">{code ?? d('returns.blind')}</span>
      ),
  }
}

function Became({ row, text: { d } }: { row: ReturnRow; text: DeskText }) {
  if (row.undone) return <Pill>{d('returns.undone')}</Pill>
  return (
    <span className="row">
      <Pill tone={tones[row.disposition] ?? 'neutral'}>{familyText(d, 'reason', row.disposition)}</Pill>
      {row.reason ? <span className="quiet">{familyText(d, 'reason', row.reason)}</span> : null}
    </span>
  )
}
