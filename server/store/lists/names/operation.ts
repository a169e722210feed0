// Owns one operation as the desk opens it: the last step of every way down from a number. Who, which device, what was
// scanned, both times, and everything that it moved, posted and contradicted.

import { bookingTypes } from '../../../../shared/operations/books/bookings.ts'
import { isOperationType } from '../../../../shared/operations/index.ts'
import type { Operation } from '../../../../shared/operations/operation.ts'
import { definitionOf, readOperation } from '../../../../shared/operations/reading.ts'
import type { OperationDetail } from '../../../../shared/protocol/desk/operations.ts'
import type { Ack } from '../../../../shared/protocol/exchange.ts'
import type { CompanyRow } from '../../../../shared/rows/catalogue.ts'
import type { ExceptionRow, ReversalRow } from '../../../../shared/rows/work.ts'
import type { StoredOperation } from '../../operations.ts'
import type { StoreView } from '../../store.ts'
import { entriesOf } from '../books/entries.ts'
import { movementsOfOperation } from '../stock/movements.ts'
import { briefsOf } from './briefs.ts'

export async function operationDetail(
  store: StoreView,
  id: string,
  { money, books, person }: { readonly money: boolean; readonly books: boolean; readonly person: string },
  asOf: number,
): Promise<OperationDetail | undefined> {
  const stored = (await store.operations.byIds([id])).get(id)
  const operation = (await briefsOf(store, [id])).get(id)
  if (!stored || !operation) return undefined
  const answer = stored.answer ? (JSON.parse(stored.answer) as Ack) : undefined
  const booking = bookingTypes[stored.type]
  const [reversal] = (await store.rows.byIds('reversal', [id])).map(({ row }) => row as ReversalRow)
  const takenBack = reversal && (await briefsOf(store, [reversal.operation])).get(reversal.operation)
  const exceptions = await store.rows.byIds('exception', answer?.exceptions ?? [])
  return {
    asOf,
    operation,
    incarnation: stored.incarnation,
    warehouse: stored.warehouse,
    movements: await movementsOfOperation(store, id),
    exceptions: exceptions.map(({ row }) => {
      const { id, kind, state } = row as ExceptionRow
      return { id, kind, state }
    }),
    about: await aboutOf(store, stored, money),
    mine:
      stored.person === person &&
      stored.device === 'desk' &&
      stored.outcome !== 'held' &&
      !booking &&
      isOperationType(stored.type) &&
      definitionOf(stored.type).undo !== 'none' &&
      !reversal,
    ...(takenBack && { takenBack }),
    ...(booking && books && !reversal && stored.outcome !== 'held' && { booking: await bookedIn(store, stored) }),
    // A body may hold prices: it is shown to those who may see them.
    ...(money && { body: JSON.parse(stored.body) as unknown, entries: await entriesOf(store, [id]) }),
  }
}

async function bookedIn(store: StoreView, { type, body }: StoredOperation) {
  const { company } = JSON.parse(body) as { readonly company: string }
  const row = (await store.rows.byIds('company', [company]))[0]?.row as CompanyRow | undefined
  return { company, currency: row?.currency ?? '', bounces: bookingTypes[type]?.bounces === true }
}

const kinds = ['order', 'purchase', 'document'] as const

/** What the operation is about, by its number. A parcel bills and a return credits by itself: the document has its name. */
async function aboutOf(store: StoreView, stored: StoredOperation, money: boolean): Promise<OperationDetail['about']> {
  const read = readOperation({ ...stored, body: JSON.parse(stored.body) } as unknown as Operation)
  if (!read.ok) return []
  const subjects = definitionOf(read.operation.type).subjects(read.operation as Operation)
  const found: OperationDetail['about'][number][] = []
  for (const kind of kinds) {
    if (kind === 'document' && !money) continue
    const own = subjects.flatMap((each) => (each.kind === kind ? [each.id] : []))
    const rows = await store.rows.byIds(kind, [...new Set(kind === 'document' ? [...own, stored.id] : own)])
    for (const { id, row } of rows) found.push({ kind, id, number: (row as { readonly number: string }).number })
  }
  return found
}
