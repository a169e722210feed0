// Owns what each way out of a contradiction does: work for hands (a count, a carrying), or changes of rows. Choosing a way is
// the operation `exception-resolved`; here is its effect. Which ways a contradiction has is the register's.
import { allocateLine, noteAllocated, openUnits } from '../orders/release.ts'
import type { Draft } from '../rows/draft.ts'
import { atLocation, isReal, type Place } from '../rows/places.ts'
import type { QuantRow } from '../rows/stock.ts'
import { indexKey, type State } from '../rows/tables.ts'
import type { ExceptionRow, TaskRow } from '../rows/work.ts'
import { approveCount } from '../stock/counting.ts'
import type { Way } from '../stock/exceptions.ts'
import { lotKey } from '../stock/lots.ts'
import { provisionalItem } from '../stock/provisional.ts'
import type { ItemId, LocationId, OrderId } from '../values/ids.ts'
import { quantity } from '../values/quantity.ts'
import type { BusinessDate } from '../values/time.ts'
import { askForCount, askForMove, type Carrying } from './floor-tasks.ts'
import { nameItem, withCode } from './item-identified.ts'
import { nameLocation } from './location-identified.ts'
import { settleOrder, unpick } from './order-progress.ts'
import { alignPackTask } from './pack-task.ts'
import { purchaseStateOf } from './purchase-state.ts'
import { reuseTote } from './reuse-tote.ts'

/** What whoever decided said beside the way. */
export interface Decided {
  /** Another order that is to have the goods, or the order that goods came back from. */
  readonly order?: OrderId
  /** Places that are to be counted. */
  readonly places?: readonly Place[]
  /** What an unknown code stands for, and how many units one scan of it means. */
  readonly item?: ItemId
  readonly factor?: number
  /** Which bin an unknown label is on. */
  readonly location?: LocationId
  /** What a new item is called. */
  readonly sku?: string
  readonly name?: string
}

/** Changes what follows from a way; returns facts to keep with the exception. */
type Effect = (draft: Draft, exception: ExceptionRow, decided: Decided) => ExceptionRow['facts'] | undefined

/** Nothing follows in rows: it is a decision, or the desk records what follows as an operation of its own. */
const none: Effect = () => undefined

export const effects: Readonly<Record<Way, Effect>> = {
  accepted: none,
  'keep-first': none,
  'keep-known-date': none,
  'late-scan-expected': none,
  'keep-and-expect-invoice': none,
  // The order stays open; it is released again when goods come.
  'wait-for-stock': none,
  'wait-for-payment': none,
  // Money is put right by documents of its own.
  'correct-document': none,
  'release-anyway': releaseHeld,
  // Rights and devices are changed by operations of their own, which ask for another right.
  'change-roles': none,
  'revoke-device': none,
  // The server applies what it held back once more.
  'try-again': none,
  'add-code-to-item': addCode,
  'create-item': createItem,
  'name-bin': nameBin,
  approve,
  'name-order': nameOrder,
  'count-bin': count,
  'count-again': count,
  'count-bins': countPlaces,
  'move-away': moveAway,
  'put-back': putBack,
  'use-for-other-order': useElsewhere,
  'pick-again': pickAgain,
  'send-back': sendBack,
  'claim-from-supplier': claim,
  'expect-later': expectLater,
  'take-seen-date': takeSeenDate,
  unblock,
}

const fact = (exception: ExceptionRow, name: string) => String(exception.facts[name] ?? '')
const units = (exception: ExceptionRow, ...names: readonly string[]) =>
  Number(names.map((name) => exception.facts[name]).find((value) => value !== undefined) ?? 0)

/** Asks for a count of what it is about, unless somebody has counted it since. */
function count(draft: Draft, exception: ExceptionRow): undefined {
  const key = exception.subject.startsWith('quant:') ? exception.subject.slice('quant:'.length) : ''
  const [keyPlace = '', keyItem = '', keyLot = ''] = key.split('|')
  const place = (keyPlace || fact(exception, 'place')) as Place
  if (!isReal(place)) return undefined
  const counted = key !== '' && draft.find('countsOfQuant', key).some(({ at }) => at > exception.openedAt)
  if (counted) return undefined
  const item = (keyItem || fact(exception, 'item')) as ItemId
  const lot = keyLot || fact(exception, 'lot')
  askForCount(draft, { place, ...(item && { item }), ...(lot && { lot }), exception: exception.id })
  return undefined
}

function countPlaces(draft: Draft, exception: ExceptionRow, { places = [] }: Decided): undefined {
  for (const [index, place] of places.entries()) askForCount(draft, { place, exception: exception.id }, index)
  return undefined
}

/** The last look at a disputed quant is right: the books follow it, as of its time. */
function approve(draft: Draft, exception: ExceptionRow): ExceptionRow['facts'] | undefined {
  const count = approveCount(draft, exception.subject.slice('quant:'.length))
  return count && { count: count.id }
}

