// Owns how the body of an operation is read: as its type and version say, older versions brought up to date. Does not know
// what an operation does.
import { type AnyOperation, isOperationType, operations } from './index.ts'
import type { Operation, OperationDefinition } from './operation.ts'

/** Why an operation is kept without effect until somebody, or an upgrade, can read it. */
export type HoldReason =
  | 'unknown-type'
  | 'unknown-version'
  | 'unreadable'
  | 'no-right'
  | 'unknown-person'
  | 'revoked-device'
  | 'same-id'

/** The definition of an operation whose type is known only at run time. */
export function definitionOf(type: AnyOperation['type']): OperationDefinition<string, unknown> {
  return operations[type] as unknown as OperationDefinition<string, unknown>
}

/** Parses the body of an operation as its type and version say, older versions brought up to date. */
export function readOperation(
  raw: Pick<Operation, 'type' | 'v' | 'body'>,
): { ok: true; operation: AnyOperation } | { ok: false; reason: HoldReason } {
  if (!isOperationType(raw.type)) return { ok: false, reason: 'unknown-type' }
  const definition = definitionOf(raw.type)
  if (raw.v > definition.version || raw.v < 1) return { ok: false, reason: 'unknown-version' }
  let body: unknown = raw.body
  for (let v = raw.v; v < definition.version; v++) {
    const step = definition.upcast?.[v - 1] as ((body: unknown) => unknown) | undefined
    if (!step) return { ok: false, reason: 'unknown-version' }
    body = step(body)
  }
  const parsed = definition.schema.safeParse(body)
  if (!parsed.success) return { ok: false, reason: 'unreadable' }
  return { ok: true, operation: { ...raw, v: definition.version, body: parsed.data } as AnyOperation }
}
