// Owns the bundle of what routes and programs of the server work with, made once at the start and passed in.
import { randomBytes } from 'node:crypto'
import { Applier } from './apply/applier.ts'
import { Signatures } from './auth/devices.ts'
import { Events } from './events.ts'
import { Store } from './store/store.ts'

export interface Services {
  readonly store: Store
  readonly applier: Applier
  readonly signatures: Signatures
  readonly events: Events
  readonly now: () => number
  /** The database's file, where a program of its own may read it. */
  readonly file?: string
}

/** @throws Fault where the database can't be used */
export async function openServices(file: string, now: () => number = Date.now): Promise<Services> {
  const store = await Store.open(file)
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
  const applier = await Applier.open({
    store,
    now,
    random: () => randomBytes(16),
    turn,
    stopwatch: () => performance.now(),
  })
  return { store, applier, signatures: new Signatures(store), events: new Events(applier), now, file }
}

export async function closeServices(services: Services): Promise<void> {
  await services.applier.drained()
  await services.store.close()
}
