// Owns barcodes for goods that come without one: valid GTIN-13s from the range that GS1 leaves to a company's own use
// (prefixes 20 to 29, General Specifications 1.4). Does not know which goods.
import { createHash } from 'node:crypto'
import { checkDigit } from '../../shared/scan/gtin.ts'

/** Gives each code the same GTIN-13 every time, and never the same to two codes of one list. */
export function internalGtins(codes: Iterable<string>): ReadonlyMap<string, string> {
  const gtins = new Map<string, string>()
  const taken = new Set<string>()
  for (const code of [...new Set(codes)].sort()) {
    let attempt = 0
    let gtin = internalGtin(code, attempt)
    while (taken.has(gtin)) {
      attempt += 1
      gtin = internalGtin(code, attempt)
    }
    taken.add(gtin)
    gtins.set(code, gtin)
  }
  return gtins
}

function internalGtin(code: string, attempt: number): string {
  const hash = createHash('sha256').update(`${code}\n${attempt}`).digest()
  const digits = `2${(hash.readBigUInt64BE() % 100_000_000_000n).toString().padStart(11, '0')}`
  return `${digits}${checkDigit(digits)}`
}
