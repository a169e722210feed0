// Owns how receiving begins: with a purchase, with an item that tells its purchase, or with the list of what is expected.
import type { State } from '../../rows/tables.ts'
import { ok, type Refusal, refuse, type Success } from '../../values/result.ts'
import type { JobContext, Opened } from '../job.ts'
import { openPurchasesOf, type Start } from '../route.ts'
import type { ReceiveJob } from './state.ts'

type ReceiveStart = Extract<Start, { job: 'receive' }>

export function open(state: State, start: ReceiveStart, context: JobContext): Success<Opened<ReceiveJob>> | Refusal {
  const warehouse = state.get('warehouse', context.warehouse)
  if (!warehouse) return refuse('warehouse-unknown', { warehouse: context.warehouse })
  const expecting = start.item ? openPurchasesOf(state, context.warehouse, start.item) : []
  const purchase = start.purchase ?? (expecting.length === 1 ? expecting[0] : undefined)
  if (purchase && !state.get('purchase', purchase)) return refuse('purchase-unknown', { purchase })
  const job: ReceiveJob = {
    job: 'receive',
    warehouse: context.warehouse,
    receipt: context.ids(),
    dock: warehouse.dock,
    booked: [],
    ...(purchase && { purchase }),
  }
  return ok({ job, wishes: [] })
}
