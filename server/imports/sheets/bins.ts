// A sheet of places: a bin is known by its code within the warehouse. Where aisle, bay and level are not told, a code such as
// A-03-21 tells them. A column that the file does not have leaves what is known as it is.
import type { BodyOf } from '../../../shared/operations/index.ts'
import type { LocationRow, LocationType } from '../../../shared/rows/catalogue.ts'
import { sameRow } from '../../../shared/rows/same-row.ts'
import type { LocationId, WarehouseId } from '../../../shared/values/ids.ts'
import { importedId } from '../import-ids.ts'
import type { Cells } from './cells.ts'
import { binsByCode } from './known.ts'
import { type PlannedRow, repeated, type SheetDefinition, type SheetHome, wrongRow } from './sheet.ts'

type Body = BodyOf<'location-saved'>

const types: readonly LocationType[] = ['pick-face', 'reserve', 'dock', 'stage', 'pack', 'quarantine', 'damage']

export const bins: SheetDefinition = {
  right: 'catalogue',
  columns: ['code', 'type'],
  optional: [
    ...['zone', 'aisle', 'bay', 'level', 'slot', 'side', 'x_dm', 'y_dm', 'storage_class', 'blocked', 'check_code'],
    ...['volume_cm3', 'weight_g', 'pallets'],
  ],
  async plan(home, rows) {
    const codes = rows.map((cells) => cells.text('code', 30))
    const known = await binsByCode(home.store, home.warehouse, codes)
    const twice = repeated(rows.map((cells, i) => ({ line: cells.line, key: codes[i] ?? '' })))
    return rows.map((cells, i): PlannedRow => {
      const { line } = cells
      const before = known.get(codes[i] ?? '')
      const body = bodyOf(cells, codes[i] ?? '', before, home)
      const earlier = twice.get(line)
      if (earlier !== undefined) cells.wrong('code', 'twice', `${body.code} (${earlier})`)
      if (cells.problem) return { line, outcome: 'wrong', problem: cells.problem }
      if (before?.provisional) return wrongRow(line, 'code', 'known-already', body.code)
      if (before && sameRow({ capacity: {}, ...before }, { capacity: {}, ...body })) return { line, outcome: 'same' }
      return { line, outcome: before ? 'changed' : 'fresh', wishes: [{ wish: { type: 'location-saved', body } }] }
    })
  },
}

function bodyOf(cells: Cells, code: string, known: LocationRow | undefined, { warehouse }: SheetHome): Body {
  const type = cells.oneOf('type', types)
  if (type === undefined) cells.wrong('type', 'missing')
  const said = partsOfCode(code)
  const text = (column: string, most: number, otherwise: string) =>
    (cells.has(column) ? cells.optional(column, most) : '') || otherwise
  const whole = (column: string, least: number, otherwise: number) =>
    (cells.has(column) ? cells.whole(column, least, 100_000) : undefined) ?? otherwise
  const aisle = text('aisle', 10, known?.aisle ?? said.aisle)
  const checkCode = cells.has('check_code') ? cells.optional('check_code', 20) || undefined : known?.checkCode
  const capacity = capacityOf(cells, known)
  return {
    id: known?.id ?? importedId<LocationId>('location', warehouse, code),
    warehouse: warehouse as WarehouseId,
    code,
    zone: text('zone', 20, known?.zone ?? aisle),
    type: type ?? 'pick-face',
    aisle,
    bay: whole('bay', 0, known?.bay ?? said.bay),
    level: whole('level', 0, known?.level ?? said.level),
    slot: whole('slot', 0, known?.slot ?? said.slot),
    side: (cells.has('side') ? cells.oneOf('side', ['left', 'right']) : undefined) ?? known?.side ?? 'left',
    x: whole('x_dm', -100_000, known?.x ?? 0),
    y: whole('y_dm', -100_000, known?.y ?? 0),
    storageClass: text('storage_class', 20, known?.storageClass ?? 'ambient'),
    blocked: cells.has('blocked') ? cells.isYes('blocked') : (known?.blocked ?? false),
    ...(checkCode !== undefined && { checkCode }),
    ...(capacity && { capacity }),
  }
}

const limits = [
  ['volume', 'volume_cm3'],
  ['weight', 'weight_g'],
  ['pallets', 'pallets'],
] as const

function capacityOf(cells: Cells, known: LocationRow | undefined): Body['capacity'] {
  const capacity: { volume?: number; weight?: number; pallets?: number } = {}
  for (const [name, column] of limits) {
    const value = cells.has(column) ? cells.whole(column, 0) : known?.capacity?.[name]
    if (value !== undefined) capacity[name] = value
  }
  return Object.keys(capacity).length > 0 ? capacity : undefined
}

/** "A-03-21": aisle A, bay 3, level 2, place 1. */
function partsOfCode(code: string): { aisle: string; bay: number; level: number; slot: number } {
  const [, aisle, bay, level, slot] = /^([A-Za-z]{1,4})-?(\d{1,3})-?(\d)(\d)$/.exec(code) ?? []
  if (aisle === undefined) return { aisle: code.slice(0, 10), bay: 1, level: 1, slot: 1 }
  return { aisle, bay: Number(bay), level: Number(level), slot: Number(slot) }
}
