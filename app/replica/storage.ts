// Owns what a handheld must not forget, as one port: the outbox with its numbers, the task in hand, the rows as last
// heard from the server, the device's identity. Says which of it changes together. Does not know what any row means.
import type { Operation } from '../../shared/operations/operation.ts'
import type { Ack } from '../../shared/protocol/exchange.ts'
import type { Change, Scope } from '../../shared/rows/tables.ts'
import type { DeviceId, PersonId, WarehouseId } from '../../shared/values/ids.ts'
import type { ImageIndex } from './image.ts'
import type { RowsByKind } from './image-builder.ts'

/** An operation before it is kept: number and stream are given by the transaction that writes it. */
export type Unkept = Omit<Operation, 'device' | 'incarnation' | 'n'>

/** A stream of this device: its numbers so far. The counts are highest numbers; 0 is none. */
export interface StreamMark {
  readonly incarnation: string
  /** The number that the next kept operation gets. */
  readonly next: number
  /** The server has answered for every number up to here. */
  readonly acked: number
  /** The stored rows already show what every number up to here did. */
  readonly reflected: number
  /** Up to here nobody will ever ask again; those operations are forgotten. */
  readonly safe: number
}

export interface OutboxMark {
  readonly device: DeviceId
  readonly stream: StreamMark
  /** `at` of the latest operation of any stream. */
  readonly lastAt: number
}

/** Of when the stored rows are. Sets of rows are numbered as they come. */
export interface RowsMark {
  readonly epoch: string
  readonly cursors: Readonly<Record<Scope, number>>
  /** Scopes of which a whole copy is here. */
  readonly complete: readonly Scope[]
  /** The last set of rows stored. */
  readonly stored: number
  /** Sets up to here are shown. Later ones are part of a pull that has not ended, and shown as a whole when it has. */
  readonly shown: number
  /** A new copy is being made: when it is whole, the sets up to here go. */
  readonly replaces?: number
  /** Server time as of which each scope is whole, or its gathering began: one that is long behind is copied anew. */
  readonly asOf?: Readonly<Record<Scope, number>>
  /** Sets up to here can no longer be told apart: who knows less reads everything again. */
  readonly packed: number
}

export interface Identity {
  readonly device: DeviceId
  readonly name: string
  readonly tenant: string
  readonly warehouse: WarehouseId
}

/** What the last exchange taught about the server's clock. */
export interface Contact {
  /** Device clock when the answer came. */
  readonly at: number
  /** Server time less device time, milliseconds. */
  readonly offset: number
  readonly roundTrip: number
}

export interface Session {
  readonly person: PersonId
  readonly badge: string
  /** Server-side time (device clock plus offset) of the last sign of this person. */
  readonly seenAt: number
}

export interface DeviceKeys {
  /** ECDSA P-256; the private half can't leave the device. */
  readonly sign: CryptoKeyPair
  /** HMAC-SHA-256, not extractable: seals the offline sign-in verifiers. */
  readonly seal: CryptoKey
}

/** By which a PIN is checked without the server. */
export interface Verifier {
  readonly person: PersonId
  /** Base64. */
  readonly salt: string
  readonly iterations: number
  /** Base64 of HMAC(seal, PBKDF2(PIN, salt, iterations)). */
  readonly sealed: string
}

/** Wrong PINs of one person in a row. */
export interface Throttle {
  readonly wrong: number
  /** Device clock plus offset, before which no PIN is looked at. */
  readonly lockedUntil: number
}

/** Single values, each under its name. */
export interface Notes {
  identity: Identity
  keys: DeviceKeys
  contact: Contact
  session: Session
  verifiers: readonly Verifier[]
  /** Who worked here, latest first. */
  recent: readonly { readonly person: PersonId; readonly seenAt: number }[]
  throttles: Readonly<Record<string, Throttle>>
  /** JSON of the task in hand; null when there is none. */
  hand: unknown
}

export interface Keeping {
  readonly operations: readonly Unkept[]
  /** The task in hand as it stands after them; null for none; absent leaves it as it is. */
  readonly hand?: unknown
}

/** What one exchange changes, all or nothing. */
export interface Settlement {
  /** The last set of rows that the caller knows; when another tab stored one since, nothing is done. */
  readonly after: number
  readonly rows: readonly Change[]
  readonly mark: RowsMark
  readonly stream: Omit<StreamMark, 'next'>
  /** Answers worth remembering: all that are not plainly applied. */
  readonly acks: readonly Ack[]
  readonly contact?: Contact
}

/** A restart image as it lies on the disk; its chunks are read one by one. */
export interface StoredImage extends ImageIndex {
  /** It shows the rows as they were after this set. */
  readonly upTo: number
}

