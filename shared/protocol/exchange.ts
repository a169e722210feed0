// Owns the messages of sync: one exchange pushes a stream's next operations and pulls rows, in one round trip. Bounded on
// both sides. Does not know how either side keeps anything.
import * as z from 'zod/mini'
import type { Kind, Row } from '../rows/tables.ts'

/** Raised when an older app can no longer talk to this server at all. */
export const protocolVersion = 1

/** Bounds of one exchange. */
export const maxOperations = 500
export const maxBodyBytes = 2_000_000
export const maxRows = 4_000

export const exchangeStream = z.object({
  device: z.string().check(z.minLength(1), z.maxLength(80)),
  incarnation: z.string().check(z.minLength(1), z.maxLength(80)),
})

/** The envelope of an operation as it travels. Its body is read later, so that one unreadable body blocks nothing. */
export const envelope = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(80)),
  n: z.int().check(z.gte(1)),
  type: z.string().check(z.maxLength(60)),
  v: z.int().check(z.gte(1), z.lte(10_000)),
  at: z.int(),
  rawAt: z.int(),
  by: z.string().check(z.maxLength(80)),
  warehouse: z.string().check(z.maxLength(80)),
  body: z.unknown(),
})

/** Number `n` is gone: the device lost what it had recorded there. */
export const lostNumber = z.object({ n: z.int().check(z.gte(1)), void: z.literal(true) })

export const exchangeRequest = z.object({
  protocol: z.int(),
  rows: z.int(),
  epoch: z.string().check(z.maxLength(80)),
  stream: exchangeStream,
  /** Highest number of this stream that the server has acknowledged, as far as the device knows. */
  acked: z.int().check(z.gte(0)),
  /** The latest revision that the device holds of each scope it wants. */
  cursors: z.record(z.string().check(z.maxLength(120)), z.int().check(z.gte(0))),
  /** Server time as of which the copy is whole, or its gathering began; absent where there is none. */
  asOf: z.exactOptional(z.int().check(z.gte(0))),
  /** Asks how many rows are left where one answer does not hold them all: counting takes time, so once a copy. */
  count: z.exactOptional(z.literal(true)),
  operations: z.array(z.union([lostNumber, envelope])).check(z.maxLength(maxOperations)),
  /** What the device still holds unsent after this exchange, for the desk. */
  waiting: z.object({ count: z.int().check(z.gte(0)), oldestAt: z.exactOptional(z.int()) }),
})

export type ExchangeRequest = z.output<typeof exchangeRequest>
export type Envelope = z.output<typeof envelope>
export type LostNumber = z.output<typeof lostNumber>

export type AckOutcome = 'applied' | 'exception' | 'refused' | 'held'

export interface Ack {
  readonly n: number
  readonly id: string
  readonly outcome: AckOutcome
  /** Why it was refused or held, and the exceptions that it opened. */
  readonly code?: string
  readonly facts?: Readonly<Record<string, string | number>>
  readonly exceptions?: readonly string[]
}

/** A row as of a revision; without `row` it is gone from the scope. */
export interface RowUpdate {
  readonly scope: string
  readonly rev: number
  readonly kind: Kind
  readonly id: string
  readonly row?: Row
}

export interface ExchangeAnswer {
  readonly epoch: string
  readonly acks: readonly Ack[]
  readonly rows: readonly RowUpdate[]
  /** New cursor of each scope asked for that the device may have. */
  readonly cursors: Readonly<Record<string, number>>
  /** More rows wait: ask again at once. */
  readonly more: boolean
  /** How many rows wait behind these, where there are more and it was asked. */
  readonly left?: number
  /** The next number that the server wants of this stream. */
  readonly expected: number
  /** Numbers up to here are in a verified backup; the device may forget them. */
  readonly safe: number
  readonly serverTime: number
  /** Set where the stream's numbers were used by another copy of the device: take a new incarnation and go on. */
  readonly fork?: true
  /** Set where the app's rows are of another version: it may push, and gets no rows. */
  readonly pushOnly?: true
  /** Set where rows that are gone may no longer be told of to this device: it takes a new first copy and keeps its work. */
  readonly anew?: true
  /** Set where the device is revoked: its work has been taken; wipe. */
  readonly wipe?: true
}

/** Why a whole exchange is not answered. `retryAfter` in seconds where trying again helps. */
export interface ExchangeError {
  readonly error: 'not-json' | 'unreadable' | 'too-large' | 'protocol' | 'unknown-device' | 'bad-signature' | 'busy'
  readonly message: string
  readonly retryAfter?: number
}
