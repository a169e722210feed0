// Owns what an exchange taught, in the form in which the working set takes it in. Does not know the wire.
import type { Ack, RowUpdate } from '../../shared/protocol/exchange.ts'
import { type Change, type Kind, type Row, scopeOfRow } from '../../shared/rows/tables.ts'
import type { Contact, RowsMark, StreamMark } from './storage.ts'

export interface Learned {
  /** The set of rows on which it builds. */
  readonly after: number
  readonly rows: readonly RowUpdate[]
  readonly mark: RowsMark
  readonly stream: Omit<StreamMark, 'next'>
  /** The pull has ended: the rows show whatever the server has. */
  readonly whole: boolean
  /** How many rows of the pull are still to come, as far as that is known. */
  readonly coming?: number | undefined
  readonly acks: readonly Ack[]
  readonly contact: Contact
}

/**
 * Updates as changes. A row that went from a scope to another that we hold too leaves a tombstone in the first: it must
 * not remove the row in the second.
 */
export function changesIn(
  updates: readonly RowUpdate[],
  current: (kind: Kind, id: string) => Row | undefined,
): readonly Change[] {
  const coming = new Map<string, Row>()
  const changes: Change[] = []
  for (const { scope, kind, id, row } of updates) {
    const key = `${kind}|${id}`
    if (row) coming.set(key, row)
    else {
      const known = coming.get(key) ?? current(kind, id)
      if (known && scopeOfRow(kind, known) !== scope) continue
      coming.delete(key)
    }
    changes.push({ kind, id, row })
  }
  return changes
}

/** Answers that somebody may ask about later: all that are not plainly "applied". */
export function remembered(acks: readonly Ack[]): readonly Ack[] {
  return acks.filter(({ outcome }) => outcome !== 'applied')
}

/** Ids of what the server refused or holds back: it did nothing, so there is nothing of it to take back. */
export function ineffective(acks: readonly Ack[]): readonly string[] {
  return acks.filter(({ outcome }) => outcome === 'refused' || outcome === 'held').map(({ id }) => id)
}
