// Owns places: every end of a movement. A unit is always somewhere: in a bin, on a plate, or at a virtual place
// (supplier, customer…), so movements conserve units. Does not know what lies there.
import type { Branded, LocationId, PlateId } from '../values/ids.ts'

/** `L:<location>`, `P:<plate>` or the name of a virtual place. */
export type Place = Branded<string, 'Place'>

export type VirtualPlace =
  | 'supplier'
  | 'customer'
  | 'transit'
  | 'adjustment'
  | 'scrap'
  | 'production'
  | 'opening'
  | 'identity'

export function atLocation(id: LocationId): Place {
  return `L:${id}` as Place
}

export function onPlate(id: PlateId): Place {
  return `P:${id}` as Place
}

export function virtual(place: VirtualPlace): Place {
  return place as string as Place
}

/** Real places hold quants; virtual ones only take part in movements. */
export function isReal(place: Place): boolean {
  return place.charCodeAt(1) === 58
}

export function locationOf(place: Place): LocationId | undefined {
  return place.startsWith('L:') ? (place.slice(2) as LocationId) : undefined
}

export function plateOf(place: Place): PlateId | undefined {
  return place.startsWith('P:') ? (place.slice(2) as PlateId) : undefined
}
