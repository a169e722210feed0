// Owns the timeline of a thing: the operations that touched it, newest first, bounded. The audit says which they are.
import { sql } from 'kysely'
import type { OperationBrief } from '../../../../shared/protocol/desk/operations.ts'
import { type StoreView, tenant } from '../../store.ts'
import { briefsOf } from './briefs.ts'

/** Ids of the operations that touched a subject, newest first. */
export async function operationsOf(store: StoreView, kind: string, subject: string, limit = 200): Promise<string[]> {
  const { rows } = await sql<{ operation: string }>`
    select operation from audit
    where tenant = ${tenant} and kind = ${kind} and subject = ${subject}
    order by at desc, operation desc limit ${limit}`.execute(store.db)
  return rows.map((row) => row.operation)
}

export async function timelineOf(
  store: StoreView,
  kind: string,
  subject: string,
  limit = 200,
): Promise<OperationBrief[]> {
  const briefs = await briefsOf(store, await operationsOf(store, kind, subject, limit))
  return newestFirst(briefs.values())
}

/** By when they happened; in the same moment by when they were learned, and of one device by their numbers. */
export function newestFirst(briefs: Iterable<OperationBrief>): OperationBrief[] {
  return [...briefs].toSorted((a, b) => b.at - a.at || b.learnedAt - a.learnedAt || b.n - a.n)
}
