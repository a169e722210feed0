// Owns the round trip of print: labels with random contents, as PDF and as ZPL, drawn at 203 dpi by tools of others and read
// by two decoders: the texts are equal, and nothing stands in the room of a code. Options: --count 500 a kind; --kinds bin,lot;
// --via pdf,zpl; --seed 1.

import { readTypefaces } from '../../server/print/typefaces.ts'
import { seeded } from '../../shared/planning/seeded.ts'
import { type LabelContent, type LabelKind, labelKinds, largeKinds } from '../../shared/print/content.ts'
import { type Drawing, faultsOf } from '../../shared/print/drawing.ts'
import { layLabel } from '../../shared/print/label-layout.ts'
import { Letters } from '../../shared/print/letters.ts'
import { pdfDots } from '../../shared/print/pages.ts'
import { drawPdf } from '../../shared/print/pdf.ts'
import { labelOn, type RollName, rollNames } from '../../shared/print/sizes.ts'
import { type CodeText, spelled } from '../../shared/print/symbols.ts'
import { drawZpl } from '../../shared/print/zpl.ts'
import type { Score } from './index.ts'
import { failure, type RunArguments, UsageError } from './index-options.ts'
import { randomLabel } from './print-contents.ts'
import { formatsOf, inFolder, missingTools, openZxing, pagesOf, readByZbar, type Texts } from './print-decoders.ts'

export const ownCases = true

export const typefaces = readTypefaces()

interface Printed {
  readonly id: string
  readonly content: LabelContent
  readonly drawing: Drawing
}

interface Tally {
  passed: number
  failed: number
}

/** A batch is drawn by one process: large enough to be quick, small enough to keep in memory. */
const batch = 50

export async function run(_path: string, args: RunArguments): Promise<Score> {
  const lacking = missingTools()
  if (lacking.length > 0) {
    console.log(`skipped: no ${lacking.join(' and no ')} here (apt-get install poppler-utils zbar-tools)`)
    return { passed: 1, failed: 0 }
  }
  const count = Number(args.options.get('count') ?? 500)
  const seed = Number(args.options.get('seed') ?? 1)
  const vias = (args.options.get('via') ?? 'pdf,zpl').split(',')
  const kinds = (args.options.get('kinds') ?? labelKinds.join(',')).split(',') as LabelKind[]
  const unknown = kinds.find((kind) => !labelKinds.includes(kind))
  if (unknown !== undefined) throw new UsageError(`unknown label "${unknown}"`)
  const letters = new Letters(typefaces)
  const zxing = await openZxing()
  const total: Tally = { passed: 0, failed: 0 }
  for (const kind of kinds) {
    const tally: Tally = { passed: 0, failed: 0 }
    const rolls: readonly RollName[] = largeKinds.has(kind) ? ['4x6in', '100x150'] : rollNames
    for (const roll of rolls) {
      const share = Math.ceil(count / rolls.length)
      for (let from = 0; from < share; from += batch) {
        const labels: Printed[] = []
        for (let n = from; n < Math.min(share, from + batch); n++) {
          const id = `${kind}-${roll}-${n}`
          // A few labels of large paper are enough of those that are mostly small; each has its own chance, to be told again.
          const content = randomLabel(kind, seeded(seed * 1_000_003 + hash(id)))
          const drawing = layLabel(content, labelOn(roll), letters, pdfDots)
          const faults = drawing ? faultsOf(drawing) : ['its code does not fit']
          if (drawing && faults.length === 0) labels.push({ id, content, drawing })
          else count1(tally, false, id, 'a clean label', faults)
        }
        for (const via of vias) await throughPaper(via, labels, letters, zxing, tally)
      }
    }
    console.log(`${kind}: ${tally.passed} passed, ${tally.failed} failed`)
    total.passed += tally.passed
    total.failed += tally.failed
  }
  return total
}

async function throughPaper(
  via: string,
  labels: readonly Printed[],
  letters: Letters,
  zxing: (file: string, several: number) => Promise<Texts>,
  tally: Tally,
): Promise<void> {
  const [first] = labels
  if (!first) return
  await inFolder(async (folder) => {
    const files =
      via === 'pdf'
        ? pagesOf(
            await drawPdf(
              'labels',
              labels.map(({ drawing }) => drawing),
              typefaces,
            ),
            folder,
          )
        : await formatsOf(
            labels.map(({ drawing }) => drawZpl(drawing, 1, { dpi: 203, letters: 'none' }, letters)).join(''),
            first.drawing,
            folder,
          )
    const byZbar = readByZbar(files)
    for (const [index, { id, content, drawing }] of labels.entries()) {
      const file = files[index] ?? ''
      const codes = content.codes.map(elementText)
      const forZbar = codes.filter((_code, at) => !isDataMatrix(drawing, content.codes[at]))
      compare(`${id} ${via} zxing`, codes, await zxing(file, codes.length), tally)
      // zbar takes the UTF-8 of a QR code for other charsets, so letters beyond ASCII are ZXing's alone.
      if (forZbar.some((text) => /[\u0080-\uffff]/.test(text))) continue
      compare(`${id} ${via} zbar`, forZbar, byZbar.get(file) ?? [], tally)
    }
  })
}

/** What a decoder gives for a code: elements with separators after those of variable length, GTINs in 14 digits. */
function elementText(code: CodeText): string {
  if (code.form === 'text') return code.text
  if (code.form === 'gtin') return code.gtin.padStart(14, '0')
  const fixed = ['00', '01', '02', '17']
  return code.elements
    .map(([ai, value], index) => {
      const last = index === code.elements.length - 1
      return ai + value + (last || fixed.includes(ai) ? '' : '\u001d')
    })
    .join('')
}

function isDataMatrix(drawing: Drawing, code: CodeText | undefined): boolean {
  const text = code && spelled(code)
  return drawing.parts.some((part) => part.kind === 'matrix' && part.quiet === 2 && part.text === text)
}

function compare(id: string, expected: Texts, got: Texts, tally: Tally): void {
  // Only numbers of goods come in several lengths.
  const same = (text: string) => (/^\d{8}$|^\d{12,13}$/.test(text) ? text.padStart(14, '0') : text)
  const a = expected.map((text) => (/^01\d{14}$/.test(text) ? text.slice(2) : same(text))).sort()
  const b = [...new Set(got)].map((text) => (/^01\d{14}$/.test(text) ? text.slice(2) : same(text))).sort()
  count1(tally, JSON.stringify(a) === JSON.stringify(b), id, a, b)
}

function count1(tally: Tally, ok: boolean, id: string, expected: unknown, got: unknown): void {
  if (ok) tally.passed++
  else {
    tally.failed++
    failure(id, expected, got)
  }
}

function hash(text: string): number {
  let value = 0
  for (const char of text) value = (Math.imul(value, 31) + (char.codePointAt(0) ?? 0)) >>> 0
  return value
}
