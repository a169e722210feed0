// Owns goods that arrive in a bad condition: some of what was counted already, or more of it. Does not know how whole goods
// are counted.
import type { Wish } from '../../operations/index.ts'
import { atLocation } from '../../rows/places.ts'
import type { State } from '../../rows/tables.ts'
import { goodsOf } from '../../stock/movements.ts'
import { quantity } from '../../values/quantity.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import type { Decision } from '../job.ts'
import { ask, right } from '../question.ts'
import type { Choice } from '../view.ts'
import { say } from '../words.ts'
import { placeFor } from './book.ts'
import { bookedOf, type Condition, itemInHand, type Pending, type ReceiveJob } from './state.ts'

/** What the eye sees, not a reason code. */
export function askCondition(job: ReceiveJob): Decision<ReceiveJob> {
  const choice = (condition: Condition, icon: Choice['icon']): Choice => ({
    choice: `condition:${condition}`,
    icon,
    words: say(`condition.${condition}`),
    consequence: say(`condition.${condition}.then`),
  })
  // Whoever scans before they answer has said "damaged" already.
  return ask(
    { ...job, condition: 'damaged' },
    {
      kind: 'look',
      title: say('condition.title'),
      text: say('condition.text'),
      choices: [choice('damaged', 'damaged'), choice('quarantine', 'opened')],
      back: say('back.to-job', { job: 'receive' }),
    },
  )
}

/** The condition is said: how many of the goods in hand, or whatever is scanned next. */
export function onCondition(state: State, job: ReceiveJob, condition: Condition): Decision<ReceiveJob> {
  const marked: ReceiveJob = { ...job, condition }
  const counting = itemInHand(state, job) !== undefined
  return right(counting ? { ...marked, keypad: true } : marked, say('note.next-condition', { status: condition }))
}

/** A number of bad units was typed while some of the goods are counted already: are they among those? */
export function askCounted(state: State, job: ReceiveJob, pending: Pending, units: number): Decision<ReceiveJob> {
  const { item } = pending.scan
  const unit = unitOf(state, item)
  const counted = bookedOf(job, item)
  const among: Choice = {
    choice: 'part-counted',
    icon: 'fewer',
    words: say('part.counted'),
    consequence: say('part.counted.then', { n: units, of: counted, unit }),
  }
  const more: Choice = {
    choice: 'part-more',
    icon: 'receive',
    words: say('part.more'),
    consequence: say('part.more.then', { n: units, unit }),
  }
  return ask(
    { ...job, pending: { ...pending, units } },
    {
      kind: 'look',
      title: say('part.title'),
      text: say('part.text', { n: units, unit, name: nameOf(state, item), counted }),
      choices: units <= counted ? [among, more] : [more],
      back: say('back.to-job', { job: 'receive' }),
    },
  )
}

/** Units that were counted as whole are set aside: of the lot in hand first. */
export function setAside(state: State, job: ReceiveJob, pending: Pending): Decision<ReceiveJob> {
  const { scan, status, units = 0, lot } = pending
  const from = atLocation(job.dock)
  const mine = job.booked.filter((each) => each.item === scan.item)
  const inOrder = [...mine.filter((each) => each.lot === lot), ...mine.filter((each) => each.lot !== lot)]
  const wishes: Wish[] = []
  let left = units
  let { booked } = job
  for (const entry of inOrder) {
    const moved = Math.min(left, entry.quantity)
    if (moved <= 0) continue
    left -= moved
    booked = booked.map((each) => (each === entry ? { ...each, quantity: each.quantity - moved } : each))
    wishes.push({
      type: 'goods-moved',
      body: {
        purpose: 'set-aside',
        ...goodsOf(entry),
        quantity: quantity(moved),
        from,
        to: placeFor(state, job, status),
        toStatus: status,
        reason: status === 'damaged' ? 'damaged' : 'quality',
      },
    })
  }
  const facts = { n: units - left, unit: unitOf(state, scan.item), name: nameOf(state, scan.item) }
  const last = say('did.set-aside', facts)
  const { pending: _done, condition: _over, keypad: _closed, question: _answered, ...rest } = job
  return right({ ...rest, booked: booked.filter((each) => each.quantity > 0), last }, last, wishes)
}
