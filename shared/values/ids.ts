// Owns the identifiers of the business: UUIDv7 made by the client that records a fact, and identifiers derived from
// them, so that device and server name the same thing alike. Does not know who asks, nor where randomness comes from.
import { v7 } from 'uuid'
import { namedIds } from './named-id.ts'

/** A value of type `T` that can't be mixed up with another of the same type. */
export type Branded<T, Name extends string> = T & { readonly __brand: Name }

export type OperationId = Branded<string, 'OperationId'>
export type ItemId = Branded<string, 'ItemId'>
export type LocationId = Branded<string, 'LocationId'>
export type WarehouseId = Branded<string, 'WarehouseId'>
export type CompanyId = Branded<string, 'CompanyId'>
export type PlateId = Branded<string, 'PlateId'>
export type OrderId = Branded<string, 'OrderId'>
export type PurchaseId = Branded<string, 'PurchaseId'>
export type TaskId = Branded<string, 'TaskId'>
export type PersonId = Branded<string, 'PersonId'>
export type DeviceId = Branded<string, 'DeviceId'>
export type ExceptionId = Branded<string, 'ExceptionId'>
export type ShipmentId = Branded<string, 'ShipmentId'>

/** What a maker of identifiers needs from outside: the time in milliseconds and 16 random bytes. */
export interface IdSource {
  now(): number
  random(): Uint8Array
}

/** A new time-ordered identifier (UUIDv7, RFC 9562 §5.7). Two makers never need to talk to each other. */
export function makeId<Id extends string>(source: IdSource): Id {
  return v7({ msecs: source.now(), random: source.random() }) as unknown as Id
}

const derived = namedIds('2f0d5b0e-0d8f-5c55-8d0a-8a4f0c6f9f2e')

/**
 * The identifier of a thing that applying an operation makes (task, plate, movement): the same on every machine.
 * @param operation id of the operation, or of the thing that it hangs on; @param role what the new thing is to it
 * ("put-away-task"); @param index from 0
 */
export function derivedId<Id extends string>(operation: string, role: string, index = 0): Id {
  return derived(`${operation}|${role}|${index}`) as unknown as Id
}

const exceptional = namedIds('6c2b1b1e-6f2e-5f0a-9a53-0d0f3a0f5c11')

/** The identifier of an exception: one for each (kind, subject, cause), so that it opens once however often it is found. */
export function exceptionIdOf(kind: string, subject: string, cause: string): ExceptionId {
  return exceptional(JSON.stringify([kind, subject, cause])) as ExceptionId
}
