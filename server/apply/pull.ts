// Owns what a device is sent: the rows of the scopes that it may have, beyond the revisions that it holds. Bounded.
import { type ExchangeRequest, maxRows } from '../../shared/protocol/exchange.ts'
import type { DeviceRow } from '../../shared/rows/catalogue.ts'
import { packScope, type Scope, tenantScope, warehouseScope } from '../../shared/rows/tables.ts'
import type { WarehouseId } from '../../shared/values/ids.ts'
import type { StoredUpdate } from '../store/rows.ts'
import type { Store } from '../store/store.ts'

interface Pulled {
  readonly rows: readonly StoredUpdate[]
  readonly cursors: Readonly<Record<Scope, number>>
  readonly more: boolean
  /** Rows that wait behind these, where there are more and it was asked. */
  readonly left: number | undefined
  /** The device's cursor lies beyond the scope's revision. */
  readonly ahead: boolean
}

/** A device works in one warehouse and has unsent work in another or two. */
const mostElsewhere = 4

/**
 * The scopes of a device: the tenant's catalogue, its warehouse, and at a pack station the names of open orders. A device
 * that is carried to another warehouse of the firm, or still has work of one, asks for that too.
 */
export async function scopesOf(store: Store, device: string, asked: readonly Scope[] = []): Promise<readonly Scope[]> {
  const row = (await store.rows.byIds('device', [device]))[0]?.row as DeviceRow | undefined
  if (!row) return []
  const prefix = warehouseScope('' as WarehouseId)
  const elsewhere = asked
    .filter((scope) => scope.startsWith(prefix) && scope !== warehouseScope(row.warehouse))
    .map((scope) => scope.slice(prefix.length) as WarehouseId)
    .slice(0, mostElsewhere)
  const known = elsewhere.length === 0 ? [] : await store.rows.byIds('warehouse', elsewhere)
  const warehouses = [row.warehouse, ...known.map(({ id }) => id as WarehouseId)]
  const scopes = [tenantScope, ...warehouses.map(warehouseScope)]
  return row.packStation ? [...scopes, ...warehouses.map(packScope)] : scopes
}

export async function pull(
  store: Store,
  scopes: readonly Scope[],
  { cursors, count }: Pick<ExchangeRequest, 'cursors' | 'count'>,
): Promise<Pulled> {
  const revisions = await store.rows.revisions(scopes)
  const rows: StoredUpdate[] = []
  const next: Record<Scope, number> = {}
  let more = false
  let ahead = false
  for (const scope of scopes) {
    const cursor = cursors[scope] ?? 0
    const revision = revisions.get(scope) ?? 0
    if (cursor > revision) ahead = true
    if (cursor >= revision) continue
    const room = maxRows - rows.length
    if (room <= 0) {
      more = true
      break
    }
    const page = await store.rows.since(scope, cursor, room)
    rows.push(...page.rows)
    next[scope] = page.more ? (page.rows[page.rows.length - 1]?.rev ?? cursor) : revision
    more ||= page.more
  }
  const left = more && count ? await leftOf(store, scopes, { ...cursors, ...next }) : undefined
  return { rows, cursors: next, more, left, ahead }
}

async function leftOf(
  store: Store,
  scopes: readonly Scope[],
  cursors: Readonly<Record<Scope, number>>,
): Promise<number> {
  let left = 0
  for (const scope of scopes) left += await store.rows.countSince(scope, cursors[scope] ?? 0)
  return left
}
