// Owns what a carrier bills a parcel by: its weight, or the weight that its size stands for, whichever is more.

/** What carriers count a parcel's size as: so many cubic centimetres a kilogram (5000 for most by air, 6000 by IATA). */
export type DimensionalDivisor = number

/**
 * The dimensional weight of a box: its volume over the divisor, rounded up to whole grams.
 * @param size edges in millimetres
 */
export function dimensionalWeight(size: readonly [number, number, number], divisor: DimensionalDivisor): number {
  // Cubic millimetres over cubic centimetres a kilogram are grams.
  return Math.ceil((size[0] * size[1] * size[2]) / divisor)
}

/** Grams that a parcel is billed by. Without a divisor size does not count. */
export function billedWeight(
  size: readonly [number, number, number],
  weight: number,
  divisor: DimensionalDivisor | undefined,
): number {
  return divisor === undefined ? weight : Math.max(weight, dimensionalWeight(size, divisor))
}
