// Owns the vocabulary of everything that goes on paper: a page of a size with texts, rules and codes at exact places, in
// millimetres from the upper left corner. Knows neither PDF nor printers, nor what the things mean.

export type Weight = 'regular' | 'semibold'

export interface TextPart {
  readonly kind: 'text'
  readonly text: string
  /** Where the first letter begins, and the line that letters stand on. */
  readonly x: number
  readonly baseline: number
  /** Millimetres of the em. */
  readonly size: number
  readonly weight: Weight
  readonly width: number
}

/** A filled rectangle: a rule, a frame's side, a bar of ink. */
export interface FillPart {
  readonly kind: 'fill'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A code of bars: widths in modules of bar, gap, bar…; its quiet zones are outside and must stay free. */
export interface BarsPart {
  readonly kind: 'bars'
  readonly text: string
  readonly widths: readonly number[]
  readonly x: number
  readonly y: number
  readonly module: number
  readonly height: number
  /** Modules left and right that stay white. */
  readonly quiet: readonly [left: number, right: number]
}

/** A code of squares, row by row; its quiet zone is outside on all sides. */
export interface MatrixPart {
  readonly kind: 'matrix'
  readonly text: string
  readonly rows: readonly (readonly boolean[])[]
  readonly x: number
  readonly y: number
  readonly module: number
  readonly quiet: number
}

export type Part = TextPart | FillPart | BarsPart | MatrixPart

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly parts: readonly Part[]
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** How far letters rise above and hang below their line, in ems: room for Й, Ё and Ģ too. */
export const rise = 0.95
export const hang = 0.24

/** The room that a part needs to itself: codes with their quiet zones. */
export function roomOf(part: Part): Box {
  switch (part.kind) {
    case 'text':
      return {
        left: part.x,
        right: part.x + part.width,
        top: part.baseline - rise * part.size,
        bottom: part.baseline + hang * part.size,
      }
    case 'fill':
      return { left: part.x, top: part.y, right: part.x + part.width, bottom: part.y + part.height }
    case 'bars': {
      const width = part.widths.reduce((sum, each) => sum + each, 0)
      return {
        left: part.x - part.quiet[0] * part.module,
        right: part.x + (width + part.quiet[1]) * part.module,
        top: part.y,
        bottom: part.y + part.height,
      }
    }
    case 'matrix': {
      const side = part.rows.length * part.module
      const across = (part.rows[0]?.length ?? 0) * part.module
      const quiet = part.quiet * part.module
      return {
        left: part.x - quiet,
        top: part.y - quiet,
        right: part.x + across + quiet,
        bottom: part.y + side + quiet,
      }
    }
  }
}

/** Half a thousandth of a millimetre is no overlap. */
const touching = 0.0005

function meet(a: Box, b: Box): boolean {
  return (
    a.left < b.right - touching &&
    b.left < a.right - touching &&
    a.top < b.bottom - touching &&
    b.top < a.bottom - touching
  )
}

/** What spoils a drawing: something in the room of a code, or beyond the paper. In words, for tests and the desk's log. */
export function faultsOf(drawing: Drawing): readonly string[] {
  const rooms = drawing.parts.map((part) => ({ part, room: roomOf(part) }))
  const faults: string[] = []
  for (const { part, room } of rooms) {
    const beyond =
      room.left < -touching ||
      room.top < -touching ||
      room.right > drawing.width + touching ||
      room.bottom > drawing.height + touching
    if (beyond) faults.push(`${nameOf(part)} is beyond the paper`)
    if (part.kind !== 'bars' && part.kind !== 'matrix') continue
    for (const other of rooms) {
      if (other.part !== part && meet(room, other.room)) faults.push(`${nameOf(other.part)} is on ${nameOf(part)}`)
    }
  }
  return faults
}

function nameOf(part: Part): string {
  return part.kind === 'fill' ? 'a rule' : `${part.kind} "${part.text}"`
}
