// Owns the numbers on goods: GTIN in all its lengths, UPC-E, ISBN, SSCC, and their check digit.
// Knows nothing of application identifiers, nor whether anybody has heard of a number.
import { assert, ok, type Result, refuse } from '../values/result.ts'
import { readHibc } from './hibc.ts'

export type GtinForm = 'GTIN-8' | 'GTIN-12' | 'GTIN-13' | 'GTIN-14'

const allDigits = /^[0-9]+$/

/**
 * The GS1 modulo-10 check digit of `digits`, which come without one. The same for GTIN, SSCC, GLN, GSIN and GSRN
 * (GS1 General Specifications 7.9): weights 3 and 1 from the right.
 */
export function checkDigit(digits: string): number {
  let sum = 0
  let weight = 3
  for (let i = digits.length - 1; i >= 0; i--) {
    sum += (digits.charCodeAt(i) - 48) * weight
    weight = 4 - weight
  }
  return (10 - (sum % 10)) % 10
}

/** Whether the last of `digits` is the check digit of those before it. */
export function hasCheckDigit(digits: string): boolean {
  return digits.length > 1 && checkDigit(digits.slice(0, -1)) === digits.charCodeAt(digits.length - 1) - 48
}

/**
 * A GTIN of 8, 12, 13 or 14 digits in the form that all look-ups use, 14 digits, and its natural form.
 * Refusals: `bad-charset`, `bad-length`, `check-digit`.
 */
export function normaliseGtin(
  text: string,
): Result<{ readonly gtin14: string; readonly form: GtinForm }, 'bad-charset' | 'bad-length' | 'check-digit'> {
  if (!allDigits.test(text)) return refuse('bad-charset', { text })
  const length = text.length
  if (length !== 8 && length !== 12 && length !== 13 && length !== 14) return refuse('bad-length', { text })
  if (!hasCheckDigit(text)) return refuse('check-digit', { text })
  const gtin14 = text.padStart(14, '0')
  const form = gtin14.startsWith('000000')
    ? 'GTIN-8'
    : gtin14.startsWith('00')
      ? 'GTIN-12'
      : gtin14.startsWith('0')
        ? 'GTIN-13'
        : 'GTIN-14'
  return ok({ gtin14, form })
}

/**
 * The UPC-A that an 8-digit UPC-E stands for: its sixth digit says where the zeros were left out.
 * Refusals: `bad-charset`, `bad-length` (also a number system other than 0 and 1), `check-digit`.
 */
export function expandUpce(text: string): Result<string, 'bad-charset' | 'bad-length' | 'check-digit'> {
  if (!allDigits.test(text)) return refuse('bad-charset', { text })
  if (text.length !== 8 || text > '2') return refuse('bad-length', { text })
  const system = text.slice(0, 1)
  const digits = text.slice(1, 7)
  const kind = text.charCodeAt(6) - 48
  const body =
    kind <= 2
      ? `${digits.slice(0, 2)}${kind}0000${digits.slice(2, 5)}`
      : kind === 3
        ? `${digits.slice(0, 3)}00000${digits.slice(3, 5)}`
        : kind === 4
          ? `${digits.slice(0, 4)}00000${digits.slice(4, 5)}`
          : `${digits.slice(0, 5)}0000${kind}`
  const upca = system + body + text.slice(7)
  return hasCheckDigit(upca) ? ok(upca) : refuse('check-digit', { text })
}

/**
 * The EAN-13 of a ten-character ISBN; its own check is modulo 11 with X for ten.
 * Refusals: `bad-length` (not the form of an ISBN-10), `check-digit`.
 */
export function isbn10ToEan13(text: string): Result<string, 'bad-length' | 'check-digit'> {
  if (!/^[0-9]{9}[0-9Xx]$/.test(text)) return refuse('bad-length', { text })
  let sum = 0
  for (let i = 0; i < 10; i++) {
    const c = text.charCodeAt(i)
    sum += (c > 57 ? 10 : c - 48) * (10 - i)
  }
  if (sum % 11 !== 0) return refuse('check-digit', { text })
  const body = `978${text.slice(0, 9)}`
  return ok(body + checkDigit(body))
}

/** What the prefix of a GTIN says of the goods: books (978, 979 but not 9790, which is music) and periodicals (977). */
export function publicationOf(gtin14: string): 'isbn' | 'issn' | undefined {
  if (gtin14.startsWith('0978') || (gtin14.startsWith('0979') && !gtin14.startsWith('09790'))) return 'isbn'
  return gtin14.startsWith('0977') ? 'issn' : undefined
}

/**
 * A new SSCC of 18 digits. A device leases a block of references, so it can number pallets offline.
 * @param extension 0 to 9; @param companyPrefix 4 to 12 digits; @param reference counts within extension and prefix
 * @throws Bug when the reference does not fit in what the prefix leaves.
 */
export function makeSscc(extension: number, companyPrefix: string, reference: number): string {
  const digits = String(reference).padStart(16 - companyPrefix.length, '0')
  const body = `${extension}${companyPrefix}${digits}`
  assert(/^[0-9]{17}$/.test(body), `no SSCC from ${extension} ${companyPrefix} ${reference}`)
  return body + checkDigit(body)
}

/**
 * The key by which a catalogue indexes an item's code, and by which `resolve` asks for it: a GTIN in 14 digits however
 * it was written, UPC-E expanded, an HIBC code without its check character, any other text as it stands.
 */
export function itemKey(code: string): string {
  const text = code.trim()
  const first = text.charCodeAt(0)
  if (first === 43) {
    const hibc = readHibc(text)
    return hibc.ok ? hibc.value.code : text
  }
  if (first < 48 || first > 57) return text
  const gtin = normaliseGtin(text)
  if (gtin.ok) return gtin.value.gtin14
  const upce = expandUpce(text)
  return upce.ok ? `00${upce.value}` : text
}
