// Owns reading one grey picture with ZXing's C++ readers, compiled for the browser. Loaded only with the camera, in its
// worker. Doesn't know frames or time, nor where its binary comes from.
import { prepareZXingModule, type ReadInputBarcodeFormat, type ReadResult, readBarcodes } from 'zxing-wasm/reader'
import type { GreyPicture } from './camera-picture.ts'
import type { CameraFormat, Read, Reader, ReadOptions, Spot } from './camera-read.ts'

const names: Readonly<Record<CameraFormat, ReadInputBarcodeFormat>> = {
  ean_13: 'EAN13',
  ean_8: 'EAN8',
  upc_a: 'UPCA',
  upc_e: 'UPCE',
  code_128: 'Code128',
  code_39: 'Code39',
  itf: 'ITF',
  databar: 'DataBar',
  databar_expanded: 'DataBarExp',
  data_matrix: 'DataMatrix',
  qr_code: 'QRCode',
  pdf417: 'PDF417',
}

const fewLines = 2

/** @param binary where the compiled readers are, or they themselves */
export async function openWasmReader(
  { formats: wanted, itfLengths }: ReadOptions,
  binary: { readonly url: string } | { readonly bytes: ArrayBuffer },
): Promise<Reader> {
  const overrides = 'url' in binary ? { locateFile: () => binary.url } : { wasmBinary: binary.bytes }
  await prepareZXingModule({ overrides, fireImmediately: true })
  const formats = wanted.map((each) => names[each])
  return async (picture, { thorough, work }) => {
    const looked = work ? work(picture) : picture
    const found = await readBarcodes(colouredOf(looked), {
      formats,
      // Separators of GS1 data stay as they are; whether there are any is told by the symbology.
      textMode: 'Plain',
      tryHarder: thorough,
      tryInvert: thorough,
      tryRotate: true,
      tryDownscale: true,
      minLineCount: 2,
      maxNumberOfSymbols: 8,
    })
    return withoutEchoes(found).flatMap((each) => readOf(each, looked, work !== undefined, itfLengths) ?? [])
  }
}

/**
 * One symbol read twice with different texts: what the whole picture gave, which comes first, stands against what a
 * smaller copy of it gave. Bars of four pixels scaled by a third can pass every check of Code 128 as other letters.
 */
function withoutEchoes(results: readonly ReadResult[]): readonly ReadResult[] {
  return results.filter(
    (each, index) =>
      !results.slice(0, index).some((earlier) => earlier.symbology === each.symbology && isWithin(each, earlier)),
  )
}

/** Whether the middle of one lies within the bounds of the other. */
function isWithin({ position }: ReadResult, other: ReadResult): boolean {
  const { x, y } = spotOf(position)
  const corners = cornersOf(other.position)
  const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)]
  return x >= Math.min(...xs) && x <= Math.max(...xs) && y >= Math.min(...ys) && y <= Math.max(...ys)
}

function readOf(
  result: ReadResult,
  { width, height }: GreyPicture,
  worked: boolean,
  itfLengths: ReadOptions['itfLengths'],
): Read | undefined {
  const format = formatOf(result)
  if (!result.isValid || !format || result.text === '') return undefined
  // An ITF of another length is most often a part of a longer one; so short a Code 39 is made up from stripes.
  if (format === 'itf' && itfLengths !== 'any' && !itfLengths.includes(result.text.length)) return undefined
  if (format === 'code_39' && result.text.length < 4) return undefined
  if (isHair(result)) return undefined
  const { symbologyIdentifier: symbology } = result
  return {
    text: result.text,
    format,
    ...(symbology !== '' && { symbology }),
    ...(worked ? { worked } : { spot: shareOf(spotOf(result.position), width, height) }),
  }
}

/** Bars that only two lines of the picture show, and next to no height: large letters make up an EAN so. */
function isHair({ lineCount, position }: ReadResult): boolean {
  // Two-dimensional codes count no lines.
  if (lineCount === 0 || lineCount > fewLines) return false
  const { topLeft, topRight, bottomLeft, bottomRight } = position
  const length = Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y)
  const height = Math.max(
    Math.hypot(bottomLeft.x - topLeft.x, bottomLeft.y - topLeft.y),
    Math.hypot(bottomRight.x - topRight.x, bottomRight.y - topRight.y),
  )
  return height < length / 100
}

function formatOf({ format, symbology }: ReadResult): CameraFormat | undefined {
  switch (symbology) {
    case 'EANUPC':
      return format === 'EAN8' ? 'ean_8' : format === 'UPCA' ? 'upc_a' : format === 'UPCE' ? 'upc_e' : 'ean_13'
    case 'DataBar':
      return format.startsWith('DataBarExp') ? 'databar_expanded' : 'databar'
    case 'Code128':
      return 'code_128'
    case 'Code39':
      return 'code_39'
    case 'ITF':
      return 'itf'
    case 'DataMatrix':
      return 'data_matrix'
    case 'QRCode':
      return 'qr_code'
    case 'PDF417':
      return 'pdf417'
    default:
      return undefined
  }
}

const cornersOf = ({ topLeft, topRight, bottomLeft, bottomRight }: ReadResult['position']) => [
  topLeft,
  topRight,
  bottomLeft,
  bottomRight,
]

/** The middle, in pixels. */
function spotOf(position: ReadResult['position']): Spot {
  const corners = cornersOf(position)
  const sum = (pick: (corner: Spot) => number) => corners.reduce((total, corner) => total + pick(corner), 0)
  return { x: sum((corner) => corner.x) / 4, y: sum((corner) => corner.y) / 4 }
}

const shareOf = ({ x, y }: Spot, width: number, height: number): Spot => ({ x: x / width, y: y / height })

// The readers take coloured pixels and make them grey again.
function colouredOf({ grey, width, height }: GreyPicture): ImageData {
  const pixels = new Uint32Array(grey.length)
  for (let i = 0; i < grey.length; i++) pixels[i] = 0xff000000 | ((grey[i] ?? 0) * 0x010101)
  return { data: new Uint8ClampedArray(pixels.buffer), width, height, colorSpace: 'srgb' } as ImageData
}
