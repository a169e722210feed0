// Owns which news a person has put away on this device. Where nothing can be kept, they see it again after a restart.
import { putValue, type Shelf, valueOn } from '../shelf.ts'

const name = 'stockhand.seen'
/** News go when the server forgets them; more than these are never open at once. */
const most = 200

export function readSeen(shelf: Shelf | undefined): ReadonlySet<string> {
  const stored = valueOn(shelf, name)
  return new Set(Array.isArray(stored) ? stored.map(String) : [])
}

export function withSeen(shelf: Shelf | undefined, seen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = [...seen, id].slice(-most)
  putValue(shelf, name, next)
  return new Set(next)
}
