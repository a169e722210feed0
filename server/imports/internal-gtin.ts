// Owns barcodes for goods that come without one: valid GTIN-13s from the range that GS1 leaves to a company's own use
// (prefixes 20 to 29, General Specifications 1.4). Does not know which goods.
import { createHash } from 'node:crypto'

/** The check digit that completes all but the last digit of a GTIN or SSCC: weights 3, 1 from the right. */
export function checkDigit(digits: string): string {
  let sum = 0
  for (let i = 0; i < digits.length; i += 1) {
    sum += (digits.charCodeAt(digits.length - 1 - i) - 48) * (i % 2 === 0 ? 3 : 1)
  }
  return String((10 - (sum % 10)) % 10)
}

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
  return digits + checkDigit(digits)
}
