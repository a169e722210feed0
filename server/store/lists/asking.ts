// Owns what every list of the desk shares: bounds of a page, words of a search, the order of rows. All lists read within
// one tenant and are neutral between engines. Does not know any single list.
import { type RawBuilder, sql } from 'kysely'

/** What every list may be asked. */
export interface Asking {
  readonly limit: number
  readonly offset: number
}

/** A sort of a list: one of its keys, downwards where it begins with "-". */
export type Sort<Key extends string> = Key | `-${Key}`

/** `order by` of a known key, with the id behind it, so that pages never overlap. */
export function orderBy<Key extends string>(
  sort: Sort<Key>,
  columns: Readonly<Record<Key, RawBuilder<unknown>>>,
  id: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const down = sort.startsWith('-')
  const key = (down ? sort.slice(1) : sort) as Key
  const way = down ? sql.raw('desc') : sql.raw('asc')
  return sql`order by ${columns[key]} ${way}, ${id} ${way}`
}

/** Conditions that hold together; the first is always there, since every query names its tenant. */
export function all(conditions: readonly (RawBuilder<unknown> | undefined)[]): RawBuilder<unknown> {
  const given = conditions.filter((each) => each !== undefined)
  return sql.join(given, sql` and `)
}

export function anyOf(
  column: RawBuilder<unknown>,
  values: readonly string[] | undefined,
): RawBuilder<unknown> | undefined {
  return values && values.length > 0 ? sql`${column} in (${sql.join(values)})` : undefined
}

/** Whether a text in lower case contains what was typed; % and _ are letters like any other. */
export function contains(column: RawBuilder<unknown>, typed: string | undefined): RawBuilder<unknown> | undefined {
  if (!typed) return undefined
  const pattern = `%${typed.toLowerCase().replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`
  return sql`${column} like ${pattern} escape '\\'`
}

const last = '\uffff'

/** Texts that begin with a prefix, as a range, so that the index serves it on both engines. */
export function startsWith(column: RawBuilder<unknown>, prefix: string): RawBuilder<unknown> {
  return sql`${column} >= ${prefix} and ${column} < ${prefix + last}`
}

/** A code as typed or in capitals, from its beginning; `before` is what the index has in front of codes. */
export function codeStarts(
  column: RawBuilder<unknown>,
  typed: string | undefined,
  before = '',
): RawBuilder<unknown> | undefined {
  if (!typed) return undefined
  const capitals = typed.toUpperCase()
  if (capitals === typed) return startsWith(column, before + typed)
  return sql`((${startsWith(column, before + typed)}) or (${startsWith(column, before + capitals)}))`
}
