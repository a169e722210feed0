// Owns who works at the demo company, with which badge, PIN and handheld. Invented people, and secrets of a demonstration:
// they are printed at the start. Does not know what anybody did.
import type { BodyOf } from '../../shared/operations/index.ts'
import type { Role } from '../../shared/rows/catalogue.ts'
import type { DeviceId, PersonId, WarehouseId } from '../../shared/values/ids.ts'
import { demoId } from './demo-ids.ts'
import type { Chance } from './random.ts'

export interface DemoPerson {
  readonly row: BodyOf<'person-saved'>
  readonly pin: string
}

type At = 'riga' | 'tallinn' | 'both'

const staff: readonly (readonly [name: string, at: At, language: 'en' | 'ru', ...roles: Role[]])[] = [
  ['Maria Kalniņa', 'riga', 'en', 'picker'],
  ['Ivan Petrov', 'riga', 'ru', 'picker', 'receiver'],
  ['Jānis Bērziņš', 'riga', 'en', 'picker'],
  ['Pēteris Ronis', 'riga', 'en', 'picker'],
  ['Dace Vītola', 'riga', 'en', 'picker'],
  ['Ilze Krūmiņa', 'riga', 'en', 'packer'],
  ['Kristīne Ozola', 'riga', 'en', 'returns'],
  ['Andris Zariņš', 'riga', 'en', 'lead'],
  ['Mart Tamm', 'tallinn', 'en', 'picker', 'packer'],
  ['Liis Kask', 'tallinn', 'en', 'receiver', 'picker'],
  ['Sergei Volkov', 'tallinn', 'ru', 'lead'],
  ['Olga Liepa', 'both', 'ru', 'manager'],
  ['Anna Saar', 'both', 'en', 'bookkeeper'],
  ['Edgars Lapiņš', 'both', 'en', 'admin'],
]

export function demoPeople(riga: WarehouseId, tallinn: WarehouseId, chance: Chance): readonly DemoPerson[] {
  return staff.map(([name, at, language, ...roles], i) => ({
    row: {
      id: demoId<PersonId>('person', name),
      name,
      badge: String(7741 + i * 13),
      language,
      active: true,
      roles,
      warehouses: at === 'both' ? [riga, tallinn] : at === 'riga' ? [riga] : [tallinn],
    },
    pin: String(chance.whole(1000, 9999)),
  }))
}

export function demoDevices(riga: WarehouseId, tallinn: WarehouseId): readonly BodyOf<'device-enrolled'>[] {
  const handheld = (name: string, warehouse: WarehouseId, packStation = false) => ({
    id: demoId<DeviceId>('device', name),
    name,
    warehouse,
    packStation,
  })
  return [
    ...['HH-01', 'HH-04', 'HH-06', 'HH-07', 'HH-11'].map((name) => handheld(name, riga)),
    handheld('Bench 1', riga, true),
    handheld('Bench 2', riga, true),
    handheld('HH-21', tallinn),
    handheld('Bench 21', tallinn, true),
  ]
}
