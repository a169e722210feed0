// Owns which drawing stands for which operation in timelines and lists.
import type { OperationType } from '../../../shared/operations/index.ts'
import type { DeskIconName, Tone } from '../../ui/desk/index.ts'

const icons: Readonly<Record<OperationType, DeskIconName>> = {
  'cancel-order': 'wrong',
  'claim-work': 'person',
  'code-reported': 'unknown',
  'company-saved': 'settings',
  'delivery-closed': 'tick',
  'device-enrolled': 'devices',
  'device-revoked': 'locked',
  'exception-resolved': 'right',
  'goods-moved': 'move',
  'goods-received': 'receive',
  'goods-returned': 'return',
  'item-found': 'unknown',
  'item-identified': 'item',
  'item-saved': 'item',
  'location-found': 'unknown',
  'location-identified': 'place',
  'location-saved': 'place',
  'lot-identified': 'item',
  'operation-reversed': 'return',
  'order-placed': 'orders',
  'pack-shorted': 'fewer',
  'parcel-packed': 'pack',
  'parcel-shipped': 'ship',
  'person-saved': 'people',
  'pick-shorted': 'fewer',
  'plate-moved': 'move',
  'purchase-ordered': 'purchasing',
  'quant-counted': 'count',
  'release-orders': 'send',
  'standard-cost-set': 'money',
  'stock-opened': 'stock',
  'stock-written-off': 'discard',
  'units-picked': 'pick',
  'warehouse-saved': 'settings',
}

export function operationIcon(type: string): DeskIconName {
  return Object.hasOwn(icons, type) ? icons[type as OperationType] : 'note'
}

const good: ReadonlySet<string> = new Set(['units-picked', 'parcel-packed', 'parcel-shipped', 'goods-received'])

/** Steps that bring a thing forward are green; what needs a look is yellow; the rest has no colour. */
export function operationTone({ type, outcome }: { readonly type: string; readonly outcome: string }): Tone {
  if (outcome !== 'applied') return 'warn'
  return good.has(type) ? 'ok' : 'neutral'
}
