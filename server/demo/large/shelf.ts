// Owns what lies where in the large demo while its year is told: one kind of goods a bin, so many units, so many of them
// promised. Knows no rule: it only keeps the story from selling what is not there.
import type { Place } from '../../../shared/rows/places.ts'
import type { Chance } from '../random.ts'
import type { LargeItem } from './firm.ts'

export interface Slot {
  readonly item: LargeItem
  readonly place: Place
  /** Filled up again when it falls below this. */
  readonly low: number
  units: number
}

export class Shelf {
  readonly #slots: readonly Slot[]
  readonly #low: Slot[] = []

  constructor(slots: readonly Slot[]) {
    this.#slots = slots
  }

  get slots(): readonly Slot[] {
    return this.#slots
  }

  /** A slot with at least so many units: often one of the best sellers, which lie first. */
  sell(chance: Chance, units: number, taken: ReadonlySet<Slot>): Slot | undefined {
    for (let tries = 0; tries < 12; tries++) {
      const share = chance.happens(0.6) ? 0.1 : 1
      const slot = this.#slots[Math.floor(chance.next() * this.#slots.length * share)]
      if (!slot || taken.has(slot) || slot.units < units) continue
      const was = slot.units
      slot.units -= units
      if (was >= slot.low && slot.units < slot.low) this.#low.push(slot)
      return slot
    }
    return undefined
  }

  /** The slots that have been low the longest, at most so many; they are low no more. */
  takeLow(most: number): readonly Slot[] {
    return this.#low.splice(0, most)
  }
}
