// Owns what wedges, readers and people do to a scan on its way: suffixes, prefixes, AIM identifiers, lost and replaced
// separators. Gives back the text as the symbol held it. Doesn't know keyboard layouts (`layouts.ts`).
import { GS } from './gs1/element-string.ts'
import type { ScanContext } from './understood.ts'

export interface Delivered {
  /** AIM symbology identifier, "]C1". */
  readonly symbology?: string
  /** Without identifier, suffix and leading separator. */
  readonly data: string
  /** The symbol is known to hold GS1 data: by its identifier, by FNC1 in first place, or by an ISO 15434 envelope. */
  readonly isGs1: boolean
}

// How a separator looks when a device, a keyboard or a person can't give U+001D.
const standIns = /\{GS\}|<GS>|\[GS\]|\^\]|\\x1d|\\u001d|\\F|<0x1d>|\{0x1d\}|\u241d/gi
const mayHoldStandIn = /[{<[^\\\u241d]/
// ISO 15434 envelope of format 05, which holds GS1 elements.
const envelope = '[)>\u001e05\u001d'

const gs1Symbologies = new Set([']C1', ']e0', ']e1', ']e2', ']d2', ']Q3', ']J1'])

/** Undoes what the way did to `raw`. */
export function deliver(raw: string, context: Pick<ScanContext, 'separator' | 'prefix' | 'symbology'>): Delivered {
  let text = trim(raw)
  const { prefix, separator } = context
  if (prefix && text.startsWith(prefix)) text = trim(text.slice(prefix.length))
  if (separator) text = text.replaceAll(separator, GS)
  if (mayHoldStandIn.test(text)) text = text.replace(standIns, GS)
  const leads = text.startsWith(GS)
  if (leads) text = text.slice(1)
  const named = /^\][A-Za-z][0-9A-Za-z]/.exec(text)?.[0]
  const symbology = named ?? context.symbology
  let data = named === undefined ? text : text.slice(named.length)
  const enveloped = data.startsWith(envelope)
  if (enveloped) data = data.slice(envelope.length)
  if (data.startsWith(GS)) data = data.slice(1)
  const isGs1 = leads || enveloped || (symbology !== undefined && gs1Symbologies.has(symbology))
  return symbology === undefined ? { data, isGs1 } : { symbology, data, isGs1 }
}

// Blanks and control characters around the text go, but a separator is data and stays.
function trim(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && isAround(text.charCodeAt(from))) from++
  while (to > from && isAround(text.charCodeAt(to - 1))) to--
  return text.slice(from, to)
}

function isAround(code: number): boolean {
  return (code <= 32 && code !== 29) || code === 127 || code === 0xa0 || code === 0xfeff
}

/** Whether an AIM identifier says that a symbol holds something else than GS1 data, though it could have held it. */
export function deniesGs1(symbology: string | undefined): boolean {
  return (
    symbology !== undefined &&
    !gs1Symbologies.has(symbology) &&
    !symbology.startsWith(']E') &&
    !symbology.startsWith(']I')
  )
}
