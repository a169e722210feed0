// Owns how codes are cut up for the eye: GTIN, bin, plate. Codes are never translated, localised or broken over lines.
// Does not check them: a code that fits no pattern is shown as it is.

export interface CodeParts {
  /** Everything before the last digits, grouped for reading. */
  lead: string
  /** The last 4 characters, which the person compares with the label. */
  tail: string
}

/** GTIN-8, 12, 13 or 14 as "4 260521 17" + "3041"; other codes keep their characters, last 4 strong. */
export function splitGtin(code: string): CodeParts {
  const tail = code.slice(-4)
  const lead = code.slice(0, -4)
  const groups: Readonly<Record<number, readonly number[]>> = { 8: [4], 12: [1, 5, 2], 13: [1, 6, 2], 14: [1, 1, 6, 2] }
  const lengths = /^\d+$/.test(code) ? groups[code.length] : undefined
  if (!lengths) return { lead, tail }
  let at = 0
  const parts = lengths.map((length) => {
    at += length
    return lead.slice(at - length, at)
  })
  return { lead: parts.join('\u00a0'), tail }
}

/** The end of a plate or another long code, as people say it: "…7731". */
export function shortCode(code: string, length = 4): string {
  return code.length > length + 2 ? `…${code.slice(-length)}` : code
}

export interface BinPart {
  text: string
  /** A separator is drawn lighter than what it separates. */
  separator: boolean
}

/** A bin code cut at its hyphens, dots, slashes: "A-03-12" is A, -, 03, -, 12. */
export function binParts(code: string): BinPart[] {
  return code
    .split(/([-./])/)
    .filter((text) => text !== '')
    .map((text) => ({ text, separator: /^[-./]$/.test(text) }))
}
