// Owns asking the catalogue what an understood scan is. Known beats unknown, proved form beats guess; the asker's job
// decides what to do with the answer.

import { firstOf } from './gs1/facts.ts'
import { itemKey } from './gtin.ts'
import { undoCapsLock } from './layouts.ts'
import type {
  Catalogue,
  GoodsFacts,
  ItemScanned,
  Known,
  LabelKind,
  Repair,
  Scanned,
  UnknownScanned,
} from './scanned.ts'
import type { Element, Meaning, Understood } from './understood.ts'

/**
 * What was scanned: the first meaning that the catalogue knows, with other known things of the same text in `also`;
 * or unknown, with the code to look it up by later and what its form looks like. Costs a handful of map look-ups.
 */
export function resolve(understood: Understood, catalogue: Catalogue): Scanned {
  const { raw, meanings } = understood
  const found: Known[] = []
  for (const meaning of meanings) {
    // A repaired text is a guess about the keyboard; what is known as it was read needs none.
    if (found[0] && !found[0].repair && meaning.repair) break
    for (const known of knownBy(meaning, raw, catalogue)) {
      if (!found.some((other) => isSame(other, known))) found.push(known)
    }
  }
  const [best, ...also] = found
  return best ? { ...best, also } : { ...unknown(raw, meanings), also: [] }
}

// One look-up by the text, then by its capitals, then with Caps Lock undone.
function ask<T>(lookUp: (code: string) => T | undefined, code: string): T | undefined {
  const exact = lookUp(code)
  if (exact !== undefined) return exact
  const upper = code.toUpperCase()
  const capital = upper === code ? undefined : lookUp(upper)
  // No code of a catalogue is so long, and turning every letter of it takes its time.
  if (code.length > 400) return capital
  return capital ?? (upper === code.toLowerCase() ? undefined : lookUp(undoCapsLock(code)))
}

function knownBy(meaning: Meaning, raw: string, catalogue: Catalogue): Known[] {
  const base = { raw, ...(meaning.repair && { repair: meaning.repair }) }
  switch (meaning.kind) {
    case 'command':
      return [{ kind: 'command', command: meaning.command, ...base }]
    case 'label':
      return present(knownAs(meaning.label, meaning.code, base, catalogue))
    case 'gtin':
      return present(item([meaning.gtin14], meaning.facts, base, catalogue))
    case 'hibc':
      return present(item([meaning.code], meaning.facts, base, catalogue))
    case 'variable-measure':
      return present(item(meaning.codes, meaning.facts, base, catalogue))
    case 'sscc':
      return present(
        knownAs('plate', meaning.sscc, base, catalogue),
        knownAs('shipment', meaning.sscc, base, catalogue),
      )
    case 'gs1':
      return gs1Known(meaning, base, catalogue)
    case 'text':
      return textKnown(meaning.text, base, catalogue)
    case 'url':
      return textKnown(meaning.url, base, catalogue)
    case 'misread':
      return textKnown(meaning.text, base, catalogue)
  }
}

type Base = { readonly raw: string; readonly repair?: Repair }

function item(codes: readonly string[], facts: GoodsFacts, base: Base, catalogue: Catalogue): ItemScanned | undefined {
  for (const code of codes) {
    const match = ask((text) => catalogue.itemByCode(itemKey(text)), code)
    if (match) {
      const { itemId, packQuantity: factor } = match
      return { kind: 'item', itemId, code: match.code, factor, doubts: [], ...facts, ...base }
    }
  }
  return undefined
}

function knownAs(kind: LabelKind, code: string, base: Base, catalogue: Catalogue): Known | undefined {
  switch (kind) {
    case 'item':
      return item([code], {}, base, catalogue)
    case 'location': {
      const match = ask((text) => catalogue.locationByCode(text), code)
      return match && { kind, locationId: match.locationId, code: match.code, ...base }
    }
    case 'plate': {
      const match = ask((text) => catalogue.plateByCode(text), code)
      return match && { kind, plateId: match.plateId, code: match.code, ...base }
    }
    case 'person': {
      const match = ask((text) => catalogue.personByBadge(text), code)
      return match && { kind, personId: match.personId, ...base }
    }
    case 'order': {
      const match = ask((text) => catalogue.orderByNumber(text), code)
      return match && { kind, orderId: match.orderId, ...base }
    }
    case 'purchase': {
      const match = ask((text) => catalogue.purchaseByNumber(text), code)
      return match && { kind, purchaseId: match.purchaseId, ...base }
    }
    case 'shipment': {
      const match = ask((text) => catalogue.shipmentByCode(text), code)
      return match && { kind, shipmentId: match.shipmentId, ...base }
    }
    case 'task': {
      const match = ask((text) => catalogue.taskByCode(text), code)
      return match && { kind, taskId: match.taskId, ...base }
    }
    case 'carton': {
      const match = ask((text) => catalogue.cartonByCode(text), code)
      return match && { kind, cartonId: match.cartonId, ...base }
    }
  }
}

