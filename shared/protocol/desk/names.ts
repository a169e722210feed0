// Owns how things are named to the desk: every id that a list shows travels with the words that a person reads. Types only.

export interface Named {
  readonly id: string
  readonly name: string
}

export interface ItemName {
  readonly id: string
  readonly sku: string
  readonly name: string
  /** Suffix of the text key of its base unit. */
  readonly unit: string
}

/** An end of a movement: a bin and its type, a plate and its kind, or a virtual place by its name. */
export interface PlaceName {
  readonly place: string
  readonly kind: 'bin' | 'plate' | 'virtual'
  readonly code: string
  readonly type: string
}

/** One page of a list, with the count and sums of all that the filter finds. `asOf` is the server's time of reading. */
export interface Page<Row, Sums = Readonly<Record<string, never>>> {
  readonly asOf: number
  readonly rows: readonly Row[]
  readonly total: number
  readonly sums: Sums
  readonly limit: number
  readonly offset: number
}

/** Why the desk was not answered. `message` says what to do; `error` is for programs. */
export interface DeskError {
  readonly error: string
  readonly message: string
  readonly facts?: Readonly<Record<string, string | number>>
}
