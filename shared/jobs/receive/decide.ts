// Owns what each input does while goods are received: scans of goods, papers and docks, numbers, lots, ways out. Does not
// know how goods get into the books (book.ts).
import type { Wish } from '../../operations/index.ts'
import { atLocation } from '../../rows/places.ts'
import { quantKey } from '../../rows/stock.ts'
import type { State } from '../../rows/tables.ts'
import type { Scanned } from '../../scan/scanned.ts'
import type { LocationId, PurchaseId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import { dateOfDigits } from '../date-digits.ts'
import { askPark, elsewhere, nameScan, settleCommon, unknownCode } from '../elsewhere.ts'
import { goodsIn, readAs } from '../goods-scan.ts'
import { nameOf } from '../item-blocks.ts'
import type { Decision, Input, JobContext } from '../job.ts'
import { answer, calm, finished, quiet, right, without, wrong } from '../question.ts'
import { say } from '../words.ts'
import { book } from './book.ts'
import { lotOf, onGoods } from './on-goods.ts'
import { linesOf, missingOn, type Pending, type ReceiveJob } from './state.ts'

export function decide(state: State, job: ReceiveJob, input: Input, context: JobContext): Decision<ReceiveJob> {
  switch (input.kind) {
    case 'scan':
      return onScan(state, job, input.scanned, context)
    case 'choose':
      return onChoice(state, job, input.choice, context)
    case 'number':
      return onNumber(state, job, input.value, context)
    case 'text':
      return onText(state, job, input.value, context)
    case 'main':
      return isComplete(state, job) ? finish(state, job) : quiet(job)
  }
}

/** Nothing of the delivery is missing and nothing waits for an answer: the press that ends it is offered. */
export function isComplete(state: State, job: ReceiveJob): boolean {
  if (!job.purchase || job.pending) return false
  return missingOn(linesOf(state, job)) === 0
}

function finish(state: State, job: ReceiveJob): Decision<ReceiveJob> {
  const number = (job.purchase && state.get('purchase', job.purchase)?.number) ?? ''
  return finished(say('did.delivery-complete', { number }), [])
}

function onScan(state: State, asked: ReceiveJob, scanned: Scanned, context: JobContext): Decision<ReceiveJob> {
  const job = calm(asked)
  if (job.wants && job.pending) {
    const told = factIn(job.wants, scanned)
    if (told) return book(state, job, { ...job.pending, ...told }, context)
  }
  const goods = goodsIn(state, scanned, itemsInHand(state, job))
  if (goods) return waitsFor(job) ? notYet(state, job, scanned) : onGoods(state, job, goods, context)
  const purchase = readAs(scanned, 'purchase')
  if (purchase) return onPurchase(state, job, purchase.purchaseId, scanned)
  const location = readAs(scanned, 'location')
  if (location) return onDock(state, job, location.locationId, scanned)
  if (scanned.kind === 'unknown' && !scanned.misread) return unknownCode(job, scanned)
  return elsewhere(state, job, scanned, context, { expects: job.wants ? 'lot' : job.purchase ? 'item' : 'paper' })
}

function itemsInHand(state: State, job: ReceiveJob) {
  const lines = linesOf(state, job)
  const first = lines.find((line) => line.id === job.line)
  return [...(first ? [first.item] : []), ...lines.map((line) => line.item)]
}

/** A lot, date or serial from a scan, while one is asked for. A GS1 code of the same goods tells both. */
function factIn(wants: 'lot' | 'expiry' | 'serial', scanned: Scanned): Partial<Pending> | undefined {
  const facts = scanned.kind === 'item' || scanned.kind === 'unknown' ? scanned : undefined
  const expiry = facts?.expiry && { expiry: facts.expiry }
  if (wants === 'expiry') return expiry
  if (facts?.[wants]) return { [wants]: facts[wants], ...expiry }
  if (scanned.kind === 'unknown' && !scanned.misread) return { [wants]: scanned.code.slice(0, 40) }
  const match = readAs(scanned, 'tracked')?.matches.find((each) => each[wants] !== undefined)
  return match && { [wants]: match[wants] }
}

/** Goods in hand lack a lot, a date or a number: until it is told, the next scan of goods must not push them out. */
function waitsFor(job: ReceiveJob): boolean {
  return job.pending !== undefined && (job.wants !== undefined || job.keypad === true)
}

function notYet(state: State, job: ReceiveJob, scanned: Scanned): Decision<ReceiveJob> {
  const waiting = job.pending?.scan.item
  return wrong(job, {
    title: job.wants ? say(`wrong.first-${job.wants}`) : say('wrong.first-number'),
    scanned: nameScan(state, scanned),
    ...(waiting && { expected: { label: say('wrong.first-of'), name: nameOf(state, waiting) } }),
  })
}

function onPurchase(state: State, job: ReceiveJob, id: PurchaseId, scanned: Scanned): Decision<ReceiveJob> {
  if (job.purchase === id) return right(job, say('did.same-paper'))
  if (!job.purchase) return right({ ...job, purchase: id }, say('did.paper', { number: nameScan(state, scanned).code }))
  return askPark(state, job, scanned, { start: { job: 'receive', purchase: id }, replay: false })
}

/** The place where this delivery stands. What was booked before the place was scanned stands there too. */
function onDock(state: State, job: ReceiveJob, id: LocationId, scanned: Scanned): Decision<ReceiveJob> {
  const location = state.get('location', id)
  if (location?.type !== 'dock') {
    return wrong(job, {
      title: say('wrong.scan-item'),
      scanned: nameScan(state, scanned),
      hint: say('hint.put-away-later'),
    })
  }
  const last = say('did.dock', { code: location.code })
  if (id === job.dock) return right(job, last)
  const [from, to] = [atLocation(job.dock), atLocation(id)]
  const wishes: Wish[] = []
  for (const { quantity: units, ...goods } of job.booked) {
    const there = state.get('quant', quantKey(from, goods))?.quantity ?? 0
    const moved = Math.min(units, there)
    if (moved <= 0) continue
    wishes.push({ type: 'goods-moved', body: { purpose: 'move', ...goods, quantity: quantity(moved), from, to } })
  }
  return right({ ...job, dock: id, last }, last, wishes)
}

function onNumber(state: State, asked: ReceiveJob, value: number, context: JobContext): Decision<ReceiveJob> {
  const job = calm(asked)
  if (job.wants === 'expiry') return onExpiry(state, job, value, context)
  if (job.wants) return onText(state, job, String(value), context)
  if (!job.keypad) return quiet(job)
  if (value === 0) return quiet(without(job, 'keypad', 'pending'))
  const item = state.get('item', inHandItem(state, job) ?? '')
  if (!item) return quiet(without(job, 'keypad'))
  const one = quantity(1)
  const pack = job.pending ? job.pending.scan : (job.pack ?? { code: '', factor: one })
  const typed: Pending = job.pending ?? {
    scan: { item: item.id, code: pack.code, factor: pack.factor, units: pack.factor },
    ...(job.line && { line: job.line }),
    ...(job.lot && { lot: job.lot }),
    ...(job.expiry && { expiry: job.expiry }),
    status: job.damaged ? 'damaged' : 'available',
    accepted: [],
    moved: false,
  }
  return book(state, job, { ...typed, units: value * pack.factor }, context)
}

function inHandItem(state: State, job: ReceiveJob) {
  return job.pending?.scan.item ?? (job.line && state.get('purchaseLine', job.line)?.item)
}

function onExpiry(state: State, job: ReceiveJob, value: number, context: JobContext): Decision<ReceiveJob> {
  const expiry = dateOfDigits(value)
  if (!expiry || !job.pending) {
    return wrong(job, {
      title: say('wrong.no-such-day'),
      scanned: { code: String(value).padStart(6, '0') },
      hint: say('hint.ddmmyy'),
    })
  }
  return book(state, job, { ...job.pending, expiry }, context)
}

function onText(state: State, asked: ReceiveJob, value: string, context: JobContext): Decision<ReceiveJob> {
  const job = calm(asked)
  const text = value.trim().slice(0, 40)
  if (!job.pending || text === '' || (job.wants !== 'lot' && job.wants !== 'serial')) return quiet(job)
  return book(state, job, { ...job.pending, [job.wants]: text }, context)
}

function onChoice(state: State, job: ReceiveJob, choice: string, context: JobContext): Decision<ReceiveJob> {
  const dropped: ReceiveJob = without(calm(job), 'pending', 'wants', 'keypad')
  if (choice === 'back' && !job.question) return quiet(without(dropped, 'damaged'))
  const at = atLocation(job.dock)
  const common = settleCommon(job, choice, { at, ...(job.purchase && { purchase: job.purchase }) })
  if (common) return common.job && choice === 'back' ? { ...common, job: dropped } : common
  if (job.question && job.pending) return onAnswer(state, job, job.pending, choice, context)
  if (choice.startsWith('purchase:')) {
    const purchase = choice.slice(9) as PurchaseId
    return quiet({ ...dropped, purchase })
  }
  if (choice.startsWith('line:')) return quiet({ ...without(dropped, 'pack', 'lot', 'expiry'), line: choice.slice(5) })
  switch (choice) {
    case 'quantity':
      return quiet({ ...dropped, keypad: true })
    case 'damaged':
      return quiet({ ...dropped, damaged: true })
    case 'other-lot':
      return quiet(without(dropped, 'lot', 'expiry'))
    case 'lines':
      return quiet(without(dropped, 'line', 'pack', 'lot', 'expiry'))
    case 'close':
      return close(state, dropped)
    case 'finish':
      return isComplete(state, dropped) ? finish(state, dropped) : quiet(dropped)
    default:
      return quiet(job)
  }
}

function onAnswer(
  state: State,
  job: ReceiveJob,
  pending: Pending,
  choice: string,
  context: JobContext,
): Decision<ReceiveJob> {
  const accept = (...accepted: Pending['accepted']): Pending => ({
    ...pending,
    accepted: [...pending.accepted, ...accepted],
  })
  if (choice === 'extra' || choice === 'blind') return book(state, job, accept('extra'), context)
  if (choice === 'expiry-anyway') return book(state, job, accept('expiry'), context)
  if (choice === 'quarantine') return book(state, job, { ...pending, status: 'quarantine' }, context)
  if (choice.startsWith('purchase:')) {
    const purchase = choice.slice(9) as PurchaseId
    return onGoods(state, { ...without(calm(job), 'pending'), purchase }, pending.scan, context)
  }
  if (choice.startsWith('reading:')) {
    const index = Number(choice.slice(8))
    const reading = index === 0 ? pending.scan : pending.scan.doubts?.[index - 1]
    const chosen: Pending = {
      ...without(accept('reading'), 'lot', 'serial', 'expiry'),
      ...(reading && lotOf(reading)),
    }
    return book(state, job, chosen, context)
  }
  if (choice === 'look-up') {
    const route = { start: { job: 'look-up', item: pending.scan.item }, replay: false } as const
    return answer(without(calm(job), 'pending'), { kind: 'leave', route })
  }
  return quiet(job)
}

function close(state: State, job: ReceiveJob): Decision<ReceiveJob> {
  if (!job.purchase) return quiet(job)
  const number = state.get('purchase', job.purchase)?.number ?? ''
  const missing = missingOn(linesOf(state, job))
  return finished(say('did.delivery-closed', { number, missing }), [
    { type: 'delivery-closed', body: { purchase: job.purchase, receipt: job.receipt } },
  ])
}
