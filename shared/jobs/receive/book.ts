// Owns the way of scanned goods into the books: what is still missing is asked, what contradicts is asked, then it is
// recorded. Does not know how the scan came in.
import type { Wish } from '../../operations/index.ts'
import { atLocation, type Place } from '../../rows/places.ts'
import type { Goods, StockStatus } from '../../rows/stock.ts'
import { indexKey, type State } from '../../rows/tables.ts'
import type { PurchaseLineRow } from '../../rows/work.ts'
import type { CompanyId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import { businessDate } from '../../values/time.ts'
import { scanRecord } from '../goods-scan.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import type { Decision, JobContext } from '../job.ts'
import { answer, ask, calm, right, without } from '../question.ts'
import type { Look } from '../view.ts'
import { say, type Words } from '../words.ts'
import { bookedOf, emptyHanded, type Pending, type ReceiveJob } from './state.ts'

/** Books goods, or asks for the first thing that stands in the way. Called again with each answer until nothing does. */
export function book(state: State, job: ReceiveJob, pending: Pending, context: JobContext): Decision<ReceiveJob> {
  const held: ReceiveJob = { ...without(calm(job), 'wants', 'keypad', 'unknown'), pending }
  const question = questionOf(state, held, pending, context)
  if (question) return ask(held, question)
  const wants = missingFact(state, pending)
  if (wants) return right({ ...held, wants }, askedFor[wants])
  if (pending.units === undefined) return right({ ...held, keypad: true }, say('did.item-right'))
  return record(state, held, pending, pending.units)
}

const askedFor = {
  lot: say('ask.lot'),
  expiry: say('ask.expiry'),
  serial: say('ask.serial'),
} as const

/** What the item must be booked with and the scan did not tell. */
function missingFact(state: State, pending: Pending): 'lot' | 'expiry' | 'serial' | undefined {
  const item = state.get('item', pending.scan.item)
  const tracking = item?.tracking ?? 'none'
  if (tracking === 'serial') return pending.serial ? undefined : 'serial'
  if (tracking === 'none') return undefined
  if (!pending.lot) return 'lot'
  if (tracking === 'lot-expiry' && !pending.expiry && !knownExpiry(state, pending)) return 'expiry'
  return undefined
}

function knownExpiry(state: State, pending: Pending) {
  return pending.lot ? state.get('lot', `${pending.scan.item}|${pending.lot}`)?.expiry : undefined
}

function questionOf(state: State, job: ReceiveJob, pending: Pending, context: JobContext): Look | undefined {
  const { accepted, scan } = pending
  const back = say('back.to-job', { job: 'receive' })
  if (scan.doubts && !accepted.includes('reading')) return whichReading(pending, back)
  const known = knownExpiry(state, pending)
  if (known && pending.expiry && known !== pending.expiry && !accepted.includes('expiry')) {
    return otherExpiry(known, pending.expiry)
  }
  const expiry = pending.expiry ?? known
  const zone = state.get('warehouse', context.warehouse)?.zone ?? 'UTC'
  if (expiry && pending.status === 'available' && expiry < businessDate(context.now, zone)) {
    return expired(nameOf(state, scan.item), expiry, back)
  }
  return accepted.includes('extra') ? undefined : extraOf(state, job, pending, back)
}

function whichReading(pending: Pending, back: Words): Look {
  const readings = [pending.scan, ...(pending.scan.doubts ?? [])].slice(0, 5)
  return {
    kind: 'look',
    title: say('reading.title'),
    text: say('reading.text'),
    choices: readings.map((reading, index) => ({
      choice: `reading:${index}`,
      icon: 'lot',
      words: say('reading.lot', { lot: reading.lot ?? '' }),
      ...(reading.expiry && { consequence: say('reading.expiry', { expiry: reading.expiry }) }),
    })),
    back,
  }
}

function otherExpiry(known: string, seen: string): Look {
  return {
    kind: 'look',
    title: say('expiry.differs'),
    text: say('expiry.differs.text'),
    compare: [
      { label: say('expiry.on-file'), value: say('date', { day: known }) },
      { label: say('expiry.scanned'), value: say('date', { day: seen }) },
    ],
    choices: [
      {
        choice: 'expiry-anyway',
        icon: 'receive',
        words: say('expiry.receive'),
        consequence: say('then.manager-decides'),
      },
    ],
    back: say('back.scan-again'),
  }
}

function expired(name: string, expiry: string, back: Words): Look {
  return {
    kind: 'look',
    title: say('expired.title'),
    text: say('expired.item', { name, expiry }),
    choices: [
      {
        choice: 'quarantine',
        icon: 'park',
        words: say('expired.quarantine'),
        consequence: say('then.manager-decides'),
      },
    ],
    back,
  }
}

/** More than was ordered, or not ordered at all: the buyer will want to know, so the person says that it is meant. */
function extraOf(state: State, job: ReceiveJob, pending: Pending, back: Words): Look | undefined {
  // Without a paper nothing is over or under: whoever buys is told of all of it.
  if (!job.purchase) return undefined
  const line = pending.line ? state.get('purchaseLine', pending.line) : undefined
  const name = nameOf(state, pending.scan.item)
  const unit = unitOf(state, pending.scan.item)
  if (line && line.received + (pending.units ?? 0) <= line.ordered) return undefined
  const number = state.get('purchase', job.purchase)?.number ?? ''
  return {
    kind: 'look',
    title: say('extra.title'),
    text: line
      ? say('extra.over', { name, unit, ordered: line.ordered, received: line.received + (pending.units ?? 0) })
      : say('extra.not-ordered', { name, number }),
    choices: [
      { choice: 'extra', icon: 'receive', words: say('extra.receive'), consequence: say('then.buyer-told') },
      { choice: 'extra-aside', icon: 'park', words: say('extra.aside'), consequence: say('then.buyer-decides') },
      { choice: 'look-up', icon: 'look-up', words: say('look-up.do'), consequence: say('park.kept') },
    ],
    back,
  }
}

function record(state: State, job: ReceiveJob, pending: Pending, units: number): Decision<ReceiveJob> {
  const { scan } = pending
  const purchase = job.purchase && state.get('purchase', job.purchase)
  const line = pending.line ? state.get('purchaseLine', pending.line) : undefined
  const goods: Goods = {
    item: scan.item,
    lot: pending.lot ?? '',
    serial: pending.serial ?? '',
    status: pending.status,
    owner: (purchase ? purchase.company : state.get('item', scan.item)?.owner) ?? ('' as CompanyId),
  }
  const wish: Wish = {
    type: 'goods-received',
    body: {
      receipt: job.receipt,
      ...(job.purchase && { purchase: job.purchase }),
      ...(!job.purchase && job.blind?.supplier && { supplier: job.blind.supplier }),
      ...(line && { line: line.id }),
      ...goods,
      ...(pending.expiry && { expiry: pending.expiry }),
      quantity: quantity(units),
      to: placeFor(state, job, pending.status),
      ...(scan.code !== '' && { scan: scanRecord(scan) }),
    },
  }
  return told(
    state,
    { ...after(job, pending, line), booked: bookedWith(job, goods, units) },
    pending,
    line,
    units,
    wish,
  )
}

/** The goods stay in hand until their line is full: the next case of them needs one scan. */
function after(job: ReceiveJob, pending: Pending, line: PurchaseLineRow | undefined): ReceiveJob {
  return {
    ...emptyHanded(job),
    ...(line ? { line: line.id } : { extra: pending.scan.item }),
    ...(pending.scan.code !== '' && { pack: scanRecord(pending.scan) }),
    ...(pending.lot && !pending.serial && { lot: pending.lot }),
    ...(pending.expiry && { expiry: pending.expiry }),
  }
}

function told(
  state: State,
  job: ReceiveJob,
  pending: Pending,
  line: PurchaseLineRow | undefined,
  units: number,
  wish: Wish,
): Decision<ReceiveJob> {
  const name = nameOf(state, pending.scan.item)
  const unit = unitOf(state, pending.scan.item)
  const last = say(pending.status === 'available' ? 'did.received' : 'did.set-aside', { n: units, unit, name })
  const next: ReceiveJob = { ...job, last }
  const received = line ? line.received + units : bookedOf(job, pending.scan.item)
  if (line ? received >= line.ordered : job.purchase !== undefined) {
    return answer({ ...emptyHanded(next), last }, { kind: 'done', title: last, what: name }, [wish])
  }
  const of = line?.ordered ?? received
  if (pending.moved && line) {
    return answer(next, { kind: 'moved', words: say('moved.item', { name, done: received, of, unit }) }, [wish])
  }
  if (pending.moved) return answer(next, { kind: 'moved', words: last }, [wish])
  return right(next, line ? say('count.of', { done: received, of, unit }) : last, [wish])
}

function bookedWith(job: ReceiveJob, goods: Goods, units: number): ReceiveJob['booked'] {
  if (goods.status !== 'available') return job.booked
  const same = (each: Goods) => each.item === goods.item && each.lot === goods.lot && each.serial === goods.serial
  const before = job.booked.find(same)
  return [...job.booked.filter((each) => !same(each)), { ...goods, quantity: (before?.quantity ?? 0) + units }]
}

/** Where goods of a status stand after they arrived. */
export function placeFor(state: State, job: ReceiveJob, status: StockStatus): Place {
  if (status === 'available') return atLocation(job.dock)
  const type = status === 'damaged' ? 'damage' : 'quarantine'
  const place = state.find('specialLocations', indexKey(job.warehouse, type)).find((location) => !location.blocked)
  return atLocation(place?.id ?? job.dock)
}
