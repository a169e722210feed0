// Owns what a fault of the suite is: something that breaks in earnest, and what must be true after it.

export interface Fault {
  /** In a buyer's words. */
  readonly what: string
  /** What the product promises for it. */
  readonly promise: string
  /**
   * Breaks it, in a folder of its own, and checks.
   * @param size 1 in full; a small run of the same code is about a fiftieth
   * @returns what was seen, in words with figures
   * @throws with what is wrong
   */
  run(folder: string, size: number, random: () => number): Promise<string>
}

/** @throws where something is not as promised */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what)
}
