// Owns running a folder of barcode pictures (form of shared/data/barcodes) against the camera's readers: as stored, turned,
// in a busy frame, and as the frames of a shaking hand under the rules of confirmation; each decoder alone beside them.
// Options: --conditions stored,turned-12,turned-45,busy,frames; --seed 1; --alone (only our own readers).
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createConfirmation } from '../../app/device/camera-confirm.ts'
import { createFrameReader } from '../../app/device/camera-frames.ts'
import { openLibraryReader } from '../../app/device/camera-library.ts'
import { quickPass, thoroughPass, workedPasses } from '../../app/device/camera-passes.ts'
import { type GreyPicture, turned } from '../../app/device/camera-picture.ts'
import type { CameraFormat, Read, Reader, ReadOptions } from '../../app/device/camera-read.ts'
import { openWasmReader } from '../../app/device/camera-wasm.ts'
import { inBusyFrame, shakenFrames } from './barcode-conditions.ts'
import { isRight, loadPicture, type Outcome, type PictureCase, readManifest, scoreOf } from './barcode-corpus.ts'
import type { Score } from './index.ts'
import { failure, type RunArguments, UsageError } from './index-options.ts'
import { percentile, printTable } from './planning-table.ts'

export const takesFolder = true

const formats: readonly CameraFormat[] = [
  'ean_13',
  'ean_8',
  'upc_a',
  'upc_e',
  'code_128',
  'code_39',
  'itf',
  'databar',
  'databar_expanded',
  'data_matrix',
  'qr_code',
  'pdf417',
]
const options: ReadOptions = { formats, itfLengths: 'any' }

/** What a decoder reads in a picture, all of it. */
type Decoder = (picture: GreyPicture) => Promise<readonly Read[]>

const stills: Readonly<Record<string, (picture: GreyPicture, seed: number) => GreyPicture>> = {
  stored: (picture) => picture,
  'turned-12': (picture) => turned(picture, 12),
  'turned-45': (picture) => turned(picture, 45),
  busy: inBusyFrame,
}
/** Shares of all pictures with a code that must be read right, for folders of a hundred pictures and more. */
const goals: Readonly<Record<string, number>> = {
  stored: 0.87,
  'turned-12': 0.78,
  'turned-45': 0.75,
  busy: 0.76,
  frames: 200 / 290,
}

interface Tally {
  right: number
  wrong: number
  none: number
  readonly ms: number[]
}

const mostWrongOfLibrary = 0.03

interface Line {
  readonly condition: string
  readonly decoder: string
  readonly total: Tally
  readonly byFormat: Map<string, Tally>
}

const emptyTally = (): Tally => ({ right: 0, wrong: 0, none: 0, ms: [] })

export async function openCompiled(): Promise<Reader> {
  const bytes = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  return openWasmReader(options, { bytes: new Uint8Array(bytes).buffer })
}

export async function run(folder: string, args: RunArguments): Promise<Score> {
  const seed = Number(args.options.get('seed') ?? 1)
  const asked = (args.options.get('conditions') ?? [...Object.keys(stills), 'frames'].join(',')).split(',')
  const unknown = asked.find((each) => each !== 'frames' && !Object.hasOwn(stills, each))
  if (unknown !== undefined) throw new UsageError(`unknown condition "${unknown}"`)
  const cases = readManifest(folder).filter((each, index) => args.wants(each.file, index + 1))
  const compiled = await openCompiled()
  const decoders: Record<string, Decoder> = { ours: cascadeOf(compiled) }
  if (!args.options.has('alone')) {
    decoders['zxing-wasm quick'] = (picture) => compiled(picture, quickPass)
    decoders['zxing-wasm harder'] = (picture) => compiled(picture, thoroughPass)
    const library = openLibraryReader(options)
    decoders['@zxing/library'] = (picture) => library(picture, thoroughPass)
  }
  const lines: Line[] = []
  const accepted: { each: PictureCase; texts: readonly string[] }[] = []
  for (const condition of asked) {
    const still = stills[condition]
    const own = still ? decoders : { ours: decoders.ours ?? cascadeOf(compiled) }
    const ofCondition = Object.keys(own).map(
      (decoder): Line => ({ condition, decoder, total: emptyTally(), byFormat: new Map() }),
    )
    for (const [index, each] of cases.entries()) {
      const picture = await loadPicture(folder, each.file)
      for (const line of ofCondition) {
        // The JavaScript decoder takes seconds for a frame; it is shown on the pictures as they are.
        if (line.decoder === '@zxing/library' && condition !== 'stored') continue
        const looked = still ? still(picture, seed * 7919 + index) : picture
        const frames = still ? [] : shakenFrames(picture, 10, seed * 7919 + index)
        const began = performance.now()
        const texts = still
          ? ((await own[line.decoder]?.(looked)) ?? []).map(({ text }) => text)
          : await confirmedIn(frames, compiled)
        const ms = performance.now() - began
        if (!still) accepted.push({ each, texts })
        const outcome = scoreOf(each, texts)
        count(line, each, outcome, ms)
        if (outcome === 'wrong' && line.decoder === 'ours') console.log(`${condition}: ${each.file} is misread`)
      }
    }
    lines.push(...ofCondition)
  }
  print(lines)
  return judge(lines, accepted)
}

