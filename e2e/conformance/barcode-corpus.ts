// Owns the form of a folder of barcode pictures (shared/data/barcodes): its manifest, its pixels, and how a read is scored.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import * as z from 'zod'
import type { GreyPicture } from '../../app/device/camera-picture.ts'
import { UsageError } from './index-options.ts'

const entry = z.object({
  file: z.string(),
  format: z.string(),
  /** Null where nothing may be read. */
  canon: z.string().nullable(),
  gs1_fnc1: z.boolean().optional(),
})
export type PictureCase = z.infer<typeof entry>

export function readManifest(folder: string): readonly PictureCase[] {
  try {
    return z.array(entry).parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  } catch (cause) {
    throw new UsageError(
      `${folder} holds no manifest.json of pictures: ${cause instanceof Error ? cause.message : cause}`,
    )
  }
}

export async function loadPicture(folder: string, file: string): Promise<GreyPicture> {
  const { data, info } = await sharp(join(folder, file))
    .flatten({ background: 'white' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const grey = new Uint8ClampedArray(info.width * info.height)
  for (let i = 0; i < grey.length; i++) grey[i] = data[i * info.channels] ?? 0
  return { grey, width: info.width, height: info.height }
}

export type Outcome = 'right' | 'wrong' | 'none'

/** @param texts what was read, all of it */
export function scoreOf(each: PictureCase, texts: readonly string[]): Outcome {
  if (texts.length === 0) return 'none'
  return texts.some((text) => isRight(each, text)) ? 'right' : 'wrong'
}

export function isRight({ format, canon, gs1_fnc1 }: PictureCase, text: string): boolean {
  return canon !== null && canonical(text, format) === canon && (!gs1_fnc1 || text.includes('\u001d'))
}

function canonical(text: string, format: string): string {
  switch (format) {
    case 'ean13':
    case 'ean8':
    case 'upca':
    case 'upce':
      return text.replace(/\D/g, '').padStart(14, '0')
    case 'databar':
      return text
        .replace(/\D/g, '')
        .replace(/^01(?=\d{14}$)/, '')
        .padStart(14, '0')
    case 'databar-expanded':
      return text.replace(/^\]e0/, '').replace(/[()]/g, '').replaceAll('\u001d', '')
    default:
      return text
        .replace(/\r\n/g, '\n')
        .trimEnd()
        .replace(/^\][A-Za-z]\d/, '')
        .replaceAll('\u001d', '')
  }
}
