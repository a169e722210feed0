// Owns what counting remembers between scans, and what the books say lies in the bin in hand. Does not know what an input
// does. The books are asked only for what nobody has counted yet: a counter is never shown what is expected.
import type { LocationRow } from '../../rows/catalogue.ts'
import { atLocation, locationOf, onPlate, type Place, plateOf } from '../../rows/places.ts'
import type { Goods, QuantRow } from '../../rows/stock.ts'
import { indexKey, type State } from '../../rows/tables.ts'
import type { TaskRow } from '../../rows/work.ts'
import type { ItemId, LocationId, PersonId, PlateId, TaskId } from '../../values/ids.ts'
import type { JobBase } from '../job.ts'
import { without } from '../question.ts'

/** Goods whose number is being found out. */
export interface Counting {
  readonly item: ItemId
  readonly lot?: string
  readonly serial?: string
  /** Units that scans of it made so far, and how many scans these were. */
  readonly units: number
  readonly scans: number
  /** The scans are the number: goods were weighed, counted one by one, or have serial numbers. */
  readonly sure?: true
  /** The person knows that it was counted in this bin before. */
  readonly again?: true
  /** The number that was looked at once more, for it is far from the books. */
  readonly looked?: number
}

/** Goods whose number in this bin is recorded. */
export interface Counted {
  readonly item: ItemId
  readonly lot: string
  readonly serial: string
  readonly units: number
}

/** What was scanned while something else waited for an answer: it comes next. */
export type Then =
  | { readonly goods: Counting }
  | { readonly place: Place }
  /** Only the bin is to be closed. */
  | { readonly close: true }

export interface CountJob extends JobBase {
  readonly job: 'count'
  /** Who counts: what they have counted already, another person counts again. */
  readonly person: PersonId
  /** Goes from bin to bin of the tasks that wait; else whatever bin is scanned. */
  readonly guided: boolean
  /** The bin or plate that is being counted. */
  readonly place?: Place
  readonly goods?: Counting
  readonly wants?: 'lot' | 'serial'
  readonly keypad?: true
  /** What was counted in this bin so far, the latest first. */
  readonly counted: readonly Counted[]
  /** What the open question is about, and what comes once it is answered. */
  readonly asking?: Counting
  readonly then?: Then
  /** Bins that are done, for the progress bar; and those that could not be reached. */
  readonly bins: number
  readonly later: readonly LocationId[]
}

/** Count tasks that wait, but those at bins that were put off. */
export function tasksWaiting(state: State, job: CountJob): readonly TaskRow[] {
  return state.find('openTasks', indexKey(job.warehouse, 'count')).filter((task) => {
    const location = task.from && locationOf(task.from)
    return location !== undefined && !job.later.includes(location) && isFor(task, job)
  })
}

/** A second look is another person's. */
function isFor(task: TaskRow, job: CountJob): boolean {
  return task.notBy !== job.person
}

/** The bins that tasks ask for, each once, in the order in which one walks by them. */
export function binsWaiting(state: State, job: CountJob): readonly LocationRow[] {
  const bins = new Map<LocationId, LocationRow>()
  for (const task of tasksWaiting(state, job)) {
    const id = task.from && locationOf(task.from)
    const location = id && state.get('location', id)
    if (location && task.from !== job.place) bins.set(location.id, location)
  }
  return [...bins.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** The task that a count of these goods at a place answers. */
export function taskFor(state: State, job: CountJob, item: ItemId, lot: string): TaskId | undefined {
  return tasksHere(state, job).find((task) => task.item === item && (!task.lot || task.lot === lot))?.id
}

/** The tasks that ask for the whole bin in hand. */
export function wholeTasks(state: State, job: CountJob): readonly TaskId[] {
  return tasksHere(state, job).flatMap((task) => (task.item === undefined ? [task.id] : []))
}

function tasksHere(state: State, job: CountJob): readonly TaskRow[] {
  if (!job.place) return []
  return state.find('openTasksFrom', job.place).filter((task) => task.kind === 'count' && isFor(task, job))
}

/** What a task wants counted in the bin in hand and nobody has counted yet. */
export function wantedHere(state: State, job: CountJob): TaskRow | undefined {
  return tasksHere(state, job).find(
    (task) => task.item !== undefined && !job.counted.some((each) => answers(each, task)),
  )
}

function answers(counted: Counted, task: TaskRow): boolean {
  return counted.item === task.item && (!task.lot || task.lot === counted.lot)
}

/** What the books have in the bin and nobody has counted. */
export function restOf(state: State, job: CountJob): readonly QuantRow[] {
  if (!job.place) return []
  return state
    .find('quantsAt', job.place)
    .filter((quant) => quant.quantity !== 0 && !job.counted.some((each) => isSame(each, quant)))
}

export function isSame(
  counted: Pick<Counted, 'item' | 'lot' | 'serial'>,
  goods: Pick<Goods, 'item' | 'lot' | 'serial'>,
): boolean {
  return counted.item === goods.item && counted.lot === goods.lot && counted.serial === goods.serial
}

export function placeCode(state: State, place: Place): string {
  const [location, plate] = [locationOf(place), plateOf(place)]
  if (location) return state.get('location', location)?.code ?? location
  return (plate && state.get('plate', plate)?.code) ?? place
}

/** The location in which a counted place is: the bin itself, or where the plate stands. */
export function locationAt(state: State, place: Place): LocationRow | undefined {
  const plate = plateOf(place)
  const at = plate ? state.get('plate', plate)?.at : place
  const id = at && locationOf(at)
  return id && state.get('location', id)
}

export function placeOf(start: { readonly location?: LocationId; readonly plate?: PlateId }): Place | undefined {
  if (start.location) return atLocation(start.location)
  return start.plate && onPlate(start.plate)
}

/** The job without the question that it asked, and without what hung on it. */
export function settled(job: CountJob): CountJob {
  return without(job, 'question', 'asking', 'then')
}
