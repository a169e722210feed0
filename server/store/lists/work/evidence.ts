// Owns the evidence of an exception: what was expected and seen, as trails of the people and devices that took part, and
// what the books say now. Gathers facts only; what they mean and what to do is the desk's.
import type { OperationBrief } from '../../../../shared/protocol/desk/operations.ts'
import type { ExceptionDetail, ExceptionListRow, Trail } from '../../../../shared/protocol/desk/work.ts'
import type { QuantRow } from '../../../../shared/rows/stock.ts'
import type { ExceptionRow, OrderRow } from '../../../../shared/rows/work.ts'
import type { StoreView } from '../../store.ts'
import { briefsOf } from '../names/briefs.ts'
import { operationsOf } from '../names/timeline.ts'
import { movementPage } from '../stock/movements.ts'
import { namedExceptions } from './exceptions.ts'

const around = 40
const trailsShown = 4

export async function exceptionDetail(
  store: StoreView,
  id: string,
  money: boolean,
  asOf: number,
): Promise<ExceptionDetail | undefined> {
  const row = (await store.rows.byIds('exception', [id]))[0]?.row as ExceptionRow | undefined
  const named = row && (await namedExceptions(store, [row], money))[0]
  if (!row || !named) return undefined
  const ids = await operationsAround(store, named)
  const briefs = await briefsOf(store, [row.operation, ...ids])
  const operation = briefs.get(row.operation)
  const order = named.order && (await store.rows.byIds('order', [named.order.id]))[0]?.row
  const steps = ids.flatMap((each) => briefs.get(each) ?? []).filter((step) => concerns(step, named))
  return {
    asOf,
    exception: named,
    ...(operation && { operation }),
    trails: trailsOf(operation && !steps.some((step) => step.id === operation.id) ? [operation, ...steps] : steps),
    ...(await booksOf(store, named)),
    ...(order && { order: order as OrderRow }),
  }
}

/** Operations that touched the same order, purchase or shelf: the ones that may explain it. */
async function operationsAround(
  store: StoreView,
  { exception, order, purchase, item, place }: ExceptionListRow,
): Promise<string[]> {
  if (order) return operationsOf(store, 'order', order.id, around)
  if (purchase) return operationsOf(store, 'purchase', purchase.id, around)
  if (item && place) {
    const page = await movementPage(
      store,
      { warehouse: exception.warehouse, item: item.id, place: place.place, limit: around, offset: 0, down: true },
      exception.openedAt,
    )
    return [...new Set([exception.operation, ...page.rows.map((movement) => movement.operation)])]
  }
  return [exception.operation]
}

/** Of an order's whole history, only the steps about the item in question explain a contradiction about that item. */
function concerns(step: OperationBrief, { exception, item }: ExceptionListRow): boolean {
  return step.id === exception.operation || !item || !step.facts.item || step.facts.item.id === item.id
}

function trailsOf(steps: readonly OperationBrief[]): Trail[] {
  const trails = new Map<string, Trail & { steps: OperationBrief[] }>()
  for (const step of steps) {
    const key = `${step.person.id}|${step.device.id}`
    const known = trails.get(key)
    if (known) known.steps.push(step)
    else trails.set(key, { person: step.person, device: step.device, steps: [step] })
  }
  for (const trail of trails.values()) trail.steps.sort((a, b) => a.at - b.at || a.n - b.n)
  return [...trails.values()].slice(0, trailsShown)
}

async function booksOf(store: StoreView, named: ExceptionListRow): Promise<Pick<ExceptionDetail, 'books'>> {
  const key = named.exception.subject.startsWith('quant:') ? named.exception.subject.slice('quant:'.length) : undefined
  if (key === undefined) return {}
  const [place = '', item = '', lot = '', serial = '', status = '', owner = ''] = key.split('|')
  const quant = (await store.rows.byIds('quant', [key]))[0]?.row as QuantRow | undefined
  return {
    books: {
      quantity: quant?.quantity ?? 0,
      allocated: quant?.allocated ?? 0,
      place,
      item,
      lot,
      serial,
      status,
      owner,
    },
  }
}
