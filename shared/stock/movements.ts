// Owns how units move: both ends of a movement, the contradictions that a movement shows (below zero), and the weighing
// of a late movement against counts made after it. Does not know why anybody moves anything, nor what it costs.

import type { Draft } from '../rows/draft.ts'
import { isReal, type Place, virtual } from '../rows/places.ts'
import { type CountRow, type Goods, partsOfQuant, type QuantRow, quantKey, type StockStatus } from '../rows/stock.ts'
import { derivedId } from '../values/ids.ts'
import { none, type Quantity, quantity } from '../values/quantity.ts'
import { assert } from '../values/result.ts'
import type { Instant } from '../values/time.ts'

/** Only what tells goods apart, from anything that carries it. */
export function goodsOf(quant: Goods): Goods {
  return { item: quant.item, lot: quant.lot, serial: quant.serial, status: quant.status, owner: quant.owner }
}

export interface Move {
  readonly goods: Goods
  readonly from: Place
  readonly to: Place
  /** More than zero; zero moves nothing. */
  readonly quantity: Quantity
  readonly toStatus?: StockStatus
  /** When it differs from the operation's own time: an adjustment carries the time of its count. */
  readonly at?: Instant
}

/**
 * Moves units. Never refused: a place that holds fewer goes below zero and an exception names it. Where a place was
 * counted after the movement happened, the count already saw it, so an equal adjustment is recorded at the count's time.
 */
export function moveUnits(draft: Draft, move: Move): void {
  assert(move.quantity >= 0, `a movement of ${move.quantity}`)
  const toStatus = move.toStatus ?? move.goods.status
  if (move.quantity === 0 || (move.from === move.to && toStatus === move.goods.status)) return
  const goods = goodsOf(move.goods)
  record(draft, { ...move, goods }, toStatus)
  const target = { ...goods, status: toStatus }
  const at = move.at ?? draft.cause.at
  change(draft, move.from, goods, quantity(-move.quantity))
  change(draft, move.to, target, move.quantity)
  weighAgainstCounts(draft, move.from, goods, quantity(-move.quantity), at)
  weighAgainstCounts(draft, move.to, target, move.quantity, at)
}

/** Moves units of each in order. */
export function moveAll(draft: Draft, moves: readonly Move[]): void {
  for (const move of moves) moveUnits(draft, move)
}

/** Moves units back as of the time `at` at which they were moved: at any time, then and now, it is as if they never were. */
export function moveAllBack(draft: Draft, moves: readonly Move[], at: Instant): void {
  for (const { goods, from, to, quantity: units, toStatus } of moves.toReversed()) {
    const status = toStatus ?? goods.status
    moveUnits(draft, {
      goods: { ...goodsOf(goods), status },
      from: to,
      to: from,
      quantity: units,
      toStatus: goods.status,
      at,
    })
  }
}

/** Promises units of a quant to open work, or gives them back (negative). A quant may be promised more than it holds. */
export function allocate(draft: Draft, place: Place, promised: Goods, units: Quantity): void {
  const goods = goodsOf(promised)
  const key = quantKey(place, goods)
  const quant = draft.get('quant', key)
  if (!quant) {
    if (units > 0) store(draft, { ...emptyQuant(draft, key, place, goods), allocated: units })
    return
  }
  store(draft, { ...quant, allocated: quantity(Math.max(0, quant.allocated + units)) })
}

/**
 * Records a count of one quant: the books then say what was seen, as of the time of the count. Movements after it that
 * were already learned stay in force. Returns the adjustment, negative for a loss.
 * @param observed the count that is posted, where it was made and kept before
 */
export function adjustToCount(
  draft: Draft,
  place: Place,
  counting: Goods,
  counted: Quantity,
  { id, at }: { readonly id: string; readonly at: Instant } = draft.cause,
): Quantity {
  const goods = goodsOf(counting)
  const key = quantKey(place, goods)
  const difference = differenceOf(draft, key, counted, at)
  const count: CountRow = { id, warehouse: draft.cause.warehouse, quant: key, at, counted, adjusted: difference }
  const later = nextCount(draft, key, at)
  if (difference !== 0) applyAdjustment(draft, place, goods, difference, at)
  draft.put('count', count)
  // A count that is learned before an earlier one already pinned the shelf: what the earlier explains, the later must not.
  if (later && difference !== 0) absorb(draft, place, goods, later, quantity(-difference))
  return difference
}