/** All shown rows as they were after set `upTo`. */
export interface KnownRows {
  readonly upTo: number
  readonly rows: RowsByKind
}

/** What the working set starts from, beside the rows. */
export interface Opening {
  /** Where there is one, only the rows of later sets are read. */
  readonly image: StoredImage | undefined
  readonly identity: Identity | undefined
  readonly contact: Contact | undefined
  readonly session: Session | undefined
  readonly hand: unknown
  readonly rows: RowsMark
  readonly outbox: OutboxMark | undefined
  /** Kept operations that the rows do not show yet, in order. */
  readonly pending: readonly Operation[]
}

export interface Marks {
  readonly rows: RowsMark
  readonly outbox: OutboxMark | undefined
}

/** What another tab did since. */
export type News =
  | { readonly reload: true }
  | {
      readonly reload: false
      readonly identity: Identity | undefined
      readonly rows: readonly Change[]
      readonly mark: RowsMark
      readonly outbox: OutboxMark | undefined
      readonly pending: readonly Operation[]
      readonly contact: Contact | undefined
    }

/** Rows in the order in which they were stored: a later one of the same id stands for all before it. */
export type RowsReader = (rows: readonly Change[], part: 'shown' | 'staged') => void

/** Every method throws a Fault ("storage", or "quota" where the disk is full); then nothing of it has happened. */
export interface ReplicaStorage {
  /** Reads all there is, rows through `read`: all, or those that changed since the image. */
  open(read: RowsReader): Promise<Opening>
  /** What changed after set `stored` of rows, as other tabs left it. */
  newsSince(stored: number): Promise<News>

  /**
   * A new device begins: its identity and its first stream. Where one was here before (the server lost it with a restore),
   * its rows go, but every operation that is remembered is offered again in the new stream, and the task stays in hand.
   */
  begin(identity: Identity, keys: DeviceKeys | undefined, incarnation: string): Promise<void>
  /**
   * Durably, on the disk when it resolves: appends operations to the current stream, with the task in hand. Returns them
   * with their numbers; `at` is raised where another tab recorded meanwhile.
   */
  keep(keeping: Keeping): Promise<readonly Operation[]>
  /** Stores an exchange; undefined where another tab has stored one since `after`, and then nothing has happened. */
  settle(settlement: Settlement): Promise<OutboxMark | undefined>
  /** Operations of a stream from number `from` on, at most `limit`. A number that is missing is not there any more. */
  outbox(incarnation: string, from: number, limit: number): Promise<readonly Operation[]>
  /** Where rows and outbox stand, without reading them. */
  marks(): Promise<Marks>
  /**
   * Another copy of this device used the numbers of `lost`: all that is remembered moves, in order, to a new stream, to be
   * offered again. Nothing happens where `lost` is no longer the current one.
   */
  fork(lost: string, incarnation: string): Promise<void>
  /** Answers that were not plainly "applied", of operations still remembered, oldest first. */
  answers(): Promise<readonly (Ack & { readonly incarnation: string })[]>
  /** How many rows are stored one by one since the last repack. */
  loose(): Promise<number>
  /** About how many rows a start has to read one by one, because no image shows them. */
  fresh(): Promise<number>
  /**
   * Rewrites all shown rows as whole pages, without those of other scopes; for idle moments. False where a pull has not
   * ended or another tab stored rows meanwhile: then nothing changed.
   */
  repack(scopes: readonly Scope[]): Promise<boolean>
  /**
   * Makes a restart image of all shown rows, in place of an older one. The rows stay: an image is thrown away whenever
   * it is in doubt. False where a pull has not ended or the rows were replaced meanwhile: then nothing changed.
   * @param known the rows as they were after a set, where the caller has them at hand
   */
  makeImage(known?: KnownRows): Promise<boolean>
  /** A chunk of the image up to `upTo`; undefined where another has taken its place. */
  imageChunk(upTo: number, chunk: number): Promise<Uint8Array | undefined>

  note<K extends keyof Notes>(name: K): Promise<Notes[K] | undefined>
  setNote<K extends keyof Notes>(name: K, value: Notes[K] | undefined): Promise<void>
  /** Forgets everything, for a device that was revoked; false, and nothing is gone, where work is still unanswered. */
  wipe(): Promise<boolean>
  close(): void
}

/** A replica that has never heard of anything. */
export const noRows: RowsMark = { epoch: '', cursors: {}, complete: [], stored: 0, shown: 0, packed: 0 }

/** Sets of rows of at least this size are stored as pages of text, smaller ones row by row. */
export const pageFrom = 256

/** Rows of a page: larger pages load no faster, and each is parsed without a pause. */
export const pageRows = 2048
