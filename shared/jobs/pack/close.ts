// Owns the closing of a parcel: which units of which quants go into it, and its number. Does not know how they were
// checked.
import type { BodyOf, Wish } from '../../operations/index.ts'
import { atLocation } from '../../rows/places.ts'
import type { State } from '../../rows/tables.ts'
import type { OrderRow } from '../../rows/work.ts'
import { goodsOf } from '../../stock/movements.ts'
import type { PlateId, ShipmentId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import type { JobContext } from '../job.ts'
import { goodsInTotes } from '../order-totes.ts'
import type { PackLine } from './state.ts'

type ParcelLine = BodyOf<'parcel-packed'>['lines'][number]

/** The checked units of each line, taken from the totes. By the books they may hold fewer; then only those go in. */
export function parcelLines(state: State, order: OrderRow, lines: readonly PackLine[]): readonly ParcelLine[] {
  const left = goodsInTotes(state, order.id).map((quant) => ({ quant, units: quant.quantity as number }))
  const made: ParcelLine[] = []
  for (const { line, checked } of lines) {
    let open = checked
    for (const source of left) {
      if (open <= 0) break
      if (source.quant.item !== line.item || source.units <= 0) continue
      const units = Math.min(open, source.units)
      source.units -= units
      open -= units
      made.push({ line: line.id, ...goodsOf(source.quant), quantity: quantity(units), from: source.quant.place })
    }
  }
  return made
}

/** The fact that a parcel was closed; undefined where nothing would be in it. */
export function parcelPacked(
  state: State,
  order: OrderRow,
  lines: readonly PackLine[],
  carton: string,
  context: JobContext,
): Extract<Wish, { type: 'parcel-packed' }> | undefined {
  const content = parcelLines(state, order, lines)
  const warehouse = state.get('warehouse', context.warehouse)
  if (content.length === 0 || !warehouse) return undefined
  const number = `${order.number}-${state.find('shipmentsOfOrder', order.id).length + 1}`.slice(0, 40)
  return {
    type: 'parcel-packed',
    body: {
      shipment: context.ids() as ShipmentId,
      order: order.id,
      number,
      carton: carton.slice(0, 40),
      plate: { id: context.ids() as PlateId, code: number },
      at: atLocation(warehouse.packBench),
      lines: content.map((line) => ({ ...line })),
    },
  }
}
