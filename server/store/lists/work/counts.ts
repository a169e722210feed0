// Owns how counts are told: who counted what where, and what the books did with it.
import { sql } from 'kysely'
import type { CountListRow, CountPage } from '../../../../shared/protocol/desk/work.ts'
import type { CountRow } from '../../../../shared/rows/stock.ts'
import type { StoreView } from '../../store.ts'
import { Names } from '../names/names.ts'
import { type RecordedAsked, recordedPage, recordedWhere, undoneOf } from './recorded.ts'

/** What is read of the body; the operation's schema has parsed it before it was applied. */
interface Body {
  readonly place: string
  readonly item: string
  readonly lot: string
  readonly counted: number
}

export async function countPage(store: StoreView, asked: RecordedAsked, asOf: number): Promise<CountPage> {
  const { rows: stored, total } = await recordedPage(store, 'quant-counted', asked)
  const read = stored.map((each) => ({ stored: each, body: JSON.parse(each.body) as Body }))
  const ids = stored.map(({ id }) => id)
  const kept = new Map((await store.rows.byIds('count', ids)).map(({ id, row }) => [id, row as CountRow]))
  const undone = await undoneOf(store, ids)
  const names = await new Names(store).learn({
    people: stored.map(({ person }) => person),
    devices: stored.map(({ device }) => device),
    items: read.map(({ body }) => body.item),
    places: read.map(({ body }) => body.place),
  })
  return {
    asOf,
    rows: read.map(({ stored: { id, at, learned_at, person, device }, body }) => ({
      id,
      at: Number(at),
      learnedAt: Number(learned_at),
      person: names.person(person),
      device: names.device(device),
      place: names.place(body.place),
      item: names.item(body.item),
      lot: body.lot,
      counted: body.counted,
      ...became(kept.get(id), undone.has(id)),
    })),
    total,
    sums: await sumsOf(store, asked),
    limit: asked.limit,
    offset: asked.offset,
  }
}

function became(row: CountRow | undefined, undone: boolean): Pick<CountListRow, 'state' | 'adjusted'> {
  if (undone) return { state: 'undone' }
  if (!row) return { state: 'settled' }
  if (row.disputed !== undefined) return { state: 'disputed' }
  return { state: row.adjusted === 0 ? 'agreed' : 'adjusted', adjusted: row.adjusted }
}

/** Units that the counts added, and how many wait for another look. */
async function sumsOf(store: StoreView, asked: RecordedAsked): Promise<CountPage['sums']> {
  const { rows } = await sql<{ body: string }>`
    select c.body from operation o join ${sql.table('count')} c on c.tenant = o.tenant and c.id = o.id and c.gone = 0
    where ${recordedWhere('quant-counted', asked)}`.execute(store.db)
  const counts = rows.map(({ body }) => JSON.parse(body) as CountRow)
  return {
    adjusted: counts.reduce((sum, { adjusted, disputed }) => (disputed === undefined ? sum + adjusted : sum), 0),
    disputed: counts.filter(({ disputed }) => disputed !== undefined).length,
  }
}
