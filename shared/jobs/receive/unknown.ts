// Owns what is done with a code that nobody knows while goods arrive: it stands for a line, for an item with another label, or
// for something new, which is workable at once. Does not know how goods get into the books.
import type { Wish } from '../../operations/index.ts'
import { atLocation } from '../../rows/places.ts'
import type { State } from '../../rows/tables.ts'
import type { UnknownScanned } from '../../scan/scanned.ts'
import { provisionalItem } from '../../stock/provisional.ts'
import type { CompanyId, ItemId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import { unknownCode } from '../elsewhere.ts'
import type { GoodsScan } from '../goods-scan.ts'
import type { Decision, JobContext } from '../job.ts'
import { quiet, right } from '../question.ts'
import type { Choice } from '../view.ts'
import { say } from '../words.ts'
import { book } from './book.ts'
import { pendingOf } from './on-goods.ts'
import { emptyHanded, linesOf, missingOn, type Pending, type ReceiveJob } from './state.ts'

export function askUnknown(state: State, job: ReceiveJob, scanned: UnknownScanned): Decision<ReceiveJob> {
  const lines = linesOf(state, job)
  const open = lines.filter((line) => line.received < line.ordered).length
  const number = (job.purchase && state.get('purchase', job.purchase)?.number) ?? ''
  const more: Choice[] = []
  if (missingOn(lines) > 0) {
    const consequence = say('unknown.line.then', { n: open, number })
    more.push({ choice: 'unknown-line', icon: 'look-up', words: say('unknown.line'), consequence })
  }
  more.push({ choice: 'unknown-same', icon: 'scan', words: say('unknown.same'), consequence: say('unknown.same.then') })
  if (job.purchase || job.blind) {
    more.push({ choice: 'unknown-new', icon: 'item', words: say('unknown.new'), consequence: say('unknown.new.then') })
  }
  const facts = { ...(scanned.lot && { lot: scanned.lot }), ...(scanned.expiry && { expiry: scanned.expiry }) }
  // What can be counted at once need not be set aside.
  const report = !job.purchase && !job.blind
  return unknownCode({ ...job, unknown: { code: plain(scanned.code), ...facts } }, scanned, more, { report })
}

/** A choice about the code that was asked about; undefined where it is another's. */
export function onUnknownChoice(job: ReceiveJob, choice: string): Decision<ReceiveJob> | undefined {
  const { unknown } = job
  if (!unknown) return undefined
  const free: ReceiveJob = { ...emptyHanded(job), unknown }
  switch (choice) {
    case 'unknown-line':
      return quiet({ ...free, unknown: { ...unknown, as: 'line' } })
    case 'unknown-same':
      return quiet({ ...free, unknown: { ...unknown, as: 'item' } })
    case 'unknown-new':
      return quiet({ ...free, wants: 'name' })
    default:
      return undefined
  }
}

/** The code stands for an item that is known: its goods are counted by number, and whoever keeps the catalogue is told. */
export function isItem(
  state: State,
  job: ReceiveJob,
  item: ItemId,
  line: string | undefined,
  context: JobContext,
): Decision<ReceiveJob> {
  const { unknown } = job
  if (!unknown) return quiet(job)
  const free = emptyHanded(job)
  const { units: _open, ...pending } = pendingOf(state, free, codeOf(item, unknown))
  const booked = book(state, free, { ...pending, ...(line && { line }) }, context)
  return { ...booked, wishes: [report(job, unknown.code, item), ...booked.wishes] }
}

/** Something new: it is counted under a name of its own until somebody says what it is. */
export function isNew(state: State, job: ReceiveJob, name: string, context: JobContext): Decision<ReceiveJob> {
  const { unknown } = job
  if (!unknown) return quiet(job)
  // Two devices that meet the same code offline mean the same thing.
  const item = provisionalItem(unknown.code)
  const owner = ownerOf(state, job, context)
  const found: Wish = {
    type: 'item-found',
    body: { item, code: unknown.code, name: name || printed(unknown.code), owner },
  }
  const pending: Pending = {
    scan: codeOf(item, unknown),
    status: job.condition ?? 'available',
    ...(unknown.lot && { lot: unknown.lot }),
    ...(unknown.expiry && { expiry: unknown.expiry }),
    accepted: ['extra'],
    moved: false,
  }
  const words = say('did.named', { name: name || printed(unknown.code) })
  return right({ ...emptyHanded(job), pending, keypad: true, last: words }, words, [
    found,
    report(job, unknown.code, item),
  ])
}

function report(job: ReceiveJob, code: string, item: ItemId): Wish {
  const at = atLocation(job.dock)
  const purchase = job.purchase && { purchase: job.purchase }
  return { type: 'code-reported', body: { code, job: job.job, at, item, ...purchase } }
}

function codeOf(item: ItemId, unknown: NonNullable<ReceiveJob['unknown']>): GoodsScan {
  const one = quantity(1)
  const { code, lot, expiry } = unknown
  return { item, code, factor: one, units: one, ...(lot && { lot }), ...(expiry && { expiry }) }
}

function ownerOf(state: State, job: ReceiveJob, context: JobContext): CompanyId {
  const purchase = job.purchase && state.get('purchase', job.purchase)
  return (purchase ? purchase.company : state.get('warehouse', context.warehouse)?.company) ?? ('' as CompanyId)
}

// A code may hold separators and be of any length; what is kept of it is one bounded line.
function plain(code: string): string {
  return Array.from(code, (char) => (char < ' ' ? ' ' : char))
    .join('')
    .slice(0, 60)
}

/** A GTIN is kept in 14 digits; below the bars of most goods stand 13. */
export function printed(code: string): string {
  return code.replace(/^0(?=\d{13}$)/, '')
}
