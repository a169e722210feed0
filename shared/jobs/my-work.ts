// Owns the first screen: what is in hand, and what waits, by count, each with the one fact that makes it urgent. Does not
// know how a job goes.
import { mayAt } from '../operations/rights.ts'
import { indexKey, type State } from '../rows/tables.ts'
import type { OrderRow } from '../rows/work.ts'
import { businessDate, type Instant } from '../values/time.ts'
import { type AnyJob, view } from './index.ts'
import type { JobContext } from './job.ts'
import { movesWaiting } from './move/state.ts'
import { moveTasks } from './put-back/state.ts'
import { quantsAtDocks, type Start } from './route.ts'
import type { StepIcon } from './view.ts'
import { say, type Words } from './words.ts'

export interface WorkCard {
  readonly icon: StepIcon
  readonly title: Words
  /** How many wait; absent for work that nobody asks for. */
  readonly count?: number
  /** "7 orders due by 12:00" */
  readonly fact?: Words
  /** The job that it opens. */
  readonly start: Start
}

export interface MyWork {
  /** "Go on where you stopped". */
  readonly continue?: { readonly title: Words; readonly fact?: Words }
  readonly cards: readonly WorkCard[]
}

/** What a person sees first. @param inHand the job that was left open, if any */
export function myWork(state: State, context: JobContext, inHand?: AnyJob): MyWork {
  const cards = [
    picks(state, context),
    receipts(state, context),
    putAways(state, context),
    ...putBacks(state, context),
    ...benches(state, context),
    ...returns(state, context),
  ]
  const shown = inHand && view(state, inHand)
  if (!shown) return { cards }
  const fact = shown.next ?? (shown.where && say('next.is', { code: shown.where.code }))
  return { continue: { title: shown.title, ...(fact && { fact }) }, cards }
}

function picks(state: State, context: JobContext): WorkCard {
  const mine: OrderRow[] = []
  for (const phase of ['released', 'picking'] as const) {
    for (const order of state.find('ordersInState', indexKey(context.warehouse, phase))) {
      if (order.openPicks > 0 && (!order.claim || order.claim.device === context.device)) mine.push(order)
    }
  }
  const fact = dueFact(state, context, mine)
  return {
    icon: 'pick',
    title: say('work.pick'),
    count: mine.length,
    start: { job: 'pick' },
    ...(fact && { fact }),
  }
}

/** How many are late; else how many must leave by the next cut-off of today. */
function dueFact(state: State, context: JobContext, orders: readonly OrderRow[]): Words | undefined {
  const late = orders.filter((order) => order.shipBy < context.now).length
  if (late > 0) return say('work.late', { n: late })
  let next: Instant | undefined
  for (const order of orders) if (next === undefined || order.shipBy < next) next = order.shipBy
  if (next === undefined) return undefined
  const zone = zoneOf(state, context)
  if (businessDate(next, zone) !== businessDate(context.now, zone)) return undefined
  const due = orders.filter((order) => order.shipBy === next).length
  return say('work.due-by', { n: due, time: timeOfDay(next, zone) })
}

function receipts(state: State, context: JobContext): WorkCard {
  const zone = zoneOf(state, context)
  const today = businessDate(context.now, zone)
  const open = (['open', 'part-received'] as const).flatMap((phase) =>
    state.find('purchasesInState', indexKey(context.warehouse, phase)),
  )
  const due = open.filter((purchase) => businessDate(purchase.expectedAt, zone) <= today).length
  return {
    icon: 'receive',
    title: say('work.receive'),
    count: open.length,
    start: { job: 'receive' },
    ...(due > 0 && { fact: say('work.due-today', { n: due }) }),
  }
}

function putAways(state: State, context: JobContext): WorkCard {
  const quants = quantsAtDocks(state, context.warehouse)
  const units = quants.reduce((sum, quant) => sum + quant.quantity, 0)
  return {
    icon: 'put-away',
    title: say('work.put-away'),
    count: quants.length,
    start: { job: 'put-away' },
    ...(units > 0 && { fact: say('work.at-dock', { n: units }) }),
  }
}

/** What lies in totes for nobody; no card while there is none. */
function putBacks(state: State, context: JobContext): readonly WorkCard[] {
  const { length } = moveTasks(state, context.warehouse)
  return length === 0
    ? []
    : [{ icon: 'return', title: say('work.put-back'), count: length, start: { job: 'put-back' } }]
}

/** For whoever takes returns; nobody knows how many come. */
function returns(state: State, context: JobContext): readonly WorkCard[] {
  const person = state.get('person', context.person)
  const may = person !== undefined && mayAt(person, 'return', context.now)
  return may ? [{ icon: 'return', title: say('work.return'), start: { job: 'return' } }] : []
}

function benches(state: State, context: JobContext): readonly WorkCard[] {
  const packs = state.find('openTasks', indexKey(context.warehouse, 'pack'))
  const orders = packs.flatMap((task) => (task.order && state.get('order', task.order)) || [])
  const fact = dueFact(state, context, orders)
  const ships = state.find('openTasks', indexKey(context.warehouse, 'ship')).length
  const counts = state
    .find('openTasks', indexKey(context.warehouse, 'count'))
    .filter((task) => task.notBy !== context.person)
  const second = counts.filter((task) => task.notBy !== undefined).length
  const moves = movesWaiting(state, context.warehouse).length
  return [
    { icon: 'pack', title: say('work.pack'), count: packs.length, start: { job: 'pack' }, ...(fact && { fact }) },
    { icon: 'ship', title: say('work.ship'), count: ships, start: { job: 'ship' } },
    {
      icon: 'count',
      title: say('work.count'),
      count: counts.length,
      start: { job: 'count' },
      ...(second > 0 && { fact: say('work.second-look', { n: second }) }),
    },
    { icon: 'move', title: say('job.move'), ...(moves > 0 && { count: moves }), start: { job: 'move' } },
  ]
}

function zoneOf(state: State, context: JobContext): string {
  return state.get('warehouse', context.warehouse)?.zone ?? 'UTC'
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function timeOfDay(at: Instant, zone: string): string {
  let clock = clocks.get(zone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    clocks.set(zone, clock)
  }
  return clock.format(at)
}
