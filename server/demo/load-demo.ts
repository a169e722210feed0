// Owns getting the demo company into an empty database, whole or, after a crash, completed by the next start: its ids are
// made from what they name, so what is there already counts once. Does not know the terminal.
import type { Instant } from '../../shared/values/time.ts'
import { setPin } from '../auth/pins.ts'
import type { Services } from '../services.ts'
import { type DemoCompany, demoCompany, demoSeed } from './company.ts'
import type { DemoOperation } from './recorder.ts'
import { demoOperations } from './to-operations.ts'

const begunKey = 'demo-begun'
const loadedKey = 'demo-loaded'

/** The demo company of this database; undefined where it has none. */
export async function knownDemo({ store }: Services): Promise<{ company: DemoCompany; loaded: boolean } | undefined> {
  const begun = await store.meta(begunKey)
  if (begun === undefined) return undefined
  const company = demoCompany(demoSeed, Number(begun) as Instant)
  return { company, loaded: (await store.meta(loadedKey)) !== undefined }
}

/** Records all of the demo, as of the time when it was first begun. */
export async function loadDemo(services: Services): Promise<DemoCompany> {
  const { store } = services
  const begun = (await store.meta(begunKey)) ?? String(services.now())
  await store.setMeta(begunKey, begun)
  const company = demoCompany(demoSeed, Number(begun) as Instant)
  const pins = Promise.all(company.people.map(({ row, pin }) => setPin(store, row.id, pin)))
  const runs = runsOf(demoOperations(company, demoSeed))
  // Queued together, so that the store commits many runs at once; the queue keeps their order.
  await Promise.all(runs.map(({ source, operations }) => services.applier.submit(source, operations)))
  await pins
  await store.setMeta(loadedKey, begun)
  return company
}

interface Run {
  readonly source: string
  readonly operations: DemoOperation[]
}

/** Operations of one device that follow each other travel together. */
function runsOf(operations: readonly DemoOperation[]): readonly Run[] {
  const runs: Run[] = []
  for (const operation of operations) {
    const last = runs.at(-1)
    if (last && last.source === operation.source && last.operations.length < 500) last.operations.push(operation)
    else runs.push({ source: operation.source, operations: [operation] })
  }
  return runs
}
