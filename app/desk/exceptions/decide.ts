// Owns what a chosen way out records: the decision itself, whose effect is the rules' (shared/operations/ways.ts), and before
// it what only the desk can say: a number counted, a device that is revoked.
import type { Wish } from '../../../shared/operations/index.ts'
import type { ExceptionDetail } from '../../../shared/protocol/desk/work.ts'
import { atLocation, type Place } from '../../../shared/rows/places.ts'
import type { StockStatus } from '../../../shared/rows/stock.ts'
import type { CompanyId, DeviceId, ExceptionId, ItemId, LocationId, OrderId } from '../../../shared/values/ids.ts'
import { quantity } from '../../../shared/values/quantity.ts'
import type { Need } from './kinds.ts'
import type { Typed } from './way-needs.tsx'

/** Whether everything that the way must know was said. */
export function isComplete(needs: readonly Need[], typed: Typed): boolean {
  return needs.every(({ ask, required }) => {
    switch (ask) {
      case 'number':
        return typed.number.trim() === '' ? !required : /^\d{1,7}$/.test(typed.number.trim())
      case 'factor':
        return /^[1-9]\d{0,5}$/.test(typed.factor.trim())
      case 'item':
      case 'order':
      case 'bin':
        return !required || typed[ask] !== undefined
      case 'bins':
        return !required || typed.bins.length > 0
      default:
        return !required || typed[ask].trim() !== ''
    }
  })
}

/** What is recorded for one contradiction. */
export function wishesFor(found: ExceptionDetail, way: string, needs: readonly Need[], typed: Typed): Wish[] {
  const { exception } = found.exception
  return [...deeds(found, way, needs, typed), decided(exception.id, way, needs, typed)]
}

/** The decision alone, as it is recorded for several at once. */
export function decided(exception: ExceptionId, way: string, needs: readonly Need[], typed: Typed): Wish {
  const asks = (ask: Need['ask']) => needs.some((need) => need.ask === ask)
  const text = (ask: 'note' | 'sku' | 'name') => (asks(ask) ? typed[ask].trim() : '')
  const note = text('note')
  const sku = text('sku')
  const name = text('name')
  return {
    type: 'exception-resolved',
    body: {
      exception,
      resolution: way,
      ...(note !== '' && { note }),
      ...(sku !== '' && { sku }),
      ...(name !== '' && { name }),
      ...(asks('item') && typed.item && { item: typed.item.id as ItemId }),
      ...(asks('factor') && { factor: quantity(Number(typed.factor)) }),
      ...(asks('order') && typed.order && { order: typed.order.id as OrderId }),
      ...(asks('bin') && typed.bin && { location: typed.bin.id as LocationId }),
      ...(asks('bins') &&
        typed.bins.length > 0 && { places: typed.bins.map((bin) => atLocation(bin.id as LocationId)) }),
    },
  }
}

function deeds(found: ExceptionDetail, way: string, needs: readonly Need[], typed: Typed): Wish[] {
  const { exception } = found.exception
  const counts = needs.some(({ ask }) => ask === 'number') && typed.number.trim() !== ''
  if (counts) return counted(found, Number(typed.number))
  if (way === 'revoke-device') return [{ type: 'device-revoked', body: { id: exception.device as DeviceId } }]
  return []
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
