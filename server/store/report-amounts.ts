// Owns what an entry adds to the totals of reports: by month, item, warehouse and channel, and by the document it belongs to.
// Used when entries are sealed, and again when the totals are verified.
import { operationOfEvent } from '../../shared/ledger/cost-event.ts'
import { byEvent } from '../../shared/ledger/journal/grouping.ts'
import { readOperation } from '../../shared/operations/apply.ts'
import { operations } from '../../shared/operations/index.ts'
import type { Operation, OperationDefinition } from '../../shared/operations/operation.ts'
import type { OrderRow } from '../../shared/rows/work.ts'
import type { DocumentAmount, MonthAmount, UnsealedEntry } from './journal.ts'
import type { StoreView } from './store.ts'

const costOfSales = '5000'

export interface ReportAmounts {
  readonly months: readonly MonthAmount[]
  readonly documents: readonly DocumentAmount[]
}

/** What entries of one company add to the totals of reports. */
export async function reportAmounts(
  view: StoreView,
  company: string,
  entries: readonly UnsealedEntry[],
): Promise<ReportAmounts> {
  const dimensions = await dimensionsOf(view, entries)
  const first = entries.filter((entry) => entry.kind === 'initial').map((entry) => entry.event)
  const units = await view.journal.soldUnits(company, first)
  const months: MonthAmount[] = []
  const documents: DocumentAmount[] = []
  // A correction belongs where what it corrects does.
  for (const entry of entries.flatMap((each) => byEvent(each))) {
    const known = dimensions.get(operationOfEvent(entry.event))
    const sold = entry.kind === 'initial' ? (units.get(entry.event) ?? 0) : 0
    for (const { account, item, amount } of entry.lines) {
      // Units go with the cost of what was sold: one line of an entry has them.
      const lineUnits = account === costOfSales ? sold : 0
      months.push({
        month: entry.postedOn.slice(0, 7),
        account,
        item: item ?? '',
        warehouse: known?.warehouse ?? '',
        channel: known?.channel ?? '',
        units: lineUnits,
        amount,
      })
      for (const document of known?.documents ?? []) {
        documents.push({ ...document, account, postedOn: entry.postedOn, units: lineUnits, amount })
      }
    }
  }
  return { months, documents }
}

interface Dimensions {
  readonly warehouse: string
  readonly channel: string
  readonly documents: readonly { readonly kind: string; readonly document: string }[]
}

const documentKinds = ['order', 'purchase']

/** Where and for what each entry's own operation was done; a re-costing belongs to what it corrects, not to its cause. */
async function dimensionsOf(view: StoreView, entries: readonly UnsealedEntry[]): Promise<Map<string, Dimensions>> {
  const events = entries.flatMap(({ event, parts }) => (parts.length === 0 ? [event] : parts.map(([of]) => of)))
  const ids = [...new Set(events.map(operationOfEvent))]
  const stored = await view.operations.byIds(ids)
  const documents = new Map<string, { kind: string; document: string }[]>()
  for (const [id, row] of stored) {
    const read = readOperation({ ...row, body: JSON.parse(row.body) } as unknown as Operation)
    if (!read.ok) continue
    const definition = operations[read.operation.type] as unknown as OperationDefinition<string, unknown>
    const subjects = definition.subjects(read.operation)
    documents.set(
      id,
      subjects.flatMap((subject) =>
        documentKinds.includes(subject.kind) ? [{ kind: subject.kind, document: subject.id }] : [],
      ),
    )
  }
  const orders = [...documents.values()].flat().flatMap((each) => (each.kind === 'order' ? [each.document] : []))
  const channels = new Map(
    (await view.rows.byIds('order', [...new Set(orders)])).map(({ id, row }) => [id, (row as OrderRow).channel]),
  )
  const dimensions = new Map<string, Dimensions>()
  for (const [id, row] of stored) {
    const own = documents.get(id) ?? []
    const order = own.find((each) => each.kind === 'order')
    dimensions.set(id, {
      warehouse: row.warehouse,
      channel: (order && channels.get(order.document)) ?? '',
      documents: own,
    })
  }
  return dimensions
}
