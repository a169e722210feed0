// Owns the texts that a step shows before anything was answered: titles, blocks, actions, ways out, notes, the first
// screen. Facts of each; `undefined` where the sentence needs none. `unit` is the word of an item's base unit.

export interface StepWords {
  // Titles
  'job.receive': { number: string }
  'job.receive.any': undefined
  'job.put-away': undefined
  'job.pick': { order: string }
  'job.pack': { order: string }
  'job.pack.any': undefined
  'job.ship': { number: string }
  'job.ship.any': undefined
  'job.look-up': undefined

  // Where
  'where.go-to': undefined
  'where.take-to': undefined
  'where.set-down': undefined
  'where.first': undefined
  'where.right': undefined
  way: { metres: number; side: string; level: number }
  'way.here': { side: string; level: number }
  /** `places` and `levels` are signed: right and up are positive; 0 is the same. */
  'way.places': { places: number; levels: number }
  'way.levels': { levels: number }

  // How many
  unit: { n: number; unit: string }
  'unit.level': { n: number; level: string }
  'count.units': { n: number; unit: string }
  'count.of': { done: number; of: number; unit: string }
  /** `loose` is 0 where whole packs make up the number. */
  'packs.of': { packs: number; level: string; size: number; loose: number }
  'packs.loose': { level: string; size: number }
  'into.tote': { tote: string }

  // What is asked for beside a number
  'ask.lot': undefined
  'ask.expiry': undefined
  'ask.serial': undefined
  'ask.tote': undefined

  // Main action
  'scan.item': undefined
  'scan.next-case': undefined
  'scan.bin': undefined
  'scan.tote': undefined
  'scan.drop': { code: string }
  'scan.carton': undefined
  'scan.parcel': undefined
  'scan.paper': undefined
  'scan.lot': undefined
  'scan.serial': undefined
  'scan.units': { n: number; unit: string }
  'scan.anything': undefined
  'enter.number': undefined
  'enter.expiry': undefined
  'press.back': undefined
  'press.delivery-complete': undefined
  'press.finish': undefined
  'press.ship': { n: number }

  // Next
  /** `left` counts the lines after this one. */
  'next.bin': { code: string; left: number }
  'next.drop': { code: string }
  'next.is': { code: string }
  'next.at-dock': { left: number }
  'next.carton': undefined
  'next.carton-of': { code: string }
  'carton.title': { code: string }
  'carton.several': { code: string; of: number }
  /** Grams. */
  'carton.weight': { weight: number }
  'carton.weight-by-size': { weight: number; billed: number }
  'next.parcels': { left: number }

  // Lists and figures
  'list.expected': undefined
  'list.lines': undefined
  'list.at-dock': undefined
  'list.to-pack': undefined
  'list.tote': { tote: string }
  'list.to-ship': undefined
  'list.in-hand': undefined
  'figure.on-hand': undefined
  'figure.free': undefined
  'figure.coming': undefined
  'figure.ordered': undefined
  'figure.picked': undefined
  'figure.shipped': undefined
  'found.place': { type: string; level: number }
  'found.status': { status: string }
  'found.for-order': { order: string }
  'found.on-plate': { code: string }
  'found.on-the-way': undefined
  'found.plate-of': { order: string; code: string }
  'found.order': { state: string }
  'lot.is': { lot: string }
  date: { day: string }

  // Notes
  'note.lands-at': { code: string }
  'note.delivery-closed': undefined
  'note.bin-same-item': undefined
  'note.bin-free': undefined
  'note.bin-turnover': undefined
  'note.bin-set-aside': undefined
  'note.no-free-bin': undefined
  'note.order-cancelled': undefined
  'note.nothing-picked': undefined
  'note.checked-at-pick': { n: number }
  'note.hazard': { name: string; hazard: string }
  'note.part-box': undefined

  // Ways out: heading, words, consequence
  'ways.any': undefined
  'ways.receive': { number: string }
  'ways.put-away': { name: string }
  'ways.pick': { code: string }
  'ways.pack': undefined
  'way.quantity': undefined
  'way.quantity.then': undefined
  'way.damaged': undefined
  'way.damaged.then': undefined
  'way.other-lot': undefined
  'way.other-lot.then': undefined
  'way.lines': undefined
  'way.lines.then': undefined
  'way.close': undefined
  'way.close.then': undefined
  'way.close-short': { missing: number }
  'way.bin-full': undefined
  'way.next-bin': undefined
  'way.part': undefined
  'way.part.then': undefined
  'way.leave-it': undefined
  'way.leave-it.then': undefined
  'way.empty': undefined
  'way.fewer': { n: number; unit: string }
  'way.counted': { n: number; unit: string }
  'way.all-damaged': undefined
  'way.all-damaged.then': undefined
  'way.cannot-reach': undefined
  'way.cannot-reach.then': undefined
  'way.tote-full': undefined
  'way.tote-full.then': undefined
  'way.give-back': undefined
  'way.give-back.then': undefined
  'way.missing': { n: number; unit: string; name: string }
  'way.missing.then': undefined
  'way.own-box': undefined
  'way.own-box.then': undefined
  'way.box-full': undefined
  'way.box-full.then': undefined
  'way.check-all': undefined
  'way.check-all.then': undefined
  'way.take-off': undefined
  'way.take-off.then': { number: string }
  'then.manager-decides': undefined
  'then.buyer-told': undefined
  'then.other-bin': { n: number; code: string }

  // The first screen
  'work.pick': undefined
  'work.receive': undefined
  'work.put-away': undefined
  'work.pack': undefined
  'work.ship': undefined
  'work.count': undefined
  'work.late': { n: number }
  'work.due-by': { n: number; time: string }
  'work.due-today': { n: number }
  'work.at-dock': { n: number }
}
