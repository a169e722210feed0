// Owns how recorded operations, and what they left behind, are shown at the desk. Types only.
import type { ItemName, Named, PlaceName } from './names.ts'

/** What one line of a timeline needs of an operation's body. */
export interface OperationFacts {
  readonly item?: ItemName
  readonly quantity?: number
  readonly from?: PlaceName
  readonly to?: PlaceName
  readonly tote?: string
  readonly number?: string
  readonly lines?: number
  readonly reason?: string
  readonly note?: string
}

export interface OperationBrief {
  readonly id: string
  readonly type: string
  /** Position in its stream: what one device did in the same moment keeps its order. */
  readonly n: number
  readonly at: number
  readonly rawAt: number
  readonly learnedAt: number
  readonly person: Named
  readonly device: Named
  readonly outcome: string
  /** Why it was refused or held. */
  readonly code?: string
  /** What was scanned, where a scan said so. */
  readonly scan?: string
  readonly facts: OperationFacts
}

export interface MovementRow {
  readonly id: string
  readonly operation: string
  readonly type: string
  readonly at: number
  readonly learnedAt: number
  readonly item: ItemName
  readonly lot: string
  readonly serial: string
  readonly status: string
  readonly toStatus: string
  readonly quantity: number
  readonly from: PlaceName
  readonly to: PlaceName
  readonly person: Named
  readonly device: Named
}

export interface EntryRow {
  readonly id: string
  readonly company: string
  readonly currency: string
  readonly kind: string
  readonly postedOn: string
  readonly learnedAt: number
  readonly item?: ItemName
  /** Debit above zero, credit below, in minor units. */
  readonly lines: readonly { readonly account: string; readonly amount: number }[]
  /** Absent where the entry was made by a rule and no operation is known. */
  readonly operation?: OperationBrief
}

export interface OperationDetail {
  readonly asOf: number
  readonly operation: OperationBrief
  readonly incarnation: string
  readonly warehouse: string
  readonly movements: readonly MovementRow[]
  readonly exceptions: readonly { readonly id: string; readonly kind: string; readonly state: string }[]
  /** Orders, purchases and, for those who may see money, documents that it is about. */
  readonly about: readonly {
    readonly kind: 'order' | 'purchase' | 'document'
    readonly id: string
    readonly number: string
  }[]
  /** Whether who asks may take it back: their own, recorded at the desk, not taken back yet. */
  readonly mine: boolean
  /** Whether who asks may take a booking of money back, whoever made it; and whether a bank can have returned it. */
  readonly booking?: { readonly bounces: boolean; readonly company: string; readonly currency: string }
  /** The operation that took it back. */
  readonly takenBack?: OperationBrief
  /** What was recorded, and what it posted: only for those who may see money. */
  readonly body?: unknown
  readonly entries?: readonly EntryRow[]
}
