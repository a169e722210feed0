// Owns identities of what nobody knows yet: a code, a bin's label, a lot that can't be read. They are derived, so that two
// devices which meet the same thing offline mean the same; and once it is said what they are, everything that still speaks of
// them means that. Does not know who finds or names anything.
import type { State } from '../rows/tables.ts'
import { derivedId, type ItemId, type LocationId } from '../values/ids.ts'
import { lotKey } from './lots.ts'

/** The item that stands for a code until somebody says which one it is. */
export function provisionalItem(code: string): ItemId {
  return derivedId<ItemId>(`code:${code}`, 'provisional-item')
}

/** The bin that stands for a label. */
export function provisionalLocation(warehouse: string, label: string): LocationId {
  return derivedId<LocationId>(`label:${warehouse}:${label}`, 'provisional-location')
}

/** The lot that stands for a label that can't be read: one for each delivery. It begins with "?", as no printed lot does. */
export function provisionalLot(receipt: string): string {
  return `?${derivedId<string>(receipt, 'provisional-lot').slice(0, 8)}`
}

// Identities that were derived are told by their version; no other needs a look-up.
const derived = /^[0-9a-f]{8}-[0-9a-f]{4}-5/

/** What an item turned out to be; itself where nothing else is known. */
export function itemMeant(state: State, id: string): string {
  const named = derived.test(id) ? state.get('item', id)?.identified : undefined
  return named === undefined ? id : itemMeant(state, named)
}

/** What a bin turned out to be. */
export function locationMeant(state: State, id: string): string {
  const named = derived.test(id) ? state.get('location', id)?.identified : undefined
  return named === undefined ? id : locationMeant(state, named)
}

/** What a lot of an item turned out to be. */
export function lotMeant(state: State, item: string, lot: string): string {
  const named = lot.startsWith('?') ? state.get('lot', lotKey(item, lot))?.identified : undefined
  return named === undefined ? lot : lotMeant(state, item, named)
}
