// The service worker: opens the app without a network, keeps every build until no page needs it, and sends what waits when the
// browser wakes it. What it does is decided by builds.ts and app/sync; here it is put together.
import { DexieStorage } from '../replica/dexie-storage.ts'
import { browserTabs } from '../replica/tab-channel.ts'
import { outboxTag, pushWaiting } from '../sync/background-sync.ts'
import { syncLock } from '../sync/leader.ts'
import { httpTransport } from '../sync/signed-fetch.ts'
import { Builds, type BuiltFile } from './builds.ts'
import { buildOfLock, type FromPage, isPageOfApp, replicaName } from './pages.ts'

interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}

const worker = self as unknown as ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly (BuiltFile | string)[] }

const builds = new Builds({
  // The list of files is put here when the app is built.
  files: (self as unknown as typeof worker).__WB_MANIFEST.flatMap((file) => (typeof file === 'string' ? [] : [file])),
  caches,
  fetch: (request) => fetch(request),
  base: worker.registration.scope,
})

worker.addEventListener('install', (event) => {
  event.waitUntil(builds.install())
})

worker.addEventListener('activate', (event) => {
  // Pages of the build before this one stay as they are: this worker brings them their own files.
  event.waitUntil(builds.takeOver().then(() => worker.clients.claim()))
})

worker.addEventListener('message', (event) => {
  const message = event.data as FromPage
  if (message.type === 'take-over') event.waitUntil(worker.skipWaiting())
  else if (message.type === 'started') {
    const { source } = event
    event.waitUntil(
      builds.started(message.entry).then(async (broken) => {
        if (broken) source?.postMessage({ type: 'older' })
        await builds.tidy(await buildsInUse())
      }),
    )
  }
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate') {
    if (isPageOfApp(pathname)) event.respondWith(orNetwork(builds.page(), request))
  } else if (!pathname.startsWith('/api/')) event.respondWith(orNetwork(builds.file(request), request))
})

worker.addEventListener('sync', ((event: SyncEvent) => {
  if (event.tag === outboxTag) event.waitUntil(sendWaiting())
}) as unknown as EventListener)

async function orNetwork(found: Promise<Response | undefined>, request: Request): Promise<Response> {
  return (await found.catch(() => undefined)) ?? fetch(request)
}

async function buildsInUse(): Promise<readonly string[]> {
  const { held = [] } = await navigator.locks.query()
  return held.flatMap(({ name }) => buildOfLock(name ?? '') ?? [])
}

/** A rejection makes the browser try again later, ever less often. */
async function sendWaiting(): Promise<void> {
  const tabs = browserTabs(replicaName)
  const done = await navigator.locks.request(syncLock, { ifAvailable: true }, async (lock) => {
    if (!lock) {
      // A page is open and speaks for the device: it is told that there may be a network.
      tabs.post('nudge')
      return true
    }
    const storage = await DexieStorage.connect({ name: replicaName })
    try {
      const [identity, keys] = await Promise.all([storage.note('identity'), storage.note('keys')])
      if (!identity || !keys) return true
      const sent = await pushWaiting(storage, httpTransport({ device: identity.device, key: keys.sign.privateKey }))
      tabs.post('settled')
      return sent
    } finally {
      storage.close()
    }
  })
  if (!done) throw new Error('something still waits to be sent')
}