/** Every way of looking in turn, until one reads. */
function cascadeOf(read: Reader): Decoder {
  return async (picture) => {
    for (const pass of [quickPass, thoroughPass, ...workedPasses]) {
      const reads = await read(picture, pass)
      if (reads.length > 0) return reads
    }
    return []
  }
}

/** What a person would have scanned with these frames, 40 ms apart, three looks a frame. */
async function confirmedIn(frames: readonly GreyPicture[], read: Reader): Promise<readonly string[]> {
  const readFrame = createFrameReader(read, { wide: 1, high: 1 })
  const confirm = createConfirmation()
  const texts: string[] = []
  for (const [index, frame] of frames.entries()) {
    let looks = 2
    const told = confirm(await readFrame(frame, () => looks-- > 0), index * 40)
    if (told?.kind === 'one') texts.push(told.read.text)
    else if (told) texts.push(...told.reads.map(({ text }) => text))
  }
  return texts
}

function count({ total, byFormat }: Line, { format }: PictureCase, outcome: Outcome, ms: number): void {
  const ofFormat = byFormat.get(format) ?? emptyTally()
  byFormat.set(format, ofFormat)
  for (const tally of [total, ofFormat]) {
    tally[outcome]++
    tally.ms.push(ms)
  }
}

function print(lines: readonly Line[]): void {
  const rows = lines
    .filter(({ total }) => total.ms.length > 0)
    .flatMap(({ condition, decoder, total, byFormat }) => {
      const parts = [...byFormat].map(([format, tally]) => [`  ${format}`, '', ...figures(tally)])
      return [[condition, decoder, ...figures(total)], ...(decoder === 'ours' ? parts : [])]
    })
  printTable(['condition', 'decoder', 'right', 'wrong', 'none', 'ms median', 'ms p95'], rows)
}

function figures({ right, wrong, none, ms }: Tally): string[] {
  return [String(right), String(wrong), String(none), percentile(ms, 0.5).toFixed(1), percentile(ms, 0.95).toFixed(1)]
}

/** A case is a picture whose frames lead to no wrong scan, and each goal that a large folder must reach. */
function judge(lines: readonly Line[], accepted: readonly { each: PictureCase; texts: readonly string[] }[]): Score {
  let [passed, failed] = [0, 0]
  const say = (isGood: boolean, id: string, expected: string, got: string) => {
    if (isGood) passed++
    else {
      failed++
      failure(id, expected, got)
    }
  }
  for (const { each, texts } of accepted) {
    const wrong = texts.filter((text) => !isRight(each, text))
    say(wrong.length === 0, each.file, 'no wrong scan', wrong.join(', '))
  }
  for (const { condition, decoder, total, byFormat } of lines) {
    const negatives = byFormat.get('none')?.ms.length ?? 0
    const positives = total.ms.length - negatives
    // Our last resort where the compiled readers don't run; what it makes up is made up on a person's device.
    if (decoder === '@zxing/library' && positives >= 100) {
      const share = total.wrong / total.ms.length
      say(share <= mostWrongOfLibrary, `${condition} ${decoder}`, 'at most 3 % wrong', `${(100 * share).toFixed(1)} %`)
    }
    if (decoder !== 'ours' || positives === 0) continue
    const share = total.right / positives
    const goal = positives >= 100 ? (goals[condition] ?? 0) : 0
    console.log(
      `${condition}: ${total.right} of ${positives} right (${(100 * share).toFixed(1)} %)${goal > 0 ? `, goal ${(100 * goal).toFixed(0)} %` : ''}`,
    )
    say(share >= goal, condition, `${(100 * goal).toFixed(1)} % right`, `${(100 * share).toFixed(1)} %`)
  }
  return { passed, failed }
}
