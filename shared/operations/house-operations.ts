// The registry of operations of the house: of the books, of orders and of the catalogue. No handheld records them, and the
// desk asks the server to; so the app is built without their rules (house-operations-of-app.ts stands here then).
import { balancesOpened } from './books/balances-opened.ts'
import { bankLinesRecorded } from './books/bank-lines-recorded.ts'
import { channelPayoutReceived } from './books/channel-payout-received.ts'
import { closePeriod } from './books/close-period.ts'
import { companyDetailsSaved } from './books/company-details-saved.ts'
import { creditNoteIssued } from './books/credit-note-issued.ts'
import { depositTaken } from './books/deposit-taken.ts'
import { documentsOffset } from './books/documents-offset.ts'
import { entryPosted } from './books/entry-posted.ts'
import { exchangeRevalued } from './books/exchange-revalued.ts'
import { expenseBilled } from './books/expense-billed.ts'
import { freightInvoiceRecorded } from './books/freight-invoice-recorded.ts'
import { giftCardSold } from './books/gift-card-sold.ts'
import { goodsSentBack } from './books/goods-sent-back.ts'
import { holdingApplied } from './books/holding-applied.ts'
import { holdingRepaid } from './books/holding-repaid.ts'
import { invoicePeriod } from './books/invoice-period.ts'
import { kitAssembled } from './books/kit-assembled.ts'
import { kitBrokenDown } from './books/kit-broken-down.ts'
import { kitDefined } from './books/kit-defined.ts'
import { landedCostRecorded } from './books/landed-cost-recorded.ts'
import { partyDetailsSaved } from './books/party-details-saved.ts'
import { paymentReceived } from './books/payment-received.ts'
import { ratesRecorded } from './books/rates-recorded.ts'
import { refundPaid } from './books/refund-paid.ts'
import { reminderSent } from './books/reminder-sent.ts'
import { reopenPeriod } from './books/reopen-period.ts'
import { reverseBooking } from './books/reverse-booking.ts'
import { salesInvoiceIssued } from './books/sales-invoice-issued.ts'
import { stockRevalued } from './books/stock-revalued.ts'
import { supplierCreditRecorded } from './books/supplier-credit-recorded.ts'
import { supplierInvoiceRecorded } from './books/supplier-invoice-recorded.ts'
import { supplierPaid } from './books/supplier-paid.ts'
import { taxCategorySet } from './books/tax-category-set.ts'
import { taxesSaved } from './books/taxes-saved.ts'
import { tradeTermsSaved } from './books/trade-terms-saved.ts'
import { transferLost } from './books/transfer-lost.ts'
import { transferReceived } from './books/transfer-received.ts'
import { transferShipped } from './books/transfer-shipped.ts'
import {
  companySaved,
  deviceEnrolled,
  deviceRevoked,
  itemSaved,
  locationSaved,
  personSaved,
  warehouseSaved,
} from './catalogue.ts'
import { homesLearned } from './homes-learned.ts'
import { orderPlaced } from './order-placed.ts'
import { planMoves } from './plan-moves.ts'
import { purchaseOrdered } from './purchase-ordered.ts'
import { releaseOrders } from './release-orders.ts'
import { releaseWave } from './release-wave.ts'
import { standardCostSet } from './standard-cost-set.ts'
import { stockOpened } from './stock-opened.ts'

export const houseOperations = {
  'balances-opened': balancesOpened,
  'bank-lines-recorded': bankLinesRecorded,
  'channel-payout-received': channelPayoutReceived,
  'close-period': closePeriod,
  'company-saved': companySaved,
  'company-details-saved': companyDetailsSaved,
  'credit-note-issued': creditNoteIssued,
  'deposit-taken': depositTaken,
  'device-enrolled': deviceEnrolled,
  'device-revoked': deviceRevoked,
  'documents-offset': documentsOffset,
  'entry-posted': entryPosted,
  'exchange-revalued': exchangeRevalued,
  'expense-billed': expenseBilled,
  'freight-invoice-recorded': freightInvoiceRecorded,
  'gift-card-sold': giftCardSold,
  'goods-sent-back': goodsSentBack,
  'holding-applied': holdingApplied,
  'holding-repaid': holdingRepaid,
  'homes-learned': homesLearned,
  'invoice-period': invoicePeriod,
  'item-saved': itemSaved,
  'kit-assembled': kitAssembled,
  'kit-broken-down': kitBrokenDown,
  'kit-defined': kitDefined,
  'landed-cost-recorded': landedCostRecorded,
  'location-saved': locationSaved,
  'order-placed': orderPlaced,
  'party-details-saved': partyDetailsSaved,
  'payment-received': paymentReceived,
  'person-saved': personSaved,
  'plan-moves': planMoves,
  'purchase-ordered': purchaseOrdered,
  'rates-recorded': ratesRecorded,
  'refund-paid': refundPaid,
  'release-orders': releaseOrders,
  'release-wave': releaseWave,
  'reminder-sent': reminderSent,
  'reopen-period': reopenPeriod,
  'reverse-booking': reverseBooking,
  'sales-invoice-issued': salesInvoiceIssued,
  'standard-cost-set': standardCostSet,
  'stock-opened': stockOpened,
  'stock-revalued': stockRevalued,
  'supplier-credit-recorded': supplierCreditRecorded,
  'supplier-invoice-recorded': supplierInvoiceRecorded,
  'supplier-paid': supplierPaid,
  'tax-category-set': taxCategorySet,
  'taxes-saved': taxesSaved,
  'trade-terms-saved': tradeTermsSaved,
  'transfer-lost': transferLost,
  'transfer-received': transferReceived,
  'transfer-shipped': transferShipped,
  'warehouse-saved': warehouseSaved,
} as const
