// Owns the words of a contradiction: the claim in one sentence, and what lies behind it. Takes its facts as they were
// recorded; what is missing is left out rather than guessed.
import type { ExceptionListRow } from '../../../shared/protocol/desk/work.ts'
import { type DeskText, familyText } from '../text.ts'
import { deviceText, personText, placeText } from '../told/names.ts'
import { moneyClaimOf } from './money-claims.ts'

export interface Claim {
  readonly claim: string
  readonly why?: string
}

export function claimOf(text: DeskText, row: ExceptionListRow): Claim {
  const { d, number } = text
  const { facts, kind } = row.exception
  const fact = (key: string) => String(facts[key] ?? '')
  const units = (key: string) => Math.abs(Number(facts[key] ?? 0))
  const order = row.order?.number ?? fact('order')
  const item = row.item?.name ?? fact('item')
  const place = row.place ? placeText(d, row.place) : fact('bin')
  const purchase = row.purchase?.number ?? fact('purchase')
  const person = personText(d, row.person)
  switch (kind) {
    case 'picked-twice':
      return {
        claim: d('claim.picked-twice', { order }),
        why: d('claim.picked-twice.why', { units: units('over'), tote: fact('tote') }),
      }
    case 'picked-after-cancel':
      return {
        claim: d('claim.picked-after-cancel', { order }),
        why: d('claim.picked-after-cancel.why', { units: units('quantity'), tote: fact('tote') }),
      }
    case 'cancelled-after-pick':
      return {
        claim: d('claim.cancelled-after-pick', { order }),
        why: d('claim.cancelled-after-pick.why', { n: units('units') }),
      }
    case 'order-unknown':
      return facts.parcel === undefined
        ? {
            claim: d('claim.order-unknown'),
            why: d('claim.order-unknown.why', { units: units('quantity'), tote: fact('tote') }),
          }
        : {
            claim: d('claim.order-unknown.left', { parcel: fact('parcel') }),
            why: d('claim.order-unknown.left.why'),
          }
    case 'order-number-again':
      return { claim: d('claim.order-number-again', { order }), why: d('claim.order-number-again.why') }
    case 'count-differs':
      return {
        claim: d('claim.count-differs', { place, item }),
        why:
          Number(facts.difference ?? 0) < 0
            ? d('claim.count-differs.less', { n: units('difference') })
            : d('claim.count-differs.more', { n: units('difference') }),
      }
    case 'negative-stock':
      return { claim: d('claim.negative-stock', { place, item }), why: d('claim.negative-stock.why') }
    case 'short-pick':
      return {
        claim: d('claim.short-pick', { place, order }),
        why: d('claim.short-pick.why', { missing: units('missing'), elsewhere: units('elsewhere') }),
      }
    case 'short-pack':
      return {
        claim: d('claim.short-pack', { order }),
        why: d('claim.short-pack.why', { missing: units('missing'), elsewhere: units('elsewhere') }),
      }
    case 'wrong-class-used':
      return { claim: d('claim.wrong-class-used', { place, item }), why: d('claim.wrong-class-used.why') }
    case 'received-unordered':
      return { claim: d('claim.received-unordered', { purchase, item }), why: d('claim.received-unordered.why') }
    case 'blocked-location-used':
      return { claim: d('claim.blocked-location-used', { place }), why: d('claim.blocked-location-used.why') }
    case 'over-received':
      return {
        claim: d('claim.over-received', { purchase, item }),
        why: d('claim.over-received.why', {
          ordered: number(units('ordered')),
          received: number(units('received')),
        }),
      }
    case 'short-received':
      return {
        claim: d('claim.short-received', { purchase }),
        why: d('claim.short-received.why', { n: units('missing') }),
      }
    case 'expiry-differs':
      return {
        claim: d('claim.expiry-differs', { lot: fact('lot') }),
        why: d('claim.expiry-differs.why', { known: text.expiry(fact('known')), seen: text.expiry(fact('seen')) }),
      }
    case 'received-damaged':
      return {
        claim: d('claim.received-damaged', { purchase, item }),
        why: d('claim.received-damaged.why', { n: units('quantity') }),
      }
    case 'unfit-picked':
      return {
        claim: d(fact('why') === 'expired' ? 'claim.unfit-picked.expired' : 'claim.unfit-picked', { order, item }),
        why: d('claim.unfit-picked.why', { n: units('quantity'), tote: fact('tote') }),
      }
    case 'count-disputed':
      return {
        claim: d('claim.count-disputed', { place, item }),
        why: d('claim.count-disputed.why', { counted: number(units('counted')), books: number(units('books')) }),
      }
    case 'blind-return':
      return {
        claim: d('claim.blind-return', { item }),
        why: d('claim.blind-return.why', { code: fact('code'), n: units('quantity') }),
      }
    case 'returned-more':
      return {
        claim: d('claim.returned-more', { order, item }),
        why: d('claim.returned-more.why', { n: units('over') }),
      }
    case 'undo-too-late':
      return {
        claim: d('claim.undo-too-late', { type: familyText(d, 'op', fact('type')), person }),
        why: d('claim.undo-too-late.why'),
      }
    case 'undone-by-other':
      return {
        claim: d('claim.undone-by-other', { type: familyText(d, 'op', fact('type')), person, owner: fact('person') }),
        why: d('claim.undone-by-other.why'),
      }
    case 'unknown-bin':
      return { claim: d('claim.unknown-bin', { code: fact('code') }), why: d('claim.unknown-bin.why') }
    case 'unknown-code':
      return { claim: d('claim.unknown-code', { code: fact('code') }), why: d('claim.unknown-code.why') }
    case 'without-right':
      return {
        claim: d('claim.without-right', { person: fact('person') || person }),
        why: d('claim.without-right.why', { right: fact('right') }),
      }
    case 'device-copied':
      return {
        claim: d('claim.device-copied', { device: deviceText(d, row.device) }),
        why: d('claim.device-copied.why'),
      }
    case 'work-lost':
      return {
        claim: d('claim.work-lost', { device: deviceText(d, row.device) }),
        why: d('claim.work-lost.why', { n: fact('n') }),
      }
    case 'operation-held':
      return {
        claim: d('claim.operation-held', { type: familyText(d, 'op', fact('type')) }),
        why: d('claim.operation-held.why', { reason: fact('reason') }),
      }
    default:
      return moneyClaimOf(text, row) ?? { claim: d('claim.other', { kind }), why: factsInWords(facts) }
  }
}

/** The line under the name of a kind in lists: which order, bin, item, how many. */
export function aboutText(text: DeskText, row: ExceptionListRow): string {
  const { d, number } = text
  const { facts } = row.exception
  const parts: string[] = []
  const document = row.order?.number ?? row.purchase?.number
  if (document !== undefined) parts.push(document)
  if (row.place) parts.push(placeText(d, row.place))
  const units = ['over', 'missing', 'difference', 'quantity', 'units'].map((key) => facts[key]).find(Number.isInteger)
  if (row.item) {
    parts.push(units === undefined ? row.item.name : `${number(Number(units))} × ${row.item.name}`)
  } else if (units !== undefined) parts.push(d('units', { n: Math.abs(Number(units)) }))
  if (facts.code !== undefined) parts.push(String(facts.code))
  if (parts.length === 0) parts.push(deviceText(d, row.device), personText(d, row.person))
  return parts.join(' · ')
}

function factsInWords(facts: ExceptionListRow['exception']['facts']): string {
  return Object.entries(facts)
    .map(([key, value]) => `${key}: ${value}`)
    .join(' · ')
}
