// Owns the texts that answer an input: what was done, what was wrong and why, questions with their choices, and why a job
// does not open. Facts of each; `undefined` where the sentence needs none. `unit` is the word of an item's base unit.

export interface AnswerWords {
  // Done, right, moved
  'did.item-right': undefined
  'did.same-paper': undefined
  'did.reported': { code: string }
  'did.paper': { number: string }
  'did.dock': { code: string }
  'did.received': { n: number; unit: string; name: string }
  'did.set-aside': { n: number; unit: string; name: string }
  'did.delivery-complete': { number: string }
  'did.delivery-closed': { number: string; missing: number }
  'did.in-hand': { n: number; unit: string; name: string }
  'did.plate': { code: string }
  'did.put': { n: number; unit: string; name: string; code: string }
  'did.put-plate': { plate: string; code: string }
  'did.put-other': { code: string }
  'did.dock-clear': undefined
  'did.tote': { tote: string }
  'did.tote-full': undefined
  'did.took': { n: number; unit: string; name: string }
  'did.took-n': { n: number; unit: string }
  'did.fewer': { n: number; unit: string }
  'did.short': { n: number; unit: string }
  'did.later': undefined
  'did.given-back': { order: string }
  'did.order-over': { order: string }
  'did.order-picked': { order: string; code: string }
  'did.order-open': { order: string }
  'did.checked': { n: number; unit: string }
  'did.box-full': undefined
  'did.packed': { number: string }
  'did.pack-short': { n: number; unit: string; name: string }
  /** The n-th parcel in hand. */
  'did.parcel': { number: string; n: number }
  'did.tracking': { number: string }
  'did.shipped': { n: number }
  'moved.item': { name: string; done: number; of: number; unit: string }
  'moved.line': { code: string; name: string }
  'moved.bin': { code: string; n: number; unit: string }

  // Wrong
  'scanned.you': undefined
  'safe.nothing': undefined
  'safe.still': { done: number; of: number; unit: string }
  'safe.box-open': undefined
  'wrong.misread': undefined
  'wrong.scan-again': undefined
  'wrong.scan-item': undefined
  'wrong.scan-bin': undefined
  'wrong.scan-bin-first': undefined
  'wrong.scan-tote': undefined
  'wrong.scan-drop': undefined
  'wrong.scan-carton': undefined
  'wrong.scan-parcel': undefined
  'wrong.scan-lot': undefined
  'wrong.scan-paper': undefined
  'wrong.first-lot': undefined
  'wrong.first-expiry': undefined
  'wrong.first-serial': undefined
  'wrong.first-number': undefined
  'wrong.first-of': undefined
  'wrong.no-such-day': undefined
  'wrong.not-waiting': undefined
  'wrong.not-storage': undefined
  'wrong.only-here': { n: number; unit: string }
  'wrong.bin': undefined
  'wrong.item': undefined
  'wrong.wanted': undefined
  'wrong.lot': { lot: string }
  'wrong.all-picked': undefined
  'wrong.too-many': { n: number; unit: string }
  'wrong.take-only': { n: number; unit: string }
  'wrong.tote-in-use': undefined
  'wrong.tote-empty': undefined
  'wrong.nothing-to-pack': undefined
  'wrong.not-in-order': undefined
  'wrong.one-too-many': undefined
  'wrong.not-checked': { n: number }
  'wrong.box-empty': undefined
  'wrong.already-shipped': undefined
  'wrong.nothing-to-ship': undefined
  'hint.scan-again': undefined
  'hint.ddmmyy': undefined
  'hint.put-away-later': undefined
  'hint.receive-first': undefined
  'hint.holds': { code: string; name: string }
  'hint.holds-nothing': { code: string }
  'hint.promised': { code: string }
  'hint.wanted-later': { code: string }
  'hint.tote-is': { tote: string }
  'hint.tote-of': { order: string }
  'hint.not-a-tote': undefined
  'hint.tote-empty': undefined
  'hint.take-out': { of: number; unit: string }
  'hint.lot-not-picked': undefined
  'hint.belongs-to': { order: string; tote: string }
  'hint.put-aside': undefined
  'hint.check-first': undefined
  'hint.already-shipped': undefined

  // Questions and their choices
  'back.to-job': { job: string }
  'back.to-line': undefined
  'back.scan-again': undefined
  'park.title': undefined
  'park.text': { code: string; job: string }
  'park.do': { code: string }
  'park.kept': undefined
  'look-up.do': undefined
  'unknown.title': undefined
  'unknown.text': undefined
  'unknown.report': undefined
  'unknown.report.then': undefined
  'unknown.ignore': undefined
  'unknown.ignore.then': undefined
  'unknown.is-tote': undefined
  'unknown.is-tote.then': undefined
  'unknown.is-tracking': undefined
  'unknown.is-tracking.then': { number: string }
  'reading.title': undefined
  'reading.text': undefined
  'reading.lot': { lot: string }
  'reading.expiry': { expiry: string }
  'expiry.differs': undefined
  'expiry.differs.text': undefined
  'expiry.on-file': undefined
  'expiry.scanned': undefined
  'expiry.receive': undefined
  'expired.title': undefined
  'expired.quarantine': undefined
  'extra.title': undefined
  'extra.over': { name: string; unit: string; ordered: number; received: number }
  'extra.not-ordered': { name: string; number: string }
  'extra.receive': undefined
  'which.delivery': undefined
  'which.delivery.text': { name: string }
  'which.delivery.one': { number: string; supplier: string }
  'not-expected.title': undefined
  'not-expected.text': { name: string }
  'not-expected.receive': undefined
  'which.lot': undefined
  'which.lot.text': undefined
  'other-lot.title': undefined
  'other-lot.text': { lot: string; wanted: string }
  'other-lot.take': { lot: string }
  'books.title': { n: number; unit: string }
  'books.text': { n: number; unit: string; code: string }
  'books.have': { n: number; unit: string }
  'books.have.then': undefined
  'books.take': { n: number; unit: string }
  'drop.title': undefined
  'drop.text': { code: string }
  'drop.here': { code: string }
  'drop.then': undefined
  'fit.title-blocked': undefined
  'fit.title-wrong-class': undefined
  'fit.title-holds-other': undefined
  'fit.title-other-lot': undefined
  'fit.blocked': { code: string }
  'fit.wrong-class': { code: string; bin: string; item: string }
  'fit.other-lot': { code: string }
  'fit.other': { code: string }
  'fit.here': { code: string }
  'fit.here.then': undefined

  // Why a job does not open
  'refused.no-orders': undefined
  'refused.claimed-by-other': { order: string; person: string }
  'refused.nothing-to-pick': { order: string; state: string }
  'refused.nothing-to-pack': { order: string; state: string }
  'refused.nothing-to-ship': undefined
  'refused.tote-empty': undefined
  'refused.order-unknown': undefined
  'refused.purchase-unknown': undefined
  'refused.other': { code: string }
}
