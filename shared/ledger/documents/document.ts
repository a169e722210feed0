// Owns what all money documents share: lines to post and what stays open of an invoice, in its own currency and in the
// books' one. Does not know stock.
import { fractionOf, roundRatio, roundShare, safeNumber } from '../../values/fraction.ts'
import { converted, exponentOf, type Money, money, sumOf } from '../../values/money.ts'
import { assert } from '../../values/result.ts'
import type { Account } from '../accounts.ts'

export interface DocumentLine {
  readonly account: Account
  /** Minor units of the base currency; a debit is above zero. */
  readonly amount: Money
}

/** Lines without zero amounts. @throws Bug when they don't add up to zero */
export function linesOf(amounts: readonly (readonly [Account, number])[]): DocumentLine[] {
  const total = sumOf(amounts.map(([, amount]) => amount))
  assert(total === 0, `document unbalanced by ${total}`)
  return amounts.filter(([, amount]) => amount !== 0).map(([account, amount]) => ({ account, amount: money(amount) }))
}

/** What is open of an invoice. */
export interface OpenAmount {
  readonly currency: string
  /** Minor units of `currency`. */
  readonly amount: Money
  /** The same in the books: minor units of the base currency, at the invoice's rate. */
  readonly value: Money
}

/** An amount in the base currency; without a rate it is in the base currency already. */
export function inBase(amount: number, currency: string, base: string, rate: string | undefined): Money {
  return rate === undefined ? money(amount) : converted(amount, currency, base, rate)
}

/** R(amount ÷ rate): a base amount in the document's currency. */
export function fromBase(amount: number, currency: string, base: string, rate: string | undefined): Money {
  if (rate === undefined) return money(amount)
  const { numerator, denominator } = fractionOf(rate)
  return money(
    safeNumber(
      roundRatio(
        BigInt(amount) * denominator * 10n ** BigInt(exponentOf(currency)),
        numerator * 10n ** BigInt(exponentOf(base)),
      ),
    ),
  )
}

/**
 * Takes a part of what is open, pro rata by what is left; what is paid beyond it counts at the rate of the payment.
 * @param value what was paid, in the base currency
 */
export function settled(open: OpenAmount, amount: number, value: number): { released: Money; left: OpenAmount } {
  const part = Math.min(amount, open.amount)
  const share = part === open.amount ? open.value : roundShare(open.value, part, open.amount)
  const beyond = part === amount ? 0 : value - roundShare(value, part, amount)
  return {
    released: money(share + beyond),
    left: { currency: open.currency, amount: money(open.amount - part), value: money(open.value - share) },
  }
}
