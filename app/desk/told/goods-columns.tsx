// Owns the columns that lists of moved goods share: when, which goods, how many, who. What else a list tells is its own.
import type { ItemName, Named } from '../../../shared/protocol/desk/names.ts'
import { type Column, ItemCell, Quantity } from '../../ui/desk/index.ts'
import type { DeskText } from '../text.ts'
import { deviceText, personText } from './names.ts'
import type { When } from './when.ts'

/** @param sorted newest first is what the head then says */
export function timeColumn<Row extends { readonly at: number }>(
  { d }: DeskText,
  when: When,
  sorted: boolean,
): Column<Row> {
  return {
    id: 'at',
    head: d('movements.time'),
    width: 'minmax(max-content, 0.8fr)',
    ...(sorted && { sortBy: () => null }),
    cell: (row) => when.exact(row.at),
  }
}

export function goodsColumn<Row extends { readonly item: ItemName; readonly lot: string }>({
  d,
}: Pick<DeskText, 'd'>): Column<Row> {
  return {
    id: 'item',
    head: d('movements.item'),
    width: 'minmax(9rem, 3fr)',
    cell: ({ item, lot }) => (
      <ItemCell
        name={item.name}
        detail={
          <span className="code">
            {[item.sku, lot === '' ? '' : d('stock.lot', { lot })].filter(Boolean).join(' · ')}
          </span>
        }
      />
    ),
  }
}

export function unitsColumn<Row extends { readonly quantity: number }>({ d }: DeskText): Column<Row> {
  return {
    id: 'units',
    head: d('movements.units'),
    kind: 'number',
    strong: true,
    cell: (row) => <Quantity of={row.quantity} />,
  }
}

export function whoColumn<Row extends { readonly person: Named; readonly device: Named }>(
  { d }: DeskText,
  width = 'minmax(7rem, 1.2fr)',
): Column<Row> {
  return {
    id: 'who',
    head: d('movements.who'),
    width,
    cell: (row) => (
      <ItemCell name={personText(d, row.person)} detail={<span className="code">{deviceText(d, row.device)}</span>} />
    ),
  }
}
