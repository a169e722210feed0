// Owns from which places the parts of kits are taken: in the order in which the house offers them, as far as they are free.
// Knows no screen.
import type { KitDetail } from '../../../shared/protocol/desk/goods.ts'
import type { Lying } from '../../../shared/protocol/desk/stock.ts'

export interface PartTaken {
  readonly item: KitDetail['components'][number]['item']
  readonly needed: number
  readonly from: readonly { readonly place: Lying; readonly quantity: number }[]
  /** Units that lie free nowhere here. */
  readonly missing: number
}

/** What so many kits take, component by component. */
export function takeParts(components: KitDetail['components'], kits: number): readonly PartTaken[] {
  return components.map(({ item, quantity, places }) => {
    const needed = quantity * kits
    const from: { place: Lying; quantity: number }[] = []
    let missing = needed
    for (const place of places) {
      const part = Math.min(missing, place.quantity - place.allocated)
      if (part <= 0) continue
      from.push({ place, quantity: part })
      missing -= part
    }
    return { item, needed, from, missing }
  })
}
