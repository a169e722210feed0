// The one registry of operations. Adding one is its file and its line here (those of the house: in house-operations.ts); the
// compiler names what else must know it.

import { binCounted } from './bin-counted.ts'
import { cancelOrder } from './cancel-order.ts'
import { claimTask } from './claim-task.ts'
import { claimWork } from './claim-work.ts'
import { codeReported } from './code-reported.ts'
import { deliveryClosed } from './delivery-closed.ts'
import { exceptionAssigned } from './exception-assigned.ts'
import { exceptionResolved } from './exception-resolved.ts'
import { goodsMoved } from './goods-moved.ts'
import { goodsReceived } from './goods-received.ts'
import { goodsReturned } from './goods-returned.ts'
import { houseOperations } from './house-operations.ts'
import { itemFound } from './item-found.ts'
import { itemIdentified } from './item-identified.ts'
import { locationFound } from './location-found.ts'
import { locationIdentified } from './location-identified.ts'
import { lotIdentified } from './lot-identified.ts'
import type { Operation, OperationDefinition } from './operation.ts'
import { operationReversed } from './operation-reversed.ts'
import { packShorted } from './pack-shorted.ts'
import { parcelPacked } from './parcel-packed.ts'
import { parcelShipped } from './parcel-shipped.ts'
import { pickShorted } from './pick-shorted.ts'
import { plateMoved } from './plate-moved.ts'
import { quantCounted } from './quant-counted.ts'
import { stockWrittenOff } from './stock-written-off.ts'
import { unitsPicked } from './units-picked.ts'

export const operations = {
  ...houseOperations,
  'bin-counted': binCounted,
  'cancel-order': cancelOrder,
  'claim-task': claimTask,
  'claim-work': claimWork,
  'code-reported': codeReported,
  'delivery-closed': deliveryClosed,
  'exception-assigned': exceptionAssigned,
  'exception-resolved': exceptionResolved,
  'goods-moved': goodsMoved,
  'goods-received': goodsReceived,
  'goods-returned': goodsReturned,
  'item-found': itemFound,
  'item-identified': itemIdentified,
  'location-found': locationFound,
  'location-identified': locationIdentified,
  'lot-identified': lotIdentified,
  'operation-reversed': operationReversed,
  'pack-shorted': packShorted,
  'parcel-packed': parcelPacked,
  'parcel-shipped': parcelShipped,
  'pick-shorted': pickShorted,
  'plate-moved': plateMoved,
  'quant-counted': quantCounted,
  'stock-written-off': stockWrittenOff,
  'units-picked': unitsPicked,
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
