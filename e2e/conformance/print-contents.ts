// Owns labels with random contents as a warehouse may have them: long names, Cyrillic, odd signs in codes and lots, numbers
// of all lengths. Each is made from random rows by the product's own rules.

import type { LabelContent, LabelKind } from '../../shared/print/content.ts'
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
import type { ItemRow, LocationRow, LotRow, PersonRow } from '../../shared/rows/catalogue.ts'
import { MemoryState } from '../../shared/rows/memory-state.ts'
import type { PlateRow, QuantRow } from '../../shared/rows/stock.ts'
import type { ShipmentRow } from '../../shared/rows/work.ts'
import { checkDigit, makeSscc } from '../../shared/scan/index.ts'

type Random = () => number

const words =
  'steel bottle forest green cup Бутылка стальная тёмно-зелёная щётка Ёлочка yoghurt Šķūņa ēģle glass № 12/5 0,75 л (pair) "A&B" щипцы-кусачки съёмник extra-long термостатический'.split(
    ' ',
  )

const below = (random: Random, n: number) => Math.floor(random() * n)
const one = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)] as T
const text = (random: Random, alphabet: string, from: number, to: number) =>
  Array.from({ length: from + below(random, to - from + 1) }, () => one(random, Array.from(alphabet))).join('')

const digits = '0123456789'
const codeSigns = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789-./+'
const lotSigns = 'ABCXYZabcxyz0123456789-/.!%()+_&'

function name(random: Random): string {
  return Array.from({ length: 1 + below(random, 12) }, () => one(random, words)).join(' ')
}

function gtin(random: Random): string {
  const body = text(random, digits, 1, 1).replace(/./, () => String(1 + below(random, 9)))
  const length = one(random, [7, 11, 12, 12, 12])
  const rest = body + text(random, digits, length - 1, length - 1)
  return rest + checkDigit(rest)
}

function sscc(random: Random): string {
  const prefix = text(random, '123456789', 1, 1) + text(random, digits, 6, 9)
  return makeSscc(below(random, 10), prefix, below(random, 10 ** Math.min(7, 16 - prefix.length)))
}

function date(random: Random): LotRow['expiry'] {
  const pad = (n: number) => String(n).padStart(2, '0')
  return `20${26 + below(random, 9)}-${pad(1 + below(random, 12))}-${pad(1 + below(random, 28))}` as LotRow['expiry']
}

function item(random: Random): ItemRow {
  const coded = random() < 0.8
  return {
    id: 'i',
    sku: text(random, codeSigns, 3, 18),
    name: name(random),
    unit: one(random, ['piece', 'bottle', 'gram', 'pair']),
    codes: coded ? [{ code: gtin(random), level: 'each', quantity: 1 }] : [],
  } as unknown as ItemRow
}

/** Rows of one label each, in a state of their own. */
export function randomLabel(kind: LabelKind, random: Random): LabelContent {
  const language = one(random, ['en', 'ru'] as const)
  const state = new MemoryState()
  const put = (kindOfRow: string, row: unknown) => state.set(kindOfRow as 'item', (row as ItemRow).id, row as ItemRow)
  put('warehouse', { id: 'w', name: name(random), zone: 'Europe/Riga' })
  put('company', { id: 'c', name: name(random) })
  switch (kind) {
    case 'bin': {
      const alphabet = random() < 0.05 ? 'АБВГДЖЗ0123456789-' : codeSigns
      const bin = { code: text(random, alphabet, 3, 16), zone: one(random, ['', 'A', 'Холод']), checkCode: '47' }
      return binLabel(bin as LocationRow, language)
    }
    case 'plate':
      return blankPlateLabel(sscc(random), name(random), language)
    case 'tote':
      return blankPlateLabel(text(random, codeSigns, 2, 10), '', language)
    case 'pallet': {
      const goods = item(random)
      const lot = text(random, lotSigns, 1, 20)
      put('item', goods)
      put('lot', { id: `i|${lot}`, item: 'i', lot, expiry: date(random) })
      const other = random() < 0.3
      const place = 'P:p'
      const quant = { item: 'i', lot, serial: '', place, warehouse: 'w', quantity: 1 + below(random, 99_999) }
      put('quant', { ...quant, id: 'q1' } as unknown as QuantRow)
      if (other) put('quant', { ...quant, id: 'q2', lot: 'other' } as unknown as QuantRow)
      const plate = { id: 'p', code: sscc(random), kind: 'pallet', warehouse: 'w' } as unknown as PlateRow
      return plateLabel(state, plate, language)
    }
    case 'carton':
    case 'shipping': {
      const goods = item(random)
      put('item', goods)
      const number = text(random, codeSigns, 4, 18)
      put('order', { id: 'o', number, company: 'c' })
      put('plate', { id: 'p', code: sscc(random), kind: 'carton', warehouse: 'w' })
      put('shipTo', { id: 'o', name: name(random), lines: [name(random), name(random)], country: 'LV' })
      const shipment = {
        id: 's',
        order: 'o',
        warehouse: 'w',
        number: `${number}-1`,
        carton: 'M2',
        packedAt: 1_790_000_000_000,
        lines: Array.from({ length: 1 + below(random, 8) }, () => ({ item: 'i', quantity: 1 + below(random, 500) })),
        ...(random() < 0.5 && { plate: 'p' }),
      } as unknown as ShipmentRow
      return kind === 'carton' ? cartonLabel(state, shipment, language) : shippingLabel(state, shipment, language)
    }
    case 'item':
      return itemLabel(item(random))
    case 'lot': {
      const lot = { lot: text(random, random() < 0.1 ? 'ПАРТИЯ123' : lotSigns, 1, 20), expiry: date(random) }
      return lotLabel(item(random), lot as LotRow, language)
    }
    case 'badge':
      return badgeLabel({ name: name(random), badge: text(random, digits, 4, 8) } as PersonRow, language)
    case 'command':
      return random() < 0.1 ? setUpLabel(language) : commandLabel(one(random, commands), language)
  }
}
