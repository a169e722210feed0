// A sheet of items: an item is known by its SKU. A column that the file does not have leaves what is known as it is.
import type { BodyOf } from '../../../shared/operations/index.ts'
import type { ItemRow, PackCode, PackLevel } from '../../../shared/rows/catalogue.ts'
import { sameRow } from '../../../shared/rows/same-row.ts'
import type { ItemId } from '../../../shared/values/ids.ts'
import { quantity } from '../../../shared/values/quantity.ts'
import { itemsWithCodes } from '../../store/items-with-codes.ts'
import { shortened } from '../csv.ts'
import { importedId } from '../import-ids.ts'
import type { Cells } from './cells.ts'
import { itemsBySku } from './known.ts'
import { type PlannedRow, repeated, type SheetDefinition, type SheetHome, wrongRow } from './sheet.ts'

type Body = BodyOf<'item-saved'>

const levels: readonly PackLevel[] = ['each', 'inner', 'case', 'pallet']
const codeColumn = (level: PackLevel) => (level === 'each' ? 'barcode' : `${level}_barcode`)

export const items: SheetDefinition = {
  right: 'catalogue',
  columns: ['sku', 'name'],
  optional: [
    ...['unit', 'barcode', 'tracking', 'confirm', 'storage_class', 'hazard', 'category', 'weight_g'],
    ...['length_mm', 'width_mm', 'height_mm'],
    ...levels.slice(1).flatMap((level) => [`${level}_barcode`, `${level}_quantity`]),
  ],
  async plan(home, rows) {
    const skus = rows.map((cells) => cells.text('sku', 60))
    const known = await itemsBySku(home.store, skus)
    const bodies = rows.map((cells, i) => bodyOf(cells, skus[i] ?? '', known.get(skus[i] ?? ''), home))
    const taken = await itemsWithCodes(
      home.store,
      bodies.flatMap((body) => body.codes.map(({ code }) => code)),
    )
    const twice = repeated(rows.map((cells, i) => ({ line: cells.line, key: skus[i] ?? '' })))
    const ownerOf = new Map<string, string>()
    return rows.map((cells, i): PlannedRow => {
      const body = bodies[i] as Body
      const { line } = cells
      const earlier = twice.get(line)
      if (earlier !== undefined) cells.wrong('sku', 'twice', `${body.sku} (${earlier})`)
      for (const { code, level } of body.codes) {
        const other = ownerOf.get(code) ?? taken.get(code)
        if (other !== undefined && other !== body.sku)
          cells.wrong(codeColumn(level), 'code-taken', `${code} (${other})`)
      }
      if (cells.problem) return { line, outcome: 'wrong', problem: cells.problem }
      for (const { code } of body.codes) ownerOf.set(code, body.sku)
      const before = known.get(body.sku)
      if (before?.provisional) return wrongRow(line, 'sku', 'known-already', body.sku)
      if (before && sameRow(before, body)) return { line, outcome: 'same' }
      return { line, outcome: before ? 'changed' : 'fresh', wishes: [{ wish: { type: 'item-saved', body } }] }
    })
  },
}

function bodyOf(cells: Cells, sku: string, known: ItemRow | undefined, { company }: SheetHome): Body {
  const or = <T>(column: string, read: () => T, otherwise: T): T => (cells.has(column) ? read() : otherwise)
  const text = (column: string, most: number, otherwise: string | undefined) =>
    or(column, () => cells.optional(column, most) || undefined, otherwise)
  const weight = or('weight_g', () => cells.whole('weight_g', 0, 10_000_000), known?.weight)
  const size = sizeOf(cells, known)
  const hazard = text('hazard', 40, known?.hazard)
  const category = text('category', 40, known?.category)
  return {
    id: known?.id ?? importedId<ItemId>('item', company.id, sku),
    sku,
    name: cells.text('name', 200),
    unit: text('unit', 20, known?.unit) ?? 'piece',
    codes: levels.flatMap((level) => codesOf(cells, level, known)),
    tracking:
      or('tracking', () => cells.oneOf('tracking', ['none', 'lot', 'lot-expiry', 'serial']), known?.tracking) ?? 'none',
    confirm: or('confirm', () => cells.oneOf('confirm', ['trust', 'each', 'type']), known?.confirm) ?? 'trust',
    owner: known?.owner ?? company.id,
    storageClass: text('storage_class', 20, known?.storageClass) ?? 'ambient',
    ...(weight !== undefined && { weight }),
    ...(size && { size: [...size] }),
    ...(hazard !== undefined && { hazard }),
    ...(category !== undefined && { category }),
  }
}

const edges = ['length_mm', 'width_mm', 'height_mm'] as const

/** All three edges or none. */
function sizeOf(cells: Cells, known: ItemRow | undefined): readonly [number, number, number] | undefined {
  if (!edges.some((edge) => cells.has(edge))) return known?.size
  const [length, width, height] = edges.map((edge) => cells.whole(edge, 1, 10_000))
  if (length === undefined && width === undefined && height === undefined) return undefined
  for (const edge of edges) if (cells.optional(edge, 20) === '') cells.wrong(edge, 'missing')
  return [length ?? 1, width ?? 1, height ?? 1]
}

/** Several codes of a level stand in one cell, parted by spaces. */
function codesOf(cells: Cells, level: PackLevel, known: ItemRow | undefined): readonly PackCode[] {
  const before = known?.codes.filter((code) => code.level === level) ?? []
  const column = codeColumn(level)
  if (!cells.has(column)) return before
  const codes = cells.optional(column, 400).split(/\s+/).filter(Boolean)
  const counted = level === 'each' ? 1 : cells.whole(`${level}_quantity`, 2, 1_000_000)
  const units = counted ?? before[0]?.quantity
  if (codes.length > 0 && units === undefined) cells.wrong(`${level}_quantity`, 'missing')
  return codes.map((code) => {
    if (code.length > 60) cells.wrong(column, 'too-long', shortened(code))
    return { code, level, quantity: quantity(units ?? 1) }
  })
}
