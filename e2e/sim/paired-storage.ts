// Owns the disk of a device twice: the fake one on which stories run, and the product's own in IndexedDB. Every call is made on
// both, in the same order, and they must answer alike; so the fake is held to the real one by whole stories.
import { isDeepStrictEqual } from 'node:util'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { DexieStorage } from '../../app/replica/dexie-storage.ts'
import type { Call, FakeStorage } from '../../app/replica/fake-storage.ts'
import type {
  Identity,
  Keeping,
  KnownRows,
  Marks,
  News,
  Notes,
  Opening,
  ReplicaStorage,
  RowsReader,
  Settlement,
} from '../../app/replica/storage.ts'
import type { Operation } from '../../shared/operations/operation.ts'
import type { Change, Scope } from '../../shared/rows/tables.ts'
import type { World } from './world.ts'

/** What IndexedDB keeps of one device. */
export class RealDisk {
  readonly #engine = { indexedDB: new IDBFactory(), IDBKeyRange }
  readonly #world: World
  readonly onDiffers: (what: string) => void
  #turn: Promise<unknown> = Promise.resolve()

  constructor(world: World, onDiffers: (what: string) => void) {
    this.#world = world
    this.onDiffers = onDiffers
  }

  connect(): Promise<DexieStorage> {
    return this.held(() => DexieStorage.connect({ name: 'replica', engine: this.#engine }))
  }

  /** Virtual time waits for it: IndexedDB works in turns of the event loop. */
  async held<T>(work: () => Promise<T>): Promise<T> {
    const letGo = this.#world.hold()
    try {
      return await work()
    } finally {
      letGo()
    }
  }

  /** Tabs of one device one after the other, so that both disks see the same order. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }
}

export class PairedStorage implements ReplicaStorage {
  readonly #fake: FakeStorage
  readonly #disk: RealDisk
  readonly #diesNow: () => boolean
  #real: Promise<DexieStorage> | undefined
  #dead = false

  /** @param diesNow whether the process is killed now that a call has had its effect on both */
  constructor(fake: FakeStorage, disk: RealDisk, diesNow: () => boolean = () => false) {
    this.#fake = fake
    this.#disk = disk
    this.#diesNow = diesNow
    void fake.death.then(() => {
      this.#dead = true
    })
  }

  open(read: RowsReader): Promise<Opening> {
    return this.#rows('open', (storage, told) => storage.open(told), read)
  }
  newsSince(stored: number): Promise<News> {
    return this.#both('newsSince', (storage) => storage.newsSince(stored), newsAsSet)
  }
  begin(identity: Identity, keys: undefined, incarnation: string): Promise<void> {
    return this.#both('begin', (storage) => storage.begin(identity, keys, incarnation))
  }
  keep(keeping: Keeping): Promise<readonly Operation[]> {
    return this.#both('keep', (storage) => storage.keep(keeping))
  }
  settle(settlement: Settlement) {
    return this.#both('settle', (storage) => storage.settle(settlement))
  }
  outbox(incarnation: string, from: number, limit: number): Promise<readonly Operation[]> {
    return this.#both('outbox', (storage) => storage.outbox(incarnation, from, limit))
  }
  marks(): Promise<Marks> {
    return this.#both('marks', (storage) => storage.marks())
  }
  fork(lost: string, incarnation: string): Promise<void> {
    return this.#both('fork', (storage) => storage.fork(lost, incarnation))
  }
  answers() {
    return this.#both('answers', (storage) => storage.answers(), inOrder)
  }
  loose(): Promise<number> {
    // Each counts what it has: rows one by one here, sets of rows there.
    return this.#both(
      'loose',
      (storage) => storage.loose(),
      () => 0,
    )
  }
  fresh(): Promise<number> {
    return this.#both(
      'fresh',
      (storage) => storage.fresh(),
      () => 0,
    )
  }
  makeImage(known?: KnownRows): Promise<boolean> {
    return this.#both('makeImage', (storage) => storage.makeImage(known))
  }
  imageChunk(upTo: number, chunk: number): Promise<Uint8Array | undefined> {
    return this.#both('imageChunk', (storage) => storage.imageChunk(upTo, chunk), textsIn)
  }
  repack(scopes: readonly Scope[]): Promise<boolean> {
    return this.#both('repack', (storage) => storage.repack(scopes))
  }
  note<K extends keyof Notes>(name: K): Promise<Notes[K] | undefined> {
    return this.#both('note', (storage) => storage.note(name))
  }
  setNote<K extends keyof Notes>(name: K, value: Notes[K] | undefined): Promise<void> {
    return this.#both('setNote', (storage) => storage.setNote(name, value))
  }
  wipe(): Promise<boolean> {
    return this.#both('wipe', (storage) => storage.wipe())
  }
  close(): void {
    this.#fake.close()
  }

  #rows(
    call: Call,
    run: (storage: ReplicaStorage, read: RowsReader) => Promise<Opening>,
    read: RowsReader,
  ): Promise<Opening> {
    const parts: [RowsReader, () => unknown][] = [gathered(read), gathered(() => undefined)]
    let at = 0
    const each = (storage: ReplicaStorage) => run(storage, parts[at++]?.[0] ?? read)
    let compared = 0
    return this.#both(call, each, (opening) => ({
      opening: { ...opening, image: opening.image && { upTo: opening.image.upTo, rows: opening.image.header.rows } },
      rows: parts[compared++]?.[1](),
    }))
  }

  /** @param shown what of an answer must be alike; it is asked for the fake's first */
  async #both<T>(
    call: Call,
    run: (storage: ReplicaStorage) => Promise<T>,
    shown: (value: T) => unknown = (value) => value,
  ): Promise<T> {
    const outcome = await this.#disk.inTurn(async () => {
      const died = this.#fake.death.then(() => undefined)
      const answered = await Promise.race([run(this.#fake).then((value) => ({ value })), died])
      if (!answered) return undefined
      this.#real ??= this.#disk.connect()
      const real = await this.#real
      const value = await this.#disk.held(() => run(real))
      const [expected, got] = [plain(shown(answered.value)), plain(shown(value))]
      if (!isDeepStrictEqual(expected, got)) {
        this.#disk.onDiffers(`${call} in IndexedDB: ${JSON.stringify(got)}, it should be ${JSON.stringify(expected)}`)
      }
      if (this.#diesNow()) this.#fake.kill()
      return answered
    })
    return outcome && !this.#dead ? outcome.value : new Promise(() => undefined)
  }
}

/** As it is after a journey through text: absent and undefined are the same. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}

/** The names of fields lie in the tables, in whatever order rows were read. */
function textsIn(chunk: Uint8Array | undefined): unknown {
  return chunk?.length
}

function asRows(changes: readonly Change[]): unknown {
  const rows = new Map(changes.map(({ kind, id, row }) => [`${kind} ${id}`, row ?? null]))
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1))
}

function newsAsSet(news: News): unknown {
  return news.reload ? news : { ...news, rows: asRows(news.rows) }
}

function inOrder(answers: readonly { readonly incarnation: string; readonly n: number }[]): unknown {
  return [...answers].sort((a, b) =>
    a.incarnation < b.incarnation ? -1 : a.incarnation > b.incarnation ? 1 : a.n - b.n,
  )
}

/** A reader that also remembers what rows it was read, and which of them in the end. */
function gathered(read: RowsReader): [RowsReader, () => unknown] {
  const rows = { shown: [] as Change[], staged: [] as Change[] }
  const note: RowsReader = (changes, part) => {
    rows[part].push(...changes)
    read(changes, part)
  }
  const there = (part: Change[]) => (asRows(part) as [string, unknown][]).filter(([, row]) => row !== null)
  return [note, () => ({ shown: there(rows.shown), staged: asRows(rows.staged) })]
}
