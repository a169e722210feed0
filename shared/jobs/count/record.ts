// Owns what a count writes down: the number of one kind of goods in a bin, and at the end zero for what the books have there
// and nobody saw. Does not know how the number was found.
import type { Wish } from '../../operations/index.ts'
import type { Place } from '../../rows/places.ts'
import type { Goods, StockStatus } from '../../rows/stock.ts'
import type { State } from '../../rows/tables.ts'
import { goodsOf } from '../../stock/movements.ts'
import type { CompanyId } from '../../values/ids.ts'
import { quantity } from '../../values/quantity.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import { without } from '../question.ts'
import { say } from '../words.ts'
import { type Counted, type Counting, type CountJob, isSame, locationAt, restOf, settled, taskFor } from './state.ts'

/** A job after something was written down, and what. */
export interface Written {
  readonly job: CountJob
  readonly wishes: readonly Wish[]
}

/** So many of the goods in hand lie here. */
export function record(state: State, job: CountJob, goods: Counting, units: number): Written {
  if (!job.place) return { job, wishes: [] }
  const counted: Counted = { item: goods.item, lot: goods.lot ?? '', serial: goods.serial ?? '', units }
  const facts = { n: units, unit: unitOf(state, goods.item), name: nameOf(state, goods.item) }
  const last = isElsewhere(state, job.place, counted) ? say('did.counted-strange', facts) : say('did.counted', facts)
  return {
    job: {
      ...without(settled(job), 'goods', 'wants', 'keypad'),
      counted: [counted, ...job.counted.filter((each) => !isSame(each, counted))],
      last,
    },
    wishes: [countOf(state, job.place, goodsAt(state, job.place, counted), units)],
  }
}

/** Nothing else lies here: whatever the books have beside what was counted is not there. */
export function recordRest(state: State, job: CountJob): Written {
  const { place } = job
  if (!place) return { job, wishes: [] }
  const rest = restOf(state, job)
  return { job, wishes: rest.map((quant) => countOf(state, place, goodsOf(quant), 0)) }
}

function countOf(state: State, place: Place, goods: Goods, units: number): Wish {
  const task = taskFor(state, place, goods.item, goods.lot)
  return { type: 'quant-counted', body: { place, ...goods, counted: quantity(units), ...(task && { task }) } }
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
