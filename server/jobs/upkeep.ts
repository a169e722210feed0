// Owns the upkeep of sync while the server runs: what devices may forget, tombstones that are old enough to go, and work that
// was kept without effect because this server could not read it, tried again at every start.
import type { Applier } from '../apply/applier.ts'
import { type Store, tenant } from '../store/store.ts'
import { UpkeepStore } from '../store/upkeep.ts'

const minute = 60_000
const day = 24 * 60 * minute
/** A device may forget what the server has learned so long ago, backup or not. */
export const safeAfter = 14 * day
/** A device that has not been heard of for so long takes a new first copy. */
export const tombstonesFor = 30 * day

interface Kept {
  readonly store: Store
  readonly applier: Applier
  readonly now: () => number
}

/** Starts the upkeep: a short look each minute, the work once an hour. */
export function keepUp(services: Kept): { stop(): Promise<void> } {
  let running: Promise<unknown> = services.applier.retryHeld().catch(report)
  let last = 0
  const timer = setInterval(() => {
    const due = services.now() - last >= 60 * minute
    if (due) last = services.now()
    // A backup is verified by a process of its own; what it found safe is read here.
    running = running.then(() => (due ? upkeep(services) : services.applier.refresh())).catch(report)
  }, minute)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

export async function upkeep({ store, applier, now }: Kept): Promise<void> {
  const { lastNoted } = await store.transaction(async ({ db }) => {
    const kept = new UpkeepStore(db, tenant)
    await kept.markSafe(await kept.reachedBefore(now() - safeAfter))
    return { lastNoted: await kept.lastNoted() }
  })
  if (now() - lastNoted >= day) await new UpkeepStore(store.db, tenant).noteRevisions(now())
  await forgetTombstones(store, now() - tombstonesFor)
  await applier.refresh()
}

/** Drops what was gone before a time. */
export function forgetTombstones(store: Store, before: number): Promise<void> {
  return store.transaction(({ db }) => new UpkeepStore(db, tenant).compact(before))
}

/** A copy of the database was made and verified: up to where it reaches, devices may forget. */
export async function noteBackup(copy: Store, live: Store): Promise<void> {
  const reached = await new UpkeepStore(copy.db, tenant).reached()
  await new UpkeepStore(live.db, tenant).markSafe(reached)
}

function report(fault: unknown): void {
  console.error('upkeep of sync failed', fault)
}
