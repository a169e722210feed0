// Owns when reads of a camera are a scan: how many equal ones it takes, which of several codes in view is meant, and not
// again while the code stays in view. Measured on pictures: a check digit alone does not catch a camera's misreadings, two
// equal frames did in every case.
import { type CameraFormat, isSameCode, type Read, type Spot } from './camera-read.ts'

/** What the reads of the latest frames come to: one code, or several of which a person must choose. */
export type Confirmed =
  | { readonly kind: 'one'; readonly read: Read }
  | { readonly kind: 'several'; readonly reads: readonly Read[] }

// Two-dimensional codes correct themselves; short and self-similar linear ones are easily made up from stripes.
const needed: Readonly<Record<CameraFormat, number>> = {
  data_matrix: 1,
  qr_code: 1,
  pdf417: 1,
  ean_13: 2,
  upc_a: 2,
  code_128: 2,
  databar: 2,
  databar_expanded: 2,
  ean_8: 3,
  upc_e: 3,
  code_39: 3,
  itf: 3,
}
/** Of a picture that was worked upon. */
const neededOfWorked = 3

/** Frames within which the equal reads must come. */
const window = 5
/** A code that was scanned may be scanned again after it was out of view so long, in milliseconds. */
const outOfView = 700
/** A code so near to the middle of the picture is aimed at, if every other one is further off than the second figure. */
const aimed = 0.1
const aside = 0.25

/** Takes the reads of each frame (none: nothing seen) with its time; tells what is confirmed by it. */
export function createConfirmation(): (reads: readonly Read[], t: number) => Confirmed | undefined {
  let recent: (readonly Read[])[] = []
  let locked: { readonly codes: readonly Read[]; seen: number } | undefined
  return (reads, t) => {
    const lock = locked
    if (lock && t - lock.seen >= outOfView) locked = undefined
    const isLocked = (read: Read) => locked?.codes.some((code) => isSameCode(code, read)) ?? false
    const scanned = reads.filter(isLocked)
    if (locked && scanned.length > 0) locked.seen = t
    // The neighbour of what was just scanned comes into view too: it is meant only where it is aimed at.
    const fresh = reads.filter(
      (read, index) =>
        !isLocked(read) &&
        reads.findIndex((other) => isSameCode(other, read)) === index &&
        (scanned.length === 0 || isAimedAt(read, [read, ...scanned])),
    )
    recent = [...recent, fresh].slice(-window)
    const sure = fresh.filter((read) => isSure(read, recent))
    if (sure.length === 0) return undefined
    const others = new Set(recent.flat().map(({ text, format }) => `${format} ${text}`)).size > sure.length
    // Another code is in view that is not sure yet: it may be the one that is meant.
    if (others && fresh.length > sure.length && recent.filter((each) => each.length > 1).length < window)
      return undefined
    const meant = sure.length === 1 ? sure[0] : sure.find((read) => isAimedAt(read, sure))
    locked = { codes: reads, seen: t }
    recent = []
    return meant ? { kind: 'one', read: meant } : { kind: 'several', reads: sure }
  }
}

function isSure(read: Read, recent: readonly (readonly Read[])[]): boolean {
  const equal = recent.flatMap((reads) => reads.filter((other) => isSameCode(other, read)))
  const clean = equal.filter(({ worked }) => !worked).length
  return clean >= needed[read.format] || equal.length >= Math.max(neededOfWorked, needed[read.format])
}

function isAimedAt(read: Read, all: readonly Read[]): boolean {
  return all.every((other) => (other === read ? offMiddle(read.spot) <= aimed : offMiddle(other.spot) >= aside))
}

function offMiddle(spot: Spot | undefined): number {
  return spot ? Math.hypot(spot.x - 0.5, spot.y - 0.5) : Number.POSITIVE_INFINITY
}
