// Owns reading one still picture, a photo: every way of looking in turn, until two of them agree. Knows no camera.
import { quickPass, thoroughPass, workedPasses } from './camera-passes.ts'
import type { GreyPicture } from './camera-picture.ts'
import { type CameraFormat, isSameCode, type Read, type Reader } from './camera-read.ts'

const correctsItself: readonly CameraFormat[] = ['data_matrix', 'qr_code', 'pdf417']

/** The codes of a still that are sure, from the first look that makes any of them so. */
export async function readStill(read: Reader, picture: GreyPicture): Promise<readonly Read[]> {
  const seen: Read[] = []
  for (const pass of [quickPass, thoroughPass, ...workedPasses]) {
    const reads = await read(picture, pass)
    const sure = reads.filter(
      (one) => (!one.worked && correctsItself.includes(one.format)) || seen.some((earlier) => isSameCode(earlier, one)),
    )
    if (sure.length > 0) return sure
    seen.push(...reads)
  }
  return []
}
