// Owns reading what people type into fields: amounts and decimals with a comma or a point. Knows no screen.
import type { Wish } from '../../../shared/operations/index.ts'
import { moneyFrom } from '../../../shared/values/money.ts'

const plain = (typed: string) => typed.replace(/\s/g, '').replace(',', '.')

/** An amount above zero in minor units; undefined where it is none. */
export function typedAmount(typed: string, currency: string): number | undefined {
  const amount = moneyFrom(plain(typed), currency)
  return amount !== undefined && amount > 0 ? amount : undefined
}

/** A decimal string that is not below zero; undefined where it is none. */
export function typedDecimal(typed: string): string | undefined {
  const text = plain(typed)
  return /^\d{1,12}(\.\d{1,10})?$/.test(text) ? text : undefined
}

/** What a form wishes. Its fields are texts; the operation's schema reads them on the server, which refuses what it can't. */
export function formWish(type: Wish['type'], body: object): Wish {
  return { type, body } as Wish
}
