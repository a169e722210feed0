// Owns the look-up of things by what a scanner reads, kept up to date with every row that changes: item codes, lots,
// serial numbers, parcels. Does not know the codes that the rows' own indexes already cover.
import type { ItemRow, LotRow } from '../../shared/rows/catalogue.ts'
import type { QuantRow } from '../../shared/rows/stock.ts'
import type { Kind, Row } from '../../shared/rows/tables.ts'
import type { ShipmentRow } from '../../shared/rows/work.ts'
import { itemKey } from '../../shared/scan/gtin.ts'

/** Several ids under a key, where nearly all keys have one: a bare string then, which costs no set. */
export class Lookup {
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

  /** The same one whatever the order in which they came. */
  first(key: string): string | undefined {
    const known = this.#ids.get(key)
    return typeof known === 'string' ? known : known?.[0]
  }

  all(key: string): readonly string[] {
    const known = this.#ids.get(key)
    return known === undefined ? [] : typeof known === 'string' ? [known] : known
  }
}

export class CodeIndex {
  readonly items = new Lookup()
  readonly lots = new Lookup()
  /** Serial number → quants that hold it. */
  readonly serials = new Lookup()
  readonly shipments = new Lookup()

  note(kind: Kind, before: Row | undefined, after: Row | undefined): void {
    if (kind === 'item') move(this.items, before, after, (row) => itemKeysOf(row as ItemRow))
    else if (kind === 'lot') move(this.lots, before, after, (row) => [(row as LotRow).lot])
    else if (kind === 'quant') move(this.serials, before, after, (row) => serialsOf(row as QuantRow))
    else if (kind === 'shipment') move(this.shipments, before, after, (row) => shipmentKeysOf(row as ShipmentRow))
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
