// Owns the texts of counting, moving and looking up, and of goods that arrive otherwise than a paper says. Facts of each;
// `undefined` where the sentence needs none. `unit` is the word of an item's base unit.

export interface ControlWords {
  'did.undone': undefined

  // Receiving otherwise than a paper says
  'job.receive.blind': undefined
  'ask.name': undefined
  'scan.known': undefined
  'press.no-name': undefined
  'list.which-line': undefined
  'note.blind': undefined
  'note.blind-from': { supplier: string }
  'note.next-condition': { status: string }
  'ways.receive.any': undefined
  'ways.receive.blind': undefined
  'way.no-paper': undefined
  'way.no-paper.then': undefined
  'way.counted-so-far': undefined
  'way.lot-unreadable': undefined
  'way.lot-unreadable.then': undefined
  'way.end-blind': undefined
  'way.end-blind.then': undefined
  'did.blind-over': { n: number }
  'did.named': { name: string }
  'blind.then': undefined
  'supplier.title': undefined
  'supplier.text': undefined
  'supplier.one': { name: string }
  'supplier.none': undefined
  'supplier.none.then': undefined
  'which.delivery.none': undefined
  'which.delivery.expected': { name: string }
  'extra.aside': undefined
  'then.buyer-decides': undefined
  'expired.item': { name: string; expiry: string }
  'condition.title': undefined
  'condition.text': undefined
  'condition.damaged': undefined
  'condition.damaged.then': undefined
  'condition.quarantine': undefined
  'condition.quarantine.then': undefined
  'part.title': undefined
  'part.text': { n: number; unit: string; name: string; counted: number }
  'part.counted': undefined
  'part.counted.then': { n: number; of: number; unit: string }
  'part.more': undefined
  'part.more.then': { n: number; unit: string }
  'shortfall.title': { n: number }
  'shortfall.text': { number: string; more: number }
  'shortfall.item': { name: string }
  shortfall: { n: number; of: number; unit: string }
  'shortfall.back': undefined
  'unknown.line': undefined
  'unknown.line.then': { n: number; number: string }
  'unknown.same': undefined
  'unknown.same.then': undefined
  'unknown.new': undefined
  'unknown.new.then': undefined

  // Looking up
  'side.move': undefined
  'side.count': undefined
  'found.place-at': { type: string; metres: number }

  // The first screen
  'work.second-look': { n: number }

  // Counting: the step
  'job.count': undefined
  'where.bin': undefined
  'where.count-all': undefined
  'unit.items-counted': { n: number }
  'scan.item-or-bin': undefined
  'note.count-any': undefined
  'note.all-counted': undefined
  'ways.count': { code: string }
  'ways.count-item': { name: string }
  'way.keep': { n: number; unit: string }
  'way.none': undefined
  'way.none-here': undefined
  'way.none-here.then': undefined
  'way.bin-empty': undefined
  'way.bin-empty.then': undefined
  'way.nothing-else': undefined
  'way.nothing-else.then': undefined
  'way.count-again': undefined
  'way.count-again.then': undefined
  'way.count-later.then': undefined
  'way.count-lot.then': undefined
  'way.not-this': undefined
  'way.not-this.then': undefined

  // Counting: answers
  'did.counted': { n: number; unit: string; name: string }
  'did.counted-strange': { n: number; unit: string; name: string }
  'did.counted-again-by-other': { n: number; unit: string; name: string }
  'did.bin-again-by-other': { code: string }
  'look-again.title': undefined
  'look-again.text': { name: string; n: number; unit: string }
  'look-again.yes': { n: number; unit: string }
  'look-again.yes.then': undefined
  'look-again.back': undefined
  'next.count': { code: string; left: number }
  'note.count-whole': undefined
  'note.count-second': undefined
  'note.count-short': undefined
  'did.bin-open': { code: string }
  'did.bin-counted': { code: string; n: number }
  'did.bin-empty': { code: string }
  'did.bin-later': undefined
  'did.same-bin': undefined
  'did.bins-counted': { n: number }
  'hint.lot-on-label': undefined
  'hint.serial-on-label': undefined
  'which.lot.label': { name: string }
  'which.lot.other': undefined
  'again.title': undefined
  'again.text': { name: string; n: number; unit: string }
  'again.add': undefined
  'again.add.then': { n: number; unit: string }
  'again.anew': undefined
  'again.anew.then': undefined
  'one.title': { n: number; unit: string }
  'one.text': { name: string }
  'one.yes': { n: number; unit: string }
  'one.yes.then': undefined
  'one.back': undefined
  'rest.title': undefined
  'rest.title-empty': { code: string }
  'rest.text': { code: string }
  'rest.text-empty': undefined
  'rest.nothing': undefined
  'rest.empty': undefined
  'rest.then': undefined
  'rest.back': { code: string }

  // Moving: the step
  'job.move': undefined
  'where.from': undefined
  'where.to': undefined
  'scan.from': undefined
  'scan.target': undefined
  'list.to-move': undefined
  'press.move-all': { n: number; unit: string }
  'note.move-start': undefined
  'note.move-any': undefined
  'note.promised': { n: number; unit: string }
  'note.becomes': { status: string }
  'move.of-there': { n: number; unit: string }
  'move.all-there': undefined
  'move.things': { n: number }
  'ways.move-bin': { code: string }
  'ways.move': { name: string }
  'way.whole-bin': undefined
  'way.whole-bin.then': { n: number }
  'way.other-bin': undefined
  'way.other-bin.then': undefined
  'way.move-part': undefined
  'way.move-part.then': undefined
  'way.set-damaged': undefined
  'way.set-aside.then': undefined
  'way.set-quarantine': undefined
  'way.set-quarantine.then': undefined
  'way.put-back.then': undefined

  // Moving: answers
  'did.from': { code: string }
  'did.target': { code: string }
  'did.moved': { n: number; unit: string; name: string; code: string }
  'did.moved-all': { from: string; code: string }
  'did.set-status': { n: number; unit: string; name: string; code: string; status: string }
  'wrong.same-place': undefined
  'wrong.kept-apart': undefined
  'hint.same-place': undefined
  'hint.kept-apart': { status: string }
  'hint.plate-of': { order: string }
  'which.bin': undefined
  'which.bin.text': { name: string }
  'which.bin.one': { code: string }
  'not-there.title': undefined
  'not-there.text': { code: string; name: string }
  'not-there.have': undefined
  'not-there.then': undefined
  'not-there.other': undefined
  'not-there.other.then': undefined
  'move.more': { n: number; unit: string }
  'move.only': { n: number; unit: string }
  'fit.free': { code: string }
  'fit.free.label': undefined
  'aside.title': { status: string }
  'aside.text': { code: string }
  'aside.do': { status: string }
  'aside.then': undefined
  'release.title': undefined
  'release.text': { code: string; status: string }
  'release.do': undefined
  'release.then': undefined
  'release.still': { status: string }
  'release.still.then': undefined
}
