// Owns the English texts of picking several orders at once, of emptied bins, of what goes back to the shelf and of returns.
import type { OutboundWords } from '../../shared/jobs/outbound-words.ts'
import type { TextsOf } from '../../shared/jobs/words.ts'
import { formatNumber } from './format.ts'
import { plural } from './plural.ts'
import { amount } from './units.ts'

const number = (n: number) => formatNumber('en', n)
const units = (n: number, unit: string) => amount('en', n, unit)
const orders = (n: number) => plural('en', n, { one: '# order', other: '# orders' })
/** "4, 6 or 8" of "4 6 8". */
const either = (squares: string) => {
  const each = squares.split(' ')
  return each.length < 2 ? squares : `${each.slice(0, -1).join(', ')} or ${each.at(-1)}`
}

export const outboundEn: TextsOf<OutboundWords> = {
  'job.pick.cart': 'Pick several orders',
  'job.pick.several': (f) => `Pick · ${orders(f.n)}`,
  'list.orders': 'Orders',
  'scan.tote-n': (f) => `Scan tote ${f.n}`,
  'scan.totes': (f) => `Scan tote ${either(f.squares)}`,
  'press.start': (f) => `Start with ${orders(f.n)}`,
  'press.put': 'Put in',
  'into.totes': (f) => plural('en', f.n, { one: 'into **# tote**', other: 'into **# totes**' }),
  'into.square': (f) => `into tote **${f.n}**`,
  'where.taken': (f) => `${units(f.n, f.unit)} taken`,
  'where.left': 'what is left here?',
  'totes.put': 'Put into the totes',
  'totes.in': (f) => `${number(f.done)} of ${number(f.of)} in`,
  'totes.set-down': 'All totes',
  'note.gather': 'Scan empty totes: each gets the next order. Or choose orders.',
  'note.gather-more': 'Another tote gets another order. Or start: scan the first bin.',
  'note.cart-order-cancelled': (f) => `${f.order} in tote ${f.n} was cancelled. Leave it in there.`,
  'note.should-be-empty': (f) => `**${f.code}** should be empty now`,
  'ways.put': "What can't be done?",
  'way.square-full': (f) => `Tote ${f.n} is full`,
  'way.put-unread': (f) => `Label of tote ${f.n} can't be read`,
  'way.put-unread.then': (f) => `${units(f.n, f.unit)} are put in`,
  'way.not-put': 'Put it back on the shelf',
  'way.not-put.then': 'Nothing was recorded',
  'way.not-empty': 'Not empty',
  'way.give-back-n': (f) => `Give ${orders(f.n)} back`,
  'did.tote-is': (f) => `${f.tote} is tote ${f.n}`,
  'did.tote-for': (f) => `${f.tote} is tote ${f.n}: ${f.order}`,
  'did.on-cart': (f) => `${f.order} is number ${f.n}. Scan its tote.`,
  'did.off-cart': (f) => `${f.order} is off the cart`,
  'did.put-into': (f) => `${units(f.n, f.unit)} into tote ${f.square}`,
  'did.not-taken': 'Nothing was taken',
  'did.given-back-n': (f) => `${orders(f.n)} given back`,
  'did.cart-picked': (f) => `${orders(f.n)} picked, at ${f.code}`,
  'did.cart-over': (f) => `${orders(f.n)}: nothing left to do`,
  'did.short-next': (f) => `Recorded: ${units(f.n, f.unit)} not here. Go on at ${f.code}`,
  'did.is-empty': (f) => `Counted: ${f.code} is empty`,
  'did.left-there': (f) => `Counted: ${units(f.n, f.unit)} left in ${f.code}`,
  'safe.in-hand': (f) => `${units(f.n, f.unit)} are still in your hand.`,
  'wrong.tote': 'Wrong tote',
  'wrong.put-first': 'Put it in first',
  'wrong.put-into': (f) => `Tote ${either(f.squares)}`,
  'wrong.cart-full': 'Cart is full',
  'wrong.no-more-orders': 'No more orders',
  'wrong.nothing-to-pick': 'Nothing to pick',
  'hint.start-now': 'Start with what is on the cart.',
  'hint.not-on-cart': 'This tote is not on the cart.',
}
