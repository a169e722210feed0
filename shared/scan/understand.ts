// Owns reading a scan by form alone: any text → everything it can mean, best first. Asks nobody; `resolve.ts` does.

import { parseDigitalLink } from './gs1/digital-link.ts'
import { GS, parseBracketed, parseElements, readableElements } from './gs1/element-string.ts'
import { factsOf, isKeyAi, lostSeparatorReadings } from './gs1/facts.ts'
import { expandUpce, hasCheckDigit, isbn10ToEan13, normaliseGtin } from './gtin.ts'
import { readHibc } from './hibc.ts'
import { readLabel } from './labels.ts'
import { isForeign, layoutNames, undoCapsLock, undoLayout } from './layouts.ts'
import type { Repair } from './scanned.ts'
import { type Delivered, deliver, deniesGs1 } from './transport.ts'
import type { Element, Meaning, ScanContext, Understood } from './understood.ts'
import { cutVariableMeasure, variableFacts } from './variable-measure.ts'

/**
 * What `raw` can mean. Never refuses: a text without any structure means itself, to be looked up.
 * A wrong keyboard layout or Caps Lock is undone where a check digit, AIM identifier or label of ours proves the repair,
 * where the device's layout was learned, or where the text can't be what a US-layout scanner sent.
 */
export function understand(raw: string, context: ScanContext): Understood {
  const direct = readText(raw, context)
  const { data, symbology } = direct.delivered
  const first = direct.meanings[0]
  const repaired = first?.proved && context.layout === undefined ? [] : repairedMeanings(raw, data, context)
  const all = context.layout === undefined ? [...direct.meanings, ...repaired] : [...repaired, ...direct.meanings]
  const meanings = [...all.filter((m) => m.proved), ...all.filter((m) => !m.proved)]
  return { raw, text: data, meanings, ...(symbology !== undefined && { symbology }) }
}

// An AIM identifier in the wrong case gives Caps Lock away: C, Q and J are capital, d is small.
function isCapsLocked(raw: string): boolean {
  const text = raw.trimStart()
  return /^\][cqjD][0-9]/.test(text.startsWith(GS) ? text.slice(1) : text)
}

function readText(raw: string, context: ScanContext, repair?: Repair): { delivered: Delivered; meanings: Meaning[] } {
  const locked = isCapsLocked(raw)
  const undone = locked ? { capsLock: true as const } : repair
  const delivered = deliver(locked ? undoCapsLock(raw) : raw, context)
  const trusted = !isForeign(delivered.data)
  const meanings = read(delivered, context).map((meaning) => ({
    ...meaning,
    proved: meaning.proved && trusted,
    ...(undone && { repair: undone }),
  }))
  return { delivered, meanings }
}

/** A longer text is no label that people wait for; its layout is not guessed at, which would take as many times its length. */
const longestGuessed = 400

function repairedMeanings(raw: string, data: string, context: ScanContext): Meaning[] {
  if (context.layout === undefined && raw.length > longestGuessed) return []
  const foreign = isForeign(data)
  // In plain ASCII a wrong layout shows at the start: identifiers, our labels and French digits all become signs.
  if (context.layout === undefined && !foreign && /^[A-Za-z0-9]/.test(data)) return []
  const meanings: Meaning[] = []
  const seen = new Set([raw])
  for (const layout of context.layout === undefined ? layoutNames : [context.layout]) {
    const text = undoLayout(raw, layout)
    if (text === undefined || seen.has(text)) continue
    seen.add(text)
    for (const meaning of readText(text, context, { layout }).meanings) {
      if (meaning.proved || foreign || context.layout !== undefined) meanings.push(meaning)
    }
  }
  return meanings
}

