// Owns the texts of picking several orders at once, of emptied bins, of what goes back to the shelf and of returns. Facts of
// each; `undefined` where the sentence needs none. `unit` is the word of an item's base unit, `squares` are numbers of
// squares with a space between.

export interface OutboundWords {
  // Several orders on a cart
  'job.pick.several': { n: number }
  'list.orders': undefined
  'list.on-cart': undefined
  'list.waiting': undefined
  'scan.lit-tote': undefined
  'totes.n-in': { n: number }
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
  'note.gather-planned': undefined
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
  'way.start-bound.then': { n: number }
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

  // Back to the shelf
  'job.put-back': undefined
  'work.put-back': undefined
  'where.put-back': undefined
  'from.tote': { tote: string }
  'next.put-back': { name: string }
  'note.nothing-to-put-back': undefined
  'way.leave-tote.then': undefined
  'way.put-back-later': undefined
  'way.put-back-later.then': undefined
  'did.tote-right': { tote: string }
  'did.put-back-all': undefined
  'fit.holds-other': { code: string }
  'hint.from-tote': { tote: string }
  'refused.nothing-to-put-back': undefined

  // Returns
  'job.return': { order: string }
  'job.return.any': undefined
  'work.return': undefined
  'note.several': undefined
  'way.several': undefined
  'ask.returned-parcel': undefined
  'list.shipped': undefined
  'list.returned': undefined
  'note.any-code': undefined
  'note.blind': undefined
  'note.blind-code': { code: string }
  'scan.returned-item': undefined
  'scan.condition-first': undefined
  'return.see': undefined
  'return.as-new': undefined
  'return.opened': undefined
  'return.damaged': undefined
  'return.faulty': undefined
  'return.to-restock': undefined
  'return.to-refurbish': undefined
  'return.to-scrap': undefined
  'return.to-quarantine': undefined
  'return.serial': { serial: string }
  'return.units': { n: number; unit: string }
  'return.credit': undefined
  'return.no-credit': undefined
  'return.blind': undefined
  'return.blind.then': undefined
  'return.of': { order: string }
  'return.left-on': { day: string }
  'return.which': undefined
  'return.which.text': { name: string }
  'return.not-of-order': undefined
  'return.not-of-order.text': { name: string; order: string }
  'return.take-it': undefined
  'return.more': undefined
  'return.more.text': { n: number; unit: string; name: string }
  'return.more.then': undefined
  'back.scan-paper': undefined
  'back.put-aside': undefined
  'ways.return': undefined
  'way.no-code': undefined
  'way.no-code.then': undefined
  'way.not-it': undefined
  'way.not-it.then': undefined
  'way.return-over': undefined
  'way.return-over.then': undefined
  'way.return-nothing': undefined
  'way.return-nothing.then': undefined
  'did.return-open': { order: string }
  'did.return-blind': undefined
  'did.return-over': { order: string; n: number }
  'did.return-over-blind': { n: number }
  'did.returned-restock': { n: number; unit: string; name: string; code: string }
  'did.returned-refurbish': { n: number; unit: string; name: string; code: string }
  'did.returned-scrap': { n: number; unit: string; name: string; code: string }
  'did.returned-quarantine': { n: number; unit: string; name: string; code: string }
  'wrong.not-shipped': undefined
  'wrong.look-first': undefined
  'wrong.place-first': undefined
  'wrong.place': undefined
  'hint.not-shipped': undefined
  'hint.place-restock': undefined
  'hint.place-refurbish': undefined
  'hint.place-scrap': undefined
  'hint.place-quarantine': undefined
  'refused.not-shipped': { order: string; state: string }
}
