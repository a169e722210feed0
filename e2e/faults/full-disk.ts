import { join } from 'node:path'
import { sql } from 'kysely'
import type { Services } from '../../server/services.ts'
import { Fault as StorageFault } from '../../shared/values/result.ts'
import { Shift } from '../benches/ingest-load.ts'
import { type Fault, must } from './fault.ts'
import { checkShop, keptOf, load, makeShop, within } from './shop.ts'

/** Sends until the store fails, mends it, sends the rest; tells what the failure said. */
async function failAndMend(
  services: Services,
  exchanges: readonly ReturnType<Shift['batch']>[],
  spoil: () => Promise<unknown>,
  mend: () => Promise<unknown>,
): Promise<{ readonly said: string; readonly at: number }> {
  let said = ''
  let at = 0
  await spoil()
  for (const [index, exchange] of exchanges.entries()) {
    const failed = await services.applier.exchange(exchange).then(
      () => undefined,
      (cause: unknown) => cause,
    )
    if (!failed) continue
    must(failed instanceof StorageFault && failed.kind === 'storage', `an unnamed failure: ${String(failed)}`)
    const device = exchange.stream.device
    const kept = await keptOf(services, device)
    must(kept === index * exchange.operations.length, `${kept} operations are kept of ${index} commits`)
    said = failed.message
    at = index
    await mend()
    await services.applier.exchange(exchange)
  }
  must(said !== '', 'nothing failed')
  return { said, at }
}

function exchangesOf(count: number) {
  const shift = new Shift(0, load, 11)
  return Array.from({ length: count }, () => shift.batch(20))
}

export const fullDisk: Fault = {
  what: 'The disk of the server is full',
  promise: 'The failed commit leaves nothing behind and says why; with space again the same work is taken',
  async run(folder, size) {
    const file = join(folder, 'full.db')
    await makeShop(file)
    const exchanges = exchangesOf(Math.max(12, Math.ceil(200 * size)))
    const told = await within(file, async (services) => {
      const { db } = services.store
      const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(db)
      const pages = (rows[0]?.page_count ?? 0) + 4
      const limit = (most: number) => sql.raw(`PRAGMA max_page_count = ${most}`).execute(db)
      return failAndMend(
        services,
        exchanges,
        () => limit(pages),
        () => limit(1_000_000),
      )
    })
    must(told.said.includes('disk is full'), `it said: ${told.said}`)
    await checkShop(file, [exchanges.length * 20], true)
    return `full at commit ${told.at + 1} of ${exchanges.length}; it said "${told.said}"`
  },
}

export const readOnly: Fault = {
  what: 'The server loses the right to write its database',
  promise: 'Nothing is answered as kept; it says what to do; afterwards the same work is taken',
  async run(folder, size) {
    const file = join(folder, 'read-only.db')
    await makeShop(file)
    const exchanges = exchangesOf(Math.max(6, Math.ceil(100 * size)))
    const told = await within(file, async (services) => {
      const only = (on: boolean) => sql.raw(`PRAGMA query_only = ${on ? 1 : 0}`).execute(services.store.db)
      return failAndMend(
        services,
        exchanges,
        () => only(true),
        () => only(false),
      )
    })
    must(told.said.includes("can't be written"), `it said: ${told.said}`)
    await checkShop(file, [exchanges.length * 20], true)
    return `refused at commit ${told.at + 1}; it said "${told.said}"`
  },
}
