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
  const set = (name: string, value: unknown) => {
    if (value === fields[name]) return
    changed ??= { ...fields }
    changed[name] = value
  }
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') {
      if (name === 'item') set(name, itemMeant(state, value))
      else if (places.has(name) && value.startsWith('L:')) set(name, `L:${locationMeant(state, value.slice(2))}`)
    } else if (Array.isArray(value)) set(name, meantInAll(state, value))
  }
  const item = changed?.item ?? fields.item
  if (typeof fields.lot === 'string' && typeof item === 'string') set('lot', lotMeant(state, item, fields.lot))
  return changed ?? fields
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
