// Owns what comes into the queue: a device's next operations, or operations of a program of the house (desk, import,
// automation), and what is answered for them.

import type { OperationType } from '../../shared/operations/index.ts'
import type { Ack, Envelope, LostNumber } from '../../shared/protocol/exchange.ts'

/** A device pushes the next part of its stream. */
export interface StreamArrival {
  readonly from: 'device'
  readonly device: string
  readonly incarnation: string
  readonly acked: number
  readonly operations: readonly (Envelope | LostNumber)[]
  readonly receivedAt: number
  readonly waiting: { readonly count: number; readonly oldestAt?: number | undefined }
}

/** An operation of a program of the house: its number is given here, and its time may lie in the past. */
export interface HouseOperation {
  readonly id: string
  readonly type: OperationType
  readonly body: unknown
  readonly at: number
  readonly by: string
  readonly warehouse: string
}

export interface HouseArrival {
  readonly from: 'house'
  /** "desk", "import", "automation": becomes the device of its stream. */
  readonly source: string
  readonly operations: readonly HouseOperation[]
  readonly receivedAt: number
}

/** Operations that were kept without effect are tried once more: after an upgrade, or because a manager says so. */
export interface HeldArrival {
  readonly from: 'held'
  readonly ids: readonly string[]
  readonly operations: readonly never[]
  readonly receivedAt: number
}

export type Arrival = StreamArrival | HouseArrival | HeldArrival

export interface Answered {
  readonly acks: readonly Ack[]
  readonly expected: number
  readonly fork: boolean
  /** The device knows of more than the server does: the server was restored from a backup. */
  readonly ahead: boolean
  readonly revoked: boolean
}
