// Owns what stands on each document, from its rows: packing slip, pick list, return slip, count sheet, purchase order. Knows
// no paper, and no prices but those that it is given.
import type { PartyDetails } from '../rows/books.ts'
import type { LocationRow } from '../rows/catalogue.ts'
import { atLocation, locationOf, plateOf } from '../rows/places.ts'
import { partyKey, type State } from '../rows/tables.ts'
import type { OrderRow, PurchaseRow, ShipmentRow, TaskRow } from '../rows/work.ts'
import { labelText } from '../scan/labels.ts'
import type { ItemId } from '../values/ids.ts'
import { businessDate, type Instant } from '../values/time.ts'
import type { DocumentContent } from './content.ts'
import { type PaperLanguage, paperAmount, paperCountry, paperDate, paperWord } from './words.ts'

interface House {
  readonly state: State
  readonly language: PaperLanguage
}

export function packingSlip({ state, language }: House, shipment: ShipmentRow): DocumentContent {
  const word = wordsIn(language)
  const units = shipment.lines.reduce((sum, line) => sum + line.quantity, 0)
  const { facts, ...parcel } = parcelHead({ state, language }, shipment, 'packing-slip')
  return {
    kind: 'packing-slip',
    ...parcel,
    facts: [
      ...facts,
      { label: word('packed'), value: dayOf({ state, language }, shipment.packedAt, shipment.warehouse) },
    ],
    address: addressOf({ state, language }, shipment.order),
    columns: [
      { title: word('item'), share: 55 },
      { title: word('code'), share: 27 },
      { title: word('quantity'), share: 18, right: true, strong: true },
    ],
    rows: shipment.lines.map((line) => goodsCells({ state, language }, line.item, line.quantity)),
    total: { label: word('total'), value: String(units) },
    page: paged(language),
  }
}

/** What is to be taken for an order, place by place in the order given: whoever asks knows the way. */
export function pickList({ state, language }: House, order: OrderRow, tasks: readonly TaskRow[]): DocumentContent {
  const word = wordsIn(language)
  return {
    kind: 'pick-list',
    title: titled(word('pick-list'), state.get('warehouse', order.warehouse)?.name),
    barcode: labelText('order', order.number),
    facts: [
      { label: word('order'), value: order.number },
      { label: word('ship-by'), value: dayOf({ state, language }, order.shipBy, order.warehouse) },
    ],
    columns: [
      { title: word('place'), share: 18, strong: true },
      { title: word('item'), share: 40 },
      { title: word('lot'), share: 14 },
      { title: word('quantity'), share: 15, right: true, strong: true },
      { title: '✓', share: 8, box: true },
    ],
    rows: tasks.map((task) => {
      const item = task.item && state.get('item', task.item)
      const left = task.quantity - task.done
      return [
        placeName(state, task),
        item ? `${item.name} · ${item.sku}` : '',
        task.serial ?? task.lot ?? '',
        paperAmount(language, left, item ? item.unit : 'piece'),
        '',
      ]
    }),
    total: { label: word('total'), value: String(tasks.reduce((sum, task) => sum + task.quantity - task.done, 0)) },
    page: paged(language),
  }
}

/** Lies in the parcel: what may come back, with boxes for how many and why; scanned at the returns bench it finds the parcel. */
export function returnSlip({ state, language }: House, shipment: ShipmentRow): DocumentContent {
  const word = wordsIn(language)
  const { facts, ...parcel } = parcelHead({ state, language }, shipment, 'return-slip')
  return {
    kind: 'return-slip',
    ...parcel,
    facts: [...facts, { label: '', value: word('return-how') }],
    columns: [
      { title: word('item'), share: 40 },
      { title: word('code'), share: 20 },
      { title: word('quantity'), share: 12, right: true },
      { title: word('returned'), share: 12, box: true },
      { title: word('reason'), share: 20, box: true },
    ],
    rows: shipment.lines.map((line) => [...goodsCells({ state, language }, line.item, line.quantity), '', '']),
    sign: [word('date'), word('signature')],
    page: paged(language),
  }
}

/** What is to be counted without saying what the books expect. Places come in the order in which one walks. */
export function countSheet({ state, language }: House, places: readonly LocationRow[]): DocumentContent {
  const word = wordsIn(language)
  const [first] = places
  const rows = places.flatMap((place) => {
    const quants = state.find('quantsAt', atLocation(place.id)).filter(({ quantity }) => quantity !== 0)
    const lines = quants.map(({ item: id, lot, serial }) => {
      const item = state.get('item', id)
      return [place.code, item?.name ?? id, item?.sku ?? '', serial === '' ? lot : serial, '']
    })
    // An empty place is counted too, and what lies there against the books needs a line to write on.
    return lines.length > 0 ? lines : [[place.code, '', '', '', '']]
  })
  return {
    kind: 'count-sheet',
    title: titled(word('count-sheet'), first && state.get('warehouse', first.warehouse)?.name),
    barcode: first && places.length === 1 ? labelText('location', first.code) : '',
    facts: [
      { label: word('place'), value: spanOf(places) },
      { label: word('lines'), value: String(rows.length) },
    ],
    columns: [
      { title: word('place'), share: 17, strong: true },
      { title: word('item'), share: 38 },
      { title: word('code'), share: 17 },
      { title: word('lot'), share: 14 },
      { title: word('counted'), share: 14, box: true },
    ],
    rows,
    sign: [word('date'), word('counted-by'), word('checked-by')],
    page: paged(language),
  }
}

