// Owns what each input does while goods are received: scans of goods, papers and docks, numbers, lots, ways out. Does not
// know how goods get into the books (book.ts).
import type { Wish } from '../../operations/index.ts'
import { atLocation } from '../../rows/places.ts'
import { quantKey } from '../../rows/stock.ts'
import type { State } from '../../rows/tables.ts'
import type { Scanned } from '../../scan/scanned.ts'
import { provisionalLot } from '../../stock/provisional.ts'
import type { LocationId, PurchaseId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import { dateOfDigits } from '../date-digits.ts'
import { askPark, elsewhere, nameScan, settleCommon } from '../elsewhere.ts'
import { goodsIn, readAs } from '../goods-scan.ts'
import { nameOf } from '../item-blocks.ts'
import type { Decision, Input, JobContext } from '../job.ts'
import { answer, calm, finished, quiet, right, without, wrong } from '../question.ts'
import { openPurchasesOf } from '../route.ts'
import { say } from '../words.ts'
import { book } from './book.ts'
import { askCondition, askCounted, onCondition, setAside } from './condition.ts'
import { askClose, askSupplier, close, endBlind } from './ends.ts'
import { lotOf, onGoods } from './on-goods.ts'
import {
  bookedOf,
  type Condition,
  emptyHanded,
  itemInHand,
  lineFor,
  linesOf,
  missingOn,
  type Pending,
  type ReceiveJob,
} from './state.ts'
import { askUnknown, isItem, isNew, onUnknownChoice } from './unknown.ts'

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
      return onMain(state, job, context)
  }
}

function onMain(state: State, job: ReceiveJob, context: JobContext): Decision<ReceiveJob> {
  if (job.wants === 'name') return isNew(state, job, '', context)
  return isComplete(state, job) ? finish(state, job) : quiet(job)
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
  const job: ReceiveJob = asked.question ? without(calm(asked), 'unknown') : asked
  if (job.wants && job.wants !== 'name' && job.pending) {
    const told = factIn(job.wants, scanned)
    if (told) return book(state, job, { ...job.pending, ...told }, context)
  }
  const goods = goodsIn(state, scanned, itemsInHand(state, job))
  if (goods && job.unknown?.as === 'item') {
    return isItem(state, job, goods.item, lineFor(state, job, goods.item)?.id, context)
  }
  if (goods) return waitsFor(job) ? notYet(state, job, scanned) : onGoods(state, job, goods, context)
  const purchase = readAs(scanned, 'purchase')
  if (purchase) return onPurchase(state, job, purchase.purchaseId, scanned)
  const location = readAs(scanned, 'location')
  if (location) return onDock(state, job, location.locationId, scanned)
  if (scanned.kind === 'unknown' && !scanned.misread) return askUnknown(state, job, scanned)
  const expects = job.wants ? 'lot' : job.purchase || job.blind ? 'item' : 'paper'
  return elsewhere(state, job, scanned, context, { expects })
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
    title: job.wants && job.wants !== 'name' ? say(`wrong.first-${job.wants}`) : say('wrong.first-number'),
    scanned: nameScan(state, scanned),
    ...(waiting && { expected: { label: say('wrong.first-of'), name: nameOf(state, waiting) } }),
  })
}

function onPurchase(state: State, job: ReceiveJob, id: PurchaseId, scanned: Scanned): Decision<ReceiveJob> {
  if (job.purchase === id) return right(job, say('did.same-paper'))
  if (!job.purchase) {
    const words = say('did.paper', { number: nameScan(state, scanned).code })
    return right({ ...without(job, 'blind', 'extra'), purchase: id }, words)
  }
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
  if (value <= 0) return quiet(without(job, 'keypad', 'pending', 'condition'))
  const item = state.get('item', itemInHand(state, job) ?? '')
  if (!item) return quiet(without(job, 'keypad'))
  const one = { code: '', factor: quantity(1) }
  // Bad units are counted one by one, whatever pack they came in.
  const pack = job.pending ? job.pending.scan : job.condition ? one : (job.pack ?? one)
  const typed: Pending = job.pending ?? {
    scan: { item: item.id, code: pack.code, factor: pack.factor, units: pack.factor },
    ...(job.line && { line: job.line }),
    ...(job.lot && { lot: job.lot }),
    ...(job.expiry && { expiry: job.expiry }),
    status: job.condition ?? 'available',
    accepted: [],
    moved: false,
  }
  if (job.condition && !job.pending && bookedOf(job, item.id) > 0) {
    return askCounted(state, without(job, 'keypad'), typed, value)
  }
  return book(state, job, { ...typed, units: value * pack.factor }, context)
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
  if (job.wants === 'name') return isNew(state, job, value.trim().slice(0, 100), context)
  if (!job.pending || text === '' || (job.wants !== 'lot' && job.wants !== 'serial')) return quiet(job)
  return book(state, job, { ...job.pending, [job.wants]: text }, context)
}

