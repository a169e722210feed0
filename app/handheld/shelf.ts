// Owns small things that a device remembers and may forget: read and written where the browser lets us, left where it does not.
// Nothing of it is work.

/** What `localStorage` offers of itself here; absent where the browser forbids it. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>

export function textOn(shelf: Shelf | undefined, name: string): string | undefined {
  try {
    return shelf?.getItem(name) ?? undefined
  } catch {
    return undefined
  }
}

/** A full or forbidden store keeps nothing: what was to be remembered holds until the app is closed. */
export function putText(shelf: Shelf | undefined, name: string, text: string): void {
  try {
    shelf?.setItem(name, text)
  } catch {
    // As said above.
  }
}

/** What was put there by `putValue`; undefined where there is nothing, or nothing that can be read. */
export function valueOn(shelf: Shelf | undefined, name: string): unknown {
  try {
    return JSON.parse(textOn(shelf, name) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** The fields of what was put there; none where it is no object. */
export function fieldsOn(shelf: Shelf | undefined, name: string): Readonly<Record<string, unknown>> {
  const value = valueOn(shelf, name)
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

export function putValue(shelf: Shelf | undefined, name: string, value: unknown): void {
  putText(shelf, name, JSON.stringify(value))
}
