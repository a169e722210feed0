// Owns the look-up of things by what a scanner reads, kept up to date with every row that changes: item codes, lots,
// serial numbers, parcels. Does not know the codes that the rows' own indexes already cover.
import type { ItemRow, LotRow } from '../../shared/rows/catalogue.ts'
import type { QuantRow } from '../../shared/rows/stock.ts'
import type { Kind, Row } from '../../shared/rows/tables.ts'
import type { ShipmentRow } from '../../shared/rows/work.ts'
import { itemKey } from '../../shared/scan/gtin.ts'

/** Several ids under a key, where nearly all keys have one: a bare string then, which costs no set. */
class Lookup {
  readonly #ids = new Map<string, string | readonly string[]>()

  add(key: string, id: string): void {
    const known = this.#ids.get(key)
    if (known === undefined) this.#ids.set(key, id)
    else if (typeof known === 'string') this.#ids.set(key, known === id ? id : [known, id].sort())
    else if (!known.includes(id)) this.#ids.set(key, [...known, id].sort())
  }

  remove(key: string, id: string): void {
    const known = this.#ids.get(key)
    if (known === id) this.#ids.delete(key)
    else if (Array.isArray(known)) {
      const [first, ...rest] = known.filter((each) => each !== id)
      if (first !== undefined) this.#ids.set(key, rest.length === 0 ? first : [first, ...rest])
    }
  }

  all(key: string): readonly string[] {
    const known = this.#ids.get(key)
    return known === undefined ? [] : typeof known === 'string' ? [known] : known
  }
}

/** What a code can name, and the kind of row in which it stands. A serial number names the quants that hold it. */
export const codeKinds = {
  items: 'item',
  lots: 'lot',
  serials: 'quant',
  shipments: 'shipment',
} as const satisfies Record<string, Kind>
export type CodeName = keyof typeof codeKinds

/** The codes by which a row is found. */
export function codeKeysOf(name: CodeName, row: Row): readonly string[] {
  switch (name) {
    case 'items':
      return itemKeysOf(row as ItemRow)
    case 'lots':
      return [(row as LotRow).lot]
    case 'serials':
      return serialsOf(row as QuantRow)
    case 'shipments':
      return shipmentKeysOf(row as ShipmentRow)
  }
}

const names = Object.keys(codeKinds) as CodeName[]
const nameOfKind = new Map<Kind, CodeName>(names.map((name) => [codeKinds[name], name]))

export class CodeIndex {
  readonly #lookups: Readonly<Record<CodeName, Lookup>> = {
    items: new Lookup(),
    lots: new Lookup(),
    serials: new Lookup(),
    shipments: new Lookup(),
  }

  /** Ids under a code, in their order. */
  all(name: CodeName, key: string): readonly string[] {
    return this.#lookups[name].all(key)
  }

  note(kind: Kind, before: Row | undefined, after: Row | undefined): void {
    const name = nameOfKind.get(kind)
    if (name) move(this.#lookups[name], before, after, (row) => codeKeysOf(name, row))
  }
}

const none: readonly string[] = []

function itemKeysOf({ sku, codes }: ItemRow): readonly string[] {
  return [itemKey(sku), ...codes.map(({ code }) => itemKey(code))]
}

function serialsOf({ serial }: QuantRow): readonly string[] {
  return serial ? [serial] : none
}

function shipmentKeysOf({ number, tracking }: ShipmentRow): readonly string[] {
  return tracking ? [number, tracking] : [number]
}

function move(
  lookup: Lookup,
  before: Row | undefined,
  after: Row | undefined,
  keysOf: (row: Row) => readonly string[],
): void {
  const was = before ? keysOf(before) : none
  const is = after ? keysOf(after) : none
  if (before && after && was.length === is.length && was.every((key, index) => key === is[index])) return
  if (before) for (const key of was) lookup.remove(key, before.id)
  if (after) for (const key of is) lookup.add(key, after.id)
}
