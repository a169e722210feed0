// Owns GS1 Digital Link URIs (standard 1.2, uncompressed): web address → elements. Any host will do.
import { ok, type Result, refuse } from '../../values/result.ts'
import type { Element } from '../understood.ts'
import { aiSpec } from './ai-table.ts'
import { checkValue, type ElementError } from './element-string.ts'

// Primary keys, each with the qualifiers that may follow it in the path.
const qualifiers: Readonly<Record<string, string>> = {
  '00': '',
  '01': '22 10 21 235',
  '253': '',
  '255': '',
  '401': '',
  '402': '',
  '414': '254 7040',
  '415': '8020',
  '417': '7040',
  '8003': '',
  '8004': '7040',
  '8006': '22 10 21',
  '8010': '8011',
  '8013': '',
  '8017': '8019',
  '8018': '8019',
}

/**
 * The elements of a Digital Link: key and qualifiers from the path, attributes from the query; other query keys are
 * dropped. A GTIN written without its leading zeros is padded. Refusals: `not-digital-link`, and those of a value.
 */
export function parseDigitalLink(uri: string): Result<readonly Element[], ElementError | 'not-digital-link'> {
  const match = /^https?:\/\/[^/?#]+(\/[^?#]*)(?:\?([^#]*))?/i.exec(uri)
  const segments = (match?.[1] ?? '').split('/').slice(1)
  const pairs = keyPairs(segments)
  if (!pairs) return refuse('not-digital-link', { text: uri })
  const elements: Element[] = []
  for (const [ai, text] of [...pairs, ...attributes(match?.[2] ?? '')]) {
    const value = ai === '01' && /^(\d{8}|\d{12,13})$/.test(text) ? text.padStart(14, '0') : text
    const spec = aiSpec(ai)
    if (!spec) return refuse('unknown-ai', { text: ai })
    const error = checkValue(ai, spec, value)
    if (error) return error
    elements.push([ai, value])
  }
  return ok(elements)
}

// The right-most primary key whose remainder is whole pairs of its own qualifiers; before it anything may stand.
function keyPairs(segments: readonly string[]): Element[] | undefined {
  const length = segments.at(-1) === '' ? segments.length - 1 : segments.length
  for (let at = length - 2; at >= 0; at -= 2) {
    const allowed = qualifiers[segments[at] ?? '']?.split(' ')
    // Each qualifier stands once: a longer remainder is none, and a text of nothing but keys is not read over and over.
    if (!allowed || (length - at) / 2 - 1 > allowed.length) continue
    const pairs: Element[] = []
    for (let i = at; i < length; i += 2) pairs.push([segments[i] ?? '', decode(segments[i + 1] ?? '')])
    if (pairs.slice(1).every(([ai]) => allowed.includes(ai))) return pairs
  }
  return undefined
}

function attributes(query: string): Element[] {
  const pairs: Element[] = []
  for (const part of query.split(/[&;]/)) {
    const [key = '', value = ''] = part.split('=', 2)
    if (/^[0-9]+$/.test(key)) pairs.push([key, decode(value.replaceAll('+', ' '))])
  }
  return pairs
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray "%" is no escape; the value's own check says what it thinks of it.
    return text
  }
}
