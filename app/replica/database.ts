// Owns the IndexedDB database of a replica: its stores, their keys, its versions. Does not know when anything is written.
import { Dexie, type Table } from 'dexie'
import type { Ack } from '../../shared/protocol/exchange.ts'
import type { Kind, Row } from '../../shared/rows/tables.ts'

/** An operation as text, so that whatever wrote it, any later build can read it and send it on. */
export interface OutboxRecord {
  readonly incarnation: string
  readonly n: number
  /** Of `text`: 1 is JSON of an Operation. Never changed without a reader for every older one. */
  readonly format: 1
  readonly text: string
}

export type AnswerRecord = Ack & { readonly incarnation: string }

/** A page of set `set` of rows. */
export interface PageRecord {
  readonly set: number
  readonly part: number
  readonly text: string
}

/** One row that changed since pages were last written; without `row` it is gone. */
export interface LooseRecord {
  readonly kind: Kind
  readonly id: string
  readonly set: number
  readonly row?: Row
}

/** What a browser offers; passed in where tests stand in for it. */
export interface Engine {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
}

export class ReplicaDatabase extends Dexie {
  declare readonly outbox: Table<OutboxRecord, [string, number]>
  declare readonly answers: Table<AnswerRecord, [string, number]>
  declare readonly pages: Table<PageRecord, [number, number]>
  declare readonly loose: Table<LooseRecord, [Kind, string]>
  declare readonly notes: Table<unknown, string>

  constructor(name: string, engine?: Engine) {
    super(name, engine)
    this.version(1).stores({
      outbox: '[incarnation+n]',
      answers: '[incarnation+n]',
      pages: '[set+part]',
      loose: '[kind+id], set',
      notes: '',
    })
  }
}
