// The peer of the delta bench, in the same page: Dexie as one would take it, a record a row with an index or two.
import { Dexie } from 'dexie'

export interface NaivePage {
  /** Rows that are there before anything changes. */
  fill(): Promise<number>
  /** Seconds until the changed rows are fetched and put. */
  put(): Promise<number>
}

interface Served {
  readonly kind: string
  readonly row: unknown
}

const database = new Dexie('naive')
database.version(1).stores({ item: 'id,sku,*codes', quant: 'id,place,item' })

async function put(address: string): Promise<number> {
  const rows = (await (await fetch(address)).json()) as Served[]
  for (const kind of ['item', 'quant']) {
    const some = rows.filter((each) => each.kind === kind).map(({ row }) => row)
    if (some.length > 0) await database.table(kind).bulkPut(some)
  }
  return rows.length
}

const page: NaivePage = {
  async fill() {
    let count = 0
    for (let more = 1; more > 0; count += more) more = await put(`/delta/rows?from=${count}`)
    return count
  },
  async put() {
    const startedAt = performance.now()
    await put('/delta/changed')
    return (performance.now() - startedAt) / 1000
  },
}
Object.assign(globalThis, { naive: page })
