// Owns one operation as the desk opens it: the last step of every way down from a number. Who, which device, what was
// scanned, both times, and everything that it moved, posted and contradicted.
import type { OperationDetail } from '../../../../shared/protocol/desk/operations.ts'
import type { Ack } from '../../../../shared/protocol/exchange.ts'
import type { ExceptionRow } from '../../../../shared/rows/work.ts'
import type { StoreView } from '../../store.ts'
import { entriesOf } from '../books/entries.ts'
import { movementsOfOperation } from '../stock/movements.ts'
import { briefsOf } from './briefs.ts'

export async function operationDetail(
  store: StoreView,
  id: string,
  money: boolean,
  asOf: number,
): Promise<OperationDetail | undefined> {
  const stored = (await store.operations.byIds([id])).get(id)
  const operation = (await briefsOf(store, [id])).get(id)
  if (!stored || !operation) return undefined
  const answer = stored.answer ? (JSON.parse(stored.answer) as Ack) : undefined
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
    // A body may hold prices: it is shown to those who may see them.
    ...(money && { body: JSON.parse(stored.body) as unknown, entries: await entriesOf(store, [id]) }),
  }
}
