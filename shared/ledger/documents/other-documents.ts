// Owns the documents that settle no invoice: refunds, payouts of channels, gift cards sold, deposits taken.
import { type Account, accounts } from '../accounts.ts'
import { type DocumentLine, linesOf } from './document.ts'

/** Money given back to a customer, to a gift card when `to` says so; clearing account when left out. */
export function refund(refunded: { net: number; tax: number; to?: Account }): DocumentLine[] {
  return linesOf([
    [accounts.refunds, refunded.net],
    [accounts.salesTax, refunded.tax],
    [refunded.to ?? accounts.clearing, 0 - refunded.net - refunded.tax],
  ])
}

/**
 * What a marketplace pays out; a reserve below zero is released.
 * @throws Bug unless `net` = gross − refunds − fees − reserve
 */
export function channelPayout(payout: {
  gross: number
  refunds: number
  fees: number
  reserve: number
  net: number
}): DocumentLine[] {
  return linesOf([
    [accounts.bank, payout.net],
    [accounts.channelFees, payout.fees],
    [accounts.channelReserve, payout.reserve],
    [accounts.clearing, payout.refunds - payout.gross],
  ])
}

export function giftCardSale(amount: number, to: Account = accounts.clearing): DocumentLine[] {
  return linesOf([
    [to, amount],
    [accounts.giftCards, 0 - amount],
  ])
}

export function customerDeposit(amount: number, to: Account = accounts.clearing): DocumentLine[] {
  return linesOf([
    [to, amount],
    [accounts.customerDeposits, 0 - amount],
  ])
}
