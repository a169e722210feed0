// Owns what makes the next start of a replica fast: a restart image of its rows, and pages without what nobody needs any more.
// Runs beside the work, best in a worker: nothing it does changes what is shown.
import type { Scope } from '../../shared/rows/tables.ts'
import type { ReplicaStorage } from './storage.ts'
import { holdsOther } from './stored-rows.ts'

/** Rows that a start may read one by one; beyond, the image is made anew. */
const freshLimit = 2_000
/** Rows that may lie one by one; beyond, making an image takes too long, and they are written as pages. */
const looseLimit = 20_000

export async function isUntidy(storage: ReplicaStorage): Promise<boolean> {
  return (await storage.fresh()) > freshLimit || (await storage.loose()) > looseLimit
}

/** @returns whether other tabs have to look at the store again */
export async function tidyStorage(storage: ReplicaStorage, scopes: readonly Scope[]): Promise<boolean> {
  const { rows } = await storage.marks()
  const repacked = (holdsOther(rows, scopes) || (await storage.loose()) > looseLimit) && (await storage.repack(scopes))
  if (repacked || (await storage.fresh()) > freshLimit) await storage.makeImage()
  return repacked
}
