// Owns which label a thing gets, from its rows: what stands on it and which code finds it again. Knows no paper.
import type { ItemRow, LocationRow, LotRow, PersonRow } from '../rows/catalogue.ts'
import { onPlate } from '../rows/places.ts'
import type { PlateRow } from '../rows/stock.ts'
import type { State } from '../rows/tables.ts'
import type { ShipmentRow } from '../rows/work.ts'
import { hasCheckDigit, normaliseGtin } from '../scan/gtin.ts'
import { commandText, goodsLabelElements, labelText } from '../scan/labels.ts'
import { learningCode } from '../scan/learn.ts'
import type { Command } from '../scan/scanned.ts'
import { businessDate } from '../values/time.ts'
import type { Fact, LabelContent } from './content.ts'
import type { CodeText } from './symbols.ts'
import { type PaperLanguage, paperAmount, paperDate, paperWord } from './words.ts'

/** What GS1 element strings may hold in lot, serial and company-internal numbers (character set 82), up to 20. */
const encodable = /^[!"%-?A-Z_a-z]{1,20}$/

const own = (kind: Parameters<typeof labelText>[0], code: string): CodeText => ({
  form: 'text',
  text: labelText(kind, code),
})

export function binLabel(location: LocationRow, language: PaperLanguage): LabelContent {
  const check = location.checkCode
  return {
    kind: 'bin',
    title: location.code,
    lines: location.zone === '' ? [] : [`${paperWord(language, 'zone')} ${location.zone}`],
    facts: check === undefined ? [] : [{ label: paperWord(language, 'check'), value: check }],
    codes: [own('location', location.code)],
    prefer: 'bars',
  }
}

/** A number of 18 digits with its check digit is an SSCC, printed as GS1; any other plate has a label of our own. */
export function plateCode(code: string): CodeText {
  return isSscc(code) ? { form: 'gs1', elements: [['00', code]] } : own('plate', code)
}

export function isSscc(code: string): boolean {
  return /^\d{18}$/.test(code) && hasCheckDigit(code)
}

/** A plate that nobody has put anything on: pallets by SSCC, totes and carts by their number. */
export function blankPlateLabel(code: string, head: string, language: PaperLanguage): LabelContent {
  const sscc = isSscc(code)
  return {
    kind: sscc ? 'plate' : 'tote',
    head: sscc ? head : paperWord(language, 'tote'),
    // People compare the last digits; the rest is the company's prefix.
    title: sscc ? `…${code.slice(-6)}` : code,
    lines: [],
    facts: sscc ? [{ label: 'SSCC', value: code }] : [],
    codes: [plateCode(code)],
    prefer: 'bars',
  }
}

/** A plate with what lies on it: of one kind of goods as the GS1 logistic label says it, of several as a list. */
export function plateLabel(state: State, plate: PlateRow, language: PaperLanguage): LabelContent {
  const house = state.get('warehouse', plate.warehouse)?.name ?? ''
  const quants = state.find('quantsAt', onPlate(plate.id)).filter(({ quantity }) => quantity > 0)
  const [first] = quants
  if (plate.kind === 'tote' || !first) return blankPlateLabel(plate.code, house, language)
  const kind = plate.kind
  const head = `${house} · ${paperWord(language, kind)}`
  const sscc: Fact = { label: isSscc(plate.code) ? 'SSCC' : paperWord(language, 'plate'), value: plate.code }
  const oneKind = quants.every(({ item, lot, serial }) => item === first.item && lot === first.lot && serial === '')
  const item = state.get('item', first.item)
  if (!oneKind || !item) {
    const title = paperWord(language, 'mixed')
    return {
      kind,
      head,
      title,
      lines: goodsLines(state, quants, 6, language),
      facts: [sscc],
      codes: [plateCode(plate.code)],
      prefer: 'bars',
    }
  }
  const quantity = quants.reduce((sum, each) => sum + each.quantity, 0)
  const expiry = state.get('lot', `${item.id}|${first.lot}`)?.expiry
  return {
    kind,
    head,
    title: item.name,
    lines: [item.sku],
    facts: [
      { label: paperWord(language, 'quantity'), value: paperAmount(language, quantity, item.unit) },
      ...lotFacts(first.lot, expiry, language),
      sscc,
    ],
    codes: [...(isSscc(plate.code) ? contentCodes(item, quantity, first.lot, expiry) : []), plateCode(plate.code)],
    prefer: 'bars',
  }
}

/** So many kinds of goods with their amounts, and how many more there are. */
function goodsLines(
  state: State,
  goods: readonly { readonly item: ItemRow['id']; readonly quantity: number }[],
  most: number,
  language: PaperLanguage,
): string[] {
  const lines = goods.slice(0, most).map(({ item: id, quantity }) => {
    const item = state.get('item', id)
    return `${paperAmount(language, quantity, item?.unit ?? 'piece')} · ${item?.name ?? id}`
  })
  return goods.length > most ? [...lines, `+ ${goods.length - most}`] : lines
}

/** GTIN and count of what a pallet holds, then lot and expiry: each symbol short enough for bars of half a millimetre. */
function contentCodes(item: ItemRow, quantity: number, lot: string, expiry: string | undefined): CodeText[] {
  const gtin = gtinOf(item)
  if (gtin === undefined || quantity > 99_999_999) return []
  const dated = [
    ...(expiry === undefined ? [] : [['17', sixDigits(expiry)] as const]),
    ...(encodable.test(lot) ? [['10', lot] as const] : []),
  ]
  const goods: CodeText = {
    form: 'gs1',
    elements: [
      ['02', gtin.padStart(14, '0')],
      ['37', String(quantity)],
    ],
  }
  return dated.length === 0 ? [goods] : [goods, { form: 'gs1', elements: dated }]
}

/** The item's own GTIN for one base unit; undefined where nobody gave it one. */
export function gtinOf(item: ItemRow): string | undefined {
  const each = item.codes.filter(({ quantity }) => quantity === 1).map(({ code }) => code)
  return each.find((code) => normaliseGtin(code).ok)
}

export function itemLabel(item: ItemRow): LabelContent {
  const gtin = gtinOf(item)
  return {
    kind: 'item',
    title: item.name,
    lines: [item.sku],
    facts: [],
    codes: [gtin === undefined ? own('item', item.sku) : { form: 'gtin', gtin }],
    prefer: 'bars',
  }
}

/** Goods with their lot: one scan of it fills item, lot and expiry. */
export function lotLabel(item: ItemRow, lot: LotRow, language: PaperLanguage): LabelContent {
  const gtin = gtinOf(item)
  const facts = {
    ...(lot.expiry !== undefined && { expiry: sixDigits(lot.expiry) }),
    ...(encodable.test(lot.lot) && { lot: lot.lot }),
  }
  const rest = goodsLabelElements(item.sku, facts)
  const elements =
    gtin === undefined ? rest : [['01', gtin.padStart(14, '0')] as const, ...rest.filter(([ai]) => ai !== '91')]
  const able = gtin !== undefined || /^[!"%-?A-Z_a-z]{1,90}$/.test(item.sku)
  return {
    kind: 'lot',
    title: item.name,
    lines: [item.sku],
    facts: lotFacts(lot.lot, lot.expiry, language),
    codes: [able ? { form: 'gs1', elements } : own('item', item.sku)],
    prefer: 'matrix',
  }
}

function lotFacts(lot: string, expiry: string | undefined, language: PaperLanguage): Fact[] {
  return [
    ...(lot === '' ? [] : [{ label: paperWord(language, 'lot'), value: lot }]),
    ...(expiry === undefined ? [] : [{ label: paperWord(language, 'expiry'), value: paperDate(language, expiry) }]),
  ]
}

const sixDigits = (date: string) => date.slice(2).replaceAll('-', '')

/** The label on a parcel: whom it goes to, and the code by which ours finds it. */
export function shippingLabel(state: State, shipment: ShipmentRow, language: PaperLanguage): LabelContent {
  const order = state.get('order', shipment.order)
  const to = state.get('shipTo', shipment.order)
  const company = order && state.get('company', order.company)
  return {
    kind: 'shipping',
    head: `${paperWord(language, 'from')}: ${company?.name ?? ''}`,
    title: to?.name ?? shipment.number,
    lines: to ? [...to.lines, to.country] : [paperWord(language, 'no-address')],
    facts: [
      { label: paperWord(language, 'order'), value: order?.number ?? shipment.order },
      { label: paperWord(language, 'parcel'), value: shipment.number },
      ...(shipment.tracking === undefined
        ? []
        : [{ label: paperWord(language, 'tracking'), value: shipment.tracking }]),
    ],
    codes: [own('shipment', shipment.number)],
    prefer: 'bars',
  }
}

/** The label on a carton that waits: which order and what is in it, no address. */
export function cartonLabel(state: State, shipment: ShipmentRow, language: PaperLanguage): LabelContent {
  const order = state.get('order', shipment.order)
  const plate = shipment.plate && state.get('plate', shipment.plate)
  const zone = state.get('warehouse', shipment.warehouse)?.zone ?? 'UTC'
  return {
    kind: 'carton',
    head: `${paperWord(language, 'carton')} ${shipment.carton}`,
    title: shipment.number,
    lines: goodsLines(state, shipment.lines, 5, language),
    facts: [
      { label: paperWord(language, 'order'), value: order?.number ?? shipment.order },
      { label: paperWord(language, 'packed'), value: paperDate(language, businessDate(shipment.packedAt, zone)) },
    ],
    codes: [...(plate && isSscc(plate.code) ? [plateCode(plate.code)] : []), own('shipment', shipment.number)],
    prefer: 'bars',
  }
}

export function badgeLabel(person: PersonRow, language: PaperLanguage): LabelContent {
  return {
    kind: 'badge',
    head: paperWord(language, 'badge'),
    title: person.name,
    lines: [],
    facts: [],
    codes: [own('person', person.badge)],
    prefer: 'bars',
  }
}

/** All that a shift in thick gloves needs instead of glass and keys. */
export const commands: readonly Command[] = [
  { kind: 'main' },
  { kind: 'back' },
  { kind: 'cannot' },
  { kind: 'erase' },
  { kind: 'undo' },
  ...Array.from({ length: 10 }, (_each, digit) => ({ kind: 'digit' as const, digit })),
]

export function commandLabel(command: Command, language: PaperLanguage): LabelContent {
  const title =
    command.kind === 'digit'
      ? paperWord(language, 'command.digit', { digit: command.digit })
      : paperWord(language, `command.${command.kind}`)
  return {
    kind: 'command',
    title,
    lines: [],
    facts: [],
    codes: [{ form: 'text', text: commandText(command) }],
    prefer: 'bars',
  }
}

/** What a new scanner reads once on the handheld's test page, so that its layout, prefix and separators are known. */
export function setUpLabel(language: PaperLanguage): LabelContent {
  return {
    kind: 'command',
    title: paperWord(language, 'set-up'),
    lines: [],
    facts: [],
    codes: [{ form: 'text', text: learningCode }],
    prefer: 'matrix',
  }
}
