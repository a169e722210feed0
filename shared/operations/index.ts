// The one registry of operations. Adding one is its file and its line here; the compiler names what else must know it.
import { cancelOrder } from './cancel-order.ts'
import {
  companySaved,
  deviceEnrolled,
  deviceRevoked,
  itemSaved,
  locationSaved,
  personSaved,
  warehouseSaved,
} from './catalogue.ts'
import { claimWork } from './claim-work.ts'
import { codeReported } from './code-reported.ts'
import { deliveryClosed } from './delivery-closed.ts'
import { exceptionResolved } from './exception-resolved.ts'
import { goodsMoved } from './goods-moved.ts'
import { goodsReceived } from './goods-received.ts'
import { goodsReturned } from './goods-returned.ts'
import { itemFound } from './item-found.ts'
import { itemIdentified } from './item-identified.ts'
import { locationFound } from './location-found.ts'
import { locationIdentified } from './location-identified.ts'
import { lotIdentified } from './lot-identified.ts'
import type { Operation, OperationDefinition } from './operation.ts'
import { operationReversed } from './operation-reversed.ts'
import { orderPlaced } from './order-placed.ts'
import { packShorted } from './pack-shorted.ts'
import { parcelPacked } from './parcel-packed.ts'
import { parcelShipped } from './parcel-shipped.ts'
import { pickShorted } from './pick-shorted.ts'
import { plateMoved } from './plate-moved.ts'
import { purchaseOrdered } from './purchase-ordered.ts'
import { quantCounted } from './quant-counted.ts'
import { releaseOrders } from './release-orders.ts'
import { standardCostSet } from './standard-cost-set.ts'
import { stockOpened } from './stock-opened.ts'
import { stockWrittenOff } from './stock-written-off.ts'
import { unitsPicked } from './units-picked.ts'

export const operations = {
  'cancel-order': cancelOrder,
  'claim-work': claimWork,
  'code-reported': codeReported,
  'company-saved': companySaved,
  'delivery-closed': deliveryClosed,
  'device-enrolled': deviceEnrolled,
  'device-revoked': deviceRevoked,
  'exception-resolved': exceptionResolved,
  'goods-moved': goodsMoved,
  'goods-received': goodsReceived,
  'goods-returned': goodsReturned,
  'item-found': itemFound,
  'item-identified': itemIdentified,
  'item-saved': itemSaved,
  'location-found': locationFound,
  'location-identified': locationIdentified,
  'location-saved': locationSaved,
  'lot-identified': lotIdentified,
  'operation-reversed': operationReversed,
  'order-placed': orderPlaced,
  'pack-shorted': packShorted,
  'parcel-packed': parcelPacked,
  'parcel-shipped': parcelShipped,
  'person-saved': personSaved,
  'pick-shorted': pickShorted,
  'plate-moved': plateMoved,
  'purchase-ordered': purchaseOrdered,
  'quant-counted': quantCounted,
  'release-orders': releaseOrders,
  'standard-cost-set': standardCostSet,
  'stock-opened': stockOpened,
  'stock-written-off': stockWrittenOff,
  'units-picked': unitsPicked,
  'warehouse-saved': warehouseSaved,
} as const

export type OperationType = keyof typeof operations

/** The body of an operation by its type. */
export type BodyOf<Type extends OperationType> =
  (typeof operations)[Type] extends OperationDefinition<Type, infer Body> ? Body : never

/** Any registered operation, told apart by `type`. */
export type AnyOperation = { [Type in OperationType]: Operation<Type, BodyOf<Type>> }[OperationType]

/** What a job or form wants recorded; stream, number and times are added where it is kept. */
export type Wish = { [Type in OperationType]: { readonly type: Type; readonly body: BodyOf<Type> } }[OperationType]

export function isOperationType(type: string): type is OperationType {
  return Object.hasOwn(operations, type)
}
