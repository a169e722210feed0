// Owns clips for a browser's pretended camera: uncompressed frames in the form YUV4MPEG2, which Chromium plays in a loop.
import { writeFileSync } from 'node:fs'
import { encode } from 'uqr'
import type { GreyPicture } from '../../app/device/camera-picture.ts'

const second = 10

/** A QR code on grey paper, each module so many pixels. */
export function drawQr(text: string, module = 7): GreyPicture {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const width = size * module
  const grey = new Uint8ClampedArray(width * width)
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      grey[y * width + x] = data[Math.floor(y / module)]?.[Math.floor(x / module)] ? 30 : 215
    }
  }
  return { grey, width, height: width }
}

/** Each picture in the middle of a dim frame of 640×480, a tenth of a second each. */
export function writeClip(file: string, pictures: readonly GreyPicture[]): void {
  const [width, height] = [640, 480]
  const colour = Buffer.alloc((width * height) / 2, 128)
  const parts: Buffer[] = [Buffer.from(`YUV4MPEG2 W${width} H${height} F${second}:1 Ip A1:1 C420jpeg\n`)]
  for (const picture of pictures) {
    const frame = Buffer.alloc(width * height, 120)
    const [left, top] = [(width - picture.width) >> 1, (height - picture.height) >> 1]
    for (let y = Math.max(0, -top); y < Math.min(picture.height, height - top); y++) {
      for (let x = Math.max(0, -left); x < Math.min(picture.width, width - left); x++) {
        frame[(top + y) * width + left + x] = picture.grey[y * picture.width + x] ?? 0
      }
    }
    parts.push(Buffer.from('FRAME\n'), frame, colour)
  }
  writeFileSync(file, Buffer.concat(parts))
}
