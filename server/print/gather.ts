// Owns finding what is to be printed: from what a person typed, scanned or ticked to rows, and from rows to contents. Reads
// the store alone; new SSCCs are taken elsewhere.

import {
  type DocumentContent,
  type DocumentKind,
  documentKinds,
  type LabelContent,
} from '../../shared/print/content.ts'
import { countSheet, packingSlip, pickList, purchaseOrder, returnSlip } from '../../shared/print/documents-of-rows.ts'
import {
  badgeLabel,
  binLabel,
  blankPlateLabel,
  cartonLabel,
  commandLabel,
  commands,
  itemLabel,
  lotLabel,
  plateLabel,
  setUpLabel,
  shippingLabel,
} from '../../shared/print/labels-of-rows.ts'
import type { PrintAsked } from '../../shared/protocol/desk/print.ts'
import type { LocationRow } from '../../shared/rows/catalogue.ts'
import { MemoryState } from '../../shared/rows/memory-state.ts'
import { atLocation, locationOf, onPlate } from '../../shared/rows/places.ts'
import { type IndexedKind, type IndexName, indexKey, type Kind, partyKey, type Rows } from '../../shared/rows/tables.ts'
import { commandText, itemKey, understand } from '../../shared/scan/index.ts'
import { amountOf, decimalOf } from '../../shared/values/money.ts'
import type { StoreView } from '../store/store.ts'
import type { Contents } from './papers.ts'

export interface Gathered extends Contents {
  readonly unknown: readonly string[]
}

/** More than that are asked for in parts. */
export const mostLabels = 2_000

/** @param fresh codes of new plates, made by whoever calls */
export async function gather(
  store: StoreView,
  asked: PrintAsked,
  fresh: readonly string[],
  { money }: { readonly money: boolean },
): Promise<Gathered> {
  const found = new Finder(store, asked)
  await found.load('warehouse', [asked.warehouse])
  if (documentKinds.some((kind) => kind === asked.kind)) return documentsOf(found, asked, money)
  const house = found.state.get('warehouse', asked.warehouse)?.name ?? ''
  const blank = fresh.map((code) => blankPlateLabel(code, house, asked.language))
  if (asked.kind === 'command') return { labels: commandLabels(asked), documents: [], unknown: [] }
  const labels: LabelContent[] = [...blank]
  const unknown: string[] = []
  for (const term of asked.terms.slice(0, mostLabels)) {
    const made = await labelsOf(found, asked, term)
    if (made.length === 0) unknown.push(term)
    labels.push(...made)
  }
  return { labels: labels.slice(0, mostLabels), documents: [], unknown }
}

function commandLabels({ terms, language }: PrintAsked): LabelContent[] {
  const wanted = terms.length === 0 ? commands : commands.filter((each) => terms.includes(commandText(each)))
  const labels = wanted.map((command) => commandLabel(command, language))
  return terms.length === 0 ? [...labels, setUpLabel(language)] : labels
}

async function labelsOf(found: Finder, { kind, language }: PrintAsked, term: string): Promise<LabelContent[]> {
  const { state } = found
  switch (kind) {
    case 'bin':
      return (await found.bins(term)).map((location) => binLabel(location, language))
    case 'plate':
    case 'pallet':
    case 'tote': {
      const plates = await found.byCode('plate', 'plateByCode', found.here(bare(term)), term)
      const items = (await Promise.all(plates.map(({ id }) => found.under('quantsAt', onPlate(id))))).flat()
      await found.goods(items)
      return plates.map((plate) => plateLabel(state, plate, language))
    }
    case 'item':
      return (await found.items(term)).map(itemLabel)
    case 'lot':
      return (await found.lots(term)).flatMap((lot) => {
        const item = state.get('item', lot.item)
        return item ? [lotLabel(item, lot, language)] : []
      })
    case 'badge':
      return (await found.byCode('person', 'personByBadge', bare(term), term)).map((each) => badgeLabel(each, language))
    case 'carton':
      return (await found.shipments(term)).map((shipment) => cartonLabel(state, shipment, language))
    case 'shipping':
      return (await found.shipments(term)).map((shipment) => shippingLabel(state, shipment, language))
    default:
      return []
  }
}

async function documentsOf(found: Finder, asked: PrintAsked, money: boolean): Promise<Gathered> {
  const unknown: string[] = []
  const documents: DocumentContent[] = []
  const kind = asked.kind as DocumentKind
  if (kind === 'count-sheet') {
    const places = (await Promise.all(asked.terms.map((term) => found.bins(term)))).flat()
    const quants = (await Promise.all(places.map(({ id }) => found.under('quantsAt', atLocation(id))))).flat()
    await found.goods(quants)
    const known = new Map(places.map((place) => [place.id, place]))
    const house = { state: found.state, language: asked.language }
    return { labels: [], documents: known.size > 0 ? [countSheet(house, [...known.values()])] : [], unknown }
  }
  for (const term of asked.terms) {
    const made = await documentsOfTerm(found, asked, kind, term, money)
    if (made.length === 0) unknown.push(term)
    documents.push(...made)
  }
  return { labels: [], documents, unknown }
}