/** By how much a count of a quant at a time differs from what the books say of that time; negative where fewer were seen. */
export function differenceOf(draft: Draft, quant: string, counted: number, at: Instant): Quantity {
  const now = draft.get('quant', quant)?.quantity ?? none
  return quantity(counted - (now - draft.movedAfter(quant, at)))
}

/** Takes a count back, as if nobody had looked: what it added goes again, and a later count explains it instead. */
export function withdrawCount(draft: Draft, id: string): void {
  const count = draft.get('count', id)
  if (!count) return
  const { place, goods } = partsOfQuant(count.quant)
  const later = nextCount(draft, count.quant, count.at)
  draft.remove('count', id)
  if (count.adjusted === 0) return
  draft.reviseCount({ count: id, quant: count.quant, adjusted: 0, change: -count.adjusted })
  applyAdjustment(draft, place, goods, quantity(-count.adjusted), count.at)
  if (later) absorb(draft, place, goods, later, count.adjusted)
}

function weighAgainstCounts(draft: Draft, place: Place, goods: Goods, delta: Quantity, at: Instant): void {
  if (!isReal(place)) return
  const later = nextCount(draft, quantKey(place, goods), at)
  if (later) absorb(draft, place, goods, later, quantity(-delta))
}

function absorb(draft: Draft, place: Place, goods: Goods, count: CountRow, correction: Quantity): void {
  applyAdjustment(draft, place, goods, correction, count.at)
  const adjusted = quantity(count.adjusted + correction)
  draft.put('count', { ...count, adjusted })
  draft.reviseCount({ count: count.id, quant: count.quant, adjusted, change: correction })
}

function nextCount(draft: Draft, quant: string, at: Instant): CountRow | undefined {
  let next: CountRow | undefined
  for (const count of draft.find('countsOfQuant', quant)) {
    if (count.disputed === undefined && count.at > at && (!next || count.at < next.at)) next = count
  }
  return next
}

function applyAdjustment(draft: Draft, place: Place, goods: Goods, difference: Quantity, at: Instant): void {
  const adjustment = virtual('adjustment')
  const [from, to] = difference < 0 ? [place, adjustment] : [adjustment, place]
  record(draft, { goods, from, to, quantity: quantity(Math.abs(difference)), at }, goods.status)
  change(draft, place, goods, difference)
}

function record(draft: Draft, move: Move, toStatus: StockStatus): void {
  const { cause } = draft
  draft.record({
    id: derivedId(cause.id, 'movement', draft.movementCount),
    operation: cause.id,
    warehouse: cause.warehouse,
    at: move.at ?? cause.at,
    ...move.goods,
    from: move.from,
    to: move.to,
    toStatus,
    quantity: move.quantity,
    by: cause.by,
    device: cause.device,
  })
}

function change(draft: Draft, place: Place, goods: Goods, delta: Quantity): void {
  if (!isReal(place)) return
  const key = quantKey(place, goods)
  const before = draft.get('quant', key) ?? emptyQuant(draft, key, place, goods)
  const after: QuantRow = { ...before, quantity: quantity(before.quantity + delta) }
  store(draft, after)
  if (after.quantity < 0 && before.quantity >= 0) {
    draft.raise('negative-stock', `quant:${key}`, { item: goods.item, place, quantity: after.quantity })
  }
  if (after.quantity >= 0 && before.quantity < 0) settleNegative(draft, key)
}

/** The shelf and the books agree again, so what was open about it is closed by the same fact. */
function settleNegative(draft: Draft, key: string): void {
  for (const exception of draft.find('exceptionsOf', `quant:${key}`)) {
    if (exception.kind !== 'negative-stock' || exception.state !== 'open') continue
    draft.resolve(exception, 'settled')
  }
}

/** Notes how many units of a quant are in doubt; none where a dispute is settled. */
export function setDoubt(draft: Draft, key: string, units: Quantity): void {
  const { place, goods } = partsOfQuant(key)
  const { doubt: _before, ...quant } = draft.get('quant', key) ?? emptyQuant(draft, key, place, goods)
  store(draft, units > 0 ? { ...quant, doubt: units } : quant)
}

function store(draft: Draft, quant: QuantRow): void {
  if (quant.quantity === 0 && quant.allocated === 0 && !quant.doubt) draft.remove('quant', quant.id)
  else draft.put('quant', quant)
}

function emptyQuant(draft: Draft, key: string, place: Place, goods: Goods): QuantRow {
  return { id: key, warehouse: draft.cause.warehouse, place, ...goods, quantity: none, allocated: none }
}
