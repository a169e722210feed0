// Owns turning what was printed into pictures and the pictures into texts, by tools that we did not write: pdftoppm and a ZPL
// renderer draw, zbarimg and ZXing read. Says which of them is missing.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { quickPass, thoroughPass } from '../../app/device/camera-passes.ts'
import { openWasmReader } from '../../app/device/camera-wasm.ts'

export type Texts = readonly string[]

/** The command-line tools that are not here. */
export function missingTools(): readonly string[] {
  return ['pdftoppm', 'zbarimg'].filter((tool) => {
    try {
      execFileSync('which', [tool], { stdio: 'ignore' })
      return false
    } catch {
      return true
    }
  })
}

/** Does something in a folder of its own that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'print-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One picture a page, at the resolution of a label printer. */
export function pagesOf(pdf: Uint8Array, folder: string): readonly string[] {
  const file = join(folder, 'labels.pdf')
  writeFileSync(file, pdf)
  execFileSync('pdftoppm', ['-r', '203.2', '-gray', '-png', file, join(folder, 'page')])
  return pictures(folder, 'page')
}

const pictures = (folder: string, start: string) =>
  readdirSync(folder)
    .filter((name) => name.startsWith(start))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => join(folder, name))

/** One picture a format, at 8 dots a millimetre. */
export async function formatsOf(
  zpl: string,
  size: { readonly width: number; readonly height: number },
  folder: string,
): Promise<readonly string[]> {
  const { ready } = await import('zpl-renderer-js')
  const { api } = await ready
  const drawn = await api.zplToBase64MultipleAsync(zpl, size.width, size.height, 8)
  return drawn.map((picture, index) => {
    const file = join(folder, `format-${index}.png`)
    writeFileSync(file, Buffer.from(picture, 'base64'))
    return file
  })
}

/** What zbarimg reads in each picture; it knows no DataMatrix. */
export function readByZbar(files: readonly string[]): ReadonlyMap<string, Texts> {
  const texts = new Map<string, string[]>(files.map((file) => [file, []]))
  if (files.length === 0) return texts
  const xml = zbar(files)
  for (const [, file = '', body = ''] of xml.matchAll(/<source href='([^']*)'>([\s\S]*?)<\/source>/g)) {
    for (const [, format = '', data = ''] of body.matchAll(
      /<data(?: format='(\w+)')?[^>]*><!\[CDATA\[([\s\S]*?)\]\]>/g,
    )) {
      texts.get(file)?.push(format === 'base64' ? Buffer.from(data, 'base64').toString('utf8') : data)
    }
  }
  return texts
}

function zbar(files: readonly string[]): string {
  try {
    // Letters make up a Code 39 of one character, which scanners don't take either.
    return execFileSync('zbarimg', ['-q', '--xml', '-Scode39.min-length=4', ...files], {
      encoding: 'utf8',
      maxBuffer: 1e8,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch (error) {
    // It exits with 4 where a picture holds nothing that it knows.
    const output = (error as { stdout?: unknown }).stdout
    if (typeof output === 'string') return output
    throw error
  }
}

/** A reader of pictures by ZXing, as the camera uses it. */
export async function openZxing(): Promise<(file: string, several: number) => Promise<Texts>> {
  const bytes = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const reader = await openWasmReader(
    { formats: ['ean_13', 'ean_8', 'code_128', 'data_matrix', 'qr_code'], itfLengths: 'any' },
    { bytes: new Uint8Array(bytes).buffer },
  )
  return async (file, several) => {
    const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true })
    const picture = { grey: new Uint8ClampedArray(data), width: info.width, height: info.height }
    const quick = await reader(picture, quickPass)
    const found = quick.length >= several ? quick : [...quick, ...(await reader(picture, thoroughPass))]
    return found.map((each) => each.text)
  }
}
