// Owns the drawing of a warehouse: aisles of racks side by side, places along the front wall, each with its code and the
// point in the aisle from which it is reached. Does not know what lies there.
//
// Seen from above, in decimetres: the front wall with docks and benches is y = 0; racks begin behind a lane and run away
// from it. The last bay of an aisle is the nearest to the front, the first the farthest. A bin A-03-12 is aisle A, bay 03,
// level 1, place 2; places 1 to 4 are on the left, 5 to 8 on the right.
import type { BodyOf } from '../../shared/operations/index.ts'
import type { FloorPlan, LocationType } from '../../shared/rows/catalogue.ts'
import type { LocationId, WarehouseId } from '../../shared/values/ids.ts'

export type LocationBody = BodyOf<'location-saved'>

export interface Aisle {
  readonly name: string
  readonly zone: string
  readonly storageClass: string
  readonly bays: number
  /** Bays where a pillar or a door takes the place of a rack. */
  readonly without?: readonly number[]
  /** What each level is for, from the floor up. */
  readonly levels: readonly Extract<LocationType, 'pick-face' | 'reserve'>[]
  /** Places on each side of a bay's level: 4, or 2 where pallets stand. */
  readonly places: 2 | 4
}

export interface FrontPlace {
  readonly code: string
  readonly zone: string
  readonly type: Exclude<LocationType, 'pick-face' | 'reserve'>
}

export interface Drawing {
  readonly warehouse: WarehouseId
  readonly aisles: readonly Aisle[]
  readonly front: readonly FrontPlace[]
  /** The id of a place, made from its code. */
  idOf(code: string): LocationId
}

const aislePitch = 42
const bayWidth = 27
const lane = 60
/** A lane that crosses the racks half-way. */
const crossing = 30
const frontPitch = 45

/** The floor that goes with the drawing: a lane in front, one half-way, one behind the deepest aisle. */
export function floorOf(aisles: readonly Aisle[]): FloorPlan {
  const bays = Math.max(...aisles.map((aisle) => aisle.bays))
  const half = lane + Math.ceil(bays / 2) * bayWidth
  const back = lane + bays * bayWidth + crossing
  return { aislesRun: 'y', crossAisles: [lane / 2, half + crossing / 2, back + lane / 2] }
}

export function drawWarehouse(drawing: Drawing): readonly LocationBody[] {
  return [
    ...drawing.front.map((place, i) => frontPlace(drawing, place, i)),
    ...drawing.aisles.flatMap((aisle, i) => aisleBins(drawing, aisle, i)),
  ]
}

/** The check digits on a bin's label: two signs that prove that the label was read and not remembered. */
function checkCodeOf(code: string): string {
  let sum = 7
  for (const sign of code) sum = (sum * 31 + sign.charCodeAt(0)) % 97
  return String(sum).padStart(2, '0')
}

function frontPlace({ warehouse, idOf }: Drawing, { code, zone, type }: FrontPlace, index: number): LocationBody {
  return {
    id: idOf(code),
    warehouse,
    code,
    zone,
    type,
    aisle: '',
    bay: 0,
    level: 0,
    slot: index + 1,
    side: 'left',
    x: 10 + index * frontPitch,
    y: 0,
    storageClass: 'ambient',
    blocked: false,
  }
}

function aisleBins({ warehouse, idOf }: Drawing, aisle: Aisle, index: number): LocationBody[] {
  const bins: LocationBody[] = []
  for (let bay = 1; bay <= aisle.bays; bay += 1) {
    if (aisle.without?.includes(bay)) continue
    const fromFront = aisle.bays - bay
    const past = fromFront >= Math.ceil(aisle.bays / 2) ? crossing : 0
    const bayStart = lane + fromFront * bayWidth + past
    for (const [above, type] of aisle.levels.entries()) {
      for (const slot of slotsOf(aisle)) {
        const code = `${aisle.name}-${String(bay).padStart(2, '0')}-${above + 1}${slot}`
        const along = ((slot - 1) % 4) + 0.5
        bins.push({
          id: idOf(code),
          warehouse,
          code,
          zone: aisle.zone,
          type,
          aisle: aisle.name,
          bay,
          level: above + 1,
          slot,
          side: slot <= 4 ? 'left' : 'right',
          x: 10 + index * aislePitch,
          y: bayStart + Math.round((along * bayWidth) / aisle.places),
          storageClass: aisle.storageClass,
          blocked: false,
          checkCode: checkCodeOf(code),
          capacity: capacityOf(aisle, type),
        })
      }
    }
  }
  return bins
}

/** A shelf place is a quarter of a bay, 60 cm deep and 50 high; a pallet place is half a bay and takes one. */
function capacityOf({ places }: Aisle, type: LocationType) {
  if (places === 2 || type === 'reserve') return { volume: 1_500_000, weight: 800_000, pallets: 1 }
  return { volume: 200_000, weight: 60_000 }
}

function slotsOf({ places }: Aisle): readonly number[] {
  return places === 4 ? [1, 2, 3, 4, 5, 6, 7, 8] : [1, 2, 5, 6]
}
