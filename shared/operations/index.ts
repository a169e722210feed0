// The one registry of operations. Adding one is its file and its line here; the compiler names what else must know it.

import { binCounted } from './bin-counted.ts'
import { balancesOpened } from './books/balances-opened.ts'
import { bankLinesRecorded } from './books/bank-lines-recorded.ts'
import { channelPayoutReceived } from './books/channel-payout-received.ts'
import { closePeriod } from './books/close-period.ts'
import { creditNoteIssued } from './books/credit-note-issued.ts'
import { depositTaken } from './books/deposit-taken.ts'
import { documentsOffset } from './books/documents-offset.ts'
import { entryPosted } from './books/entry-posted.ts'
import { exchangeRevalued } from './books/exchange-revalued.ts'
import { freightInvoiceRecorded } from './books/freight-invoice-recorded.ts'
import { giftCardSold } from './books/gift-card-sold.ts'
import { goodsSentBack } from './books/goods-sent-back.ts'
import { holdingApplied } from './books/holding-applied.ts'
import { kitAssembled } from './books/kit-assembled.ts'
import { kitBrokenDown } from './books/kit-broken-down.ts'
import { landedCostRecorded } from './books/landed-cost-recorded.ts'
import { paymentReceived } from './books/payment-received.ts'
import { ratesRecorded } from './books/rates-recorded.ts'
import { refundPaid } from './books/refund-paid.ts'
import { reopenPeriod } from './books/reopen-period.ts'
import { salesInvoiceIssued } from './books/sales-invoice-issued.ts'
import { stockRevalued } from './books/stock-revalued.ts'
import { supplierInvoiceRecorded } from './books/supplier-invoice-recorded.ts'
import { supplierPaid } from './books/supplier-paid.ts'
import { taxesSaved } from './books/taxes-saved.ts'
import { tradeTermsSaved } from './books/trade-terms-saved.ts'
import { transferLost } from './books/transfer-lost.ts'
import { transferReceived } from './books/transfer-received.ts'
import { transferShipped } from './books/transfer-shipped.ts'
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
import { claimTask } from './claim-task.ts'
import { claimWork } from './claim-work.ts'
import { codeReported } from './code-reported.ts'
import { deliveryClosed } from './delivery-closed.ts'
import { exceptionAssigned } from './exception-assigned.ts'
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
import { planMoves } from './plan-moves.ts'
import { plateMoved } from './plate-moved.ts'
import { purchaseOrdered } from './purchase-ordered.ts'
import { quantCounted } from './quant-counted.ts'
import { releaseOrders } from './release-orders.ts'
import { standardCostSet } from './standard-cost-set.ts'
import { stockOpened } from './stock-opened.ts'
import { stockWrittenOff } from './stock-written-off.ts'
import { unitsPicked } from './units-picked.ts'

export const operations = {
  'balances-opened': balancesOpened,
  'bank-lines-recorded': bankLinesRecorded,
  'bin-counted': binCounted,
  'cancel-order': cancelOrder,
  'channel-payout-received': channelPayoutReceived,
  'claim-task': claimTask,
  'claim-work': claimWork,
  'close-period': closePeriod,
  'code-reported': codeReported,
  'company-saved': companySaved,
  'credit-note-issued': creditNoteIssued,
  'delivery-closed': deliveryClosed,
  'deposit-taken': depositTaken,
  'device-enrolled': deviceEnrolled,
  'device-revoked': deviceRevoked,
  'documents-offset': documentsOffset,
  'entry-posted': entryPosted,
  'exception-assigned': exceptionAssigned,
  'exception-resolved': exceptionResolved,
  'exchange-revalued': exchangeRevalued,
  'freight-invoice-recorded': freightInvoiceRecorded,
  'gift-card-sold': giftCardSold,
  'goods-moved': goodsMoved,
  'goods-received': goodsReceived,
  'goods-returned': goodsReturned,
  'goods-sent-back': goodsSentBack,
  'holding-applied': holdingApplied,
  'item-found': itemFound,
  'item-identified': itemIdentified,
  'item-saved': itemSaved,
  'kit-assembled': kitAssembled,
  'kit-broken-down': kitBrokenDown,
  'landed-cost-recorded': landedCostRecorded,
  'location-found': locationFound,
  'location-identified': locationIdentified,
  'location-saved': locationSaved,
  'lot-identified': lotIdentified,
  'operation-reversed': operationReversed,
  'order-placed': orderPlaced,
  'pack-shorted': packShorted,
  'parcel-packed': parcelPacked,
  'parcel-shipped': parcelShipped,
  'payment-received': paymentReceived,
  'person-saved': personSaved,
  'pick-shorted': pickShorted,
  'plan-moves': planMoves,
  'plate-moved': plateMoved,
  'purchase-ordered': purchaseOrdered,
  'quant-counted': quantCounted,
  'rates-recorded': ratesRecorded,
  'refund-paid': refundPaid,
  'release-orders': releaseOrders,
  'reopen-period': reopenPeriod,
  'sales-invoice-issued': salesInvoiceIssued,
  'standard-cost-set': standardCostSet,
  'stock-opened': stockOpened,
  'stock-revalued': stockRevalued,
  'stock-written-off': stockWrittenOff,
  'supplier-invoice-recorded': supplierInvoiceRecorded,
  'supplier-paid': supplierPaid,
  'taxes-saved': taxesSaved,
  'trade-terms-saved': tradeTermsSaved,
  'transfer-lost': transferLost,
  'transfer-received': transferReceived,
  'transfer-shipped': transferShipped,
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
