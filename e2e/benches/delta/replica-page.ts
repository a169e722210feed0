// A page without screens: the product's replica and exchange loop over HTTP, for a bench to time from outside.
import { DexieStorage } from '../../../app/replica/dexie-storage.ts'
import { browserEnvironment } from '../../../app/replica/environment.ts'
import { isBetween } from '../../../app/replica/marks.ts'
import { noTabs } from '../../../app/replica/tab-channel.ts'
import { tidyApart } from '../../../app/replica/tidy-apart.ts'
import { WorkingSet } from '../../../app/replica/working-set.ts'
import { enrolDevice } from '../../../app/sync/enrolment.ts'
import { gather } from '../../../app/sync/gather.ts'
import { httpTransport } from '../../../app/sync/signed-fetch.ts'
import { SyncLoop } from '../../../app/sync/sync-loop.ts'

export interface Brought {
  readonly seconds: number
  /** Of answers, as they came over the wire. */
  readonly bytes: number
  /** The longest task of the page meanwhile, milliseconds; 0 where none took 50. */
  readonly longest: number
}

export interface ReplicaPage {
  /** A device that is new: until its copy is whole. */
  copy(name: string, code: string): Promise<Brought>
  /** What has changed on the server, until it is shown. */
  pull(): Promise<Brought>
  /** As in an idle moment, in the worker. */
  tidy(): Promise<Brought>
  /** Opens the database anew, until every row can be read. */
  reopen(): Promise<Brought>
  /** Rows that a restart reads one by one. */
  fresh(): Promise<number>
  quantityOf(quant: string): number | undefined
  forget(): Promise<void>
}

let name = ''
let storage: DexieStorage | undefined
let set: WorkingSet | undefined
let loop: SyncLoop | undefined
const longTasks: number[] = []
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longTasks.push(duration)
}).observe({ type: 'longtask' })
performance.setResourceTimingBufferSize(10_000)

async function timed(work: () => Promise<unknown>): Promise<Brought> {
  longTasks.length = 0
  performance.clearResourceTimings()
  const startedAt = performance.now()
  await work()
  const seconds = (performance.now() - startedAt) / 1000
  // Observers are told a little later.
  await new Promise((resolve) => setTimeout(resolve, 60))
  const answers = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const bytes = answers
    .filter((entry) => entry.name.endsWith('/api/sync'))
    .reduce((sum, entry) => sum + entry.encodedBodySize, 0)
  return { seconds, bytes, longest: Math.max(0, ...longTasks) }
}

async function open(): Promise<WorkingSet> {
  storage ??= await DexieStorage.connect({ name })
  const opened = await WorkingSet.open({
    storage,
    environment: browserEnvironment,
    tabs: noTabs,
    tidyApart: (scopes) => tidyApart(name, scopes),
  })
  if (!opened) throw new Error('not enrolled')
  set = opened
  return opened
}

async function startLoop(opened: WorkingSet): Promise<void> {
  const kept = await storage?.note('keys')
  if (!storage || !kept) throw new Error('no keys')
  loop = new SyncLoop({
    gather,
    set: opened,
    storage,
    environment: browserEnvironment,
    transport: httpTransport({ device: opened.identity.device, key: kept.sign.privateKey }),
    incarnation: () => crypto.randomUUID(),
    onWipe: () => undefined,
  })
  loop.start()
}

function until(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = set?.subscribe(() => {
      if (!holds()) return
      stop?.()
      resolve()
    })
    if (holds()) {
      stop?.()
      resolve()
    }
  })
}

const page: ReplicaPage = {
  copy: (database, code) =>
    timed(async () => {
      name = database
      storage = await DexieStorage.connect({ name })
      const joined = await enrolDevice(storage, { code, name, incarnation: crypto.randomUUID() })
      if (!joined.ok) throw new Error(joined.code)
      const opened = await open()
      await startLoop(opened)
      await until(() => opened.ready)
    }),
  pull: () =>
    timed(async () => {
      const before = set?.mark.stored
      loop?.tryNow()
      await until(() => set !== undefined && set.mark.stored !== before && !isBetween(set.mark))
    }),
  tidy: () => timed(async () => set?.tidy()),
  reopen: () =>
    timed(async () => {
      loop?.stop()
      set?.close()
      const opened = await open()
      await opened.whenWhole()
      await startLoop(opened)
    }),
  fresh: async () => (await storage?.fresh()) ?? 0,
  quantityOf: (quant) => set?.state.get('quant', quant)?.quantity,
  async forget() {
    loop?.stop()
    set?.close()
    storage?.close()
    storage = undefined
    set = undefined
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(name).onsuccess = resolve
    })
  },
}
Object.assign(globalThis, { replica: page })
