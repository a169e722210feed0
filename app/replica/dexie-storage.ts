// Keeps a replica in IndexedDB. Dexie opens and versions the database and does what nobody waits for; what a person waits
// for is one raw strict transaction. Does not know what rows and operations mean.

import type { Operation } from '../../shared/operations/operation.ts'
import type { Scope } from '../../shared/rows/tables.ts'
import { assert } from '../../shared/values/result.ts'
import {
  type AnswerRecord,
  type Engine,
  type Holder,
  type OutboxRecord,
  openDatabase,
  type StoreName,
  storeNames,
} from './database.ts'
import { answered, completed, storageFault } from './idb.ts'
import {
  type Counter,
  endsCopy,
  forgottenUpTo,
  type Heard,
  heardAfter,
  isBetween,
  isUnanswered,
  newStream,
  number,
  outboxMarkOf,
} from './marks.ts'
import { pagesOf } from './row-pages.ts'
import {
  type DeviceKeys,
  type Identity,
  type Keeping,
  type KnownRows,
  type Marks,
  type News,
  type Notes,
  type Opening,
  type OutboxMark,
  pageFrom,
  pageRows,
  type ReplicaStorage,
  type RowsReader,
  type Settlement,
} from './storage.ts'
import { dropImages, readChunk, readImage } from './stored-image.ts'
import { looseOf, putPages, readRows, readRowsSince, rowsKey, rowsMarkIn } from './stored-rows.ts'

// Marks lie among the notes, under names that no note has.
const counterKey = '#counter'
const heardKey = '#heard'

interface Options extends Holder {
  readonly name: string
  readonly engine?: Engine
}

export class DexieStorage implements ReplicaStorage {
  readonly #keyRange: typeof IDBKeyRange
  readonly #idb: IDBDatabase
  /** The counter as this tab believes it; the transaction proves it. */
  #counter: Counter | undefined

  private constructor(idb: IDBDatabase, keyRange: typeof IDBKeyRange) {
    this.#keyRange = keyRange
    this.#idb = idb
  }

  static async connect({ name, engine, ...holder }: Options): Promise<DexieStorage> {
    const idb = await openDatabase(name, holder, engine).catch((cause: unknown) => {
      throw storageFault(cause)
    })
    return new DexieStorage(idb, engine?.IDBKeyRange ?? IDBKeyRange)
  }