async function documentsOfTerm(
  found: Finder,
  { language }: PrintAsked,
  kind: Exclude<DocumentKind, 'count-sheet'>,
  term: string,
  money: boolean,
): Promise<DocumentContent[]> {
  const { state } = found
  const house = { state, language }
  switch (kind) {
    case 'packing-slip':
      return (await found.shipments(term)).map((shipment) => packingSlip(house, shipment))
    case 'return-slip':
      return (await found.shipments(term)).map((shipment) => returnSlip(house, shipment))
    case 'pick-list':
      return Promise.all(
        (await found.byCode('order', 'orderByNumber', bare(term), term)).map(async (order) => {
          const tasks = (await found.under('tasksOfOrder', order.id)).filter(
            ({ kind: of, state: how }) => of === 'pick' && how === 'open',
          )
          await found.goods(tasks.flatMap(({ item }) => (item === undefined ? [] : [{ item, lot: '' }])))
          await found.load(
            'location',
            tasks.flatMap(({ from }) => (from && locationOf(from)) ?? []),
          )
          return pickList(house, order, tasks.sort(byPlace(state)))
        }),
      )
    case 'purchase-order':
      return Promise.all(
        (await found.byCode('purchase', 'purchaseByNumber', bare(term), term)).map(async (purchase) => {
          const lines = await found.under('linesOfPurchase', purchase.id)
          await found.goods(lines.map(({ item }) => ({ item, lot: '' })))
          await found.load('company', [purchase.company])
          await found.load('companyDetails', [purchase.company])
          await found.load('partyDetails', [partyKey(purchase.company, 'payable', purchase.supplier)])
          if (!money) return purchaseOrder(house, purchase)
          const terms = await found.under('termsOfPurchase', purchase.id)
          const priced = terms.flatMap(({ id, unitPrice, currency }) => {
            const line = lines.find((each) => each.id === id)
            if (!line) return []
            const amount = decimalOf(amountOf(line.ordered, unitPrice, currency), currency)
            return [[id, { price: `${unitPrice} ${currency}`, amount }] as const]
          })
          const prices = new Map(priced)
          return purchaseOrder(house, purchase, prices)
        }),
      )
  }
}

/** By aisle, bay and level, as one walks. */
function byPlace(state: MemoryState) {
  const key = ({ from }: { readonly from?: Parameters<typeof locationOf>[0] }) => {
    const id = from && locationOf(from)
    const at = id === undefined ? undefined : state.get('location', id)
    return at ? `${at.aisle}|${String(at.bay).padStart(4, '0')}|${at.level}|${at.slot}` : '~'
  }
  return (a: Parameters<typeof key>[0], b: Parameters<typeof key>[0]) => (key(a) < key(b) ? -1 : 1)
}

/** A label's text without its prefix: people scan the old label to get a new one. */
function bare(term: string): string {
  const { meanings } = understand(term, { today: '2000-01-01' as never })
  const [best] = meanings
  return best?.kind === 'label' ? best.code : best?.kind === 'sscc' ? best.sscc : term
}

class Finder {
  readonly state = new MemoryState()
  readonly #store: StoreView
  readonly #asked: PrintAsked
  #byPackCode: Promise<ReadonlyMap<string, readonly Rows['item'][]>> | undefined

  constructor(store: StoreView, asked: PrintAsked) {
    this.#store = store
    this.#asked = asked
  }

