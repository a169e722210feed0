// Owns the ids of the demo company: made from what a thing is, so that every start of the same demo names it alike.
import { v5 } from 'uuid'

const namespace = '5b7d3a52-33a6-5d0e-8f0b-8d1c4f6a9e21'

/** @param parts what the thing is and by what it is told apart: ('item', 'BTL-750-GRN') */
export function demoId<Id extends string>(...parts: readonly (string | number)[]): Id {
  return v5(JSON.stringify(parts), namespace) as string as Id
}
