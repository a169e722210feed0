// Owns what is remembered of an operation that had an effect: enough to undo it. Does not know any operation by name; the
// body is read again by whoever asks.
import type { DeviceId, OperationId, PersonId, WarehouseId } from '../values/ids.ts'
import type { Instant } from '../values/time.ts'

export interface RecordedOperation {
  readonly id: OperationId
  readonly type: string
  readonly v: number
  readonly at: Instant
  readonly by: PersonId
  readonly device: DeviceId
  readonly warehouse: WarehouseId
  readonly body: unknown
}
