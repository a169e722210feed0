// Owns what a refusal is called in words, by its code. A code without words of its own still says what was refused.
import type { DeskTranslate } from '../text.ts'

type Facts = Readonly<Record<string, string | number>>

export function refusalText(d: DeskTranslate, code: string, facts: Facts): string {
  const fact = (key: string) => String(facts[key] ?? '')
  switch (code) {
    case 'order-unknown':
      return d('refusal.order-unknown')
    case 'order-already-cancelled':
      return d('refusal.order-already-cancelled', { order: fact('order') })
    case 'order-already-shipped':
      return d('refusal.order-already-shipped', { order: fact('order') })
    case 'nothing-to-release':
      return d('refusal.nothing-to-release')
    case 'nothing-to-move':
      return d('refusal.nothing-to-move')
    case 'unknown-company':
      return d('refusal.unknown-company')
    case 'not-over':
      return d('refusal.not-over', { through: fact('through') })
    case 'closed-already':
      return d('refusal.closed-already', { through: fact('through') })
    case 'not-closed':
      return d('refusal.not-closed')
    case 'booking-unknown':
      return d('refusal.booking-unknown')
    case 'taken-back-already':
      return d('refusal.taken-back-already')
    case 'cannot-bounce':
      return d('refusal.cannot-bounce')
    case 'on-account-used':
      return d('refusal.on-account-used', { number: fact('number') })
    case 'settled-already':
      return d('refusal.settled-already', { number: fact('number') })
    case 'enter-credit':
      return d('refusal.enter-credit', { number: fact('number') })
    case 'holding-used':
      return d('refusal.holding-used')
    case 'no-right':
      return d('refusal.no-right')
    case 'wrong-pin':
    case 'unknown-badge':
      return facts.left === undefined ? d('sign-in.wrong') : d('sign-in.left', { n: Number(facts.left) })
    case 'locked':
      return d('sign-in.locked', { n: Number(facts.seconds ?? 0) })
    case 'not-active':
    case 'no-desk-role':
      return d('sign-in.no-desk')
    default:
      return d('refusal.other', { code })
  }
}
