// Owns the store as the rest of the server sees it: one transaction at a time for writing, plain reads beside it. All of
// it is asynchronous and neutral between engines.
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { type Opened, openSqlite, storageFault } from './database.ts'
import { JournalStore } from './journal.ts'
import { LedgerStore } from './ledger.ts'
import { OperationStore } from './operations.ts'
import { PeopleStore } from './people.ts'
import { type Freshness, RowStore } from './rows.ts'
import { Shapes } from './shapes.ts'

/** The installation's only customer so far; every key begins with it. */
export const tenant = 1

/** Everything that can be read or written within one transaction, or outside of any. */
export class StoreView {
  readonly db: Db
  readonly rows: RowStore
  readonly operations: OperationStore
  readonly people: PeopleStore
  readonly ledger: LedgerStore
  readonly journal: JournalStore

  constructor(db: Db, shapes: Shapes, freshness: Freshness = { writes: 0, elsewhere: () => 0 }) {
    this.db = db
    this.rows = new RowStore(db, shapes, tenant, freshness)
    this.operations = new OperationStore(db, shapes, tenant)
    this.people = new PeopleStore(db, tenant)
    this.ledger = new LedgerStore(db, shapes, tenant)
    this.journal = new JournalStore(db, shapes, tenant)
  }
}

/** Texts of statements of fixed shape, as this engine wants them: whoever opens another file needs not compile them again. */
const texts = new Map<string, string>()

export class Store extends StoreView {
  readonly #close: () => Promise<void>
  readonly #checkpoint: () => Promise<void>
  readonly #filled: () => void
  readonly #shapes: Shapes
  readonly #freshness: Freshness

  private constructor(opened: Opened) {
    const shapes = new Shapes(texts, undefined, opened.idle)
    const freshness = { writes: 0, elsewhere: opened.writesElsewhere }
    super(opened.db, shapes, freshness)
    this.#shapes = shapes.within(opened.statements)
    this.#freshness = freshness
    this.#close = opened.close
    this.#checkpoint = opened.checkpoint
    this.#filled = opened.filled
  }

  /** @throws Fault 'storage' where the file can't be used */
  static async open(file: string): Promise<Store> {
    return new Store(await openSqlite(file))
  }

  /**
   * Makes a new file to be filled in one go, which is many times faster: nothing of it is durable before it is closed, and
   * lists are slow until `filled`. Whoever fills it throws it away where that fails.
   * @throws Fault 'storage' where the file can't be used
   */
  static async openToFill(file: string): Promise<Store> {
    return new Store(await openSqlite(file, 'filling'))
  }

  /** Makes the indexes of lists, of a file that was opened to be filled. */
  filled(): void {
    this.#filled()
  }

  /** Runs `work` in one transaction: all of it is durable when the promise resolves, none of it when it rejects. */
  async transaction<T>(work: (view: StoreView) => Promise<T>): Promise<T> {
    try {
      return await this.db.transaction().execute((trx) => work(new StoreView(trx, this.#shapes, this.#freshness)))
    } catch (cause) {
      throw storageFault(cause)
    }
  }

  /** Brings the write-ahead log into the database file, so that the file alone can be copied. */
  async checkpoint(): Promise<void> {
    await this.#checkpoint()
  }

  async close(): Promise<void> {
    await this.#close()
  }

  async meta(key: string): Promise<string | undefined> {
    const row = await this.db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst()
    return row?.value
  }

  /** A whole and consistent copy of the database as one file, made while others write. */
  async copyTo(file: string): Promise<void> {
    await sql`vacuum into ${file}`.execute(this.db)
  }

  async operationCount(): Promise<number> {
    const row = await this.db
      .selectFrom('operation')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return Number(row.count)
  }

  async forgetMeta(key: string): Promise<void> {
    await this.db.deleteFrom('meta').where('key', '=', key).execute()
  }

  async setMeta(key: string, value: string): Promise<void> {
    await this.db
      .insertInto('meta')
      .values({ key, value })
      .onConflict((on) => on.column('key').doUpdateSet({ value }))
      .execute()
  }
}