/** Goods that lie where they should not are carried to where they fit. */
function moveAway(draft: Draft, exception: ExceptionRow): undefined {
  const place = atLocation(exception.subject.slice('location:'.length) as LocationId)
  const goods = exception.facts.item === undefined ? draft.find('quantsAt', place) : lying(draft, place, exception)
  goods
    .filter(({ quantity: lies }) => lies > 0)
    .forEach((quant, index) => {
      askForMove(draft, { goods: quant, quantity: quant.quantity, from: quant.place, exception: exception.id }, index)
    })
  return undefined
}

/** What is in totes for nobody goes back to the bins from which it came. */
function putBack(draft: Draft, exception: ExceptionRow): undefined {
  for (const [index, carrying] of stranded(draft, exception).entries()) askForMove(draft, carrying, index)
  return undefined
}

/** A tote that another order can have whole changes hands; else its goods go back to the shelf, from where they are picked. */
function useElsewhere(draft: Draft, exception: ExceptionRow, { order }: Decided): ExceptionRow['facts'] {
  const back: Carrying[] = []
  const used: string[] = []
  for (const [place, carryings] of byPlace(stranded(draft, exception))) {
    const plate = draft.get('plate', place.slice(2))
    const all = draft.find('quantsAt', place).reduce((sum, quant) => sum + quant.quantity, 0)
    const free = carryings.reduce((sum, carrying) => sum + carrying.quantity, 0)
    const before = plate?.order
    const taker = plate && all === free ? reuseTote(draft, plate, order) : undefined
    if (!taker) {
      back.push(...carryings)
      continue
    }
    used.push(taker.number)
    for (const { line, quantity: taken } of carryings) if (line) unpick(draft, line, taken)
    if (before) leaveTote(draft, before, place)
  }
  for (const [index, carrying] of back.entries()) askForMove(draft, carrying, index)
  return used.length > 0 ? { used: used.join(', ') } : {}
}

function leaveTote(draft: Draft, orderId: OrderId, place: Place): void {
  const order = draft.get('order', orderId)
  if (order?.tote && `P:${order.tote}` === place) {
    const { tote: _given, ...rest } = order
    draft.put('order', rest)
  }
  settleOrder(draft, orderId)
  alignPackTask(draft, orderId)
}

/** Units in totes that their order does not want: of one pick, or all that a cancelled order holds. */
export function stranded(draft: State, exception: ExceptionRow): readonly Carrying[] {
  const { id } = exception
  if (exception.kind === 'cancelled-after-pick') {
    const order = exception.subject.slice('order:'.length) as OrderId
    const picks = draft.find('tasksOfOrder', order).filter((task) => task.kind === 'pick' && task.done > 0)
    return draft.find('platesOfOrder', order).flatMap((plate) =>
      draft
        .find('quantsAt', `P:${plate.id}`)
        .filter((quant) => quant.quantity > 0)
        .map((goods) => ({
          goods,
          quantity: goods.quantity,
          from: goods.place,
          order,
          exception: id,
          ...cameFrom(picks, goods),
        })),
    )
  }
  const holds = fact(exception, 'holds') as Place
  const wanted = units(exception, 'left', 'over', 'quantity')
  const line = draft.get('orderLine', fact(exception, 'line'))
  const [goods] = lying(draft, holds, exception)
  if (!goods) return []
  const shelf = fact(exception, 'place') as Place
  return [
    {
      goods,
      quantity: quantity(Math.min(goods.quantity, wanted)),
      from: holds,
      exception: id,
      ...(line && { order: line.order, line: line.id }),
      // What is past its date does not go back among what is sold.
      ...(exception.kind !== 'unfit-picked' && isReal(shelf) && { to: shelf }),
    },
  ]
}

function cameFrom(picks: readonly TaskRow[], goods: QuantRow): Pick<Carrying, 'to' | 'line'> {
  const pick = picks.find((task) => task.item === goods.item && (!task.lot || task.lot === goods.lot))
  return { ...(pick?.from && { to: pick.from }), ...(pick?.line && { line: pick.line }) }
}

function byPlace(carryings: readonly Carrying[]): Map<Place, Carrying[]> {
  const places = new Map<Place, Carrying[]>()
  for (const carrying of carryings) places.set(carrying.from, [...(places.get(carrying.from) ?? []), carrying])
  return places
}

/** What of the exception's item (and lot) lies in a place. */
function lying(draft: State, place: Place, exception: ExceptionRow): readonly QuantRow[] {
  const item = fact(exception, 'item')
  const lot = fact(exception, 'lot')
  return draft
    .find('quantsAt', place)
    .filter((quant) => quant.item === item && quant.quantity > 0 && (lot === '' || quant.lot === lot))
}

/** A return of which nobody knew the order belongs to one: its line has come back, and the credit follows (`post`). */
function nameOrder(draft: Draft, exception: ExceptionRow, { order: id }: Decided): ExceptionRow['facts'] | undefined {
  const order = id && draft.get('order', id)
  if (!order || exception.kind !== 'blind-return') return undefined
  const came = units(exception, 'quantity')
  const lines = draft.find('linesOfOrder', order.id).filter((line) => line.item === exception.facts.item)
  const line = lines.find((each) => each.shipped - (each.returned ?? 0) >= came) ?? lines[0]
  if (!line) return undefined
  const returned = (line.returned ?? 0) + came
  draft.put('orderLine', { ...line, returned: quantity(returned) })
  const over = Math.min(came, returned - line.shipped)
  const facts = { order: order.number, item: line.item, over, quantity: came }
  if (over > 0) draft.raise('returned-more', `orderLine:${line.id}`, facts)
  return { order: order.number, line: line.id }
}

