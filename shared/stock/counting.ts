// Owns what a count leads to: within tolerance it is posted at once; beyond it the observation is kept, the quant is disputed and
// another person looks; what two people saw alike, or somebody approves, is posted as of the time of the last look. Does not know
// who asked for the count, nor tasks.
import type { Draft } from '../rows/draft.ts'
import type { Place } from '../rows/places.ts'
import { type CountRow, type Goods, partsOfQuant, quantKey } from '../rows/stock.ts'
import type { ExceptionRow } from '../rows/work.ts'
import type { PersonId } from '../values/ids.ts'
import { none, type Quantity, quantity } from '../values/quantity.ts'
import { adjustToCount, differenceOf, setDoubt, withdrawCount } from './movements.ts'

/** What became of a count. */
export type Counted =
  | { readonly posted: true; readonly difference: Quantity; readonly tolerated: boolean }
  | { readonly posted: false; readonly difference: Quantity; readonly books: number; readonly first: boolean }

/** Takes in a count of one quant by a person at the draft's time. */
export function takeCount(draft: Draft, place: Place, goods: Goods, counted: Quantity): Counted {
  const key = quantKey(place, goods)
  const { at, by } = draft.cause
  const difference = differenceOf(draft, key, counted, at)
  const earlier = disputedCounts(draft, key)
  const books = counted - difference
  const tolerance = toleranceOf(draft, books)
  const tolerated = tolerance !== undefined && Math.abs(difference) <= tolerance
  const agreed = earlier.some(
    (count) => count.disputed !== by && differenceOf(draft, key, count.counted, count.at) === difference,
  )
  if (tolerance === undefined || tolerated || agreed) {
    settle(draft, key, earlier, agreed ? 'agreed' : 'found')
    return { posted: true, difference: adjustToCount(draft, place, goods, counted), tolerated }
  }
  observe(draft, key, counted, by)
  setDoubt(draft, key, quantity(Math.max(0, -difference)))
  return { posted: false, difference, books, first: earlier.length === 0 }
}

/** Posts the last look at a disputed quant, as of its time. Returns it, or undefined where nothing is disputed. */
export function approveCount(draft: Draft, key: string): CountRow | undefined {
  const earlier = disputedCounts(draft, key)
  const last = earlier[earlier.length - 1]
  if (!last) return undefined
  settle(draft, key, earlier, 'approved')
  const { place, goods } = partsOfQuant(key)
  adjustToCount(draft, place, goods, last.counted, last)
  return draft.get('count', last.id)
}

/** Takes a count back. Where it was disputed, the dispute ends with the last look. */
export function withdrawLook(draft: Draft, id: string): void {
  const count = draft.get('count', id)
  if (!count) return
  withdrawCount(draft, id)
  if (count.disputed === undefined) return
  const left = disputedCounts(draft, count.quant)
  const last = left[left.length - 1]
  if (!last) {
    settle(draft, count.quant, [], 'undone')
    return
  }
  const difference = differenceOf(draft, count.quant, last.counted, last.at)
  setDoubt(draft, count.quant, quantity(Math.max(0, -difference)))
}

/** Forgets the counts of a quant whose units went over to another name: what they explained stays, they explain no more. */
export function forgetCounts(draft: Draft, key: string): void {
  for (const { id } of draft.find('countsOfQuant', key)) draft.remove('count', id)
  settle(draft, key, [], 'named')
}

/** Looks at a quant that are not posted, oldest first. */
export function disputedCounts(draft: Draft, key: string): readonly CountRow[] {
  return draft
    .find('countsOfQuant', key)
    .filter((count) => count.disputed !== undefined)
    .sort((a, b) => a.at - b.at)
}

function observe(draft: Draft, quant: string, counted: Quantity, by: PersonId): void {
  const { id, at, warehouse } = draft.cause
  draft.put('count', { id, warehouse, quant, at, counted, adjusted: none, disputed: by })
}

function settle(draft: Draft, key: string, earlier: readonly CountRow[], resolution: string): void {
  for (const { id } of earlier) draft.remove('count', id)
  if (draft.get('quant', key)?.doubt) setDoubt(draft, key, none)
  for (const exception of open(draft, key)) draft.resolve(exception, resolution)
}

function open(draft: Draft, key: string): readonly ExceptionRow[] {
  return draft
    .find('exceptionsOf', `quant:${key}`)
    .filter((exception) => exception.kind === 'count-disputed' && exception.state === 'open')
}

function toleranceOf(draft: Draft, books: number): number | undefined {
  const tolerance = draft.get('warehouse', draft.cause.warehouse)?.countTolerance
  return tolerance && Math.max(tolerance.units, Math.floor((Math.abs(books) * tolerance.perMille) / 1000))
}
