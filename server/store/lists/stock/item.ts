// Owns one item as the desk opens it: where each unit is, what is coming, and its last movements.
import type { ItemDetail } from '../../../../shared/protocol/desk/stock.ts'
import type { ItemTaxRow } from '../../../../shared/rows/books.ts'
import type { ItemRow } from '../../../../shared/rows/catalogue.ts'
import { isReal, locationOf } from '../../../../shared/rows/places.ts'
import type { QuantRow } from '../../../../shared/rows/stock.ts'
import { indexKey } from '../../../../shared/rows/tables.ts'
import type { PurchaseLineRow, PurchaseRow } from '../../../../shared/rows/work.ts'
import type { StoreView } from '../../store.ts'
import { costOf, poolsOf } from '../books/costs.ts'
import { namedQuants } from './lying.ts'
import { movementPage } from './movements.ts'

const lastMovements = 50

export async function itemDetail(
  store: StoreView,
  asked: { readonly warehouse: string; readonly id: string; readonly money: boolean },
  asOf: number,
): Promise<ItemDetail | undefined> {
  const item = (await store.rows.byIds('item', [asked.id]))[0]?.row as ItemRow | undefined
  if (!item) return undefined
  const key = indexKey(asked.warehouse, item.id)
  const quants = (await store.rows.byIndex('quantsOfItem', [key])).map((each) => each.row as QuantRow)
  const lines = (await store.rows.byIndex('openPurchaseLinesOfItem', [key])).map((each) => each.row as PurchaseLineRow)
  const movements = await movementPage(
    store,
    { warehouse: asked.warehouse, item: item.id, limit: lastMovements, offset: 0, down: true },
    asOf,
  )
  const onHand = sum(quants.filter((quant) => isReal(quant.place)).map((quant) => quant.quantity))
  const pool = asked.money ? (await poolsOf(store, [item.id])).get(item.id) : undefined
  const value = onHand === 0 && pool ? 0 : costOf(pool, onHand)
  return {
    asOf,
    item,
    figures: {
      onHand,
      allocated: sum(quants.map((quant) => (locationOf(quant.place) ? quant.allocated : quant.quantity))),
      free: sum(quants.map(freeOf)),
      coming: sum(lines.map((line) => line.ordered - line.received)),
    },
    ...(pool && value !== undefined && { value, currency: pool.currency }),
    ...(asked.money && { taxCategory: await taxCategoryOf(store, item) }),
    places: await namedQuants(
      store,
      quants.toSorted((a, b) => b.quantity - a.quantity),
    ),
    arrivals: await arrivalsOf(store, lines),
    movements: movements.rows,
  }
}

/** What the bookkeeper said of it, else what it is. */
async function taxCategoryOf(store: StoreView, { id, owner, category = '' }: ItemRow): Promise<string> {
  const said = (await store.rows.byIds('itemTax', [`${owner}|${id}`]))[0]?.row as ItemTaxRow | undefined
  return said?.category ?? category
}

function freeOf(quant: QuantRow): number {
  return locationOf(quant.place) && quant.status === 'available' ? quant.quantity - quant.allocated : 0
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}

async function arrivalsOf(store: StoreView, lines: readonly PurchaseLineRow[]): Promise<ItemDetail['arrivals']> {
  const found = await store.rows.byIds('purchase', [...new Set(lines.map((line) => line.purchase))])
  const purchases = new Map(found.map(({ id, row }) => [id, row as PurchaseRow]))
  return lines
    .flatMap((line) => {
      const purchase = purchases.get(line.purchase)
      if (!purchase || purchase.state === 'closed') return []
      const { id, number, supplier, expectedAt } = purchase
      return [{ purchase: id, number, supplier, expectedAt, units: line.ordered - line.received }]
    })
    .toSorted((a, b) => a.expectedAt - b.expectedAt)
}
