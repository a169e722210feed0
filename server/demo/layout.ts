// Owns the two warehouses of the demo company as drawn: Riga North with eight aisles, a reserve and a cold store, and
// Tallinn Harbour with three. Does not know what lies in them.
import type { BodyOf } from '../../shared/operations/index.ts'
import type { CartonSize } from '../../shared/rows/catalogue.ts'
import type { CompanyId, LocationId, WarehouseId } from '../../shared/values/ids.ts'
import { type Aisle, drawWarehouse, type FrontPlace, floorOf, type LocationBody } from '../imports/racks.ts'
import { demoId } from './demo-ids.ts'

export interface DemoWarehouse {
  readonly row: BodyOf<'warehouse-saved'>
  readonly locations: readonly LocationBody[]
}

/** The boxes of both benches, in millimetres and grams. */
const demoCartons: readonly CartonSize[] = [
  { code: 'S1', inner: [200, 150, 100], emptyWeight: 60, maxWeight: 5000 },
  { code: 'S2', inner: [280, 200, 120], emptyWeight: 110, maxWeight: 8000 },
  { code: 'M1', inner: [350, 250, 180], emptyWeight: 190, maxWeight: 12_000 },
  { code: 'M2', inner: [400, 300, 250], emptyWeight: 290, maxWeight: 18_000 },
  { code: 'L1', inner: [500, 400, 350], emptyWeight: 480, maxWeight: 25_000 },
  { code: 'L2', inner: [600, 500, 500], emptyWeight: 760, maxWeight: 31_500 },
]

const rack = (name: string, zone: string, more: Partial<Aisle> = {}): Aisle => ({
  name,
  zone,
  storageClass: 'ambient',
  bays: 12,
  levels: ['pick-face', 'pick-face'],
  places: 4,
  ...more,
})

const reserve: Partial<Aisle> = { levels: ['reserve', 'reserve', 'reserve', 'reserve'], places: 2 }

const rigaAisles: readonly Aisle[] = [
  rack('A', 'A'),
  rack('B', 'B'),
  rack('C', 'reserve', reserve),
  rack('D', 'D'),
  rack('E', 'E'),
  rack('F', 'F', { storageClass: 'frozen' }),
  rack('G', 'G', { without: [6] }),
  rack('H', 'H', { without: [6] }),
]

const tallinnAisles: readonly Aisle[] = [
  rack('A', 'A', { bays: 8 }),
  rack('B', 'B', { bays: 8 }),
  rack('C', 'reserve', { bays: 8, ...reserve }),
]

function front(docks: number, benches: number): readonly FrontPlace[] {
  const numbered = (count: number, code: string, type: FrontPlace['type']): FrontPlace[] =>
    Array.from({ length: count }, (_, i) => ({ code: `${code}-${i + 1}`, zone: type, type }))
  return [
    ...numbered(docks, 'DOCK', 'dock'),
    ...numbered(1, 'STAGE', 'stage'),
    ...numbered(benches, 'PACK', 'pack'),
    ...numbered(1, 'QUAR', 'quarantine'),
    ...numbered(1, 'DAMAGE', 'damage'),
  ]
}

export function demoWarehouses(company: CompanyId): { readonly riga: DemoWarehouse; readonly tallinn: DemoWarehouse } {
  return {
    riga: made('Riga North', 'Europe/Riga', company, rigaAisles, front(3, 3)),
    tallinn: made('Tallinn Harbour', 'Europe/Tallinn', company, tallinnAisles, front(2, 1)),
  }
}

function made(
  name: string,
  zone: string,
  company: CompanyId,
  aisles: readonly Aisle[],
  places: readonly FrontPlace[],
): DemoWarehouse {
  const id = demoId<WarehouseId>('warehouse', name)
  const idOf = (code: string) => demoId<LocationId>('location', name, code)
  return {
    row: {
      id,
      name,
      zone,
      company,
      dock: idOf('DOCK-1'),
      packBench: idOf('PACK-1'),
      stage: idOf('STAGE-1'),
      // More than this is counted again by another person before the books follow.
      countTolerance: { units: 2, perMille: 20 },
      floor: floorOf(aisles),
      cartons: demoCartons,
      dimensionalDivisor: 5000,
    },
    locations: drawWarehouse({ warehouse: id, aisles, front: places, idOf }),
  }
}
