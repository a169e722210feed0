// Owns how events enter the order of costing: accepted, told anew, undone, linked to their sources when those arrive,
// moved when a source moves. Does not cost them.
import type { ItemId } from '../../values/ids.ts'
import { assert } from '../../values/result.ts'
import { type CostEvent, type CostInput, type EventKey, type Reversal, rankOf, sourcesOf } from '../cost-event.ts'
import { itemsOf } from '../costing/cost-leg.ts'
import type { Asking } from './needs.ts'
import type { Run } from './run.ts'

/** What may be told of a cost event from outside. */
export type Telling = Exclude<CostInput, Reversal>

/** One thing that happened to the events of a company. `by` is the operation, named as the cause of what follows. */
export type Arrival =
  | { readonly kind: 'accept'; readonly by: string; readonly input: Telling }
  /** An accepted, not frozen event is told anew under its id (a count's difference after a late movement). */
  | { readonly kind: 'revise'; readonly by: string; readonly input: Telling }
  /** Undone: replays as absent; once frozen, its lines come back the other way at the lock. */
  | { readonly kind: 'reverse'; readonly by: string; readonly id: string }

/** Id of the event that undoes a frozen one. */
export function reversalIdOf(id: string): string {
  return `${id}~reversed`
}

/** Enters all arrivals and queues what is to be costed. */
export function* arrive(run: Run, arrivals: readonly Arrival[]): Asking<void> {
  const ids: string[] = []
  const mayBeSources: string[] = []
  const items: ItemId[] = []
  for (const arrival of arrivals) {
    if (arrival.kind === 'reverse') {
      ids.push(arrival.id, reversalIdOf(arrival.id))
      mayBeSources.push(arrival.id)
      continue
    }
    const { input } = arrival
    ids.push(...sourcesOf(input))
    if (arrival.kind === 'revise') ids.push(input.id)
    if (isSource(input)) mayBeSources.push(input.id)
    for (const item of itemsOf(input, [])) if (item !== null) items.push(item)
  }
  yield* run.load(ids, mayBeSources, items)
  for (const arrival of arrivals) {
    if (arrival.kind === 'accept') yield* accept(run, arrival.input, arrival.by)
    else if (arrival.kind === 'revise') yield* revise(run, arrival.input, arrival.by)
    else yield* reverse(run, arrival.id, arrival.by)
  }
}

function isSource({ type }: CostInput): boolean {
  return (
    type === 'receipt' || type === 'ship' || type === 'opening' || type === 'transfer-out' || type === 'landed-cost'
  )
}

function* accept(run: Run, input: CostInput, by: string): Asking<void> {
  assert(!run.find(input.id), `cost event accepted twice: ${input.id}`)
  const time = Math.max(input.at, run.books.lock)
  const key: EventKey = { time, at: input.at, rank: rankOf(input.type), id: input.id }
  const event = run.know({ id: input.id, input, time, key, links: [], items: [], legs: [], touches: [] })
  run.force(event, by).fresh = true
  yield* place(run, event, by, true)
}

function* revise(run: Run, input: Telling, by: string): Asking<void> {
  const event = run.event(input.id)
  assert(!run.isFrozen(event), `frozen cost event revised: ${input.id}`)
  if (event.absent) return
  event.input = input
  run.noteSources(event)
  yield* place(run, event, by, true)
}

function* reverse(run: Run, id: string, by: string): Asking<void> {
  const event = run.event(id)
  if (event.absent || run.find(reversalIdOf(id))) return
  if (run.isFrozen(event)) {
    const at = event.input.at
    yield* accept(run, { type: 'reversal', id: reversalIdOf(id), at, of: id }, by)
    return
  }
  event.absent = true
  yield* place(run, event, by, true)
}

/** Finds an event's sources and its place in the order; when either is new (or `anew`), moves it and its referrers. */
function* place(run: Run, event: CostEvent, by: string, anew: boolean): Asking<void> {
  const links = yield* linksOf(run, event)
  const sources = links.map((id) => run.event(id))
  const key = {
    time: Math.max(event.time, run.books.lock, ...sources.map((source) => source.key.time)),
    at: Math.max(event.input.at, ...sources.map((source) => source.key.at)),
    rank: rankOf(event.input.type),
    id: event.id,
  }
  const stays = key.time === event.key.time && key.at === event.key.at && sameList(links, event.links)
  if (stays && !anew) return
  for (const { item } of run.noteMove(event)) {
    run.queue.push({ order: 0, key: event.key, gapIn: item, cause: by })
  }
  for (const [leg, { touched }] of event.legs.entries()) yield* run.retouch(event, leg, touched, [], by)
  event.legs = event.legs.map((leg) => (leg.touched.length === 0 ? leg : { ...leg, touched: [] }))
  event.key = key
  event.links = links
  event.items = event.absent ? [] : itemsOf(event.input, sources)
  run.force(event, by).moved = true
  if (!isSource(event.input)) return
  yield* run.load([], [event.id])
  for (const referrer of run.referrersOf(event.id)) {
    if (!run.isFrozen(referrer) && !referrer.absent) yield* place(run, referrer, by, false)
  }
}

function* linksOf(run: Run, event: CostEvent): Asking<readonly string[]> {
  if (event.absent) return []
  const named = sourcesOf(event.input)
  if (named.length === 0) return named
  yield* run.load(named)
  const links = named.filter((id) => {
    const source = run.find(id)
    return source && !source.absent && follows(event.input, source.input)
  })
  const [landedCost] = links
  if (event.input.type !== 'freight-invoice' || landedCost === undefined) return links
  const receipts = run.event(landedCost).links
  yield* run.load(receipts)
  return [landedCost, ...receipts]
}

/** Whether `input` can be costed from `source`: of the right kind and, where it names an item, of the same one. */
function follows(input: CostInput, source: CostInput): boolean {
  if ('item' in input && 'item' in source && input.item !== source.item) return false
  switch (input.type) {
    case 'supplier-invoice':
    case 'supplier-return':
    case 'landed-cost':
      return source.type === 'receipt' || source.type === 'opening'
    case 'return-to-stock':
    case 'return-damaged':
      return source.type === 'ship'
    case 'transfer-in':
    case 'transfer-loss':
      return source.type === 'transfer-out'
    case 'freight-invoice':
      return source.type === 'landed-cost'
    default:
      return true
  }
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i])
}
