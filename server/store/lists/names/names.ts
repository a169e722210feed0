// Owns giving names to ids: people, devices, items, places, orders, looked up in bulk once for each answer. What is not
// known any more keeps its id as its name, so that nothing disappears from a list.
import type { ItemName, Named, PlaceName } from '../../../../shared/protocol/desk/names.ts'
import type { DeviceRow, ItemRow, LocationRow, PersonRow } from '../../../../shared/rows/catalogue.ts'
import { locationOf, type Place, plateOf } from '../../../../shared/rows/places.ts'
import type { PlateRow } from '../../../../shared/rows/stock.ts'
import type { Kind, Rows } from '../../../../shared/rows/tables.ts'
import type { StoreView } from '../../store.ts'

interface Wanted {
  readonly people?: Iterable<string | undefined>
  readonly devices?: Iterable<string | undefined>
  readonly items?: Iterable<string | undefined>
  readonly places?: Iterable<string | undefined>
}

export class Names {
  readonly #store: StoreView
  readonly #people = new Map<string, PersonRow>()
  readonly #devices = new Map<string, DeviceRow>()
  readonly #items = new Map<string, ItemRow>()
  readonly #locations = new Map<string, LocationRow>()
  readonly #plates = new Map<string, PlateRow>()

  constructor(store: StoreView) {
    this.#store = store
  }

  /** Looks up what an answer will name. May be called several times; what is known is not asked again. */
  async learn(wanted: Wanted): Promise<this> {
    const places = [...(wanted.places ?? [])].filter((place) => place !== undefined) as Place[]
    await this.#load('person', this.#people, wanted.people ?? [])
    await this.#load('device', this.#devices, wanted.devices ?? [])
    await this.#load('item', this.#items, wanted.items ?? [])
    await this.#load('location', this.#locations, places.map(locationOf))
    await this.#load('plate', this.#plates, places.map(plateOf))
    return this
  }

  person(id: string): Named {
    return { id, name: this.#people.get(id)?.name ?? id }
  }

  /** A handheld, or the program of the house ("desk", "import") that recorded it. */
  device(id: string): Named {
    return { id, name: this.#devices.get(id)?.name ?? id }
  }

  item(id: string): ItemName {
    const row = this.#items.get(id)
    return row ? { id, sku: row.sku, name: row.name, unit: row.unit } : { id, sku: id, name: id, unit: 'piece' }
  }

  place(place: string): PlaceName {
    const location = locationOf(place as Place)
    if (location) {
      const row = this.#locations.get(location)
      return { place, kind: 'bin', code: row?.code ?? location, type: row?.type ?? '' }
    }
    const plate = plateOf(place as Place)
    if (plate) {
      const row = this.#plates.get(plate)
      return { place, kind: 'plate', code: row?.code ?? plate, type: row?.kind ?? '' }
    }
    return { place, kind: 'virtual', code: place, type: place }
  }

  async #load<K extends Kind>(kind: K, known: Map<string, Rows[K]>, ids: Iterable<string | undefined>): Promise<void> {
    const asked = new Set<string>()
    for (const id of ids) if (id && !known.has(id)) asked.add(id)
    if (asked.size === 0) return
    for (const { id, row } of await this.#store.rows.byIds(kind, [...asked])) known.set(id, row as Rows[K])
  }
}
