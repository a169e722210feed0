// Owns reading one grey picture with ZXing. Loaded only with the camera, in its worker. Doesn't know frames or time.
import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library'
import type { CameraFormat, Read } from './camera-confirm.ts'

const formats: Readonly<Record<CameraFormat, BarcodeFormat>> = {
  ean_13: BarcodeFormat.EAN_13,
  ean_8: BarcodeFormat.EAN_8,
  upc_a: BarcodeFormat.UPC_A,
  upc_e: BarcodeFormat.UPC_E,
  code_128: BarcodeFormat.CODE_128,
  code_39: BarcodeFormat.CODE_39,
  itf: BarcodeFormat.ITF,
  data_matrix: BarcodeFormat.DATA_MATRIX,
  qr_code: BarcodeFormat.QR_CODE,
  pdf417: BarcodeFormat.PDF_417,
}

/** A grey picture, one byte a pixel, row by row. */
export interface GreyPicture {
  readonly grey: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** A reader of the wanted formats; `thorough` looks longer and also at a quarter turn. */
export function createReader(
  wanted: readonly CameraFormat[],
): (picture: GreyPicture, thorough: boolean) => Read | undefined {
  const quick = readerOf(wanted, false)
  const slow = readerOf(wanted, true)
  return (picture, thorough) =>
    thorough ? (decode(slow, picture) ?? decode(slow, quarterTurn(picture))) : decode(quick, picture)
}

function decode(reader: MultiFormatReader, { grey, width, height }: GreyPicture): Read | undefined {
  try {
    const source = new RGBLuminanceSource(grey, width, height)
    const result = reader.decodeWithState(new BinaryBitmap(new HybridBinarizer(source)))
    const format = (Object.keys(formats) as CameraFormat[]).find((name) => formats[name] === result.getBarcodeFormat())
    return format && { text: result.getText(), format }
  } catch {
    // ZXing throws where it sees nothing, where a checksum fails, and now and then on a picture it can't cope with:
    // for a camera all of that is the next frame's chance.
    return undefined
  }
}

// ZXing turns pictures of a canvas only.
function quarterTurn({ grey, width, height }: GreyPicture): GreyPicture {
  const turned = new Uint8ClampedArray(grey.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[x * height + (height - 1 - y)] = grey[y * width + x] ?? 0
  }
  return { grey: turned, width: height, height: width }
}

function readerOf(wanted: readonly CameraFormat[], thorough: boolean): MultiFormatReader {
  const hints = new Map<DecodeHintType, unknown>([
    [DecodeHintType.POSSIBLE_FORMATS, wanted.map((name) => formats[name])],
    // FNC1 of Code 128 comes as "]C1" in first place and U+001D between, instead of being dropped.
    [DecodeHintType.ASSUME_GS1, true],
    // An ITF of any other length is most often a part of a longer one.
    [DecodeHintType.ALLOWED_LENGTHS, Int32Array.of(14)],
  ])
  if (thorough) hints.set(DecodeHintType.TRY_HARDER, true)
  const reader = new MultiFormatReader()
  reader.setHints(hints)
  return reader
}
