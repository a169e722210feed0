// Owns running scan vectors ({kind, input, options, expect}) against shared/scan. Each kind calls the one function of
// the product that does that work; nothing is decided here but how the answer is laid out.
import { readFileSync } from 'node:fs'
import { amountOf, measureOf } from '../../shared/scan/gs1/amounts.ts'
import { checkAssociations } from '../../shared/scan/gs1/associations.ts'
import { gs1Date } from '../../shared/scan/gs1/dates.ts'
import { parseDigitalLink } from '../../shared/scan/gs1/digital-link.ts'
import { GS, parseBracketed, parseElements } from '../../shared/scan/gs1/element-string.ts'
import { checkDigit, expandUpce, isbn10ToEan13, normaliseGtin, publicationOf } from '../../shared/scan/gtin.ts'
import { readHibc } from '../../shared/scan/hibc.ts'
import { undoCapsLock, undoLayout } from '../../shared/scan/layouts.ts'
import { deliver, deniesGs1 } from '../../shared/scan/transport.ts'
import { understand } from '../../shared/scan/understand.ts'
import type { Element } from '../../shared/scan/understood.ts'
import { cutVariableMeasure } from '../../shared/scan/variable-measure.ts'
import type { Result } from '../../shared/values/result.ts'
import type { BusinessDate } from '../../shared/values/time.ts'
import type { Score } from './index.ts'
import { failure, type RunArguments, UsageError } from './index-options.ts'

type Options = Readonly<Record<string, string | boolean | undefined>>
type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean }

interface Vector {
  readonly id: string
  readonly kind: string
  readonly input: string
  readonly options?: Options
  readonly expect: Answer
}

const kinds: Readonly<Record<string, (input: string, options: Options) => Answer>> = {
  'element-string': (input, options) => {
    const { symbology, data } = deliver(input, {})
    if (deniesGs1(symbology)) return { ok: false, error: 'not-gs1-symbology' }
    return elementAnswer(parseElements(data), options)
  },
  bracketed: (input, options) => elementAnswer(parseBracketed(input), options),
  'digital-link': (input, options) => elementAnswer(parseDigitalLink(input), options),
  'check-digit': (input) => ({ ok: true, checkDigit: String(checkDigit(input)) }),
  'gtin-normalise': (input) => answer(normaliseGtin(input), (value) => value),
  'upce-expand': (input) => answer(expandUpce(input), (upca) => ({ upca })),
  date: (input, options) => {
    const date = gs1Date(input, String(options.today) as BusinessDate)
    return date === undefined ? { ok: false, error: 'bad-date' } : { ok: true, date }
  },
  measure: (input) => ({ ok: true, ...measureOf(input.slice(0, 4), input.slice(4)) }),
  amount: (input) => {
    const price = amountOf(input.slice(0, 4), input.slice(4))
    return { ok: true, amount: price?.amount, ...(price?.currency && { currencyNumeric: price.currency }) }
  },
  transport: (input, options) => {
    const { symbology = '', data } = deliver(input, { separator: String(options.separator ?? '') })
    const read = parseElements(data)
    return { ...elementAnswer(read, options), canonical: symbology + data }
  },
  'layout-repair': (input, options) => {
    const layout = String(options.layout)
    const text = layout === 'capslock' ? undoCapsLock(input) : undoLayout(input, layout)
    return text === undefined ? { ok: false } : { ok: true, text }
  },
  classify,
  hibc: (input) => answer(readHibc(input), ({ check, lic, item, unit }) => ({ check, primary: { lic, item, unit } })),
  isbn: (input) => answer(isbn10ToEan13(input), (ean13) => ({ ean13 })),
  'variable-measure-ean13': (input, options) =>
    answer(cutVariableMeasure(input, String(options.pattern)), ({ item, weightRaw, priceRaw }) => ({
      item,
      ...(weightRaw !== undefined && { weightRaw }),
      ...(priceRaw !== undefined && { priceRaw }),
    })),
}

function answer<T>(result: Result<T>, lay: (value: T) => Readonly<Record<string, unknown>>): Answer {
  return result.ok ? { ok: true, ...lay(result.value) } : { ok: false, error: result.code }
}

function elementAnswer(result: Result<readonly Element[]>, options: Options): Answer {
  if (!result.ok) return { ok: false, error: result.code, ai: result.facts.ai }
  const breach = options.checkAssociations === true ? checkAssociations(result.value) : undefined
  return breach ? { ok: false, error: breach.code } : { ok: true, elements: result.value }
}

function classify(input: string): Answer {
  const { meanings, text } = understand(input, { today: '2026-11-25' as BusinessDate })
  const [best] = meanings
  switch (best?.kind) {
    case 'gtin':
      return { ok: true, type: publicationOf(best.gtin14) ?? 'gtin', gtin14: best.gtin14 }
    case 'sscc':
      return { ok: true, type: 'sscc', sscc: best.sscc }
    case 'gs1':
      return { ok: true, type: /^https?:/i.test(text) ? 'gs1-digital-link' : 'gs1' }
    case 'text':
      return { ok: true, type: best.form === 'amazon-lpn' ? 'lpn' : (best.form ?? 'text') }
    default:
      return { ok: best !== undefined, type: best?.kind }
  }
}

/** Whether `got` has all that `expect` names; elements in order except in a digital link, canonical up to a last separator. */
function agrees(vector: Vector, got: Answer): boolean {
  return Object.entries(vector.expect).every(([key, expected]) => {
    const value = got[key]
    if (key === 'elements' && vector.kind === 'digital-link') return sorted(value) === sorted(expected)
    if (key === 'canonical') return stripped(value) === stripped(expected)
    return JSON.stringify(value) === JSON.stringify(expected)
  })
}

function sorted(value: unknown): string {
  return Array.isArray(value)
    ? value
        .map((pair) => JSON.stringify(pair))
        .sort()
        .join()
    : ''
}

function stripped(value: unknown): string {
  const text = String(value)
  return text.endsWith(GS) ? text.slice(0, -1) : text
}

function readVectors(path: string): readonly Vector[] {
  let file: unknown
  try {
    file = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new UsageError(`${path} is no JSON file: ${String(error)}`)
  }
  const list = Array.isArray(file) ? file : (file as { vectors?: unknown } | null)?.vectors
  if (!Array.isArray(list)) throw new UsageError(`${path} holds no list "vectors" of {id, kind, input, expect}`)
  return list as readonly Vector[]
}

/** Runs every vector of the file that is wanted. */
export async function run(path: string, args: RunArguments): Promise<Score> {
  let passed = 0
  let failed = 0
  for (const [index, vector] of readVectors(path).entries()) {
    if (!args.wants(vector.id, index + 1)) continue
    const check = kinds[vector.kind]
    const got = check ? check(vector.input, vector.options ?? {}) : `unknown kind ${vector.kind}`
    if (typeof got !== 'string' && agrees(vector, got)) passed++
    else {
      failed++
      failure(vector.id, vector.expect, got)
    }
  }
  return { passed, failed }
}
