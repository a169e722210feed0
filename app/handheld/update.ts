// Owns noticing a new version of the app, and starting it when the person says so: never under their hands. Knows no screen.
import { registerSW } from 'virtual:pwa-register'

export interface Updates {
  subscribe(listener: () => void): () => void
  /** Whether a new version waits. */
  waiting(): boolean
  /** Starts it; the page loads anew. */
  start(): void
}

const asksEvery = 60 * 60_000

/** Registers the service worker, which also makes the app open without a network. */
export function watchUpdates(): Updates {
  const listeners = new Set<() => void>()
  let isWaiting = false
  const start = registerSW({
    onNeedRefresh() {
      isWaiting = true
      for (const listener of [...listeners]) listener()
    },
    onRegisteredSW(_url, registration) {
      if (!registration) return
      // A handheld stays open for weeks: it asks for a new version now and then.
      setInterval(() => registration.update().catch(() => undefined), asksEvery)
    },
  })
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    waiting: () => isWaiting,
    start: () => void start(),
  }
}
