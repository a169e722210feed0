// Owns reading GS1 element strings and their bracketed form: text → ordered (identifier, value) pairs, strictly by the
// General Specifications. Doesn't know how the text travelled (`transport.ts`), nor what a pair means (`facts.ts`).
import { ok, type Refusal, type Result, refuse } from '../../values/result.ts'
import type { Element } from '../understood.ts'
import { checkPart, type ValueError } from './ai-checks.ts'
import { type AiSpec, aiLength, aiSpec, isPredefined } from './ai-table.ts'

export type ElementError =
  | ValueError
  | 'unknown-ai'
  | 'empty-value'
  | 'bad-length'
  | 'too-long'
  | 'bad-charset'
  | 'repeated-ai'

/** The group separator that stands for FNC1 between elements. */
export const GS = '\u001d'

const sets = {
  N: /^[0-9]*$/,
  X: /^[!"%-?A-Z_a-z]*$/,
  Y: /^[-#/0-9A-Z]*$/,
  Z: /^[-0-9A-Z_a-z=]*$/,
}

/**
 * Reads element strings joined as in a symbol, with U+001D after those that need a separator. One before the first and
 * one after the last are allowed, and after a value of predefined length. Refusals carry the identifier as `ai`.
 * @param data without AIM symbology identifier
 */
export function parseElements(data: string): Result<readonly Element[], ElementError> {
  const elements: Element[] = []
  const fault = walk(data, (ai, spec, value) => {
    const error = checkValue(ai, spec, value)
    if (!error) elements.push([ai, value])
    return error
  })
  return fault ?? noRepeats(elements)
}

/** The elements of `data` that are right; wrong values are left out, and all behind an identifier that nobody knows. */
export function readableElements(data: string): readonly Element[] {
  const elements = new Map<string, string>()
  walk(data, (ai, spec, value) => {
    if (!checkValue(ai, spec, value) && !elements.has(ai)) elements.set(ai, value)
    return undefined
  })
  return [...elements]
}

// Cuts `data` into values; `take` may stop it with a refusal.
function walk(
  data: string,
  take: (ai: string, spec: AiSpec, value: string) => Refusal<ElementError> | undefined,
): Refusal<ElementError> | undefined {
  let at = data.startsWith(GS) ? 1 : 0
  if (at === data.length) return refuse('unknown-ai', { text: data })
  while (at < data.length) {
    const length = aiLength(data.slice(at, at + 2))
    const ai = length === undefined ? '' : data.slice(at, at + length)
    const spec = aiSpec(ai)
    if (!spec) return refuse('unknown-ai', { text: data.slice(at, at + 4) })
    const from = at + ai.length
    const separator = data.indexOf(GS, from)
    const end = separator < 0 ? data.length : separator
    const to = isPredefined(ai) ? Math.min(from + spec.max, end) : end
    const error = take(ai, spec, data.slice(from, to))
    if (error) return error
    at = to === separator ? to + 1 : to
  }
  return undefined
}

/** Reads the form printed for people, "(01)09506000134352(10)LOT-7". Refusals as for `parseElements`. */
export function parseBracketed(text: string): Result<readonly Element[], ElementError> {
  const elements: Element[] = []
  let rest = text
  while (rest !== '') {
    const match = /^\(([0-9]{2,4})\)/.exec(rest)
    const ai = match?.[1] ?? ''
    const spec = aiSpec(ai)
    if (!spec) return refuse('unknown-ai', { text: rest })
    const from = ai.length + 2
    const to = nextBracket(rest, from)
    const value = rest.slice(from, to)
    const error = checkValue(ai, spec, value)
    if (error) return error
    elements.push([ai, value])
    rest = rest.slice(to)
  }
  return noRepeats(elements)
}

// A lot may hold brackets itself ("A(1)B"): only a known identifier in brackets begins the next element.
function nextBracket(text: string, from: number): number {
  for (let at = text.indexOf('(', from); at >= 0; at = text.indexOf('(', at + 1)) {
    const match = /^\(([0-9]{2,4})\)/.exec(text.slice(at, at + 6))
    if (match?.[1] !== undefined && aiSpec(match[1])) return at
  }
  return text.length
}

/** Checks one value against its identifier's form; undefined when it is right. */
export function checkValue(ai: string, spec: AiSpec, value: string): Refusal<ElementError> | undefined {
  const error = valueError(spec, value)
  return error && refuse(error, { ai, value })
}

function valueError(spec: AiSpec, value: string): ElementError | undefined {
  if (value === '') return 'empty-value'
  if (value.length > spec.max) return 'too-long'
  let at = 0
  for (const part of spec.parts) {
    const text = value.slice(at, at + part.max)
    at += text.length
    if (text === '' && part.optional) continue
    if (text.length < part.min) return sets[part.set].test(text) ? 'bad-length' : 'bad-charset'
    if (!sets[part.set].test(text)) return 'bad-charset'
    const error = part.checks === '' ? undefined : checkPart(part.checks, text)
    if (error) return error
  }
  return undefined
}

function noRepeats(elements: readonly Element[]): Result<readonly Element[], ElementError> {
  const first = new Map<string, string>()
  for (const [ai, value] of elements) {
    const known = first.get(ai)
    if (known === undefined) first.set(ai, value)
    else if (known !== value) return refuse('repeated-ai', { ai, value })
  }
  return ok(elements)
}
