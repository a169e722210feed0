// Owns how the code of a thing is cut for the eye: what the person compares stands strong.
import { splitGtin } from '../../text/codes.ts'
import type { CodeText } from '../../ui/handheld/index.ts'

/** A GTIN in groups with its last digits strong; any other code with its end strong. */
export function codeText(code: string): CodeText {
  const { lead, tail } = splitGtin(code)
  return lead === '' ? { tail } : { lead, tail }
}
