// Owns what packing is asked and what it answers: goods of some kinds into cartons of some kinds. Lengths are whole
// millimetres, weights whole grams; x and y lie flat, z is up. Does not know how anything is searched.

/** Goods that are alike. */
export interface PackKind {
  readonly id: string
  readonly size: readonly [number, number, number]
  readonly weight: number
  readonly quantity: number
  /** Which edges of `size` may stand upright; all where it is left out. "This side up" is [false, false, true]. */
  readonly upright?: readonly [boolean, boolean, boolean]
  /** Nothing may stand on it. */
  readonly fragile?: boolean
  /** Goods of different keys never share a carton: hazards, food and chemicals. */
  readonly apart?: string
}

export interface CartonKind {
  readonly id: string
  readonly inner: readonly [number, number, number]
  readonly emptyWeight: number
  readonly maxWeight: number
}

/** Where one piece lies: its lower corner and how far it reaches. */
export interface Placed {
  readonly kind: number
  readonly at: readonly [number, number, number]
  readonly size: readonly [number, number, number]
}

export interface PackedCarton {
  readonly carton: number
  readonly placed: readonly Placed[]
}

export interface Packing {
  readonly cartons: readonly PackedCarton[]
  /** Pieces that fit into no carton at all, by kind. */
  readonly left: readonly { readonly kind: number; readonly quantity: number }[]
  /** No packing has fewer cartons. */
  readonly proven: boolean
}

export interface PackRules {
  /** Share of a piece's base that must rest on what is below, in hundredths: 0 none, 70 usual, 100 all of it. */
  readonly support: number
}

export const volumeOf = (size: readonly [number, number, number]): number => size[0] * size[1] * size[2]
