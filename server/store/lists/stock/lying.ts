// Owns what lies where: quants with the names of their places, items and the expiry of their lots.
import type { Lying } from '../../../../shared/protocol/desk/stock.ts'
import type { LotRow } from '../../../../shared/rows/catalogue.ts'
import type { QuantRow } from '../../../../shared/rows/stock.ts'
import type { StoreView } from '../../store.ts'
import { Names } from '../names/names.ts'

export async function namedQuants(store: StoreView, quants: readonly QuantRow[]): Promise<Lying[]> {
  const names = await new Names(store).learn({
    items: quants.map((quant) => quant.item),
    places: quants.map((quant) => quant.place),
  })
  const lots = await store.rows.byIds(
    'lot',
    quants.flatMap((quant) => (quant.lot ? `${quant.item}|${quant.lot}` : [])),
  )
  const expiries = new Map(lots.map(({ id, row }) => [id, (row as LotRow).expiry]))
  return quants.map((quant) => {
    const expiry = expiries.get(`${quant.item}|${quant.lot}`)
    return {
      id: quant.id,
      place: names.place(quant.place),
      item: names.item(quant.item),
      lot: quant.lot,
      ...(expiry !== undefined && { expiry }),
      serial: quant.serial,
      status: quant.status,
      quantity: quant.quantity,
      allocated: quant.allocated,
    }
  })
}