/** The code belongs to an item: what was set aside under it becomes that item's. */
/** An order held for money waits for its goods like any other. */
function releaseHeld(draft: Draft, { subject }: ExceptionRow): undefined {
  const order = draft.get('order', subject.slice('order:'.length))
  if (order?.state === 'held') draft.put('order', { ...order, state: 'waiting' })
  return undefined
}

function addCode(draft: Draft, exception: ExceptionRow, { item: id, factor = 1 }: Decided): undefined {
  const code = fact(exception, 'code')
  const item = id && draft.get('item', id)
  if (!item) return undefined
  const found = provisionalItem(code)
  if (draft.get('item', found)?.provisional) nameItem(draft, found, item.id, factor)
  else if (!item.codes.some((each) => each.code === code)) draft.put('item', withCode(item, code, factor))
  return undefined
}

/** What was set aside under the code is an item of its own. */
function createItem(draft: Draft, exception: ExceptionRow, { sku, name }: Decided): undefined {
  const found = draft.get('item', provisionalItem(fact(exception, 'code')))
  if (!found?.provisional || found.identified) return undefined
  const { provisional: _known, ...item } = found
  draft.put('item', { ...item, ...(sku && { sku }), ...(name && { name }) })
  return undefined
}

function nameBin(draft: Draft, exception: ExceptionRow, { location }: Decided): undefined {
  const from = exception.subject.slice('location:'.length) as LocationId
  if (location) nameLocation(draft, from, location)
  return undefined
}

/** Looks again for what an order still misses. */
function pickAgain(draft: Draft, exception: ExceptionRow): undefined {
  const id = exception.subject.slice('order:'.length) as OrderId
  const order = draft.get('order', id)
  if (!order || order.state === 'cancelled') return undefined
  for (const line of draft.find('linesOfOrder', id)) {
    if (openUnits(line) <= 0) continue
    noteAllocated(draft, id, line.id, allocateLine(draft, order, line, `pick:${line.id}`))
  }
  settleOrder(draft, id)
  alignPackTask(draft, id)
  return undefined
}

/** Goods for the supplier are set aside at once, so that nobody picks them, and carried to where they wait for the van. */
function sendBack(draft: Draft, exception: ExceptionRow): undefined {
  const place = fact(exception, 'place') as Place
  const aside = draft
    .find('specialLocations', indexKey(draft.cause.warehouse, 'quarantine'))
    .find(({ blocked }) => !blocked)
  let open = units(exception, 'over', 'quantity')
  const lyingThere = exception.kind === 'unknown-code' ? [] : lying(draft, place, exception)
  for (const [index, goods] of lyingThere.entries()) {
    const some = Math.min(goods.quantity, open)
    open -= some
    const to = aside && atLocation(aside.id)
    if (to === goods.place) continue
    askForMove(
      draft,
      { goods, quantity: quantity(some), from: goods.place, exception: exception.id, ...(to && { to }) },
      index,
    )
  }
  return undefined
}

/** Units that never came, or came broken, are claimed; the purchase shows how many. */
function claim(draft: Draft, exception: ExceptionRow): undefined {
  const [kind, id = ''] = exception.subject.split(':')
  const purchaseId = kind === 'purchaseLine' ? draft.get('purchaseLine', id)?.purchase : id
  const purchase = kind === 'item' ? undefined : draft.get('purchase', purchaseId ?? '')
  if (!purchase) return undefined
  const claimed = (purchase.claimed ?? 0) + units(exception, 'missing', 'quantity')
  draft.put('purchase', { ...purchase, claimed: quantity(claimed) })
  return undefined
}

/** The delivery was closed, but the rest is still to come: the purchase is open for it. */
function expectLater(draft: Draft, exception: ExceptionRow): undefined {
  const purchase = draft.get('purchase', exception.subject.slice('purchase:'.length))
  if (purchase?.state === 'closed') draft.put('purchase', { ...purchase, state: purchaseStateOf(purchase) })
  return undefined
}

function takeSeenDate(draft: Draft, exception: ExceptionRow): undefined {
  const id = exception.subject.slice('lot:'.length)
  const [item = '', ...lot] = id.split('|')
  const row = draft.get('lot', lotKey(item, lot.join('|')))
  const seen = fact(exception, 'seen')
  if (row && seen) draft.put('lot', { ...row, expiry: seen as BusinessDate })
  return undefined
}

function unblock(draft: Draft, exception: ExceptionRow): undefined {
  const location = draft.get('location', exception.subject.slice('location:'.length))
  if (location?.blocked) draft.put('location', { ...location, blocked: false })
  return undefined
}
