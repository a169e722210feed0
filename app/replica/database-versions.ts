// Owns the versions of the replica's database: its stores, their keys, the steps from each version to the next. A step only adds
// stores: a build that is rolled back goes on with those that it knows. Loaded only where a database has to be made or brought
// up to date, so that no start waits for it.
import { Dexie } from 'dexie'
import type { Engine } from './database.ts'

/**
 * Makes the database, or brings an older one up to date, and lets go of it.
 * @param onWaiting an older build holds it, and is waited for
 */
export async function prepareDatabase(name: string, onWaiting: () => void, engine?: Engine): Promise<void> {
  const database = new Dexie(name, engine)
  database.version(1).stores({
    outbox: '[incarnation+n]',
    answers: '[incarnation+n]',
    pages: '[set+part]',
    loose: '[kind+id], set',
    notes: '',
  })
  database.version(2).stores({ image: '[upTo+chunk]' })
  database.on('blocked', onWaiting)
  await database.open()
  database.close()
}