// The order in which a bare text is looked up: what a hand scans most comes first.
const kinds: readonly LabelKind[] = [
  'location',
  'item',
  'plate',
  'order',
  'purchase',
  'shipment',
  'task',
  'carton',
  'person',
]

function textKnown(text: string, base: Base, catalogue: Catalogue): Known[] {
  const known = present(...kinds.map((kind) => knownAs(kind, text, base, catalogue)))
  const matches = ask((code) => nonEmpty(catalogue.trackedByCode(code)), text)
  return matches ? [...known, { kind: 'tracked', matches, ...base }] : known
}

function gs1Known(meaning: Extract<Meaning, { kind: 'gs1' }>, base: Base, catalogue: Catalogue): Known[] {
  const { elements, facts, doubts, incomplete } = meaning
  const goods = goodsCode(elements)
  const found = goods === undefined ? undefined : item([goods], facts, base, catalogue)
  const goodsKnown = found && { ...found, doubts, ...(incomplete && { incomplete: true as const }) }
  const by = (kind: LabelKind, ...ais: readonly string[]) => {
    const code = firstOf(elements, ...ais)
    return code === undefined ? undefined : knownAs(kind, code, base, catalogue)
  }
  const place = firstOf(elements, '414')
  const extension = firstOf(elements, '254')
  const placeCode = place !== undefined && extension !== undefined ? `${place}.${extension}` : place
  return present(
    by('plate', '00'),
    by('shipment', '00', '402', '401'),
    goodsKnown,
    placeCode === undefined ? undefined : knownAs('location', placeCode, base, catalogue),
    by('plate', '8003', '8004'),
    by('person', '8018', '8017'),
    by('purchase', '400'),
    by('order', '400'),
  )
}

// 91 is ours: the item's own code on labels of goods that have no GTIN.
function goodsCode(elements: readonly Element[]): string | undefined {
  const gtin = firstOf(elements, '01', '02', '03', '8006', '8026')
  return gtin?.slice(0, 14) ?? firstOf(elements, '91')
}

function unknown(raw: string, meanings: readonly Meaning[]): UnknownScanned {
  const [best] = meanings
  const base = { kind: 'unknown' as const, raw, misread: false, ...(best?.repair && { repair: best.repair }) }
  switch (best?.kind) {
    case 'label':
      return { ...base, code: best.code, looksLike: best.label }
    case 'gtin':
      return { ...base, ...best.facts, code: best.gtin14, looksLike: 'item' }
    case 'hibc':
      return { ...base, ...best.facts, code: best.code, looksLike: 'item' }
    case 'variable-measure':
      return { ...base, ...best.facts, code: best.codes[0] ?? raw, looksLike: 'item' }
    case 'sscc':
      return { ...base, code: best.sscc, looksLike: 'plate' }
    case 'gs1':
      return { ...base, ...best.facts, ...gs1Unknown(best.elements, raw) }
    case 'url':
      return { ...base, code: best.url, looksLike: 'url' }
    case 'misread':
      return { ...base, code: best.text, looksLike: 'text', misread: true }
    case 'text':
      return { ...base, code: best.text, looksLike: best.form === 'fnsku' ? 'item' : best.form ? 'plate' : 'text' }
    case 'command':
    case undefined:
      return { ...base, code: raw, looksLike: 'text' }
  }
}

function gs1Unknown(elements: readonly Element[], raw: string): Pick<UnknownScanned, 'code' | 'looksLike'> {
  const goods = goodsCode(elements)
  if (goods !== undefined) return { code: goods, looksLike: 'item' }
  const plate = firstOf(elements, '00', '8003', '8004')
  if (plate !== undefined) return { code: plate, looksLike: 'plate' }
  const place = firstOf(elements, '414')
  return place === undefined ? { code: raw, looksLike: 'text' } : { code: place, looksLike: 'location' }
}

function present<T>(...values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined)
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined
}

function isSame(a: Known, b: Known): boolean {
  return a.kind === b.kind && idOf(a) === idOf(b)
}

function idOf(known: Known): unknown {
  switch (known.kind) {
    case 'item':
      return `${known.itemId}\n${known.code}`
    case 'location':
      return known.locationId
    case 'plate':
      return known.plateId
    case 'person':
      return known.personId
    case 'order':
      return known.orderId
    case 'purchase':
      return known.purchaseId
    case 'shipment':
      return known.shipmentId
    case 'task':
      return known.taskId
    case 'carton':
      return known.cartonId
    case 'tracked':
      return 'tracked'
    case 'command':
      return known.command
  }
}
