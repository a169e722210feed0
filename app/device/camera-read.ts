// Owns what a decoder tells of a picture: a text, its kind of code, and where it was. Knows no decoder.
import type { Pass } from './camera-passes.ts'
import type { GreyPicture } from './camera-picture.ts'

/** Formats by the names of the web's BarcodeDetector, and the two of GS1 that it lacks. */
export type CameraFormat =
  | 'ean_13'
  | 'ean_8'
  | 'upc_a'
  | 'upc_e'
  | 'code_128'
  | 'code_39'
  | 'itf'
  | 'databar'
  | 'databar_expanded'
  | 'data_matrix'
  | 'qr_code'
  | 'pdf417'

/** A place in a picture, in shares of its width and height from the upper left. */
export interface Spot {
  readonly x: number
  readonly y: number
}

export interface Read {
  readonly text: string
  readonly format: CameraFormat
  /** AIM identifier where the decoder tells it. */
  readonly symbology?: string
  /** Of its middle. */
  readonly spot?: Spot
  /** Read only after the picture was worked upon, which makes up a code now and then. */
  readonly worked?: boolean
}

export interface ReadOptions {
  readonly formats: readonly CameraFormat[]
  /** Lengths of ITF that this site uses; 14 is a GTIN on a carton. */
  readonly itfLengths: readonly number[] | 'any'
}

/** Reads a picture in the way of a pass. */
export type Reader = (picture: GreyPicture, pass: Pass) => Promise<readonly Read[]>

export function isSameCode(a: Read, b: Read): boolean {
  return a.text === b.text && a.format === b.format
}

/** The AIM identifier: as told, or as the format implies it, where it does. It tells a GTIN from any other number. */
export function symbologyOf(read: Read): string | undefined {
  if (read.symbology !== undefined) return read.symbology
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
    case 'databar':
    case 'databar_expanded':
      return ']e0'
    default:
      // Code 128 and two-dimensional codes may hold GS1 data or not; their text tells.
      return undefined
  }
}
