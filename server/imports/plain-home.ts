// Owns the home of imported orders where there is none yet: a company with books in their currency, and a warehouse with
// a bin for every item. Does not know what is imported.
import { system } from '../../shared/operations/apply.ts'
import type { BodyOf, Wish } from '../../shared/operations/index.ts'
import type { CompanyId, LocationId, WarehouseId } from '../../shared/values/ids.ts'
import type { HouseOperation } from '../apply/arrival.ts'
import { importedId } from './import-ids.ts'
import { type Aisle, drawWarehouse, type FrontPlace, floorOf } from './racks.ts'

const zone = 'Europe/London'

export function plainCompany(name: string, currency: string): BodyOf<'company-saved'> {
  return { id: importedId<CompanyId>('company', name, currency), name, currency, zone, costing: 'fifo' }
}

const front: readonly FrontPlace[] = [
  { code: 'DOCK-1', zone: 'dock', type: 'dock' },
  { code: 'STAGE-1', zone: 'stage', type: 'stage' },
  { code: 'PACK-1', zone: 'pack', type: 'pack' },
  { code: 'QUAR-1', zone: 'quarantine', type: 'quarantine' },
  { code: 'DAMAGE-1', zone: 'damage', type: 'damage' },
]

/** A warehouse of 16-bin bays with room for at least so many bins. */
export function plainWarehouse(
  name: string,
  company: CompanyId,
  bins: number,
): { readonly warehouse: BodyOf<'warehouse-saved'>; readonly locations: readonly BodyOf<'location-saved'>[] } {
  const id = importedId<WarehouseId>('warehouse', name)
  const idOf = (code: string) => importedId<LocationId>('location', id, code)
  const bays = 12
  const aisles = Array.from({ length: Math.max(1, Math.ceil(bins / (bays * 16))) }, (_, i): Aisle => {
    const letter = aisleName(i)
    return {
      name: letter,
      zone: letter,
      storageClass: 'ambient',
      bays,
      levels: ['pick-face', 'pick-face'],
      places: 4,
    }
  })
  const [dock, stage, packBench] = ['DOCK-1', 'STAGE-1', 'PACK-1'].map(idOf) as [LocationId, LocationId, LocationId]
  return {
    warehouse: { id, name, zone, company, dock, packBench, stage, floor: floorOf(aisles) },
    locations: drawWarehouse({ warehouse: id, aisles, front, idOf }),
  }
}

/** The operations that make it, at the time given. */
export function homeOperations(wishes: readonly Wish[], warehouse: WarehouseId, at: number): readonly HouseOperation[] {
  return wishes.map((wish) => ({
    id: importedId('operation', wish.type, warehouse, JSON.stringify(wish.body)),
    at,
    by: system,
    warehouse,
    ...wish,
  }))
}

/** A, B … Z, AA, AB … */
function aisleName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : aisleName(Math.floor(index / 26) - 1) + letter
}
