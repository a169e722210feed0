// Owns how rows of business become tables: one table for each kind, holding the row as JSON, with its scope and revision,
// a column for each index by which rules ask, and the columns by which the desk sorts and filters.
import { locationOf } from '../../shared/rows/places.ts'
import {
  type IndexName,
  indexes,
  indexesOf,
  indexKeyOf,
  type Kind,
  type Row,
  type Rows,
  scopeOf,
} from '../../shared/rows/tables.ts'

export type Value = string | number | null

interface ListColumn<K extends Kind> {
  readonly type: 'text' | 'integer'
  readonly of: (row: Rows[K]) => Value
}

/** The name of a kind's table: "order_line" of "orderLine". */
export function tableOf(kind: Kind): string {
  return snake(kind)
}

export function indexColumn(name: IndexName): string {
  return `ix_${snake(name)}`
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

const int = <K extends Kind>(of: (row: Rows[K]) => Value): ListColumn<K> => ({ type: 'integer', of })
const txt = <K extends Kind>(of: (row: Rows[K]) => Value): ListColumn<K> => ({ type: 'text', of })

const isBin = (row: Rows['quant']) => locationOf(row.place) !== undefined

/** What is taken back stands on its own day, so the days of a document need not be in order. */
function lastDayOf({ settled, postedOn }: Rows['document']): string | null {
  const days = (settled ?? []).map(({ on }): string => on).toSorted()
  return days.at(-1) ?? postedOn ?? null
}

/** Columns for lists of the desk: what may be sorted, filtered and summed on the server. */
export const listColumns: { readonly [K in Kind]?: Readonly<Record<string, ListColumn<K>>> } = {
  person: { name: txt<'person'>((r) => r.name), active: int<'person'>((r) => (r.active ? 1 : 0)) },
  device: {
    warehouse: txt<'device'>((r) => r.warehouse),
    name: txt<'device'>((r) => r.name),
    revoked_at: int<'device'>((r) => r.revokedAt ?? null),
  },
  item: {
    sku: txt<'item'>((r) => r.sku),
    name: txt<'item'>((r) => r.name),
    owner: txt<'item'>((r) => r.owner),
    words: txt<'item'>((r) => [r.sku, r.name, ...r.codes.map((code) => code.code)].join(' ').toLowerCase()),
  },
  location: {
    warehouse: txt<'location'>((r) => r.warehouse),
    code: txt<'location'>((r) => r.code),
    type: txt<'location'>((r) => r.type),
  },
  quant: {
    warehouse: txt<'quant'>((r) => r.warehouse),
    item: txt<'quant'>((r) => r.item),
    quantity: int<'quant'>((r) => r.quantity),
    allocated: int<'quant'>((r) => r.allocated),
    status: txt<'quant'>((r) => r.status),
    owner: txt<'quant'>((r) => r.owner),
    // What is on a plate was taken for an order: it is promised as much as what a pick task asks for.
    promised: int<'quant'>((r) => (isBin(r) ? r.allocated : r.quantity)),
    free: int<'quant'>((r) => (isBin(r) && r.status === 'available' ? r.quantity - r.allocated : 0)),
  },
  order: {
    warehouse: txt<'order'>((r) => r.warehouse),
    number: txt<'order'>((r) => r.number),
    channel: txt<'order'>((r) => r.channel),
    state: txt<'order'>((r) => r.state),
    ship_by: int<'order'>((r) => r.shipBy),
    placed_at: int<'order'>((r) => r.placedAt),
    shipped_at: int<'order'>((r) => r.shippedAt ?? null),
    units: int<'order'>((r) => r.units),
    claimed_by: txt<'order'>((r) => r.claim?.device ?? null),
  },
  purchase: {
    warehouse: txt<'purchase'>((r) => r.warehouse),
    number: txt<'purchase'>((r) => r.number),
    supplier: txt<'purchase'>((r) => r.supplier),
    state: txt<'purchase'>((r) => r.state),
    expected_at: int<'purchase'>((r) => r.expectedAt),
    units: int<'purchase'>((r) => r.units),
    received: int<'purchase'>((r) => r.received),
  },
  exception: {
    warehouse: txt<'exception'>((r) => r.warehouse),
    kind: txt<'exception'>((r) => r.kind),
    state: txt<'exception'>((r) => r.state),
    opened_at: int<'exception'>((r) => r.openedAt),
    assigned: txt<'exception'>((r) => r.assigned ?? null),
  },
  document: {
    company: txt<'document'>((r) => r.company),
    side: txt<'document'>((r) => r.side),
    kind: txt<'document'>((r) => r.kind),
    number: txt<'document'>((r) => r.number),
    party: txt<'document'>((r) => r.party),
    issued_at: int<'document'>((r) => r.issuedAt),
    due_at: int<'document'>((r) => r.dueAt),
    open_amount: int<'document'>((r) => r.openAmount),
    open_value: int<'document'>((r) => r.openValue),
    posted_on: txt<'document'>((r) => r.postedOn ?? new Date(r.issuedAt).toISOString().slice(0, 10)),
    // The day on which nothing of it was open any more.
    settled_on: txt<'document'>((r) => (r.openValue === 0 ? lastDayOf(r) : null)),
  },
  bankLine: {
    company: txt<'bankLine'>((r) => r.company),
    booked_on: txt<'bankLine'>((r) => r.bookedOn),
    amount: int<'bankLine'>((r) => r.amount),
  },
  payment: {
    company: txt<'payment'>((r) => r.company),
    what: txt<'payment'>((r) => r.what),
    party: txt<'payment'>((r) => r.party),
    at: int<'payment'>((r) => r.at),
    currency: txt<'payment'>((r) => r.currency),
    amount: int<'payment'>((r) => r.amount),
    on_account: int<'payment'>((r) => (r.takenBack ? 0 : r.onAccount)),
    taken_back: int<'payment'>((r) => (r.takenBack ? 1 : 0)),
  },
  payout: {
    company: txt<'payout'>((r) => r.company),
    channel: txt<'payout'>((r) => r.channel),
    at: int<'payout'>((r) => r.at),
    posted_on: txt<'payout'>((r) => r.postedOn),
    gross: int<'payout'>((r) => r.gross),
    refunds: int<'payout'>((r) => r.refunds),
    fees: int<'payout'>((r) => r.fees),
    reserve: int<'payout'>((r) => r.reserve),
    net: int<'payout'>((r) => r.net),
    unmatched: int<'payout'>((r) => (r.takenBack ? 0 : r.unmatched)),
    taken_back_on: txt<'payout'>((r) => r.takenBack?.on ?? null),
  },
  transfer: {
    warehouse: txt<'transfer'>((r) => r.warehouse),
    source: txt<'transfer'>((r) => r.source ?? null),
    at: int<'transfer'>((r) => r.at),
    item: txt<'transfer'>((r) => r.item),
    owner: txt<'transfer'>((r) => r.owner),
    // Units that left and have not come: they are the pool's, but in no place.
    open: int<'transfer'>((r) => r.shipped - r.received - r.lost),
  },
  unbilled: {
    company: txt<'unbilled'>((r) => r.company),
    customer: txt<'unbilled'>((r) => r.customer),
    open: int<'unbilled'>((r) => (r.document === undefined ? 1 : 0)),
    at: int<'unbilled'>((r) => r.at),
  },
  shipment: {
    warehouse: txt<'shipment'>((r) => r.warehouse),
    state: txt<'shipment'>((r) => r.state),
    shipped_at: int<'shipment'>((r) => r.shippedAt ?? null),
  },
}

/** Indexes by which lists of the desk are found and sorted; each begins with the tenant. Few, since every write pays. */
const listIndexes: { readonly [K in Kind]?: readonly (readonly string[])[] } = {
  item: [['words']],
  quant: [['warehouse', 'item', 'quantity', 'promised', 'free']],
  order: [
    ['warehouse', 'state', 'ship_by'],
    ['warehouse', 'ship_by'],
  ],
  purchase: [['warehouse', 'state', 'expected_at']],
  exception: [['warehouse', 'state', 'opened_at']],
  document: [
    ['company', 'side', 'open_value'],
    ['company', 'side', 'issued_at'],
    ['company', 'posted_on'],
  ],
  bankLine: [['company', 'booked_on']],
  payment: [['company', 'at']],
  payout: [['company', 'at']],
  transfer: [
    ['warehouse', 'at'],
    ['source', 'at'],
  ],
  unbilled: [['company', 'open', 'at']],
  shipment: [['warehouse', 'shipped_at']],
}

export interface RowTable {
  readonly kind: Kind
  readonly table: string
  readonly indexes: readonly IndexName[]
  readonly columns: readonly { readonly name: string; readonly type: 'text' | 'integer' }[]
  readonly listIndexes: readonly (readonly string[])[]
  /** Every column in the order of `valuesOf`. */
  readonly allColumns: readonly string[]
}

const fixed = ['tenant', 'id', 'scope', 'rev', 'gone', 'body'] as const

function tableFor(kind: Kind): RowTable {
  const list = (listColumns[kind] ?? {}) as Record<string, ListColumn<Kind>>
  const columns = Object.entries(list).map(([name, column]) => ({ name, type: column.type }))
  const byIndex = indexesOf(kind)
  return {
    kind,
    table: tableOf(kind),
    indexes: byIndex,
    columns,
    listIndexes: listIndexes[kind] ?? [],
    allColumns: [...fixed, ...byIndex.map(indexColumn), ...columns.map((column) => column.name)],
  }
}

export const rowTables = Object.fromEntries(
  (Object.keys(scopeOf) as Kind[]).map((kind) => [kind, tableFor(kind)]),
) as unknown as { readonly [K in Kind]: RowTable }

export const kinds = Object.keys(scopeOf) as Kind[]

/** The values of a row for every column of its table; a row that is gone keeps its scope, so that its leaving is seen. */
export function valuesOf(
  kind: Kind,
  id: string,
  row: Row | undefined,
  place: { tenant: number; scope: string; rev: number },
): Value[] {
  const table = rowTables[kind]
  const list = (listColumns[kind] ?? {}) as Record<string, ListColumn<Kind>>
  const values: Value[] = [place.tenant, id, place.scope, place.rev, row ? 0 : 1, row ? JSON.stringify(row) : '']
  for (const name of table.indexes) values.push((row && indexKeyOf(name, row)) ?? null)
  for (const column of table.columns) values.push(row ? (list[column.name]?.of(row as Rows[Kind]) ?? null) : null)
  return values
}

export function kindOfIndex(name: IndexName): Kind {
  return indexes[name].kind
}
