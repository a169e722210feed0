// Owns keeping what did not change: of a new answer, every part equal to the old one stays the same object, so that only
// what changed is drawn again.

/** `next`, with the parts that equal those of `before` taken from it. Answers are plain JSON. */
export function keepSame<T>(before: unknown, next: T): T {
  if (Object.is(before, next)) return next
  if (Array.isArray(before) && Array.isArray(next)) return sameList(before, next) as T
  if (isPlain(before) && isPlain(next)) return sameObject(before, next) as T
  return next
}

/** Rows are compared with the row of the same id, wherever it stood. */
function sameList(before: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const byId = new Map(before.map((each) => [idOf(each), each]))
  let equal = before.length === next.length
  const kept = next.map((each, index) => {
    const id = idOf(each)
    const same = keepSame(id === undefined ? before[index] : byId.get(id), each)
    if (same !== before[index]) equal = false
    return same
  })
  return equal ? before : kept
}

function sameObject(before: Plain, next: Plain): Plain {
  const keys = Object.keys(next)
  let equal = keys.length === Object.keys(before).length
  const kept: Record<string, unknown> = {}
  for (const key of keys) {
    kept[key] = keepSame(before[key], next[key])
    if (kept[key] !== before[key] || !Object.hasOwn(before, key)) equal = false
  }
  return equal ? before : kept
}

type Plain = Readonly<Record<string, unknown>>

function isPlain(value: unknown): value is Plain {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** The id of a row, or of the one thing that it wraps (an order with its counts). */
function idOf(value: unknown): string | undefined {
  if (!isPlain(value)) return undefined
  if (typeof value.id === 'string') return value.id
  for (const inner of Object.values(value)) if (isPlain(inner) && typeof inner.id === 'string') return inner.id
  return undefined
}
