// Owns the texts of picking several orders at once, of emptied bins, of what goes back to the shelf and of returns. Facts of
// each; `undefined` where the sentence needs none. `unit` is the word of an item's base unit, `squares` are numbers of
// squares with a space between.

export interface OutboundWords {
  // Several orders on a cart
  'job.pick.cart': undefined
  'job.pick.several': { n: number }
  'list.orders': undefined
  'scan.tote-n': { n: number }
  'scan.totes': { squares: string }
  'press.start': { n: number }
  'press.put': undefined
  'into.totes': { n: number }
  'into.square': { n: number }
  'where.taken': { n: number; unit: string }
  'where.left': undefined
  'totes.put': undefined
  'totes.in': { done: number; of: number }
  'totes.set-down': undefined
  'note.gather': undefined
  'note.gather-more': undefined
  'note.cart-order-cancelled': { order: string; n: number }
  'note.should-be-empty': { code: string }
  'ways.put': undefined
  'way.square-full': { n: number }
  'way.put-unread': { n: number }
  'way.put-unread.then': { n: number; unit: string }
  'way.not-put': undefined
  'way.not-put.then': undefined
  'way.not-empty': undefined
  'way.give-back-n': { n: number }
  'did.tote-is': { n: number; tote: string }
  'did.tote-for': { n: number; tote: string; order: string }
  'did.on-cart': { n: number; order: string }
  'did.off-cart': { order: string }
  'did.put-into': { n: number; unit: string; square: number }
  'did.not-taken': undefined
  'did.given-back-n': { n: number }
  'did.cart-picked': { n: number; code: string }
  'did.cart-over': { n: number }
  'did.short-next': { n: number; unit: string; code: string }
  'did.is-empty': { code: string }
  'did.left-there': { n: number; unit: string; code: string }
  'safe.in-hand': { n: number; unit: string }
  'wrong.tote': undefined
  'wrong.put-first': undefined
  'wrong.put-into': { squares: string }
  'wrong.cart-full': undefined
  'wrong.no-more-orders': undefined
  'wrong.nothing-to-pick': undefined
  'hint.start-now': undefined
  'hint.not-on-cart': undefined
}
