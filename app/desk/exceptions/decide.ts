// Owns what a chosen way out records: the decision itself, whose effect is the rules' (shared/operations/ways.ts), and before
// it what only the desk can say: a number counted, the item of a code, a device that is revoked.
import type { Wish } from '../../../shared/operations/index.ts'
import type { ExceptionDetail } from '../../../shared/protocol/desk/work.ts'
import type { ItemRow } from '../../../shared/rows/catalogue.ts'
import type { Place } from '../../../shared/rows/places.ts'
import type { StockStatus } from '../../../shared/rows/stock.ts'
import type { CompanyId, DeviceId, ItemId } from '../../../shared/values/ids.ts'
import { quantity } from '../../../shared/values/quantity.ts'

export interface Chosen {
  readonly way: string
  readonly note: string
  readonly number?: number
  /** The item that an unknown code belongs to. */
  readonly item?: ItemRow
}

export function wishesFor(found: ExceptionDetail, chosen: Chosen): Wish[] {
  const { exception } = found.exception
  const note = chosen.note.trim()
  const { item } = chosen
  const decided: Wish = {
    type: 'exception-resolved',
    body: {
      exception: exception.id,
      resolution: chosen.way,
      ...(note !== '' && { note }),
      ...(item && { item: item.id }),
    },
  }
  return [...deeds(found, chosen), decided]
}

function deeds(found: ExceptionDetail, { way, number }: Chosen): Wish[] {
  const { exception } = found.exception
  switch (way) {
    case 'count-bin':
    case 'count-again':
      return number === undefined ? [] : counted(found, number)
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