/** An order to a supplier. @param prices by line: what one unit costs and what all of it does, as texts */
export function purchaseOrder(
  { state, language }: House,
  purchase: PurchaseRow,
  prices?: ReadonlyMap<string, { readonly price: string; readonly amount: string }>,
): DocumentContent {
  const word = wordsIn(language)
  const lines = state.find('linesOfPurchase', purchase.id)
  const { company, supplier, expectedAt } = purchase
  const own = state.get('companyDetails', company)?.versions.at(-1)
  const theirs = state.get('partyDetails', partyKey(company, 'payable', supplier))?.versions.at(-1)
  return {
    kind: 'purchase-order',
    title: titled(word('purchase-order'), state.get('company', purchase.company)?.name),
    barcode: labelText('purchase', purchase.number),
    facts: [
      { label: word('purchase-order'), value: purchase.number },
      ...(theirs ? [] : [{ label: word('supplier'), value: supplier }]),
      { label: word('expected'), value: dayOf({ state, language }, expectedAt, purchase.warehouse) },
      { label: word('warehouse'), value: state.get('warehouse', purchase.warehouse)?.name ?? '' },
    ],
    ...(theirs && { address: { label: word('supplier'), lines: paperLines(theirs, supplier, language) } }),
    ...(own && {
      from: {
        label: word('company'),
        lines: paperLines(own, state.get('company', company)?.name ?? company, language),
      },
    }),
    columns: [
      { title: word('item'), share: 42 },
      { title: word('code'), share: 22 },
      { title: word('ordered'), share: 16, right: true, strong: true },
      ...(prices
        ? [
            { title: word('price'), share: 14, right: true as const },
            { title: word('amount'), share: 16, right: true as const },
          ]
        : []),
    ],
    rows: lines.map((line) => {
      const money = prices && [prices.get(line.id)?.price ?? '', prices.get(line.id)?.amount ?? '']
      return [...goodsCells({ state, language }, line.item, line.ordered), ...(money ?? [])]
    }),
    total: { label: word('total'), value: String(purchase.units) },
    page: paged(language),
  }
}

/** Name, address and numbers of a company, customer or supplier, as they stand on papers. */
export function paperLines(details: PartyDetails, name: string, language: PaperLanguage): readonly string[] {
  const { legalName = name, lines, country, vatNumber, registration, contact } = details
  const numbered = (word: 'vat-number' | 'registration', value: string | undefined) =>
    value === undefined || value === '' ? [] : [`${paperWord(language, word)} ${value}`]
  return [
    legalName,
    ...lines,
    paperCountry(language, country),
    ...numbered('vat-number', vatNumber),
    ...numbered('registration', registration),
    contact ?? '',
  ].filter((line) => line !== '')
}

/** Whose parcel it is, and the code by which it is found. */
function parcelHead({ state, language }: House, shipment: ShipmentRow, name: 'packing-slip' | 'return-slip') {
  const word = wordsIn(language)
  const order = state.get('order', shipment.order)
  return {
    title: titled(word(name), order && state.get('company', order.company)?.name),
    barcode: labelText('shipment', shipment.number),
    facts: [
      { label: word('order'), value: order?.number ?? shipment.order },
      { label: word('parcel'), value: shipment.number },
    ],
  }
}

/** Name, SKU and amount. */
function goodsCells({ state, language }: House, id: ItemId, units: number): [string, string, string] {
  const item = state.get('item', id)
  return [item?.name ?? id, item?.sku ?? '', paperAmount(language, units, item?.unit ?? 'piece')]
}

function wordsIn(language: PaperLanguage) {
  return (word: Parameters<typeof paperWord>[1]) => paperWord(language, word)
}

const titled = (title: string, whose: string | undefined) => (whose ? `${title} · ${whose}` : title)

const paged = (language: PaperLanguage) => (page: number, of: number) => paperWord(language, 'page', { page, of })

function dayOf({ state, language }: House, at: Instant, warehouse: string): string {
  return paperDate(language, businessDate(at, state.get('warehouse', warehouse)?.zone ?? 'UTC'))
}

function addressOf({ state, language }: House, order: string) {
  const to = state.get('shipTo', order)
  const lines = to ? [to.name, ...to.lines, to.country] : [paperWord(language, 'no-address')]
  return { label: paperWord(language, 'to'), lines }
}

function placeName(state: State, { from }: TaskRow): string {
  if (from === undefined) return ''
  const location = locationOf(from)
  const plate = plateOf(from)
  if (location !== undefined) return state.get('location', location)?.code ?? location
  return plate === undefined ? from : (state.get('plate', plate)?.code ?? plate)
}

function spanOf(places: readonly LocationRow[]): string {
  const [first] = places
  const last = places.at(-1)
  return first === last ? (first?.code ?? '') : `${first?.code} – ${last?.code}`
}
