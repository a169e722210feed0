// Owns how far from the bench each item best lies, and beside what: worked out once in a while from past orders, so that a
// handheld needs one small figure an item to put goods away well, offline. Knows places by their walk alone.

/** Where an item best lies, as it is told to handhelds. */
export interface Home {
  /** Decimetres of walk from the bench, in whole steps, so that it seldom changes. */
  readonly reach: number
  /** The item that it is bought with more often than by chance, most of all. */
  readonly beside?: string
}

export interface HomesQuestion {
  /** Past orders: the items of each. */
  readonly orders: readonly (readonly string[])[]
  /** All items that may need a place, with the class of places that takes them. */
  readonly items: ReadonlyMap<string, string>
  /** The walk from the bench to each pick face, by class. */
  readonly walks: ReadonlyMap<string, readonly number[]>
}

/** A step of reach, in decimetres: the width of a bay. */
export const reachStep = 20
/** Deviations beyond chance, and orders together, from which on two items count as bought together. */
const sureBeyond = 2
const leastTogether = 4

/**
 * The most wanted item belongs into the nearest place of its class, the next into the next: turnover ranked over places
 * (the cube-per-order rule of Heskett 1963, for places of one size). Items that nobody wanted come last.
 */
export function homesOf({ orders, items, walks }: HomesQuestion): ReadonlyMap<string, Home> {
  const counts = new Map<string, number>()
  for (const order of orders) for (const item of new Set(order)) counts.set(item, (counts.get(item) ?? 0) + 1)
  const partners = partnersOf(orders, counts)
  const byClass = new Map<string, string[]>()
  for (const [item, storageClass] of items) {
    const own = byClass.get(storageClass)
    if (own) own.push(item)
    else byClass.set(storageClass, [item])
  }
  const homes = new Map<string, Home>()
  for (const [storageClass, own] of byClass) {
    const places = [...(walks.get(storageClass) ?? [])].sort((a, b) => a - b)
    if (places.length === 0) continue
    own.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1))
    for (const [rank, item] of own.entries()) {
      const walk = places[Math.min(rank, places.length - 1)] ?? 0
      const beside = partners.get(item)
      homes.set(item, { reach: Math.round(walk / reachStep) * reachStep, ...(beside !== undefined && { beside }) })
    }
  }
  return homes
}

function partnersOf(
  orders: readonly (readonly string[])[],
  counts: ReadonlyMap<string, number>,
): ReadonlyMap<string, string> {
  const pairs = new Map<string, Map<string, number>>()
  let pairSum = 0
  for (const order of orders) {
    const own = [...new Set(order)]
    pairSum += own.length * (own.length - 1)
    for (const a of own) {
      const ofOne = pairs.get(a) ?? new Map<string, number>()
      pairs.set(a, ofOne)
      for (const b of own) if (a !== b) ofOne.set(b, (ofOne.get(b) ?? 0) + 1)
    }
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const partners = new Map<string, string>()
  for (const [a, others] of pairs) {
    let most = 0
    for (const [b, together] of others) {
      const chance = (((counts.get(a) ?? 0) * (counts.get(b) ?? 0)) / Math.max(1, all * all)) * pairSum
      const beyond = together - chance - sureBeyond * Math.sqrt(chance)
      if (together < leastTogether || beyond < most || (beyond === most && b > (partners.get(a) ?? ''))) continue
      most = beyond
      partners.set(a, b)
    }
  }
  return partners
}
