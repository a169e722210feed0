// Owns identifiers made from what a file says, so that the same file makes the same operations again and again, and they
// count once. Does not know what they name.
import { v5 } from 'uuid'

const namespace = '0f5f4a0e-58c1-5f5c-9a55-3a4f7b1d2c60'

/** @param parts what the thing is and by what it is told apart: ('order', '536365') */
export function importedId<Id extends string>(...parts: readonly (string | number)[]): Id {
  return v5(JSON.stringify(parts), namespace) as string as Id
}
