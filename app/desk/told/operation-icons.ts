// Owns which drawing stands for which operation in timelines and lists.
import type { OperationType } from '../../../shared/operations/index.ts'
import type { DeskIconName, Tone } from '../../ui/desk/index.ts'

const icons: Readonly<Record<OperationType, DeskIconName>> = {
  'balances-opened': 'money',
  'bank-lines-recorded': 'money',
  'bin-counted': 'count',
  'cancel-order': 'wrong',
  'channel-payout-received': 'money',
  'claim-task': 'person',
  'claim-work': 'person',
  'close-period': 'locked',
  'code-reported': 'unknown',
  'company-saved': 'settings',
  'credit-note-issued': 'money',
  'delivery-closed': 'tick',
  'deposit-taken': 'money',
  'device-enrolled': 'devices',
  'device-revoked': 'locked',
  'documents-offset': 'money',
  'entry-posted': 'money',
  'exception-assigned': 'person',
  'exception-resolved': 'right',
  'exchange-revalued': 'money',
  'freight-invoice-recorded': 'money',
  'gift-card-sold': 'money',
  'goods-moved': 'move',
  'goods-received': 'receive',
  'goods-returned': 'return',
  'goods-sent-back': 'return',
  'holding-applied': 'money',
  'invoice-period': 'money',
  'item-found': 'unknown',
  'item-identified': 'item',
  'item-saved': 'item',
  'kit-assembled': 'pack',
  'kit-broken-down': 'pack',
  'kit-defined': 'settings',
  'landed-cost-recorded': 'money',
  'location-found': 'unknown',
  'location-identified': 'place',
  'location-saved': 'place',
  'lot-identified': 'item',
  'operation-reversed': 'return',
  'order-placed': 'orders',
  'pack-shorted': 'fewer',
  'parcel-packed': 'pack',
  'parcel-shipped': 'ship',
  'payment-received': 'money',
  'person-saved': 'people',
  'pick-shorted': 'fewer',
  'homes-learned': 'move',
  'plan-moves': 'move',
  'plate-moved': 'move',
  'purchase-ordered': 'purchasing',
  'quant-counted': 'count',
  'rates-recorded': 'money',
  'refund-paid': 'money',
  'release-orders': 'send',
  'release-wave': 'send',
  'reminder-sent': 'send',
  'reopen-period': 'settings',
  'sales-invoice-issued': 'money',
  'standard-cost-set': 'money',
  'stock-opened': 'stock',
  'stock-revalued': 'money',
  'stock-written-off': 'discard',
  'supplier-credit-recorded': 'money',
  'supplier-invoice-recorded': 'money',
  'supplier-paid': 'money',
  'taxes-saved': 'settings',
  'trade-terms-saved': 'settings',
  'transfer-lost': 'discard',
  'transfer-received': 'receive',
  'transfer-shipped': 'ship',
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