  here(code: string): string {
    return indexKey(this.#asked.warehouse, code)
  }

  async load<K extends Kind>(kind: K, ids: readonly string[]): Promise<readonly Rows[K][]> {
    const wanted = [...new Set(ids)].filter((id) => !this.state.get(kind, id))
    for (const { id, row } of await this.#store.rows.byIds(kind, wanted)) this.state.set(kind, id, row)
    return ids.flatMap((id) => this.state.get(kind, id) ?? [])
  }

  async under<I extends IndexName>(name: I, key: string): Promise<Rows[IndexedKind<I>][]> {
    const rows = await this.#store.rows.byIndex(name, [key])
    const kind = kindOf[name as keyof typeof kindOf] as IndexedKind<I>
    for (const { id, row } of rows) this.state.set(kind, id, row)
    return rows.map(({ row }) => row as Rows[IndexedKind<I>])
  }

  /** By its number or, from a list's button, by its id; of this warehouse alone. */
  async byCode<K extends 'plate' | 'person' | 'order' | 'purchase'>(
    kind: K,
    name: IndexName & (typeof byCodes)[K],
    key: string,
    id: string,
  ): Promise<Rows[K][]> {
    const found = (await this.under(name, key)) as unknown as Rows[K][]
    const rows = found.length > 0 ? found : await this.load(kind, [id])
    return rows.filter((row) => !('warehouse' in row) || row.warehouse === this.#asked.warehouse)
  }

  /** One bin by code or id, or all whose code begins so: "A-03-*". */
  async bins(term: string): Promise<readonly LocationRow[]> {
    const code = bare(term)
    if (code.endsWith('*')) {
      const start = code.slice(0, -1)
      const all = (await this.#store.rows.all('location', 300_000)).map(({ row }) => row as LocationRow)
      const begun = all.filter((row) => row.warehouse === this.#asked.warehouse && row.code.startsWith(start))
      for (const row of begun) this.state.set('location', row.id, row)
      return begun.sort((a, b) => (a.code < b.code ? -1 : 1)).slice(0, mostLabels)
    }
    const found = await this.under('locationByCode', this.here(code))
    const rows = found.length > 0 ? found : await this.load('location', [term])
    return rows.filter(({ warehouse }) => warehouse === this.#asked.warehouse)
  }

  async items(term: string): Promise<readonly Rows['item'][]> {
    const found = await this.under('itemBySku', bare(term))
    if (found.length > 0) return found
    const byId = await this.load('item', [term])
    if (byId.length > 0) return byId
    this.#byPackCode ??= this.#packCodes()
    return (await this.#byPackCode).get(itemKey(term)) ?? []
  }

  /** No index holds pack codes: the whole catalogue is read, once however many are asked for. */
  async #packCodes(): Promise<ReadonlyMap<string, readonly Rows['item'][]>> {
    const found = new Map<string, Rows['item'][]>()
    for (const { row } of await this.#store.rows.all('item', 300_000)) {
      const item = row as Rows['item']
      for (const key of new Set(item.codes.map(({ code }) => itemKey(code)))) {
        const known = found.get(key)
        if (known) known.push(item)
        else found.set(key, [item])
      }
    }
    return found
  }

  /** A lot by its id or as "SKU lot"; an item alone means all its lots. */
  async lots(term: string) {
    const byId = await this.load('lot', [term])
    if (byId.length > 0) {
      await this.load(
        'item',
        byId.map(({ item }) => item),
      )
      return byId
    }
    const [sku = '', ...rest] = term.split(/\s+/)
    const lot = rest.join(' ')
    const items = await this.items(sku)
    for (const item of items) this.state.set('item', item.id, item)
    const lots = (await Promise.all(items.map(({ id }) => this.under('lotsOfItem', id)))).flat()
    return lots.filter((each) => lot === '' || each.lot === lot)
  }

  /** By their own number or id, or all of an order. */
  async shipments(term: string) {
    const number = bare(term)
    const byId = await this.load('shipment', [term])
    const orderNumber = number.replace(/-\d+$/, '')
    const orders = [
      ...(await this.under('orderByNumber', number)),
      ...(orderNumber === number ? [] : await this.under('orderByNumber', orderNumber)),
      ...(await this.load('order', [...byId.map(({ order }) => order), term])),
    ]
    const all = (await Promise.all(orders.map(({ id }) => this.under('shipmentsOfOrder', id)))).flat()
    const ours = new Map(
      all.filter(({ warehouse }) => warehouse === this.#asked.warehouse).map((each) => [each.id, each]),
    )
    const exact = [...ours.values()].filter((each) => each.number === number || each.id === term)
    const wanted = exact.length > 0 ? exact : [...ours.values()]
    await this.load(
      'shipTo',
      wanted.map(({ order }) => order),
    )
    await this.load(
      'company',
      orders.map(({ company }) => company),
    )
    await this.load(
      'plate',
      wanted.flatMap(({ plate }) => plate ?? []),
    )
    await this.goods(wanted.flatMap(({ lines }) => lines.map(({ item }) => ({ item, lot: '' }))))
    return wanted
  }

  async goods(of: readonly { readonly item: string; readonly lot: string }[]): Promise<void> {
    await this.load(
      'item',
      of.map(({ item }) => item),
    )
    await this.load(
      'lot',
      of.flatMap(({ item, lot }) => (lot === '' ? [] : [`${item}|${lot}`])),
    )
  }
}

const byCodes = {
  plate: 'plateByCode',
  person: 'personByBadge',
  order: 'orderByNumber',
  purchase: 'purchaseByNumber',
} as const

const kindOf = {
  plateByCode: 'plate',
  personByBadge: 'person',
  orderByNumber: 'order',
  purchaseByNumber: 'purchase',
  locationByCode: 'location',
  itemBySku: 'item',
  lotsOfItem: 'lot',
  quantsAt: 'quant',
  shipmentsOfOrder: 'shipment',
  tasksOfOrder: 'task',
  linesOfPurchase: 'purchaseLine',
  termsOfPurchase: 'purchaseTerms',
} as const
