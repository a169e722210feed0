// Owns filling an empty database with the large demo: the operations of the story by the rules and the books of the house, as
// through the door, but with every row in memory and half a day in one commit. What is learned is learned in its half day.
import type { Instant } from '../../../shared/values/time.ts'
import type { Arrival } from '../../apply/arrival.ts'
import { applyGroup } from '../../apply/group.ts'
import { GroupState } from '../../apply/group-state.ts'
import { WorkingSet } from '../../apply/working-set.ts'
import { sealJournals } from '../../jobs/sealing.ts'
import { keepStockTotals } from '../../store/stock-totals.ts'
import { type Store, tenant } from '../../store/store.ts'
import { Chance } from '../random.ts'
import type { DemoOperation } from '../recorder.ts'
import { type LargeFirm, largeFirm } from './firm.ts'
import type { Scale } from './scale.ts'
import { yearOf } from './year.ts'

export interface LargeOptions {
  readonly scale: Scale
  readonly seed: number
  /** The evening on which the year ends. */
  readonly now: Instant
  tell(line: string): void
}

export interface Loaded {
  readonly operations: number
  readonly movements: number
  readonly firm: LargeFirm
}

const tellEvery = 5_000

/**
 * @param store empty, and written by nobody else (`Store.openToFill`)
 * @throws Bug where the story contradicts the rules; Fault where the store can't be written
 */
export async function loadLarge(store: Store, { scale, seed, now, tell }: LargeOptions): Promise<Loaded> {
  const chance = new Chance(seed)
  const firm = largeFirm(scale, chance)
  const held = WorkingSet.ofEmpty()
  const ground = { state: new GroupState(held), leave: held.leave.bind(held) }
  const progress = new Progress(scale.days, tell)
  let operations = 0
  // One transaction for the year: a page that changes every day is written once.
  await store.transaction(async (view) => {
    for (const { day, operations: told } of yearOf({ firm, scale, chance, now }, ground)) {
      const last = told.at(-1)
      if (!last) continue
      const { answers } = await applyGroup(view, arrivalsOf(told, last.at), last.at, held)
      const acks = answers.flatMap((answer) => answer.acks)
      const amiss = acks.find(({ outcome }) => outcome === 'held' || outcome === 'refused')
      if (amiss) throw new Error(`operation ${amiss.id} was ${amiss.outcome}: ${amiss.code}`)
      operations += told.length
      progress.day(day, operations)
    }
  })
  tell('Making indexes…')
  store.filled()
  tell('Sealing the journal…')
  await sealJournals(store)
  for (const { row } of firm.warehouses) await keepStockTotals(store.db, tenant, row.id)
  return { operations, movements: await store.operations.movementCount(), firm }
}

/** Operations of one source that follow each other come together. */
function arrivalsOf(told: readonly DemoOperation[], receivedAt: number): readonly Arrival[] {
  const arrivals: { from: 'house'; source: string; operations: DemoOperation[]; receivedAt: number }[] = []
  for (const operation of told) {
    const last = arrivals.at(-1)
    if (last?.source === operation.source) last.operations.push(operation)
    else arrivals.push({ from: 'house', source: operation.source, operations: [operation], receivedAt })
  }
  return arrivals
}

/** Says now and then how far it is, and how long it will take by what it has taken. */
class Progress {
  readonly #days: number
  readonly #tell: (line: string) => void
  readonly #began = performance.now()
  #firstDay = 0
  #told = 0

  constructor(days: number, tell: (line: string) => void) {
    this.#days = days
    this.#tell = tell
  }

  day(n: number, operations: number): void {
    const now = performance.now()
    if (n === 0) this.#firstDay = now
    if (now - this.#told < tellEvery && n !== this.#days) return
    this.#told = now
    const left = n === 0 ? '' : `, about ${minutes(((now - this.#firstDay) / n) * (this.#days - n))} left`
    const rate = Math.round(operations / ((now - this.#began) / 1000))
    this.#tell(`day ${n} of ${this.#days}: ${operations.toLocaleString('en')} operations, ${rate}/s${left}`)
  }
}

function minutes(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}
