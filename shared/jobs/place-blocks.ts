// Owns how a place is shown: its code, where it sits in the rack, and the way to it from where the person was last seen.
// Does not know why anybody goes there.
import { headingTo, type Point, walkDistance } from '../planning/way.ts'
import type { LocationRow } from '../rows/catalogue.ts'
import { atLocation } from '../rows/places.ts'
import type { State } from '../rows/tables.ts'
import type { ItemId, LocationId } from '../values/ids.ts'
import { nameOf } from './item-blocks.ts'
import type { BlockState, Rack, Way, WhereBlock } from './view.ts'
import { say, type Words } from './words.ts'

interface Seen {
  readonly at?: LocationId
  readonly before?: LocationId
}

/** The WHERE block of a location. */
export function whereOf(
  state: State,
  location: LocationRow,
  seen: Seen,
  shown: { state: BlockState; label: Words },
): WhereBlock {
  const rack = rackOf(state, location)
  const way = wayTo(state, seen, location)
  return {
    state: shown.state,
    label: shown.label,
    code: location.code,
    ...(rack && { rack }),
    ...(way && { way }),
    ...(shown.state === 'done' && { done: say('where.right') }),
  }
}

/** The job's memory of where the person is, moved on to a place that they have just proved. */
export function seenAt<J extends Seen>(job: J, location: LocationId): J {
  if (job.at === location) return job
  return { ...job, at: location, ...(job.at && { before: job.at }) }
}

/** The bay's drawing; absent for a place without a rack. */
function rackOf(state: State, location: LocationRow): Rack | undefined {
  if (location.type !== 'pick-face' && location.type !== 'reserve') return undefined
  const bay = state
    .find('locationsInBay', `${location.warehouse}|${location.aisle}|${location.bay}`)
    .filter((other) => other.side === location.side)
  const slots = bay.map((other) => other.slot)
  const levels = bay.map((other) => other.level)
  const [firstSlot, lastSlot] = [Math.min(...slots), Math.max(...slots)]
  const [lowest, highest] = [Math.min(...levels), Math.max(...levels)]
  if (bay.length < 2) return undefined
  return {
    columns: lastSlot - firstSlot + 1,
    levels: highest - lowest + 1,
    column: location.slot - firstSlot + 1,
    level: location.level - lowest + 1,
  }
}

/** The way from where the person was last seen; absent where that is not known. */
export function wayTo(state: State, seen: Seen, to: LocationRow): Way | undefined {
  const at = seen.at && state.get('location', seen.at)
  if (!at) return undefined
  const before = seen.before && state.get('location', seen.before)
  const { side, level } = to
  const turn = headingTo(before as Point | undefined, at, to)
  if (turn === 'here') return { turn, words: say('way.here', { side, level }) }
  return { turn, words: say('way', { metres: metres(at, to), side, level }) }
}

/** How the right place lies from a wrong one that was scanned: by places and levels in the same bay, else by the way. */
export function wayFrom(wrong: LocationRow, right: LocationRow): Way {
  const sameBay = wrong.aisle === right.aisle && wrong.bay === right.bay && wrong.side === right.side
  if (!sameBay) {
    return { turn: 'ahead', words: say('way', { metres: metres(wrong, right), side: right.side, level: right.level }) }
  }
  const places = right.slot - wrong.slot
  const levels = right.level - wrong.level
  if (places === 0) {
    return { turn: levels > 0 ? 'levels-up' : 'levels-down', words: say('way.levels', { levels }) }
  }
  return { turn: places < 0 ? 'places-left' : 'places-right', words: say('way.places', { places, levels }) }
}

export function metres(from: Point, to: Point): number {
  return Math.max(1, Math.round(walkDistance(from, to) / 10))
}

/** What lies in a bin, in one line. @param wanted the item that was looked for: if it lies there, it is promised to others */
export function holdsWords(state: State, location: LocationRow, wanted?: ItemId): Words {
  const { code } = location
  const there = state.find('quantsAt', atLocation(location.id)).filter((quant) => quant.quantity > 0)
  const plate = state.find('platesAt', atLocation(location.id))[0]
  if (there.some((quant) => quant.item === wanted)) return say('hint.promised', { code })
  const name = there[0] ? nameOf(state, there[0].item) : plate?.code
  return name === undefined ? say('hint.holds-nothing', { code }) : say('hint.holds', { code, name })
}