function read(delivered: Delivered, context: ScanContext): Meaning[] {
  const { data, symbology } = delivered
  const first = data.charAt(0)
  if (first === '.') {
    const label = readLabel(data)
    if (label)
      return [
        'command' in label ? { kind: 'command', proved: true, ...label } : { kind: 'label', proved: true, ...label },
      ]
  }
  if (/^https?:\/\//i.test(data)) return readLink(data, context)
  const meanings: Meaning[] = []
  if (!delivered.isGs1 && /^[0-9]+$/.test(data) && /[1-9]/.test(data))
    meanings.push(...readNumber(data, symbology, context))
  if (first === '(') {
    const elements = parseBracketed(data)
    if (elements.ok) meanings.push(gs1Meaning(elements.value, true, context))
    else if (elements.code === 'check-digit') meanings.push({ kind: 'misread', proved: true, text: data })
  } else if (delivered.isGs1 || (first >= '0' && first <= '9' && mayBeGs1(symbology, context))) {
    meanings.push(...readElements(delivered, context))
  }
  if (first === '+') {
    const hibc = readHibc(data)
    if (hibc.ok) meanings.push({ kind: 'hibc', proved: true, code: hibc.value.code, facts: hibc.value.facts })
  }
  const form = foreignForm(data)
  meanings.push({ kind: 'text', proved: false, text: data, ...(form && { form }) })
  const isbn = data.length === 10 ? isbn10ToEan13(data) : undefined
  if (isbn?.ok) meanings.push({ kind: 'gtin', proved: false, gtin14: `0${isbn.value}`, facts: {} })
  return meanings.length === 1 ? meanings : [...meanings.filter((m) => m.proved), ...meanings.filter((m) => !m.proved)]
}

function mayBeGs1(symbology: string | undefined, context: ScanContext): boolean {
  return !deniesGs1(symbology) || (symbology === ']C0' && context.plainCode128IsGs1 === true)
}

function readLink(uri: string, context: ScanContext): Meaning[] {
  const elements = parseDigitalLink(uri)
  if (elements.ok) return [gs1Meaning(elements.value, true, context)]
  const url: Meaning = { kind: 'url', proved: true, url: uri }
  return elements.code === 'check-digit' ? [{ kind: 'misread', proved: true, text: uri }, url] : [url]
}

function readNumber(digits: string, symbology: string | undefined, context: ScanContext): Meaning[] {
  // EAN with a two- or five-digit add-on: the add-on is an issue or a price, not the goods.
  const code = symbology === ']E3' && (digits.length === 15 || digits.length === 18) ? digits.slice(0, 13) : digits
  for (const pattern of context.variableMeasure ?? []) {
    const cut = cutVariableMeasure(code, pattern)
    if (cut.ok) {
      const codes = [cut.value.blank, cut.value.item]
      return [{ kind: 'variable-measure', proved: true, codes, facts: variableFacts(cut.value) }]
    }
  }
  if (code.length === 18) return hasCheckDigit(code) ? [{ kind: 'sscc', proved: true, sscc: code }] : []
  const gtin = normaliseGtin(code)
  const upce = symbology === ']E4' ? undefined : expandUpce(code)
  const meanings: Meaning[] = []
  if (gtin.ok) meanings.push({ kind: 'gtin', proved: true, gtin14: gtin.value.gtin14, facts: {} })
  if (upce?.ok) {
    const expanded: Meaning = { kind: 'gtin', proved: true, gtin14: `00${upce.value}`, facts: {} }
    // A GTIN-8 that begins with 0 is for use inside one firm only, so UPC-E is likelier.
    if (code.startsWith('0')) meanings.unshift(expanded)
    else meanings.push(expanded)
  }
  const wrong = !gtin.ok && gtin.code === 'check-digit' && meanings.length === 0
  return wrong && isMisread(code, symbology) ? [{ kind: 'misread', proved: true, text: code }] : meanings
}

// Without an identifier only the lengths that few private numbers have: 8 and 12 digits are parcel and staff numbers too.
function isMisread(digits: string, symbology: string | undefined): boolean {
  if (symbology === undefined) return digits.length === 13 || digits.length === 14
  return symbology.startsWith(']E') || symbology === ']I1'
}

function readElements(delivered: Delivered, context: ScanContext): Meaning[] {
  const { data, isGs1 } = delivered
  const elements = parseElements(data)
  if (elements.ok) {
    const proved = isGs1 || data.includes(GS) || elements.value.some(([ai]) => isKeyAi(ai))
    return [gs1Meaning(elements.value, proved, context, !data.includes(GS))]
  }
  // A symbol with one bad date still names its goods; a key that fails its own check names nothing.
  const readable = isGs1 || /^0[0-3][0-9]{14}/.test(data) ? readableElements(data) : []
  if (readable.some(([ai]) => isKeyAi(ai))) return [{ ...gs1Meaning(readable, true, context), incomplete: true }]
  const wrong = elements.code === 'check-digit' && (isGs1 || /^0[0-3][0-9]{14}/.test(data))
  return wrong ? [{ kind: 'misread', proved: true, text: data }] : []
}

function gs1Meaning(
  elements: readonly Element[],
  proved: boolean,
  context: ScanContext,
  separatorMayBeLost = false,
): Extract<Meaning, { kind: 'gs1' }> {
  const readings = separatorMayBeLost && !context.separatorsKept ? lostSeparatorReadings(elements, context.today) : []
  return {
    kind: 'gs1',
    proved,
    elements,
    facts: factsOf(elements, context.today),
    doubts: readings.map((reading) => factsOf(reading, context.today)),
    incomplete: false,
  }
}

// Numbers that a marketplace prints: its own stock number on goods, its own number on a returned unit.
function foreignForm(text: string): 'fnsku' | 'amazon-lpn' | undefined {
  if (/^X00[A-Z0-9]{7}$/.test(text)) return 'fnsku'
  return /^LPN[A-Z]+[0-9]+$/.test(text) ? 'amazon-lpn' : undefined
}
