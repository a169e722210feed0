// Owns what a chosen way out records: the decision itself, and the operations that carry it out where the desk can do so.
// What people must do with their hands is recorded as decided and told to them; nothing is claimed done that is not.
import type { Wish } from '../../../shared/operations/index.ts'
import type { ExceptionDetail } from '../../../shared/protocol/desk/work.ts'
import type { ItemRow, LocationRow } from '../../../shared/rows/catalogue.ts'
import type { Place } from '../../../shared/rows/places.ts'
import type { StockStatus } from '../../../shared/rows/stock.ts'
import type { CompanyId, DeviceId, ItemId, LocationId } from '../../../shared/values/ids.ts'
import { quantity } from '../../../shared/values/quantity.ts'

export interface Chosen {
  readonly way: string
  readonly note: string
  readonly number?: number
  /** The item that an unknown code belongs to. */
  readonly item?: ItemRow
  /** The bin that is unblocked, as it is now. */
  readonly location?: LocationRow
}

export function wishesFor(found: ExceptionDetail, chosen: Chosen): Wish[] {
  const { exception } = found.exception
  const note = chosen.note.trim()
  const decided: Wish = {
    type: 'exception-resolved',
    body: { exception: exception.id, resolution: chosen.way, ...(note !== '' && { note }) },
  }
  return [...deeds(found, chosen), decided]
}

function deeds(found: ExceptionDetail, { way, number, item, location }: Chosen): Wish[] {
  const { exception } = found.exception
  switch (way) {
    case 'count-bin':
    case 'count-again':
      return number === undefined ? [] : counted(found, number)
    case 'add-code-to-item':
      return item ? [named(item, String(exception.facts.code ?? ''))] : []
    case 'unblock':
      return location
        ? [{ type: 'location-saved', body: { ...location, id: location.id as LocationId, blocked: false } }]
        : []
    case 'revoke-device':
      return [{ type: 'device-revoked', body: { id: exception.device as DeviceId } }]
    default:
      return []
  }
}

function counted({ books }: ExceptionDetail, units: number): Wish[] {
  if (!books) return []
  return [
    {
      type: 'quant-counted',
      body: {
        place: books.place as Place,
        item: books.item as ItemId,
        lot: books.lot,
        serial: books.serial,
        status: books.status as StockStatus,
        owner: books.owner as CompanyId,
        counted: quantity(units),
      },
    },
  ]
}

function named(item: ItemRow, code: string): Wish {
  return {
    type: 'item-saved',
    body: { ...item, codes: [...item.codes, { code, level: 'each', quantity: quantity(1) }] } as never,
  }
}
