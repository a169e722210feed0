// Owns the record of the demo's history: each wish becomes an operation, applied at once to a state in memory by the same
// rules as everywhere, so that what follows can only follow from what happened. Does not know the story.
import { applyOperation, readOperation, system } from '../../shared/operations/apply.ts'
import type { Wish } from '../../shared/operations/index.ts'
import type { Operation } from '../../shared/operations/operation.ts'
import type { Effects } from '../../shared/rows/draft.ts'
import { MemoryState } from '../../shared/rows/memory-state.ts'
import type { WarehouseId } from '../../shared/values/ids.ts'
import { assert } from '../../shared/values/result.ts'
import type { Instant } from '../../shared/values/time.ts'
import type { HouseOperation } from '../apply/arrival.ts'
import { demoId } from './demo-ids.ts'

/** An operation and the device, or program of the house, that recorded it. */
export interface DemoOperation extends HouseOperation {
  readonly source: string
}

/** Who records, with what, and where. */
export interface Hand {
  readonly person: string
  readonly device: string
  readonly warehouse: WarehouseId
}

/** The office itself, for what no person is named for. */
export function houseOf(warehouse: WarehouseId): Hand {
  return { person: system, device: 'demo', warehouse }
}

export class Recorder {
  readonly state = new MemoryState()
  readonly operations: DemoOperation[] = []

  /** Records a wish; one that is refused or held is a mistake of the story. Returns its id and what it did. */
  record(hand: Hand, at: Instant, wish: Wish): { readonly id: string; readonly effects: Effects } {
    const n = this.operations.length + 1
    const id = demoId<string>('operation', n, wish.type, hand.warehouse)
    const operation: DemoOperation = {
      id,
      at,
      by: hand.person,
      warehouse: hand.warehouse,
      source: hand.device,
      ...wish,
    }
    const envelope = {
      ...operation,
      device: hand.device,
      incarnation: 'house',
      n,
      v: 1,
      rawAt: at,
    } as unknown as Operation
    const read = readOperation(envelope)
    assert(read.ok, `the story wants what can't be read: ${JSON.stringify(wish)}`)
    const applied = applyOperation(this.state, read.operation, { post: false })
    assert(applied.outcome === 'applied', `the story wants what is ${applied.outcome}: ${JSON.stringify(wish)}`)
    this.state.apply(applied.effects.changes)
    this.state.remember(applied.effects.movements)
    this.operations.push(operation)
    return { id, effects: applied.effects }
  }
}
