// Owns learning once a day where goods best lie, so that handhelds propose bins by turnover; in a thread where the database is a
// file. Works through an ordinary operation, so that handhelds get it as they get everything.
import { randomBytes } from 'node:crypto'
import { system } from '../../shared/operations/apply.ts'
import type { WarehouseRow } from '../../shared/rows/catalogue.ts'
import { makeId } from '../../shared/values/ids.ts'
import { day } from '../../shared/values/time.ts'
import { homesLearned, type LearnedHome } from '../planning/homes-run.ts'
import { inThread } from '../planning/in-thread.ts'
import type { Services } from '../services.ts'

const minute = 60_000
const longest = 5 * minute
/** Items told in one operation. */
const mostAtOnce = 500

/** Learns a few minutes after the start, and each day after. */
export function learnHomesDaily(services: Services): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  let last = services.now() - day + 5 * minute
  const timer = setInterval(() => {
    if (services.now() - last < day) return
    last = services.now()
    running = running
      .then(() => learnHomes(services))
      .catch((fault: unknown) => console.error('learning where goods best lie failed', fault))
  }, minute)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

/** Returns how many items were told something new. */
export async function learnHomes(services: Services): Promise<number> {
  const { store, applier, now, file } = services
  const warehouses = (await store.rows.all('warehouse', 1000)).map(({ row }) => row as WarehouseRow)
  let told = 0
  for (const { id: warehouse } of warehouses) {
    const homes = file ? await learnedInThread(file, warehouse, now()) : await homesLearned(store, warehouse, now())
    for (let from = 0; from < homes.length; from += mostAtOnce) {
      const part = homes.slice(from, from + mostAtOnce)
      await applier.submit('automation', [
        {
          id: makeId({ now, random: () => randomBytes(16) }),
          type: 'homes-learned',
          body: { homes: part },
          at: now(),
          by: system,
          warehouse,
        },
      ])
      told += part.length
    }
  }
  return told
}

async function learnedInThread(file: string, warehouse: string, now: number): Promise<readonly LearnedHome[]> {
  const { answer } = inThread({ kind: 'homes', warehouse, options: {}, file, now, within: longest })
  return (await answer) as readonly LearnedHome[]
}
