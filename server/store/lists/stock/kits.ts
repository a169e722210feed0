// Owns kits at the desk: of what each is put together, how many are there, how many could be put together from what lies free.
import type { KitDetail, KitListRow, KitPage } from '../../../../shared/protocol/desk/goods.ts'
import type { Lying } from '../../../../shared/protocol/desk/stock.ts'
import type { KitRow } from '../../../../shared/rows/books.ts'
import type { ItemRow } from '../../../../shared/rows/catalogue.ts'
import { isReal, locationOf } from '../../../../shared/rows/places.ts'
import type { QuantRow } from '../../../../shared/rows/stock.ts'
import { indexKey } from '../../../../shared/rows/tables.ts'
import type { StoreView } from '../../store.ts'
import type { Asking } from '../asking.ts'
import { Names } from '../names/names.ts'
import { namedQuants } from './lying.ts'

const mostKits = 5000

export interface KitsAsked extends Asking {
  readonly warehouse: string
  readonly search?: string | undefined
}

export async function kitPage(store: StoreView, asked: KitsAsked, asOf: number): Promise<KitPage> {
  const kits = (await store.rows.all('kit', mostKits)).map(({ row }) => row as KitRow)
  const names = await new Names(store).learn({ items: kits.map(({ id }) => id) })
  const typed = (asked.search ?? '').toLowerCase()
  const found = kits
    .map(({ id, components }) => ({ item: names.item(id), components }))
    .filter(({ item }) => `${item.sku} ${item.name}`.toLowerCase().includes(typed))
    .toSorted((a, b) => (a.item.sku < b.item.sku ? -1 : 1))
  const shown = found.slice(asked.offset, asked.offset + asked.limit)
  const items = shown.flatMap(({ item, components }) => [item.id, ...components.map((each) => each.item)])
  await names.learn({ items })
  const quants = await quantsOf(store, asked.warehouse, items)
  const free = (item: string) => sumOf(quants.get(item), freeOf)
  return {
    asOf,
    rows: shown.map(
      ({ item, components }): KitListRow => ({
        item,
        components: components.map((each) => ({ ...each, item: names.item(each.item) })),
        onHand: sumOf(quants.get(item.id), ({ place, quantity }) => (isReal(place) ? quantity : 0)),
        can: Math.max(0, Math.min(...components.map((each) => Math.floor(free(each.item) / each.quantity)))),
      }),
    ),
    total: found.length,
    sums: {},
    limit: asked.limit,
    offset: asked.offset,
  }
}

export async function kitDetail(
  store: StoreView,
  { id, warehouse }: { readonly id: string; readonly warehouse: string },
  asOf: number,
): Promise<KitDetail | undefined> {
  const kit = (await store.rows.byIds('kit', [id]))[0]?.row as KitRow | undefined
  if (!kit) return undefined
  const ids = [id, ...kit.components.map(({ item }) => item)]
  const rows = new Map((await store.rows.byIds('item', ids)).map((each) => [each.id, each.row as ItemRow]))
  const names = await new Names(store).learn({ items: ids })
  const quants = await quantsOf(store, warehouse, ids)
  const told = (item: string) => ({
    ...names.item(item),
    tracking: rows.get(item)?.tracking ?? 'none',
    owner: rows.get(item)?.owner ?? '',
  })
  const own = (quants.get(id) ?? []).filter(({ place, quantity }) => isReal(place) && quantity > 0)
  return {
    asOf,
    item: told(id),
    places: await namedQuants(store, own),
    components: await Promise.all(
      kit.components.map(async ({ item, quantity, weight }) => ({
        item: told(item),
        quantity,
        weight,
        places: (
          await namedQuants(
            store,
            (quants.get(item) ?? []).filter((quant) => freeOf(quant) > 0),
          )
        ).toSorted(firstToGo),
      })),
    ),
  }
}

function firstToGo(a: Lying, b: Lying): number {
  const [x, y] = [a.expiry ?? '9999', b.expiry ?? '9999']
  return x === y ? b.quantity - a.quantity : x < y ? -1 : 1
}

async function quantsOf(
  store: StoreView,
  warehouse: string,
  items: readonly string[],
): Promise<ReadonlyMap<string, readonly QuantRow[]>> {
  const keys = [...new Set(items)].map((item) => indexKey(warehouse, item))
  const found = new Map<string, QuantRow[]>()
  for (const { row } of await store.rows.byIndex('quantsOfItem', keys)) {
    const quant = row as QuantRow
    found.set(quant.item, [...(found.get(quant.item) ?? []), quant])
  }
  return found
}

/** Units in a bin that nobody was promised. */
function freeOf({ place, status, quantity, allocated }: QuantRow): number {
  return locationOf(place) && status === 'available' ? Math.max(0, quantity - allocated) : 0
}

function sumOf(quants: readonly QuantRow[] | undefined, of: (quant: QuantRow) => number): number {
  return (quants ?? []).reduce((sum, quant) => sum + of(quant), 0)
}
