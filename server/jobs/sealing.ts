// Owns the step that follows commits: entries get their journal numbers and seals, and the totals of reports get what they
// brought. It runs when commits have gone quiet, and before anybody reads a report; the hot transaction never waits for it.
import { createHash } from 'node:crypto'
import { chainStart, textToSeal } from '../../shared/ledger/journal/seal.ts'
import type { Applier } from '../apply/applier.ts'
import type { Sealed, UnsealedEntry } from '../store/journal.ts'
import { reportAmounts } from '../store/report-amounts.ts'
import type { Store, StoreView } from '../store/store.ts'

const settleTime = 1000
/** Sealing works in small transactions, so that what arrives meanwhile waits for no more than one of them. */
const atOnce = 1000

/** Starts sealing whenever commits have gone quiet for a moment. */
export function sealAfterCommits({ store, applier }: { store: Store; applier: Applier }): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  const plan = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      running = running
        .then(() => sealJournals(store))
        .catch((fault: unknown) => console.error('sealing the journal failed', fault))
    }, settleTime)
  }
  const unlisten = applier.onCommit(plan)
  plan()
  return {
    async stop() {
      unlisten()
      clearTimeout(timer)
      await running
    },
  }
}

/** Seals all that is committed. Returns how many entries got their number. */
export async function sealJournals(store: Store): Promise<number> {
  let sealed = 0
  for (const { id } of await store.rows.all('company', 1000)) {
    for (;;) {
      const some = await store.transaction((view) => sealNext(view, id))
      sealed += some
      if (some < atOnce) break
    }
  }
  return sealed
}

async function sealNext(view: StoreView, company: string): Promise<number> {
  const head = await view.journal.head(company)
  const entries = await view.journal.unsealed(company, head, atOnce)
  if (entries.length === 0) return 0
  await view.journal.seal(company, chained(entries, head?.number ?? 0, head?.hash ?? chainStart))
  const { months, documents } = await reportAmounts(view, company, entries)
  await view.journal.addMonths(company, months)
  await view.journal.addDocuments(company, documents)
  return entries.length
}

/** Gives entries the numbers and seals that follow a head. */
export function chained(entries: readonly UnsealedEntry[], number: number, hash: string): Sealed[] {
  const sealed: Sealed[] = []
  let [lastNumber, last] = [number, hash]
  for (const { rev, ...entry } of entries) {
    lastNumber += 1
    last = sealOf(textToSeal(last, { ...entry, number: lastNumber }))
    sealed.push({ number: lastNumber, rev, entry: entry.id, hash: last })
  }
  return sealed
}

/** The seal of a text: SHA-256, in hexadecimal digits. */
export function sealOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
