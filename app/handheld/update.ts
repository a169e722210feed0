// Owns noticing a new version of the app, and starting it: in the tab where the person says so, and in every other when its
// person is between jobs, never under their hands. Knows no screen.
import { type FromPage, type FromWorker, lockOfBuild } from '../worker/pages.ts'

export interface UpdateState {
  /** A new version waits for a person to start it. */
  readonly waiting: boolean
  /** It has been started in another tab: this one goes over by itself at its next safe point. */
  readonly due: boolean
  /** The new version did not start, so the one before it runs. */
  readonly older: boolean
}

export interface Updates {
  subscribe(listener: () => void): () => void
  state(): UpdateState
  /** Starts the new version; the page loads anew. */
  start(): void
  /** Nothing is in hand that a reload would interrupt: a version that is due is started. */
  safePoint(): void
  /** A newer version, in another window, waits for what this page holds. */
  wanted(): void
  /** The app has drawn itself: its build is a good one. */
  started(): void
}

interface Page {
  readonly workers: ServiceWorkerContainer | undefined
  readonly locks: Pick<LockManager, 'request'> | undefined
  /** Address of the script that this page was started from. */
  readonly entry: string
  reload(): void
  /** Tells the first script of the page, which opens a build anew that does not come so far (app/index.html). */
  noteStarted(): void
}

const asksEvery = 60 * 60_000

/** The page as the browser opened it. The worker is there in what is built only. */
function thisPage(): Page {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]')
  return {
    workers: import.meta.env.PROD ? navigator.serviceWorker : undefined,
    locks: navigator.locks,
    entry: script ? new URL(script.src).pathname : '/',
    reload: () => location.reload(),
    noteStarted() {
      document.documentElement.dataset.started = 'yes'
    },
  }
}

/** Registers the service worker, which also makes the app open without a network. */
export function watchUpdates(page: Page = thisPage()): Updates {
  const { workers, locks, entry } = page
  const listeners = new Set<() => void>()
  let state: UpdateState = { waiting: false, due: false, older: false }
  let registration: ServiceWorkerRegistration | undefined
  let asked = false
  let isControlled = Boolean(workers?.controller)
  const tell = (change: Partial<UpdateState>) => {
    state = { ...state, ...change }
    for (const listener of [...listeners]) listener()
  }
  const post = (worker: ServiceWorker | null | undefined, message: FromPage) => worker?.postMessage(message)

  workers?.addEventListener('controllerchange', () => {
    // The first worker of all takes over a page that came from the network: that is no new version.
    if (!isControlled) {
      isControlled = true
      post(workers.controller, { type: 'started', entry })
    } else if (asked) page.reload()
    else tell({ due: true, waiting: false })
  })
  workers?.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if (data.type === 'older') tell({ older: true })
  })
  const watch = (installing: ServiceWorker | null) => {
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && isControlled) tell({ waiting: true })
    })
  }
  workers?.register('/sw.js').then(
    (registered) => {
      registration = registered
      if (registered.waiting && isControlled) tell({ waiting: true })
      watch(registered.installing)
      registered.addEventListener('updatefound', () => watch(registered.installing))
      // A handheld stays open for weeks: it asks for a new version now and then.
      setInterval(() => registered.update().catch(() => undefined), asksEvery)
    },
    // Without it the app works as long as there is a network.
    () => undefined,
  )
  locks
    ?.request(lockOfBuild(entry), { mode: 'shared' }, () => new Promise<void>(() => undefined))
    .catch(() => undefined)

  const start = () => {
    if (state.due || !registration?.waiting) return page.reload()
    asked = true
    post(registration.waiting, { type: 'take-over' })
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => state,
    start,
    safePoint() {
      if (state.due) start()
    },
    wanted: () => tell({ due: true, waiting: false }),
    started() {
      page.noteStarted()
      post(workers?.controller, { type: 'started', entry })
    },
  }
}
