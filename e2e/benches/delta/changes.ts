// Owns what changes in the warehouse of the delta bench: some quants, and one item for each nine of them, among the first of
// its rows, which the peer holds too.
import { seeded } from '../../../shared/planning/seeded.ts'
import type { ItemRow } from '../../../shared/rows/catalogue.ts'
import type { QuantRow } from '../../../shared/rows/stock.ts'
import type { Change } from '../../../shared/rows/tables.ts'
import { quantity } from '../../../shared/values/quantity.ts'
import { type BigShop, bigRows, locations } from '../big-shop.ts'

/** Items, and as many quants, that the peer holds. */
const held = 20_000

export class Changes {
  /** Items and their quants, in turn. */
  readonly #rows: Change[] = bigRows().slice(locations, locations + 2 * held)
  readonly #random = seeded(11)
  #latest: readonly Change[] = []

  get held(): readonly Change[] {
    return this.#rows
  }

  /** What was changed last; its last row is a quant. */
  get latest(): readonly Change[] {
    return this.#latest
  }

  async make(shop: BigShop, count: number): Promise<QuantRow> {
    const chosen = new Set<number>()
    while (chosen.size < count) chosen.add(Math.floor(this.#random() * held))
    const changed = [...chosen].map((n, index) => {
      const at = 2 * n + (index % 10 === 9 && index < count - 1 ? 0 : 1)
      const before = this.#rows[at]
      if (!before) throw new Error(`there is no row ${at}`)
      const after = { ...before, row: isQuant(before) ? counted(before.row) : renamed(before.row) } as Change
      this.#rows[at] = after
      return after
    })
    await shop.services.store.transaction((view) => view.rows.write(changed, () => undefined))
    this.#latest = changed
    return changed.at(-1)?.row as QuantRow
  }
}

function isQuant(change: Change): change is Change<'quant'> {
  return change.kind === 'quant'
}

function counted(row: unknown): QuantRow {
  const quant = row as QuantRow
  return { ...quant, quantity: quantity(quant.quantity + 1) }
}

function renamed(row: unknown): ItemRow {
  const item = row as ItemRow
  return { ...item, name: `${item.name} ·` }
}