  open(read: RowsReader): Promise<Opening> {
    return this.#run(storeNames, 'readonly', async (stores) => {
      const { notes } = stores
      const values = ['identity', 'contact', 'session', 'hand'].map((name) => answered(notes.get(name)))
      const mark = await rowsMarkIn(notes)
      const image = await readImage(stores, mark)
      await readRows(mark, stores, read, image?.upTo, this.#keyRange)
      const [identity, contact, session, hand] = await Promise.all(values)
      const { counter, heard } = await readMarks(notes)
      this.#counter = counter
      return {
        image,
        identity,
        contact,
        session,
        hand: hand ?? null,
        rows: mark,
        outbox: counter && heard && outboxMarkOf(counter, heard),
        pending: heard ? await this.#operations(stores.outbox, heard.incarnation, heard.reflected + 1) : [],
      }
    })
  }

  newsSince(stored: number): Promise<News> {
    return this.#run(storeNames, 'readonly', async ({ notes, loose, pages, outbox }) => {
      const mark = await rowsMarkIn(notes)
      if (stored < mark.packed || stored > mark.shown) return { reload: true }
      const rows = await readRowsSince(stored, mark, { loose, pages }, this.#keyRange)
      const { counter, heard } = await readMarks(notes)
      return {
        reload: false,
        identity: await answered(notes.get('identity')),
        rows,
        mark,
        outbox: counter && heard && outboxMarkOf(counter, heard),
        pending: heard ? await this.#operations(outbox, heard.incarnation, heard.reflected + 1) : [],
        contact: await answered(notes.get('contact')),
      }
    })
  }

  async begin(identity: Identity, keys: DeviceKeys | undefined, incarnation: string): Promise<void> {
    this.#counter = await this.#run(storeNames, 'readwrite', async (stores) => {
      const { notes, outbox } = stores
      const before = await readMarks(notes)
      const hand = await answered<unknown>(notes.get('hand'))
      const remembered = before.heard ? await this.#operations(outbox, before.heard.incarnation, 1) : []
      const lastAt = before.counter?.lastAt ?? 0
      const after = newStream(identity.device, incarnation, remembered, { lastAt, reflected: 0 })
      for (const name of storeNames) stores[name].clear()
      for (const operation of after.moved) outbox.put(recordOf(operation))
      notes.put(identity, 'identity')
      if (keys) notes.put(keys, 'keys')
      notes.put(hand ?? null, 'hand')
      notes.put(after.counter, counterKey)
      notes.put(after.heard, heardKey)
      return after.counter
    })
  }

  // The counter is read and the records are written without waiting for each other: a person waits for this. Where the
  // counter turns out to be another tab's, nothing of it stays and it is done again.
  async keep({ operations, hand }: Keeping): Promise<readonly Operation[]> {
    for (;;) {
      const before = operations.length === 0 ? undefined : (this.#counter ?? (await this.#readCounter()))
      const { counter, kept } = before ? number(before, operations) : { counter: undefined, kept: [] }
      if (counter) this.#counter = counter
      if (await this.#append(kept, hand, before, counter)) return kept
    }
  }

  /** False where another tab has given numbers since. */
  async #append(
    kept: readonly Operation[],
    hand: unknown,
    before: Counter | undefined,
    after: Counter | undefined,
  ): Promise<boolean> {
    let passed = false
    try {
      const transaction = this.#idb.transaction(['outbox', 'notes'], 'readwrite', { durability: 'strict' })
      const done = completed(transaction)
      const notes = transaction.objectStore('notes')
      if (before && after) {
        const check: IDBRequest<Counter | undefined> = notes.get(counterKey)
        check.onsuccess = () => {
          passed = check.result?.incarnation !== before.incarnation || check.result.next !== before.next
          if (passed) transaction.abort()
        }
        const outbox = transaction.objectStore('outbox')
        for (const operation of kept) outbox.put(recordOf(operation))
        notes.put(after, counterKey)
      }
      if (hand !== undefined) notes.put(hand, 'hand')
      await done
      return true
    } catch (cause) {
      this.#counter = undefined
      if (passed) return false
      throw storageFault(cause)
    }
  }

  settle(settlement: Settlement): Promise<OutboxMark | undefined> {
    const { rows, mark, stream, acks, contact } = settlement
    const texts = rows.length >= pageFrom || isBetween(mark) ? pagesOf(rows) : undefined
    return this.#run(storeNames, 'readwrite', async ({ notes, loose, pages, image, outbox, answers }) => {
      const before = await rowsMarkIn(notes)
      const marks = await readMarks(notes)
      if (before.stored !== settlement.after || !marks.counter || !marks.heard) return undefined
      if (endsCopy(before, mark)) {
        loose.clear()
        dropImages({ notes, image })
        pages.delete(this.#keyRange.upperBound([before.replaces, Number.POSITIVE_INFINITY]))
      }
      if (texts) putPages(pages, mark.stored, texts)
      else for (const change of rows) loose.put(looseOf(change, mark.stored))
      notes.put(mark, rowsKey)
      if (contact) notes.put(contact, 'contact')
      const heard = heardAfter(marks.heard, stream)
      notes.put(heard, heardKey)
      for (const ack of acks) answers.put({ ...ack, incarnation: stream.incarnation } satisfies AnswerRecord)
      const forgotten = this.#keyRange.bound([stream.incarnation, 0], [stream.incarnation, forgottenUpTo(stream)])
      outbox.delete(forgotten)
      answers.delete(forgotten)
      return outboxMarkOf(marks.counter, heard)
    })
  }

  outbox(incarnation: string, from: number, limit: number): Promise<readonly Operation[]> {
    return this.#run(['outbox'], 'readonly', async ({ outbox }) => {
      const range = this.#keyRange.bound([incarnation, from], [incarnation, Number.POSITIVE_INFINITY])
      return (await answered<OutboxRecord[]>(outbox.getAll(range, limit))).map(operationOf)
    })
  }

  marks(): Promise<Marks> {
    return this.#run(['notes'], 'readonly', async ({ notes }) => {
      const rows = await rowsMarkIn(notes)
      const { counter, heard } = await readMarks(notes)
      return { rows, outbox: counter && heard && outboxMarkOf(counter, heard) }
    })
  }

  async fork(lost: string, incarnation: string): Promise<void> {
    await this.#run(['notes', 'outbox', 'answers'], 'readwrite', async ({ notes, outbox, answers }) => {
      const { counter, heard } = await readMarks(notes)
      if (!counter || !heard || counter.incarnation !== lost) return
      const remembered = await this.#operations(outbox, lost, 1)
      const after = newStream(counter.device, incarnation, remembered, { ...heard, lastAt: counter.lastAt })
      outbox.clear()
      answers.clear()
      for (const operation of after.moved) outbox.put(recordOf(operation))
      notes.put(after.counter, counterKey)
      notes.put(after.heard, heardKey)
    })
    this.#counter = undefined
  }

  answers(): Promise<readonly AnswerRecord[]> {
    return this.#run(['answers'], 'readonly', ({ answers }) => answered<AnswerRecord[]>(answers.getAll()))
  }

  loose(): Promise<number> {
    return this.#run(['loose'], 'readonly', ({ loose }) => answered(loose.count()))
  }

  fresh(): Promise<number> {
    return this.#run(['notes', 'pages', 'loose', 'image'], 'readonly', async ({ notes, pages, loose, image }) => {
      const mark = await rowsMarkIn(notes)
      const upTo = (await readImage({ notes, image }, mark))?.upTo ?? 0
      const rows = await answered(loose.index('set').count(this.#keyRange.lowerBound(upTo, true)))
      const later = this.#keyRange.lowerBound([upTo, Number.POSITIVE_INFINITY], true)
      return rows + pageRows * (await answered(pages.count(later)))
    })
  }

  // Seldom, and away from the screen: no start carries it.
  async repack(scopes: readonly Scope[]): Promise<boolean> {
    const { repackRows } = await import('./dexie-upkeep.ts')
    return repackRows(this.#run.bind(this), scopes)
  }

  async makeImage(known?: KnownRows): Promise<boolean> {
    const { makeImage } = await import('./dexie-upkeep.ts')
    return makeImage(this.#run.bind(this), this.#keyRange, known)
  }

  imageChunk(upTo: number, chunk: number): Promise<Uint8Array | undefined> {
    return this.#run(['image'], 'readonly', ({ image }) => readChunk(image, upTo, chunk))
  }

  note<K extends keyof Notes>(name: K): Promise<Notes[K] | undefined> {
    return this.#run(['notes'], 'readonly', ({ notes }) => answered<Notes[K] | undefined>(notes.get(name)))
  }

  async setNote<K extends keyof Notes>(name: K, value: Notes[K] | undefined): Promise<void> {
    await this.#run(['notes'], 'readwrite', async ({ notes }) => {
      if (value === undefined) notes.delete(name)
      else notes.put(value, name)
    })
  }

  async wipe(): Promise<boolean> {
    const wiped = await this.#run(storeNames, 'readwrite', async (stores) => {
      const { counter, heard } = await readMarks(stores.notes)
      if (isUnanswered(counter, heard)) return false
      for (const name of storeNames) stores[name].clear()
      return true
    })
    if (wiped) this.#counter = undefined
    return wiped
  }

  close(): void {
    this.#idb.close()
  }

  async #readCounter(): Promise<Counter> {
    const counter = await this.#run(['notes'], 'readonly', ({ notes }) =>
      answered<Counter | undefined>(notes.get(counterKey)),
    )
    assert(counter, 'recorded before the device was enrolled')
    return counter
  }

  async #operations(outbox: IDBObjectStore, incarnation: string, from: number): Promise<readonly Operation[]> {
    const range = this.#keyRange.bound([incarnation, from], [incarnation, Number.POSITIVE_INFINITY])
    return (await answered<OutboxRecord[]>(outbox.getAll(range))).map(operationOf)
  }

  /** One transaction: what `work` does happens as a whole, and the promise resolves after it is complete. */
  async #run<T>(
    names: readonly StoreName[],
    mode: IDBTransactionMode,
    work: (stores: Record<StoreName, IDBObjectStore>) => Promise<T>,
  ): Promise<T> {
    try {
      const transaction = this.#idb.transaction(names, mode)
      const done = completed(transaction)
      const stores = Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)]))
      const result = work(stores as Record<StoreName, IDBObjectStore>)
      // A throw inside leaves a transaction that would still commit the half that came before it.
      result.catch(() => abort(transaction))
      const [value] = await Promise.all([result, done])
      return value
    } catch (cause) {
      throw storageFault(cause)
    }
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It has already ended, which is what was wanted.
  }
}

/** Both are there, or neither. */
async function readMarks(notes: IDBObjectStore): Promise<{ counter: Counter | undefined; heard: Heard | undefined }> {
  const counter = answered<Counter | undefined>(notes.get(counterKey))
  const heard = await answered<Heard | undefined>(notes.get(heardKey))
  return { counter: await counter, heard }
}

function recordOf(operation: Operation): OutboxRecord {
  return { incarnation: operation.incarnation, n: operation.n, format: 1, text: JSON.stringify(operation) }
}

function operationOf(record: OutboxRecord): Operation {
  return JSON.parse(record.text) as Operation
}
