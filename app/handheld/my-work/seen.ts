// Owns which news a person has put away on this device. Where nothing can be kept, they see it again after a restart.
import type { Shelf } from '../wishes.ts'

const name = 'stockhand.seen'
/** News go when the server forgets them; more than these are never open at once. */
const most = 200

export function readSeen(shelf: Shelf | undefined): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(shelf?.getItem(name) ?? '[]')
    return new Set(Array.isArray(stored) ? stored.map(String) : [])
  } catch {
    return new Set()
  }
}

export function withSeen(shelf: Shelf | undefined, seen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = [...seen, id].slice(-most)
  try {
    shelf?.setItem(name, JSON.stringify(next))
  } catch {
    // Seen until the app is closed.
  }
  return new Set(next)
}
