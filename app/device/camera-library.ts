// Owns reading one grey picture with ZXing in JavaScript, where the compiled readers don't run. Slower, and it reads fewer
// pictures and no UPC-E. Loaded only then.
import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library'
import type { GreyPicture } from './camera-picture.ts'
import type { CameraFormat, Read, Reader, ReadOptions } from './camera-read.ts'

const formats: Readonly<Partial<Record<CameraFormat, BarcodeFormat>>> = {
  ean_13: BarcodeFormat.EAN_13,
  ean_8: BarcodeFormat.EAN_8,
  upc_a: BarcodeFormat.UPC_A,
  upc_e: BarcodeFormat.UPC_E,
  code_128: BarcodeFormat.CODE_128,
  code_39: BarcodeFormat.CODE_39,
  itf: BarcodeFormat.ITF,
  data_matrix: BarcodeFormat.DATA_MATRIX,
  qr_code: BarcodeFormat.QR_CODE,
  databar: BarcodeFormat.RSS_14,
  databar_expanded: BarcodeFormat.RSS_EXPANDED,
  pdf417: BarcodeFormat.PDF_417,
}

/** Where several codes are in view it tells of one only. */
export function openLibraryReader({ formats: wanted, itfLengths }: ReadOptions): Reader {
  const known = wanted.flatMap((name) => formats[name] ?? [])
  const quick = readerOf(known, itfLengths, false)
  const slow = readerOf(known, itfLengths, true)
  return async (picture, { thorough, work }) => {
    const looked = work ? work(picture) : picture
    const read = thorough ? (decode(slow, looked) ?? decode(slow, quarterTurn(looked))) : decode(quick, looked)
    if (!read) return []
    return [work ? { ...read, worked: true } : read]
  }
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
  } finally {
    // The reader of DataBar gathers halves over pictures and would tell of one code in every later picture.
    reader.reset()
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

function readerOf(
  wanted: readonly BarcodeFormat[],
  itfLengths: ReadOptions['itfLengths'],
  thorough: boolean,
): MultiFormatReader {
  const hints = new Map<DecodeHintType, unknown>([
    [DecodeHintType.POSSIBLE_FORMATS, wanted],
    // FNC1 of Code 128 comes as "]C1" in first place and U+001D between, instead of being dropped.
    [DecodeHintType.ASSUME_GS1, true],
  ])
  // An ITF of another length is most often a part of a longer one.
  if (itfLengths !== 'any') hints.set(DecodeHintType.ALLOWED_LENGTHS, Int32Array.from(itfLengths))
  if (thorough) hints.set(DecodeHintType.TRY_HARDER, true)
  const reader = new MultiFormatReader()
  reader.setHints(hints)
  return reader
}
