// Owns what a count writes down: the number of one kind of goods in a bin, and at the end zero for what the books have there
// and nobody saw. Does not know how the number was found.
import type { Wish } from '../../operations/index.ts'
import { Draft } from '../../rows/draft.ts'
import type { Place } from '../../rows/places.ts'
import type { Goods, StockStatus } from '../../rows/stock.ts'
import type { State } from '../../rows/tables.ts'
import { takeCount } from '../../stock/counting.ts'
import { goodsOf } from '../../stock/movements.ts'
import type { CompanyId, OperationId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import type { JobContext } from '../job.ts'
import { without } from '../question.ts'
import { say } from '../words.ts'
import {
  type Counted,
  type Counting,
  type CountJob,
  isSame,
  locationAt,
  restOf,
  settled,
  taskFor,
  wholeTasks,
} from './state.ts'

/** A job after something was written down, and what. */
export interface Written {
  readonly job: CountJob
  readonly wishes: readonly Wish[]
}

/** So many of the goods in hand lie here. */
export function record(state: State, job: CountJob, goods: Counting, units: number, context: JobContext): Written {
  if (!job.place) return { job, wishes: [] }
  const counted: Counted = { item: goods.item, lot: goods.lot ?? '', serial: goods.serial ?? '', units }
  const known = goodsAt(state, job.place, counted)
  const facts = { n: units, unit: unitOf(state, goods.item), name: nameOf(state, goods.item) }
  const far = isFar(state, job.place, known, units, context)
  const strange = isElsewhere(state, job.place, counted)
  const last = far
    ? say('did.counted-again-by-other', facts)
    : say(strange ? 'did.counted-strange' : 'did.counted', facts)
  return {
    job: {
      ...without(settled(job), 'goods', 'wants', 'keypad'),
      counted: [counted, ...job.counted.filter((each) => !isSame(each, counted))],
      last,
    },
    wishes: [countOf(state, job, known, units)],
  }
}

/** A number is so far from the books that it is looked at once more before it is kept. Which way, is not told. */
export function isDoubtful(state: State, job: CountJob, goods: Counting, units: number, context: JobContext): boolean {
  if (!job.place || goods.looked === units) return false
  const counted: Counted = { item: goods.item, lot: goods.lot ?? '', serial: goods.serial ?? '', units }
  return isFar(state, job.place, goodsAt(state, job.place, counted), units, context)
}

/** Nothing else lies here: whatever the books have beside what was counted is not there. */
export function recordRest(state: State, job: CountJob, context: JobContext): Written & { readonly far: boolean } {
  const { place } = job
  if (!place) return { job, wishes: [], far: false }
  const rest = restOf(state, job)
  const whole = wholeTasks(state, job)
  const far = rest.some((quant) => isFar(state, place, quant, 0, context))
  const wishes = rest.map((quant) => countOf(state, job, goodsOf(quant), 0))
  const answered: Wish[] = whole.length > 0 ? [{ type: 'bin-counted', body: { place, tasks: [...whole] } }] : []
  return { job, wishes: [...wishes, ...answered], far }
}

function countOf(state: State, job: CountJob, goods: Goods, units: number): Wish {
  const task = taskFor(state, job, goods.item, goods.lot)
  const place = job.place as Place
  return { type: 'quant-counted', body: { place, ...goods, counted: quantity(units), ...(task && { task }) } }
}

/** Whether the count would not be posted: the rule that will judge it is asked, and nothing comes of it. */
function isFar(state: State, place: Place, goods: Goods, units: number, context: JobContext): boolean {
  const { now: at, person: by, device, warehouse } = context
  const trial = new Draft(state, { id: '' as OperationId, at, by, device, warehouse })
  return !takeCount(trial, place, goods, quantity(units)).posted
}

/** The goods by the books: of which status and owner they are, the shelf does not say. */
function goodsAt(state: State, place: Place, { item, lot, serial }: Counted): Goods {
  const here = state.find('quantsAt', place).filter((quant) => isSame({ item, lot, serial }, quant))
  const usual = usualStatus(state, place)
  const known = here.find((quant) => quant.status === usual) ?? here[0]
  if (known) return goodsOf(known)
  return { item, lot, serial, status: usual, owner: state.get('item', item)?.owner ?? ('' as CompanyId) }
}

function usualStatus(state: State, place: Place): StockStatus {
  const type = locationAt(state, place)?.type
  return type === 'damage' ? 'damaged' : type === 'quarantine' ? 'quarantine' : 'available'
}

/** The books have none of it here. It is counted all the same, and told. */
function isElsewhere(state: State, place: Place, counted: Counted): boolean {
  if (counted.units === 0) return false
  return !state.find('quantsAt', place).some((quant) => quant.quantity > 0 && quant.item === counted.item)
}
