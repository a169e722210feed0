// Owns what an index over rows is: of which kind, and the key under which a row is found. Knows no single index.
import type { Kind, Rows } from './tables.ts'

export interface IndexDefinition<K extends Kind> {
  readonly kind: K
  /** The key under which a row is found; undefined where it is not in the index. */
  readonly keyOf: (row: Rows[K]) => string | undefined
}

export function index<K extends Kind>(kind: K, keyOf: (row: Rows[K]) => string | undefined): IndexDefinition<K> {
  return { kind, keyOf }
}

/** Key of an index over two parts, such as (warehouse, code). */
export const indexKey = (a: string, b: string) => `${a}|${b}`
