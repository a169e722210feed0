// Owns reading the one-time code out of what was scanned or of an address: the bare code, or a link with ?enrol=CODE.

const shape = /^[A-Z0-9]{6,40}$/

/** The code, in capitals; undefined where the text holds none. */
export function enrolCodeIn(text: string): string | undefined {
  const inLink = /[?&#]enrol=([^&#\s]+)/i.exec(text)?.[1]
  const code = decode(inLink ?? text)
    .trim()
    .toUpperCase()
  return shape.test(code) ? code : undefined
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
