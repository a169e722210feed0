// Owns what the names in a body mean by now: facts that still speak of a provisional item, bin or lot are applied to what it
// turned out to be. Bodies share the names of their fields, so this knows no operation but those that name things.
import type { State } from '../rows/tables.ts'
import { itemMeant, locationMeant, lotMeant } from '../stock/provisional.ts'
import type { AnyOperation } from './index.ts'

const places: ReadonlySet<string> = new Set(['from', 'to', 'place', 'at', 'proposed'])

// They speak of the provisional thing itself.
const naming: ReadonlySet<string> = new Set([
  'item-found',
  'location-found',
  'item-identified',
  'location-identified',
  'lot-identified',
])

/** The operation with each provisional name replaced by what it means; the same object where there is none. */
export function meant<O extends AnyOperation>(state: State, operation: O): O {
  if (naming.has(operation.type)) return operation
  const body = meantIn(state, operation.body as Fields)
  return body === operation.body ? operation : { ...operation, body }
}

type Fields = Readonly<Record<string, unknown>>

function meantIn(state: State, fields: Fields): Fields {
  let changed: Record<string, unknown> | undefined
  for (const name in fields) {
    const value = fields[name]
    const now = meantBy(state, name, value)
    if (now === value) continue
    changed ??= { ...fields }
    changed[name] = now
  }
  const item = changed?.item ?? fields.item
  if (typeof fields.lot !== 'string' || typeof item !== 'string') return changed ?? fields
  const lot = lotMeant(state, item, fields.lot)
  return lot === fields.lot ? (changed ?? fields) : { ...fields, ...changed, lot }
}

function meantBy(state: State, name: string, value: unknown): unknown {
  if (typeof value === 'string') {
    if (name === 'item') return itemMeant(state, value)
    return places.has(name) && value.startsWith('L:') ? `L:${locationMeant(state, value.slice(2))}` : value
  }
  return Array.isArray(value) ? meantInAll(state, value) : value
}

function meantInAll(state: State, list: readonly unknown[]): readonly unknown[] {
  let changed = false
  const all = list.map((each) => {
    if (each === null || typeof each !== 'object' || Array.isArray(each)) return each
    const after = meantIn(state, each as Fields)
    changed ||= after !== each
    return after
  })
  return changed ? all : list
}