function onChoice(state: State, job: ReceiveJob, choice: string, context: JobContext): Decision<ReceiveJob> {
  const dropped: ReceiveJob = without(calm(job), 'pending', 'wants', 'keypad', 'unknown')
  if (choice === 'back' && !job.question) return quiet(without(dropped, 'condition'))
  const at = atLocation(job.dock)
  const common = settleCommon(job, choice, { at, ...(job.purchase && { purchase: job.purchase }) })
  if (common) return common.job ? { ...common, job: backTo(common.job, dropped, choice) } : common
  const named = onUnknownChoice(job, choice)
  if (named) return named
  if (job.question && job.pending) return onAnswer(state, calm(job), job.pending, choice, context)
  return onNamed(state, dropped, job, choice, context) ?? onWay(state, dropped, job, choice, context)
}

/** A question that is left takes with it what it was about. */
function backTo(settled: ReceiveJob, dropped: ReceiveJob, choice: string): ReceiveJob {
  return choice === 'back' ? without(dropped, 'condition') : without(settled, 'unknown')
}

/** Choices that name a thing: a delivery, a line, a supplier, what is wrong. */
function onNamed(
  state: State,
  dropped: ReceiveJob,
  job: ReceiveJob,
  choice: string,
  context: JobContext,
): Decision<ReceiveJob> | undefined {
  const at = choice.indexOf(':')
  const [kind, name] = [choice.slice(0, at), choice.slice(at + 1)]
  switch (at < 0 ? '' : kind) {
    case 'purchase':
      return quiet({ ...without(dropped, 'blind'), purchase: name as PurchaseId })
    case 'line':
      return quiet({ ...without(dropped, 'extra', 'pack', 'lot', 'expiry'), line: name })
    case 'as': {
      const line = state.get('purchaseLine', name)
      return line && isItem(state, job, line.item, line.id, context)
    }
    case 'supplier':
      return quiet({ ...dropped, blind: { supplier: name } })
    case 'condition':
      return onCondition(state, calm(job), name as Condition)
    default:
      return undefined
  }
}

function onWay(
  state: State,
  job: ReceiveJob,
  asked: ReceiveJob,
  choice: string,
  context: JobContext,
): Decision<ReceiveJob> {
  switch (choice) {
    case 'quantity':
      return quiet({ ...job, keypad: true })
    case 'damaged':
      return askCondition(job)
    case 'other-lot':
      return quiet(without(job, 'lot', 'expiry'))
    case 'lot-unreadable':
      return lotUnreadable(state, asked, context)
    case 'lines':
      return quiet(emptyHanded(job))
    case 'no-paper':
      return askSupplier(state, job)
    case 'no-name':
      return asked.wants === 'name' ? isNew(state, asked, '', context) : quiet(job)
    case 'close':
      return askClose(state, job)
    case 'close-anyway':
      return close(state, job)
    case 'finish':
      return isComplete(state, job) ? finish(state, job) : quiet(job)
    case 'end-blind':
      return endBlind(job)
    default:
      return quiet(asked)
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
  if (choice === 'part-counted') return setAside(state, job, pending)
  if (choice === 'part-more') return book(state, job, pending, context)
  if (choice === 'extra') return book(state, job, accept('extra'), context)
  if (choice === 'extra-aside') return book(state, job, { ...accept('extra'), status: 'quarantine' }, context)
  if (choice === 'blind') return book(state, { ...job, blind: job.blind ?? { supplier: '' } }, pending, context)
  if (choice === 'none-of-them') return noneOfThem(state, job, pending, context)
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

/** None of the deliveries that expect the goods: they came without a paper. */
function noneOfThem(state: State, job: ReceiveJob, pending: Pending, context: JobContext): Decision<ReceiveJob> {
  const expecting = openPurchasesOf(state, job.warehouse, pending.scan.item)
  const declined = [...new Set([...(job.declined ?? []), ...expecting])]
  return book(state, { ...job, declined, blind: job.blind ?? { supplier: '' } }, pending, context)
}

/** The label can't be read: the lot has a name of its own until somebody says which it is. */
function lotUnreadable(state: State, job: ReceiveJob, context: JobContext): Decision<ReceiveJob> {
  if (!job.pending || job.wants !== 'lot') return quiet(job)
  return book(state, job, { ...job.pending, lot: provisionalLot(job.receipt) }, context)
}
