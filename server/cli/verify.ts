// `wms verify`: works out from the facts everything that is kept for speed, and names each disagreement.
import { sealJournals, sealOf } from '../jobs/sealing.ts'
import { tenant } from '../store/store.ts'
import { verify } from '../store/verify.ts'
import { verifyCosting } from '../store/verify-costing.ts'
import { verifyJournal } from '../store/verify-journal.ts'
import type { Command } from './command.ts'

export const verifyCommand: Command = {
  use: 'verify',
  does: 'checks stock, costs, books, journal, totals and streams against the facts',
  run: (args) =>
    args.withServices(async ({ store }) => {
      await sealJournals(store)
      const wrong = [
        ...(await verify(store.db, tenant)),
        ...(await verifyCosting(store, tenant)),
        ...(await verifyJournal(store, tenant, sealOf)),
      ]
      for (const line of wrong.slice(0, 100)) console.log(line)
      console.log(wrong.length === 0 ? 'Everything agrees.' : `${wrong.length} disagreements`)
      return wrong.length === 0 ? 0 : 1
    }),
}
