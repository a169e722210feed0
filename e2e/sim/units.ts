// Owns a second opinion on units, worked out from the bodies of operations alone: each moved what it says, once, or nothing
// where it has no effect; and where a quant was counted, it holds what was seen and what moved since. Uses no rule of the product.
import { type Store, tenant } from '../../server/store/store.ts'
import type { CountRow, QuantRow } from '../../shared/rows/stock.ts'
import type { ExceptionRow, ReversalRow } from '../../shared/rows/work.ts'

const everything = 1_000_000

interface Moved {
  readonly item: string
  readonly quantity: number
  readonly from: string
  readonly to: string
}

interface Line {
  readonly item: string
  readonly quantity: number
  readonly from: string
}

interface Body extends Line {
  readonly to: string
  readonly place: string
  readonly disposition: string
  readonly tote: { readonly id: string }
  readonly plate: { readonly id: string }
  readonly lines: readonly Line[]
  readonly toStatus?: string
  readonly of: string
}

const adjustment = 'adjustment'

/** What an operation says that it moved. Adjustments depend on when it arrived and are weighed by counts, so they are left out. */
function said(type: string, body: Body): readonly Moved[] {
  const one = (from: string, to: string) => [{ item: body.item, quantity: body.quantity, from, to }]
  const each = (to: string) => body.lines.map(({ item, quantity, from }) => ({ item, quantity, from, to }))
  switch (type) {
    case 'goods-received':
      return one('supplier', body.to)
    case 'goods-moved':
      return one(body.from, body.to)
    case 'goods-returned':
      return one('customer', body.disposition === 'scrap' ? 'scrap' : body.to)
    case 'units-picked':
      return one(body.from, `P:${body.tote.id}`)
    case 'parcel-packed':
      return each(`P:${body.plate.id}`)
    case 'parcel-shipped':
      return each('customer')
    case 'stock-written-off':
      return one(body.from, 'scrap')
    case 'stock-opened':
      return one('opening', body.place)
    default:
      return []
  }
}

export async function checkUnits({ db, rows }: Store): Promise<readonly string[]> {
  const operations = await db
    .selectFrom('operation')
    .select(['id', 'type', 'outcome', 'answer', 'body'])
    .where('tenant', '=', tenant)
    .execute()
  const movements = await db.selectFrom('movement').selectAll().where('tenant', '=', tenant).execute()
  const found = new Map<string, string[]>()
  for (const each of movements) {
    if (each.from_place === adjustment || each.to_place === adjustment) continue
    const ways = found.get(each.operation) ?? []
    ways.push(way({ item: each.item, quantity: Number(each.quantity), from: each.from_place, to: each.to_place }))
    found.set(each.operation, ways)
  }
  const known = new Map(operations.map((each) => [each.id, each]))
  const reversals = new Map((await rows.all('reversal', everything)).map(({ id, row }) => [id, row as ReversalRow]))
  const late = new Set<string>()
  for (const { row } of await rows.all('exception', everything)) {
    const exception = row as ExceptionRow
    if (exception.kind === 'undo-too-late') late.add(exception.operation)
  }
  const moves = (operation: (typeof operations)[number] | undefined): readonly Moved[] => {
    if (!operation || (operation.outcome !== 'applied' && operation.outcome !== 'exception')) return []
    const { id, type, answer } = operation
    if (answer !== null && (JSON.parse(answer) as { id: string }).id !== id) return []
    const body = JSON.parse(operation.body) as Body
    if (type !== 'operation-reversed') {
      return said(type, body).filter(({ from, to }) => from !== to || body.toStatus !== undefined)
    }
    // Whoever came first has undone it, if it did not come too late.
    const undoes = reversals.get(body.of)?.operation === id && !late.has(id)
    return undoes ? moves(known.get(body.of)).map(({ from, to, ...goods }) => ({ ...goods, from: to, to: from })) : []
  }
  const wrong: string[] = []
  for (const operation of operations) {
    const { id, type, outcome } = operation
    const moved = moves(operation)
    const expected = moved.map(way).sort().join('; ')
    const actual = (found.get(id) ?? []).sort().join('; ')
    if (expected !== actual) wrong.push(`${outcome} ${type} ${id} moved [${actual}], it says [${expected}]`)
    found.delete(id)
  }
  for (const id of found.keys()) wrong.push(`units moved for ${id}, which is no operation`)
  return wrong
}

function way({ item, quantity, from, to }: Moved): string {
  return `${quantity} ${item} ${from} > ${to}`
}

/**
 * What was last seen of a quant, and what moved there since, is what it holds, in whatever order it was learned. Where
 * something moved in the very moment of a count, nobody knows what was seen.
 */
export async function checkCounts({ db, rows }: Store): Promise<readonly string[]> {
  const latest = new Map<string, CountRow>()
  for (const { row } of await rows.all('count', everything)) {
    const count = row as CountRow
    const known = latest.get(count.quant)
    if (!known || known.at <= count.at) latest.set(count.quant, count)
  }
  const since = new Map<string, number>()
  for (const row of await db.selectFrom('movement').selectAll().where('tenant', '=', tenant).execute()) {
    const status = { from: row.status, to: row.to_status }
    for (const [end, place, sign] of [['from', row.from_place, -1] as const, ['to', row.to_place, 1] as const]) {
      const quant = [place, row.item, row.lot, row.serial, status[end], row.owner].join('|')
      const count = latest.get(quant)
      if (!count) continue
      const adjusts = row.from_place === adjustment || row.to_place === adjustment
      if (Number(row.at) > count.at) since.set(quant, (since.get(quant) ?? 0) + sign * Number(row.quantity))
      else if (Number(row.at) === count.at && !adjusts) latest.delete(quant)
    }
  }
  const held = new Map((await rows.all('quant', everything)).map(({ id, row }) => [id, (row as QuantRow).quantity]))
  const wrong: string[] = []
  for (const [quant, { counted }] of latest) {
    const right = counted + (since.get(quant) ?? 0)
    const holds = held.get(quant) ?? 0
    if (holds !== right) wrong.push(`${quant} holds ${holds}: ${counted} were seen, ${right} are left`)
  }
  return wrong
}
