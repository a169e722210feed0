// Owns what stands on a packing slip, from the rows of a parcel. Does not know paper.

import type { State } from '../../../shared/rows/tables.ts'
import type { ShipmentRow } from '../../../shared/rows/work.ts'
import { labelText } from '../../../shared/scan/labels.ts'
import { businessDate, instant } from '../../../shared/values/time.ts'
import { amount } from '../../text/units.ts'
import type { Words } from '../words.ts'

export interface Slip {
  readonly title: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** Who it goes to; this device may not know (only pack stations do). */
  readonly shipTo: { readonly label: string; readonly lines: readonly string[] }
  readonly columns: readonly [string, string, string]
  readonly lines: readonly (readonly [name: string, code: string, quantity: string])[]
  readonly total: { readonly label: string; readonly value: string }
  /** Scanning it finds the parcel again. */
  readonly barcode: string
  page(page: number, of: number): string
}

export function slipOf(state: State, shipment: ShipmentRow, text: Words): Slip {
  const order = state.get('order', shipment.order)
  const shipTo = state.get('shipTo', shipment.order)
  const zone = state.get('warehouse', shipment.warehouse)?.zone ?? 'UTC'
  const company = order && state.get('company', order.company)
  const address = shipTo ? [shipTo.name, ...shipTo.lines, shipTo.country] : [text.say('slip.no-address')]
  const units = shipment.lines.reduce((sum, line) => sum + line.quantity, 0)
  return {
    title: company ? `${text.say('slip.title')} · ${company.name}` : text.say('slip.title'),
    facts: [
      { label: text.say('slip.order'), value: order?.number ?? shipment.order },
      { label: text.say('slip.parcel'), value: shipment.number },
      { label: text.say('slip.packed'), value: text.expiry(businessDate(instant(shipment.packedAt), zone)) },
    ],
    shipTo: { label: text.say('slip.ship-to'), lines: address },
    columns: [text.say('slip.item'), text.say('slip.code'), text.say('slip.quantity')],
    lines: shipment.lines.map((line) => {
      const item = state.get('item', line.item)
      return [item?.name ?? line.item, item?.sku ?? '', amount(text.lang, line.quantity, item?.unit ?? 'piece')]
    }),
    total: { label: text.say('slip.total'), value: text.number(units) },
    barcode: labelText('shipment', shipment.number),
    page: (page, of) => text.say('slip.page', { page: text.number(page), of: text.number(of) }),
  }
}
