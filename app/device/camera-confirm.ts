// Owns when reads of a camera are a scan: how many equal ones it takes, and not again while the code stays in view.
// Measured on pictures: a check digit alone does not catch a camera's misreadings, two equal frames did in every case.

/** Formats by the names of the web's BarcodeDetector. */
export type CameraFormat =
  | 'ean_13'
  | 'ean_8'
  | 'upc_a'
  | 'upc_e'
  | 'code_128'
  | 'code_39'
  | 'itf'
  | 'data_matrix'
  | 'qr_code'
  | 'pdf417'

export interface Read {
  readonly text: string
  readonly format: CameraFormat
}

// Two-dimensional codes correct themselves; short and self-similar linear ones are easily made up from stripes.
const needed: Readonly<Record<CameraFormat, number>> = {
  data_matrix: 1,
  qr_code: 1,
  pdf417: 1,
  ean_13: 2,
  upc_a: 2,
  code_128: 2,
  ean_8: 3,
  upc_e: 3,
  code_39: 3,
  itf: 3,
}

/** Frames within which the equal reads must come. */
const window = 5
/** A code that was scanned may be scanned again after it was out of view so long, in milliseconds. */
const outOfView = 700

/** Takes the read of each frame (undefined: nothing seen) with its time; gives it back when it is confirmed. */
export function createConfirmation(): (read: Read | undefined, t: number) => Read | undefined {
  let recent: (Read | undefined)[] = []
  let locked: { readonly text: string; seen: number } | undefined
  return (read, t) => {
    if (locked && read?.text === locked.text && t - locked.seen < outOfView) {
      locked.seen = t
      return undefined
    }
    recent = [...recent, read].slice(-window)
    if (!read) return undefined
    const equal = recent.filter((other) => other?.text === read.text && other.format === read.format).length
    if (equal < needed[read.format]) return undefined
    locked = { text: read.text, seen: t }
    recent = []
    return read
  }
}

/** The AIM identifier that a format implies, where it does: what tells a GTIN from any other number. */
export function symbologyOf(read: Read): string | undefined {
  switch (read.format) {
    case 'ean_13':
    case 'upc_a':
    case 'upc_e':
      return ']E0'
    case 'ean_8':
      return ']E4'
    case 'itf':
      return read.text.length === 14 ? ']I1' : ']I0'
    case 'code_39':
      return ']A0'
    default:
      // Code 128 and two-dimensional codes may hold GS1 data or not; their text tells.
      return undefined
  }
}
