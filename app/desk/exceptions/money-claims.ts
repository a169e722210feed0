// Owns the words of contradictions about money: documents, payments, rates, goods between warehouses.
import type { ExceptionListRow } from '../../../shared/protocol/desk/work.ts'
import type { DeskText } from '../text.ts'
import type { Claim } from './claims.ts'

export function moneyClaimOf({ d, number }: DeskText, row: ExceptionListRow): Claim | undefined {
  const { facts, kind } = row.exception
  const fact = (key: string) => String(facts[key] ?? '')
  const units = (key: string) => number(Math.abs(Number(facts[key] ?? 0)))
  const item = row.item?.name ?? fact('item')
  switch (kind) {
    case 'billed-not-received':
      return {
        claim: d('claim.billed-not-received', { number: fact('number'), item }),
        why: d('claim.billed-not-received.why', { n: Math.abs(Number(facts.missing ?? 0)) }),
      }
    case 'price-differs':
      return {
        claim: d('claim.price-differs', { number: fact('number') }),
        why: d('claim.price-differs.why', {
          agreed: fact('agreed'),
          asked: fact('asked'),
          currency: fact('currency'),
        }),
      }
    case 'invoice-total-differs':
      return {
        claim: d('claim.invoice-total-differs', { number: fact('number') }),
        why: d('claim.invoice-total-differs.why'),
      }
    case 'document-again':
      return { claim: d('claim.document-again', { number: fact('number') }), why: d('claim.document-again.why') }
    case 'paid-beyond-open':
      return { claim: d('claim.paid-beyond-open', { number: fact('number') }), why: d('claim.paid-beyond-open.why') }
    case 'payout-unmatched':
      return {
        claim: d('claim.payout-unmatched', { channel: fact('channel') }),
        why: d('claim.payout-unmatched.why', { orders: fact('orders') }),
      }
    case 'rate-missing':
      return {
        claim: d('claim.rate-missing', { currency: fact('currency'), on: fact('on') }),
        why: d('claim.rate-missing.why'),
      }
    case 'over-credit-limit':
      return {
        claim: d('claim.over-credit-limit', { order: fact('order'), customer: fact('customer') }),
        why: d('claim.over-credit-limit.why'),
      }
    case 'more-than-sent':
      return {
        claim: d('claim.more-than-sent', { item }),
        why: d('claim.more-than-sent.why', { over: units('over') }),
      }
    default:
      return undefined
  }
}
